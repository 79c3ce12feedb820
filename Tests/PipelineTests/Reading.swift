import Foundation
import Pipeline
import Testing
import Text

/// Reads pipeline files in tests.
enum Reading {
    static func interpolation(_ environment: [String: String] = [:]) throws -> Interpolation {
        let day = try #require(CalendarDate(year: 2024, month: 3, day: 1))
        return Interpolation(environment: environment, runDate: day, pipelineDirectory: "pipelines")
    }

    static func file(
        _ yaml: String, environment: [String: String] = [:], settings: [String] = []
    ) throws -> PipelineFile {
        try PipelineFile(
            yaml: yaml, file: "p.yaml", settings: settings, interpolation: try interpolation(environment))
    }

    static func plan(_ yaml: String, settings: [String] = []) throws -> Plan {
        try Plan(try file(yaml, settings: settings), registry: .probe)
    }

    /// The problems of a file, as lines.
    static func problems(_ yaml: String, environment: [String: String] = [:]) throws -> [String] {
        let error = #expect(throws: PipelineFileError.self) {
            _ = try Plan(try file(yaml, environment: environment), registry: .probe)
        }
        return try #require(error).problems.map(\.description)
    }

    static func temporaryPath() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("columnist-\(UUID().uuidString)").path
    }

    static func text(of path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}
