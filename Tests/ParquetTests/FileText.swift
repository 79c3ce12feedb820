import Columns
import JSON

@testable import Parquet

/// The rows of a file as JSON arrays.
func rowTexts(
    _ bytes: [UInt8], columns: [String]? = nil, where predicate: ColumnPredicate? = nil,
    options: ReadOptions = ReadOptions()
) throws -> [String] {
    var reader = try ParquetFileReader(bytes: bytes).rows(columns: columns, where: predicate, options: options)
    var rows: [String] = []
    while let batch = try reader.next() { rows += rowTexts(batch) }
    return rows
}

/// The rows of a batch as JSON arrays.
func rowTexts(_ batch: ColumnBatch) -> [String] {
    (0..<batch.rowCount).map { row in
        var writer = JSONWriter()
        writer.beginArray()
        for column in batch.columns { column.write(row, to: &writer, style: .raw) }
        writer.endArray()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
