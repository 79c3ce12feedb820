package import Columns
public import CSV
import FileSystem
public import Pipeline
import SystemPackage

extension CSVEncoder.LineEnding: OptionChoice {}

/// Writes a table to a CSV file.
package final class CSVStage: LoadStage {
    /// What is written, and how.
    package struct Options: LoadOptions {
        /// The file.
        package var path = ""
        /// The table.
        package var rows = ""
        /// The columns.
        package var columns: [String] = []
        /// What stands between cells.
        package var delimiter = ","
        /// What ends a row.
        package var lineEnding = CSVEncoder.LineEnding.crlf
        /// Whether the first row has the names of the columns.
        package var header = true

        /// The defaults.
        package init() {}

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init("path", \.path, required: true, "The file; it appears when the run is done, over an earlier one."),
            .init("rows", \.rows, required: true, "The table that is written, such as `articles` or `figures`."),
            .init("columns", \.columns, "The columns, in this order. None for all of the table."),
            .init("delimiter", \.delimiter, "One ASCII character between cells."),
            .init("line_ending", \.lineEnding, "What ends a row; RFC 4180 has `crlf`."),
            .init("header", \.header, "Whether the first row has the names of the columns."),
        ]

        /// The delimiter is one that libcsv can write, and the path is one.
        package func validate(at place: Place) throws(PipelineFileError) {
            if path.isEmpty { throw PipelineFileError(place, "'path' is empty") }
            guard delimiter.utf8.count == 1, let byte = delimiter.utf8.first, byte < 0x80, byte != 0x22, byte != 0x0A,
                byte != 0x0D
            else {
                throw PipelineFileError(place, "'delimiter' must be one ASCII character, no quote and no line break")
            }
        }
    }

    package static let name = "csv"
    package static let summary = "Writes a CSV file (RFC 4180): text quoted, numbers bare, nulls empty."
    package static let example = """
        csv: {path: out/figures.csv, rows: figures, columns: [article_id, value, bound, noun, event, sentence]}
        """

    private let options: Options
    private let schema: Schema
    private var encoder: CSVEncoder
    private var file: AtomicFile?

    package init(_ options: Options, projection: Table.Projection) {
        self.options = options
        schema = projection.schema
        encoder = CSVEncoder(
            delimiter: options.delimiter.utf8.first ?? UInt8(ascii: ","), lineEnding: options.lineEnding)
    }

    package static func output(of options: Options) -> String { options.path }

    package func open() throws(RunError) {
        try attempt { () throws(FileError) in file = try AtomicFile(path: FilePath(options.path)) }
        if options.header { encoder.appendHeader(schema) }
        try flush()
    }

    package func write(_ batch: ColumnBatch) throws(RunError) {
        encoder.append(batch)
        try flush()
    }

    package func synchronize() throws(RunError) {
        try attempt { () throws(FileError) in try file?.synchronize() }
    }

    package func publish() throws(RunError) {
        guard let file = file.take() else { return }
        do throws(FileError) {
            try file.publish()
        } catch {
            throw RunError(error)
        }
    }

    private func flush() throws(RunError) {
        let bytes = encoder.take()
        try attempt { () throws(FileError) in try file?.write(bytes) }
    }

    private func attempt(_ body: () throws(FileError) -> Void) throws(RunError) {
        do throws(FileError) { try body() } catch { throw RunError(error) }
    }
}
