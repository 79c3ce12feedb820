public import Columns

/// Rows as JSON objects, one a line.
public struct NDJSONEncoder: ~Copyable {
    private let style: Column.JSONStyle
    private let keys: [[UInt8]]
    private var buffer = TextBuffer(capacity: 1 << 16)

    /// An encoder of batches of a schema.
    public init(_ schema: Schema, style: Column.JSONStyle = .readable) {
        self.style = style
        keys = schema.fields.enumerated().map { index, field in
            var key = TextBuffer()
            key.append(index == 0 ? UInt8(ascii: "{") : UInt8(ascii: ","))
            key.append(jsonString: field.name)
            key.append(UInt8(ascii: ":"))
            return key.take()
        }
    }

    /// The bytes that have been encoded and not been taken.
    public var byteCount: Int { buffer.count }

    /// Hands out what has been encoded and goes on with nothing.
    public mutating func take() -> [UInt8] { buffer.take() }

    /// Appends some rows of a batch of the schema, or all.
    public mutating func append(_ batch: ColumnBatch, rows: Range<Int>? = nil) {
        for row in rows ?? 0..<batch.rowCount {
            for (column, key) in zip(batch.columns, keys) {
                buffer.append(key)
                column.appendJSON(row, to: &buffer, style: style)
            }
            buffer.append("}\n" as StaticString)
        }
    }
}
