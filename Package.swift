// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

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
        .library(name: "Columns", targets: ["Columns", "CSV"]),
        .library(name: "Pipeline", targets: ["Pipeline", "Stages"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
        .target(
            name: "EmbeddedData",
            exclude: ["text", "htmltree", "article", "tagging", "figures", "repair", "entities", "dates"]),
    ]
        + library("Text", ["EmbeddedData"])
        + library("JSON")
        + library("HTMLTree", ["Text", "EmbeddedData", "CLibXML2"])
        + library("Article", ["Text", "JSON", "HTMLTree", "EmbeddedData"])
        + library("Tagging", ["Text", "EmbeddedData"])
        + library("Figures", ["Text", "Tagging", "EmbeddedData"])
        + library("Dates", ["Text", "EmbeddedData"])
        + library("Entities", ["Text", "Tagging", "EmbeddedData"])
        + library("FileSystem", [systemPackage])
        + library("Columns", ["Text", "JSON"])
        + library("CSV", ["Columns", "FileSystem", "CLibCSV", systemPackage])
        + library("Pipeline", ["Text", "JSON", "Columns", "FileSystem", "Yams", systemPackage])
        + library(
            "Stages",
            [
                "Text", "JSON", "HTMLTree", "Article", "Figures", "Entities", "Dates", "Columns", "CSV", "FileSystem",
                "Pipeline", systemPackage,
            ])
        + [
            .executableTarget(
                name: "columnist",
                dependencies: [
                    "Text", "JSON", "HTMLTree", "Article", "Figures", "Entities", "Dates", "Columns", "CSV",
                    "FileSystem", "Pipeline", "Stages", argumentParser, systemPackage,
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
