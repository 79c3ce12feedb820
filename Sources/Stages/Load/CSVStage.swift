public import Columns
public import CSV
import FileSystem
public import Pipeline
import SystemPackage

extension CSVEncoder.LineEnding: OptionChoice {}

/// Writes a table to a CSV file.
public final class CSVStage: LoadStage {
    /// What is written, and how.
    public struct Options: LoadOptions {
        /// The file.
        public var path = ""
        /// The table.
        public var rows = ""
        /// The columns.
        public var columns: [String] = []
        /// What stands between cells.
        public var delimiter = ","
        /// What ends a row.
        public var lineEnding = CSVEncoder.LineEnding.crlf
        /// Whether the first row has the names of the columns.
        public var header = true

        /// The defaults.
        public init() {}

        /// The options.
        public static let fields: [OptionField<Self>] = [
            .init("path", \.path, required: true, "The file; it appears when the run is done, over an earlier one."),
            .init("rows", \.rows, required: true, "The table that is written, such as `articles` or `figures`."),
            .init("columns", \.columns, "The columns, in this order. None for all of the table."),
            .init("delimiter", \.delimiter, "One ASCII character between cells."),
            .init("line_ending", \.lineEnding, "What ends a row; RFC 4180 has `crlf`."),
            .init("header", \.header, "Whether the first row has the names of the columns."),
        ]

        /// The delimiter is one that libcsv can write, and the path is one.
        public func validate(at place: Place) throws(PipelineFileError) {
            if path.isEmpty { throw PipelineFileError(place, "'path' is empty") }
            guard delimiter.utf8.count == 1, let byte = delimiter.utf8.first, byte < 0x80, byte != 0x22, byte != 0x0A,
                byte != 0x0D
            else {
                throw PipelineFileError(place, "'delimiter' must be one ASCII character, no quote and no line break")
            }
        }
    }

    public static let name = "csv"
    public static let summary = "Writes a CSV file (RFC 4180): text quoted, numbers bare, nulls empty."
    public static let example = """
        csv: {path: out/figures.csv, rows: figures, columns: [article_id, value, bound, noun, event, sentence]}
        """

    private let options: Options
    private let schema: Schema
    private var encoder: CSVEncoder
    private var file: AtomicFile?

    public init(_ options: Options, projection: Table.Projection) {
        self.options = options
        schema = projection.schema
        encoder = CSVEncoder(
            delimiter: options.delimiter.utf8.first ?? UInt8(ascii: ","), lineEnding: options.lineEnding)
    }

    public static func output(of options: Options) -> String { options.path }

    public func open() throws(RunError) {
        try attempt { () throws(FileError) in file = try AtomicFile(path: FilePath(options.path)) }
        if options.header { encoder.appendHeader(schema) }
        try flush()
    }

    public func write(_ batch: ColumnBatch) throws(RunError) {
        encoder.append(batch)
        try flush()
    }

    public func synchronize() throws(RunError) {
        try attempt { () throws(FileError) in try file?.synchronize() }
    }

    public func publish() throws(RunError) {
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
