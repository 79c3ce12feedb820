public import Columns
import FileSystem
import GRDB
import GRDBSQLite
public import SystemPackage

/// Writes rows to a table of an SQLite database, all in one transaction.
///
/// A table that is not there is made from the schema; a database that is not there appears complete on `close`, in WAL
/// mode. Whole numbers, booleans and doubles are numbers; dates and times are text in ISO 8601; decimals are text with all
/// their digits; lists and structs are JSON.
public struct SQLiteWriter: BatchWriter, ~Copyable {
    private let path: FilePath
    private let schema: Schema
    private let queue: DatabaseQueue
    private let insertion: String
    /// The name under which a new database is made; nil for one that was there.
    private let temporaryPath: FilePath?

    /// A table of a database.
    ///
    /// - Parameters:
    ///   - key: The columns that tell rows apart: a row whose key is in the table takes the place of that row. Without
    ///     one, rows are added.
    /// - Throws: `SQLiteError`.
    public init(path: FilePath, table: String, schema: Schema, key: [String] = []) throws(SQLiteError) {
        let isNew = (try? path.status()) == nil
        let temporaryPath = isNew ? path.temporarySibling : nil
        do {
            queue = try Self.open(path, temporaryPath, table, schema, key)
        } catch {
            temporaryPath?.remove()
            throw error as? SQLiteError
                ?? SQLiteError(code: .file, path: path.string, problem: "\(error)", underlying: error)
        }
        self.path = path
        self.schema = schema
        self.temporaryPath = temporaryPath
        insertion = Self.insertion(table, schema, key)
    }

    /// Opens the database, begins the transaction and makes the table.
    private static func open(
        _ path: FilePath, _ temporaryPath: FilePath?, _ table: String, _ schema: Schema, _ key: [String]
    ) throws -> DatabaseQueue {
        func failure(_ problem: String) -> SQLiteError {
            SQLiteError(code: .schema, path: path.string, problem: problem, underlying: nil)
        }
        if let name = key.first(where: { schema.index(of: $0) == nil }) { throw failure("the key '\(name)' is no column") }
        let directory = path.removingLastComponent()
        if temporaryPath != nil, !directory.isEmpty { try directory.createDirectories() }
        temporaryPath?.remove()
        var configuration = Configuration()
        // The transaction lasts from here to `close`, over many accesses.
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(60)
        let queue = try DatabaseQueue(path: (temporaryPath ?? path).string, configuration: configuration)
        let missing = try queue.writeWithoutTransaction { database in
            // What has no name yet needs no journal: it is dropped as a whole.
            let mode = temporaryPath == nil ? "WAL" : "OFF; PRAGMA synchronous = OFF"
            try database.execute(sql: "PRAGMA journal_mode = \(mode)")
            try database.execute(sql: "BEGIN IMMEDIATE")
            try database.execute(sql: Self.creation(table, schema, key))
            let present = Set(try database.columns(in: table).map(\.name))
            return schema.fields.map(\.name).first { !present.contains($0) }
        }
        if let missing { throw failure("table '\(table)' is there and has no column '\(missing)'") }
        return queue
    }

    /// A writer that is dropped leaves nothing: SQLite rolls back what is not committed.
    deinit { temporaryPath?.remove() }

    private static func creation(_ table: String, _ schema: Schema, _ key: [String]) -> String {
        var parts = schema.fields.map { field in
            "\(field.name.quotedDatabaseIdentifier) \(field.type.affinity)" + (field.isNullable ? "" : " NOT NULL")
        }
        if !key.isEmpty {
            parts.append("PRIMARY KEY (\(key.map(\.quotedDatabaseIdentifier).joined(separator: ", ")))")
        }
        return "CREATE TABLE IF NOT EXISTS \(table.quotedDatabaseIdentifier) (\(parts.joined(separator: ", ")))"
    }

    private static func insertion(_ table: String, _ schema: Schema, _ key: [String]) -> String {
        let names = schema.fields.map(\.name.quotedDatabaseIdentifier)
        var sql =
            "INSERT INTO \(table.quotedDatabaseIdentifier) (\(names.joined(separator: ", "))) "
            + "VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))"
        guard !key.isEmpty else { return sql }
        let rest = schema.fields.map(\.name).filter { !key.contains($0) }.map(\.quotedDatabaseIdentifier)
        sql += " ON CONFLICT (\(key.map(\.quotedDatabaseIdentifier).joined(separator: ", "))) DO "
        return sql
            + (rest.isEmpty ? "NOTHING" : "UPDATE SET " + rest.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
    }

    /// Takes rows of the schema.
    ///
    /// - Throws: `SQLiteError`; the writer is then of no further use.
    public mutating func append(_ batch: ColumnBatch) throws(SQLiteError) {
        let insertion = insertion
        do {
            try queue.writeWithoutTransaction { database in
                let statement = try database.cachedStatement(sql: insertion).sqliteStatement
                for row in 0..<batch.rowCount {
                    for (index, column) in batch.columns.enumerated() {
                        column.bind(row, to: statement, at: CInt(index + 1))
                    }
                    let result = sqlite3_step(statement)
                    guard sqlite3_reset(statement) == SQLITE_OK, result == SQLITE_DONE else {
                        throw database.lastError
                    }
                }
            }
        } catch {
            let hint =
                "\(error)".contains("ON CONFLICT")
                ? "the table was made without this key; name it as it was made, or write to another table" : "\(error)"
            throw SQLiteError(code: .row, path: path.string, problem: hint, underlying: error)
        }
    }

    /// Commits the rows; a new database gets its name.
    public consuming func close() throws(SQLiteError) {
        do {
            try queue.writeWithoutTransaction { [temporaryPath] database in
                try database.execute(sql: "COMMIT")
                if temporaryPath != nil { try database.execute(sql: "PRAGMA journal_mode = WAL") }
            }
            try queue.close()
            try temporaryPath?.publish(as: path)
        } catch {
            throw SQLiteError(code: .file, path: path.string, problem: "\(error)", underlying: error)
        }
    }
}

extension DataType {
    /// The declared type of a column of the database.
    fileprivate var affinity: String {
        switch self {
        case .boolean, .int32, .int64: "INTEGER"
        case .double: "REAL"
        case .binary: "BLOB"
        default: "TEXT"
        }
    }
}

extension Database {
    fileprivate var lastError: DatabaseError {
        let message = sqlite3_errmsg(sqliteConnection).map { String(cString: $0) }
        return DatabaseError(resultCode: .init(rawValue: sqlite3_extended_errcode(sqliteConnection)), message: message)
    }
}

/// Has SQLite copy what is bound.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Columns.Column {
    /// Binds a value to a parameter of a statement. Text goes with its length, for it may hold a NUL, where GRDB's own
    /// binding would cut it.
    fileprivate func bind(_ row: Int, to statement: OpaquePointer, at index: CInt) {
        guard isValid(row) else {
            sqlite3_bind_null(statement, index)
            return
        }
        switch type {
        case .boolean, .int32, .int64: sqlite3_bind_int64(statement, index, integers[row])
        case .double: sqlite3_bind_double(statement, index, doubles[row])
        case .binary:
            withBytes(of: row) { bytes in
                // Without an address the value would be null.
                if bytes.isEmpty {
                    sqlite3_bind_zeroblob(statement, index, 0)
                } else {
                    sqlite3_bind_blob64(statement, index, bytes.baseAddress, UInt64(bytes.count), transient)
                }
            }
        case .string: withBytes(of: row) { Self.bind($0, to: statement, at: index) }
        case .list, .structure:
            var json = TextBuffer()
            appendJSON(row, to: &json)
            json.take().withUnsafeBufferPointer { Self.bind($0, to: statement, at: index) }
        default:
            var text = TextBuffer()
            appendScalar(row, to: &text)
            text.take().withUnsafeBufferPointer { Self.bind($0, to: statement, at: index) }
        }
    }

    private static func bind(_ text: UnsafeBufferPointer<UInt8>, to statement: OpaquePointer, at index: CInt) {
        guard let start = text.baseAddress else {
            sqlite3_bind_text(statement, index, "", 0, transient)
            return
        }
        start.withMemoryRebound(to: CChar.self, capacity: text.count) {
            _ = sqlite3_bind_text64(statement, index, $0, UInt64(text.count), transient, UInt8(SQLITE_UTF8))
        }
    }
}
