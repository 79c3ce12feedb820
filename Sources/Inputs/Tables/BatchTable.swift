internal import Columns
internal import CSV
internal import FileSystem
internal import GRDB
internal import Parquet
internal import SystemPackage

/// The rows of a table whose reader gives batches: Parquet, CSV, SQLite.
public struct BatchTableFormat: DocumentFormat {
    /// What the table is kept in.
    public enum Container: Sendable, Hashable {
        case parquet
        /// Fields are parted by `delimiter`, a byte of ASCII.
        case csv(delimiter: UInt8)
        /// A table of an SQLite database; nil for the only one.
        case sqlite(table: String?)
    }

    /// The name that `format:` takes.
    public var name: String {
        switch container {
        case .parquet: "parquet"
        case .csv: "csv"
        case .sqlite: "sqlite"
        }
    }

    private let container: Container
    private let columns: TableColumns

    /// The format with its columns.
    public init(_ container: Container, _ columns: TableColumns) {
        (self.container, self.columns) = (container, columns)
    }

    /// Never: the columns have to be told.
    public func detect(_ prefix: Span<UInt8>, name: String) -> FormatConfidence { .none }

    /// The documents of a stream.
    public func documents(in reader: ByteReader, limits: InputLimits) -> any DocumentIterator {
        BatchTableIterator(container, columns, reader, limits: limits)
    }
}

/// The documents of a table: one a row. A row's position is its number, since its bytes are in many places.
private final class BatchTableIterator: DocumentIterator {
    private let container: BatchTableFormat.Container
    private let columns: TableColumns
    private let limits: InputLimits
    private let name: String
    private let isFile: Bool
    private var batches: (any BatchSource)?
    private var batch: ColumnBatch?
    private var row = 0
    private var number = 0
    private var isFinished = false

    init(
        _ container: BatchTableFormat.Container, _ columns: TableColumns, _ reader: ByteReader, limits: InputLimits
    ) {
        (self.container, self.columns, self.limits) = (container, columns, limits)
        name = reader.name
        isFile = reader.source.randomAccess != nil
    }

    func next() throws(InputError) -> InputDocument? {
        guard !isFinished else { return nil }
        do {
            if batches == nil { batches = try open() }
            while batch.map({ row >= $0.rowCount }) ?? true {
                row = 0
                batch = try batches?.next()
                guard batch != nil else {
                    isFinished = true
                    return nil
                }
            }
        } catch {
            isFinished = true
            throw (error as? InputError) ?? InputError(.malformed, "\(error)", in: name, at: position)
        }
        defer { (row, number) = (row + 1, number + 1) }
        return try batch.map { batch throws(InputError) in try document(batch) }
    }

    private var position: StreamPosition { StreamPosition(fileOffset: 0, innerOffset: number) }

    private func document(_ batch: ColumnBatch) throws(InputError) -> InputDocument {
        var values: [String: String] = [:]
        var count = 0
        for name in columns.all {
            guard let text = batch[name]?.text(at: row) else { continue }
            values[name] = text
            count += text.utf8.count
        }
        let record = "row \(number + 1)"
        guard count <= limits.documentBytes else {
            throw InputError(
                .tooLarge, "a row of \(count) bytes; limits.document_bytes allows \(limits.documentBytes)", in: name,
                at: position, record: record)
        }
        let text = [TableColumns.Role.xml, .html, .text].lazy.compactMap { [columns] in columns.names[$0] }.first
        let content = text.flatMap { values[$0] }.map { Array($0.utf8) } ?? []
        var document = InputDocument(content: content, position: position, length: content.count, record: record)
        document.reading = { [columns, name, position, values] () throws(InputError) in
            do throws(RecordError) {
                return try columns.read { values[$0] }
            } catch {
                throw InputError(error.code, error.message, in: name, at: position, record: record)
            }
        }
        return document
    }

    private func open() throws -> any BatchSource {
        guard isFile else {
            throw InputError(
                .unsupported, "a table that is compressed as a whole, or comes through a pipe: give the plain file",
                in: name, at: position)
        }
        switch container {
        case .parquet: return try ParquetRows(name, columns.all)
        case .csv(let delimiter): return try CSVRows(name, columns.all, delimiter)
        case .sqlite(let table): return try SQLiteRows(name, columns.all, table)
        }
    }
}

/// Batches of a table, one after the other.
private protocol BatchSource: AnyObject {
    func next() throws -> ColumnBatch?
}

private final class ParquetRows: BatchSource {
    private var reader: ParquetBatchReader

    init(_ name: String, _ columns: [String]) throws {
        var options = ReadOptions()
        options.batchRows = 256
        reader = try ParquetFileReader(path: FilePath(name)).rows(columns: columns, options: options)
    }

    func next() throws -> ColumnBatch? { try reader.next() }
}

private final class CSVRows: BatchSource {
    private var reader: CSVReader
    private let descriptor: FileDescriptor

    init(_ name: String, _ columns: [String], _ delimiter: UInt8) throws {
        let descriptor = try FileDescriptor.open(FilePath(name), .readOnly, options: .closeOnExec)
        var dialect = CSVDialect()
        dialect.delimiter = delimiter
        do {
            reader = try CSVReader(
                descriptor, schema: Schema(columns.map { Field($0, .string) }), dialect: dialect, name: name)
        } catch {
            try? descriptor.close()
            throw error
        }
        self.descriptor = descriptor
    }

    deinit { try? descriptor.close() }

    func next() throws -> ColumnBatch? { try reader.next() }
}

/// Rows of an SQLite table in the order of their ids, some at a time.
private final class SQLiteRows: BatchSource {
    private let database: DatabaseQueue
    private let query: String
    private let schema: Schema
    private var last = Int64.min

    private static let batchRows = 256

    init(_ name: String, _ columns: [String], _ table: String?) throws {
        var configuration = Configuration()
        configuration.readonly = true
        database = try DatabaseQueue(path: name, configuration: configuration)
        func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
        let (chosen, known) = try database.read { database in
            let tables = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            guard let chosen = table ?? (tables.count == 1 ? tables[0] : nil), tables.contains(chosen) else {
                throw InputError(
                    .wrongFormat, "say which `table` is read; there are \(tables.joined(separator: ", "))", in: name,
                    at: StreamPosition(fileOffset: 0))
            }
            return (chosen, try database.columns(in: chosen).map(\.name))
        }
        if let missing = columns.first(where: { !known.contains($0) }) {
            throw InputError(
                .wrongFormat, "the table \(chosen) has no column '\(missing)'; it has \(known.joined(separator: ", "))",
                in: name, at: StreamPosition(fileOffset: 0))
        }
        schema = Schema(columns.map { Field($0, .string) })
        query =
            "SELECT rowid, \(columns.map(quoted).joined(separator: ", ")) FROM \(quoted(chosen)) "
            + "WHERE rowid > ? ORDER BY rowid LIMIT \(Self.batchRows)"
    }

    func next() throws -> ColumnBatch? {
        var batch = ColumnBatch(schema: schema)
        try database.read { database in
            let rows = try Row.fetchCursor(database, sql: query, arguments: [last])
            while let row = try rows.next() {
                last = row[0]
                for index in schema.fields.indices {
                    let value = row[index + 1] as DatabaseValue
                    batch.append(to: index) { column in
                        if let text = Self.text(value) { text.append(to: &column) } else { column.appendNull() }
                    }
                }
            }
        }
        return batch.rowCount == 0 ? nil : batch
    }

    private static func text(_ value: DatabaseValue) -> String? {
        switch value.storage {
        case .null: nil
        case .int64(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): text
        case .blob(let bytes): String(decoding: bytes, as: UTF8.self)
        }
    }
}
