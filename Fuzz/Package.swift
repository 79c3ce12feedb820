// swift-tools-version: 6.1
import PackageDescription

// A package of its own: its targets are built with the fuzzer's instrumentation (see README.md), which no user of the
// libraries gets.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "columnist", path: "..")],
    targets: [
        .target(name: "CFuzzer"),
        .executableTarget(
            name: "fuzz-figures", dependencies: ["CFuzzer", .product(name: "Figures", package: "columnist")]),
    ],
    swiftLanguageModes: [.v6]
)
