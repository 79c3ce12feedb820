import Columns
import NDJSON
import SystemPackage

/// JSON lines in memory.
struct Lines {
    let text: [UInt8]

    init(_ text: String) { self.text = Array(text.utf8) }
    init(_ text: [UInt8]) { self.text = text }

    /// All rows as one batch, and the keys that the schema lacks.
    func read(
        _ schema: Schema, options: NDJSONReader.Options = NDJSONReader.Options()
    ) throws -> (rows: ColumnBatch, unknown: [String], batches: Int) {
        let descriptor = try FileDescriptor.open("/dev/null", .readOnly)
        defer { try? descriptor.close() }
        var reader = NDJSONReader(descriptor, schema: schema, name: "t.ndjson", options: options, head: text)
        var rows = ColumnBatch(schema: schema)
        var unknown: [String] = []
        var batches = 0
        while let batch = try reader.next() {
            rows.append(batch)
            unknown += reader.takeUnknownKeys()
            batches += 1
        }
        return (rows, unknown, batches)
    }

    func rows(_ schema: Schema) throws -> [String] { try Self.lines(of: read(schema).rows) }

    static func lines(of batch: ColumnBatch, style: Column.JSONStyle = .readable) -> [String] {
        var encoder = NDJSONEncoder(batch.schema, style: style)
        encoder.append(batch)
        return String(decoding: encoder.take(), as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

extension Schema {
    /// One field that may be null.
    static func one(_ type: DataType, isNullable: Bool = true) -> Schema {
        Schema([Field("a", type, isNullable: isNullable)])
    }
}
