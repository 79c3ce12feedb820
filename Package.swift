// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let grdb: [Target.Dependency] = ["GRDB", "GRDBSQLite"].map { .product(name: $0, package: "GRDB.swift") }

/// A library of the product: one folder under Sources, one under Tests.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, swiftSettings: strict),
        .testTarget(
            name: name + "Tests",
            dependencies: [.target(name: name)] + dependencies,
            swiftSettings: strict),
    ]
}

let package = Package(
    name: "columnist",
    products: [
        .executable(name: "columnist", targets: ["columnist"]),
        .library(name: "Article", targets: ["Article"]),
        .library(name: "Figures", targets: ["Figures"]),
        .library(name: "Entities", targets: ["Entities", "Dates"]),
        .library(name: "HTMLTree", targets: ["HTMLTree"]),
        .library(name: "Columns", targets: ["Columns", "CSV", "NDJSON"]),
        .library(name: "Parquet", targets: ["Parquet", "Compression"]),
        .library(name: "Datasets", targets: ["Datasets"]),
        .library(name: "Inputs", targets: ["Inputs"]),
        .library(name: "SQLiteTables", targets: ["SQLiteTables"]),
        .library(name: "Pipeline", targets: ["Pipeline", "Stages"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CSnappy", pkgConfig: "snappy", providers: [.apt(["libsnappy-dev"])]),
        .systemLibrary(name: "CLZ4", pkgConfig: "liblz4", providers: [.apt(["liblz4-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CBzip2", providers: [.apt(["libbz2-dev"])]),
        .systemLibrary(name: "CLZMA", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .target(
            name: "EmbeddedData",
            exclude: ["text", "htmltree", "article", "tagging", "figures", "inputs", "repair", "entities", "dates"]),
    ]
        + library("Text", ["EmbeddedData"])
        + library("JSON")
        + library("HTMLTree", ["Text", "EmbeddedData", "CLibXML2"])
        + library("Article", ["Text", "JSON", "HTMLTree", "EmbeddedData"])
        + library("Tagging", ["Text", "EmbeddedData"])
        + library("Figures", ["Text", "Tagging", "EmbeddedData"])
        + library("FileSystem", ["CLinux", systemPackage])
        + library("Dates", ["Text", "EmbeddedData"])
        + library("Entities", ["Text", "Tagging", "EmbeddedData"])
        + library("Columns", ["Text", "JSON"])
        + library("NDJSON", ["Columns", "JSON", "Text", "FileSystem", systemPackage])
        + library("CSV", ["Columns", "NDJSON", "FileSystem", "CLibCSV", systemPackage])
        + library("SQLiteTables", ["Columns", "FileSystem", systemPackage] + grdb)
        + library(
            "Compression",
            ["CZstd", "CSnappy", "CLZ4", "CDeflate", "CBrotli", "CZlib", "CBzip2", "CLZMA"])
        + library("Parquet", ["Columns", "Compression", "FileSystem", systemPackage])
        + library("Datasets", ["Columns", "FileSystem", "JSON", "Text", systemPackage])
        + library(
            "Inputs",
            [
                "Text", "JSON", "HTMLTree", "Article", "EmbeddedData", "Columns", "CSV", "Parquet", "Compression",
                "FileSystem", "CArchive", "CLibXML2", systemPackage,
            ] + grdb)
        + library("Pipeline", ["Text", "JSON", "Columns", "FileSystem", "Yams", systemPackage])
        + library(
            "Stages",
            [
                "Text", "JSON", "HTMLTree", "Article", "Figures", "Entities", "Dates", "Columns", "CSV", "NDJSON",
                "Parquet",
                "SQLiteTables", "Compression", "Datasets", "FileSystem", "Inputs", "Pipeline", systemPackage,
            ] + grdb)
        + [
            .executableTarget(
                name: "columnist",
                dependencies: [
                    "Text", "JSON", "HTMLTree", "Article", "Figures", "Entities", "Dates", "Columns", "CSV", "NDJSON",
                    "Parquet",
                    "Compression", "SQLiteTables", "FileSystem", "Pipeline", "Stages", argumentParser, systemPackage,
                ],
                swiftSettings: strict),
            .executableTarget(name: "train-entities", dependencies: ["Entities", "Text"], swiftSettings: strict),
            .executableTarget(name: "train-tagger", dependencies: ["Tagging"], swiftSettings: strict),
            .testTarget(
                name: "CommandTests",
                dependencies: ["columnist", "JSON", "CSV", "Columns"],
                swiftSettings: strict),
        ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)
