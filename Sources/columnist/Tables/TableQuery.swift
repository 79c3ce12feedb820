import Columns
import Pipeline

/// Some columns and rows of a table.
final class TableQuery {
    /// The columns that are asked for.
    let schema: Schema
    private let input: any TableInput
    private let columns: [Int]
    private let filter: RowFilter?

    /// A query of a file.
    ///
    /// - Parameters:
    ///   - select: Names of columns, separated by commas; nil for all.
    ///   - condition: The text of a `RowFilter`; nil for all rows.
    init(
        _ path: String, _ form: TableForm, _ options: InputOptions, select: String?, condition: String?
    ) throws(RunError) {
        let names = select?.split(separator: ",").map(String.init)
        var options = options
        options.columns = names.map { Set($0) }
        options.condition = condition
        input = try Self.open(path, form, options)
        filter = try options.filter(input.schema)
        columns = try Self.places(names, in: input.schema, path)
        schema = input.schema.selecting(columns)
    }

    private static func open(
        _ path: String, _ form: TableForm, _ options: InputOptions
    ) throws(RunError) -> any TableInput {
        switch form {
        case .ndjson, .csv, .tsv: return try TextTableInput(try InputFile(path), form, options)
        case .parquet: return try ParquetTableInput(path, options)
        case .sqlite, .arrays: throw RunError(.usage, "\(form.rawValue) is not read")
        }
    }

    private static func places(_ names: [String]?, in schema: Schema, _ path: String) throws(RunError) -> [Int] {
        guard let names else { return Array(schema.fields.indices) }
        var places: [Int] = []
        for name in names {
            guard let place = schema.index(of: name) else {
                let known = schema.fields.map(\.name).joined(separator: ", ")
                throw RunError(.usage, "\(path) has no column '\(name)'; it has \(known)")
            }
            places.append(place)
        }
        return places
    }

    /// The next rows; nil at the end.
    func next() throws(RunError) -> ColumnBatch? {
        while let batch = try input.next() {
            guard let filter else { return batch.selecting(columns: columns) }
            let rows = filter.rows(of: batch)
            guard !rows.isEmpty else { continue }
            let selected = batch.selecting(columns: columns)
            return rows.count == batch.rowCount ? selected : selected.selecting(rows: rows)
        }
        return nil
    }

    /// What the user should know once all rows have been read.
    var remarks: [String] { input.remarks }
}
