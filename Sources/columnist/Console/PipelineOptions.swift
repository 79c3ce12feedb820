import ArgumentParser
import FileSystem
import Foundation
import Pipeline
import Stages
import SystemPackage
import Text

/// The pipeline file of a command, and what is put over it.
struct PipelineOptions: ParsableArguments {
    @Argument(help: "The pipeline file.", completion: .file(extensions: ["yaml", "yml"]))
    var pipeline: String

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "Put a value over the file's: NAME=VALUE for a variable, a.b.c=VALUE for any key.", valueName: "key=value"))
    var settings: [String] = []

    /// Reads and checks the file.
    ///
    /// - Throws: `PipelineFileError`; `RunError` when the file cannot be read.
    func plan(startTime: Timestamp = .now) throws -> Plan {
        let path = FilePath(pipeline)
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try path.readBytes(limit: 16 << 20)
        } catch {
            throw RunError(error)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw PipelineFileError(Place(file: pipeline, line: 1, column: 1), "the file is not UTF-8")
        }
        let directory = path.removingLastComponent().string
        let interpolation = Interpolation(
            environment: ProcessInfo.processInfo.environment, runDate: startTime.localDate,
            pipelineDirectory: directory.isEmpty ? "." : directory)
        let file = try PipelineFile(yaml: text, file: pipeline, settings: settings, interpolation: interpolation)
        return try Plan(file, registry: .standard)
    }
}
