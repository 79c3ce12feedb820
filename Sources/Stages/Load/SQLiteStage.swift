package import Columns
import Datasets
import FileSystem
package import Pipeline
import SQLiteTables
import SystemPackage

/// Writes a table to a table of an SQLite database, in one transaction.
///
/// Rows wait in a temporary file until the run has succeeded: the database is locked only while they are copied, other
/// stages can write to it too, and a run that fails leaves it as it was.
package final class SQLiteStage: LoadStage {
    /// What is written, and where.
    package struct Options: LoadOptions {
        /// The database.
        package var path = ""
        /// The table of the pipeline.
        package var rows = ""
        /// The columns.
        package var columns: [String] = []
        /// The table of the database, or empty for the same name.
        package var table = ""
        /// The columns that tell rows apart.
        package var key: [String] = []

        /// The defaults.
        package init() {}

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init(
                "path", \.path, required: true,
                "The database. One that is there keeps its other tables and rows; several stages can share one."),
            .init("rows", \.rows, required: true, "The table that is written, such as `articles` or `figures`."),
            .init("columns", \.columns, "The columns, in this order. None for all of the table."),
            .init("table", \.table, "The table of the database; the name of `rows` if it is not given."),
            .init(
                "key", \.key,
                "The columns that tell rows apart: a row takes the place of the one with its key. Without a key, a second "
                    + "run adds its rows to those of the first."),
        ]

        /// The name of the database's table.
        var tableName: String { table.isEmpty ? rows : table }

        /// The path is one.
        package func validate(at place: Place) throws(PipelineFileError) {
            if path.isEmpty { throw PipelineFileError(place, "'path' is empty") }
        }
    }

    package static let name = "sqlite"
    package static let summary = "Writes to a table of an SQLite database, in one transaction at the end of the run."
    package static let example = "sqlite: {path: out/news.sqlite, rows: articles, key: [article_id]}"

    private let options: Options
    private let schema: Schema
    private var waiting: RunFile?

    package init(_ options: Options, projection: Table.Projection) {
        self.options = options
        schema = projection.schema
    }

    /// The database and the table, because several stages can write to one database.
    package static func output(of options: Options) -> String { "\(options.path):\(options.tableName)" }

    package static func problems(of options: Options, projection: Table.Projection) -> [String] {
        options.key.filter { projection.schema.index(of: $0) == nil }.map {
            "'key' names '\($0)', no column that is written"
        }
    }

    package func open() throws(RunError) {
        // Makes the table and forgets it: whether that can be is known before anything is read.
        _ = try writer()
        let path = FilePath(options.path)
        let name =
            ".\(path.lastComponent?.string ?? "").\(options.tableName.filter { $0 != "/" }).\(processIdentifier).tmp"
        do throws(DatasetError) {
            waiting = try RunFile(path: path.removingLastComponent().appending(name), schema: schema)
        } catch {
            throw RunError(error)
        }
    }

    package func write(_ batch: ColumnBatch) throws(RunError) {
        do throws(DatasetError) { try waiting?.append(batch) } catch { throw RunError(error) }
    }

    package func synchronize() throws(RunError) {}

    package func publish() throws(RunError) {
        guard var rows = waiting.take() else { return }
        do {
            var writer = try writer()
            try rows.rewind()
            while let batch = try rows.next() { try writer.append(batch) }
            try writer.close()
        } catch let error as DatasetError {
            throw RunError(error)
        } catch let error as SQLiteError {
            throw RunError(error)
        } catch {
            throw error as? RunError ?? RunError(.software, "unexpected error: \(error)", underlying: error)
        }
    }

    private func writer() throws(RunError) -> SQLiteWriter {
        do throws(SQLiteError) {
            return try SQLiteWriter(
                path: FilePath(options.path), table: options.tableName, schema: schema, key: options.key)
        } catch {
            throw RunError(error)
        }
    }
}
