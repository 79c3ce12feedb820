import Columns
import CSV
import FileSystem
import NDJSON
import Parquet
import Pipeline
import SQLiteTables
import SystemPackage

/// A table that is written, whatever its form.
protocol TableOutput: AnyObject {
    func append(_ batch: ColumnBatch) throws(RunError)
    /// Ends the table, which appears then.
    func close() throws(RunError)
}

/// A file, which appears when it is closed.
final class FileTableOutput: TableOutput {
    // One of them; a class that is generic over a noncopyable writer crashes at run time (Swift 6.3).
    private var csv: CSVWriter<AtomicFile>?
    private var ndjson: NDJSONWriter<AtomicFile>?
    private var parquet: ParquetFileWriter<AtomicFile>?
    private var sqlite: SQLiteWriter?
    private let path: String

    init(_ path: String, csv schema: Schema, _ dialect: CSVDialect) throws(RunError) {
        self.path = path
        csv = try accessingTable(path) { try CSVWriter(path: FilePath(path), schema: schema, dialect: dialect) }
    }

    init(_ path: String, ndjson schema: Schema) throws(RunError) {
        self.path = path
        ndjson = try accessingTable(path) { try NDJSONWriter(path: FilePath(path), schema: schema) }
    }

    init(_ path: String, parquet schema: Schema, _ properties: WriterProperties) throws(RunError) {
        self.path = path
        parquet = try accessingTable(path) {
            try ParquetFileWriter(path: FilePath(path), schema: schema, properties: properties)
        }
    }

    init(_ path: String, sqlite schema: Schema, table: String, key: [String]) throws(RunError) {
        self.path = path
        sqlite = try accessingTable(path) {
            try SQLiteWriter(path: FilePath(path), table: table, schema: schema, key: key)
        }
    }

    func append(_ batch: ColumnBatch) throws(RunError) {
        try accessingTable(path) {
            try csv?.append(batch)
            try ndjson?.append(batch)
            try parquet?.append(batch)
            try sqlite?.append(batch)
        }
    }

    func close() throws(RunError) {
        try accessingTable(path) {
            try csv.take()?.close()
            try ndjson.take()?.close()
            try parquet.take()?.close()
            try sqlite.take()?.close()
        }
    }
}

/// Rows as text on standard output.
final class StandardTableOutput: TableOutput {
    private var csv: CSVEncoder?
    private var ndjson: NDJSONEncoder?
    private var output = StandardOutput()

    init(csv schema: Schema, _ dialect: CSVDialect) {
        var encoder = CSVEncoder(dialect)
        if dialect.hasHeader { encoder.appendHeader(schema) }
        csv = consume encoder
    }

    init(ndjson schema: Schema, style: Column.JSONStyle = .readable) {
        ndjson = NDJSONEncoder(schema, style: style)
    }

    func append(_ batch: ColumnBatch) throws(RunError) {
        for start in stride(from: 0, to: batch.rowCount, by: 64) {
            let rows = start..<min(start + 64, batch.rowCount)
            csv?.append(batch, rows: rows)
            ndjson?.append(batch, rows: rows)
            try flush()
        }
    }

    func close() throws(RunError) {
        try flush()
        try output.flush()
    }

    private func flush() throws(RunError) {
        if let bytes = csv?.take() { try output.write(bytes) }
        if let bytes = ndjson?.take() { try output.write(bytes) }
    }
}

/// How a table is written.
struct OutputOptions {
    var dialect = CSVDialect()
    var properties = WriterProperties()
    /// SQLite: the table, and the columns of its key.
    var table: String?
    var key: [String] = []
    /// The name of the table in a schema file, or nothing.
    var name = ""
}

extension OutputOptions {
    /// Opens a table of a form at a path, or on standard output.
    func open(_ path: String, _ form: TableForm, _ schema: Schema) throws(RunError) -> any TableOutput {
        switch (form, path == "-") {
        case (.ndjson, true): return StandardTableOutput(ndjson: schema)
        case (.csv, true), (.tsv, true): return StandardTableOutput(csv: schema, dialect)
        case (.ndjson, false): return try FileTableOutput(path, ndjson: schema)
        case (.csv, false), (.tsv, false): return try FileTableOutput(path, csv: schema, dialect)
        case (.parquet, false): return try FileTableOutput(path, parquet: schema, properties)
        case (.parquet, true), (.sqlite, true):
            throw RunError(.usage, "\(form.rawValue) is written to a file, not to standard output")
        case (.sqlite, false):
            return try FileTableOutput(path, sqlite: schema, table: table ?? FilePath(path).stem ?? "rows", key: key)
        case (.arrays, _): throw RunError(.usage, "arrays are made of CSV alone, with no options for columns or rows")
        }
    }
}
