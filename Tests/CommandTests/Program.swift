import Foundation
import Testing

/// Runs the program that the tests were built with.
enum Program {
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The test bundle is an executable beside the program.
    static var executable: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("columnist")
    }

    static func run(
        _ arguments: [String], input: String = "", directory: URL = repository, environment: [String: String] = [:]
    ) throws -> Result {
        try run(executable, arguments, input: input, directory: directory, environment: environment)
    }

    static func run(
        _ executable: URL, _ arguments: [String], input: String = "", directory: URL = repository,
        environment: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = directory
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let scratch = try Scratch()
        defer { withExtendedLifetime(scratch) {} }
        try Data(input.utf8).write(to: scratch.url("in"))
        for name in ["out", "err"] { try Data().write(to: scratch.url(name)) }
        process.standardInput = try FileHandle(forReadingFrom: scratch.url("in"))
        process.standardOutput = try FileHandle(forWritingTo: scratch.url("out"))
        process.standardError = try FileHandle(forWritingTo: scratch.url("err"))
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: String(decoding: try Data(contentsOf: scratch.url("out")), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: scratch.url("err")), as: UTF8.self))
    }

    /// A tool of the machine, or nil where it is not installed.
    static func tool(_ name: String) -> URL? {
        let directories = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return directories.map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}

/// A directory that is removed with the test.
final class Scratch {
    let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("columnist-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    func url(_ name: String) -> URL { directory.appendingPathComponent(name) }

    func write(_ text: String, to name: String) throws {
        try FileManager.default.createDirectory(
            at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url(name))
    }

    func text(_ name: String) throws -> String { try String(contentsOf: url(name), encoding: .utf8) }

    var names: [String] { (try? FileManager.default.subpathsOfDirectory(atPath: directory.path).sorted()) ?? [] }
}
