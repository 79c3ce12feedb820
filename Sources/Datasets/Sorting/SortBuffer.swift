import Columns

/// Rows in memory that are to be sorted.
struct SortBuffer {
    private let encoder: KeyEncoder
    private let schema: Schema
    private var chunks: [KeyedRows] = []
    /// Small batches that are yet to become a chunk.
    private var tail: ColumnBatch

    /// The memory of rows and keys, in bytes.
    private(set) var byteCount = 0

    private static let chunkBytes = 1 << 20

    init(_ encoder: KeyEncoder, schema: Schema) {
        self.encoder = encoder
        self.schema = schema
        tail = ColumnBatch(schema: schema)
    }

    var isEmpty: Bool { chunks.isEmpty && tail.rowCount == 0 }

    mutating func append(_ batch: ColumnBatch) {
        let bytes = batch.byteCount
        byteCount += bytes
        if bytes >= Self.chunkBytes {
            endChunk()
            tail = batch
            endChunk()
        } else {
            tail.append(batch)
            if tail.byteCount >= Self.chunkBytes { endChunk() }
        }
    }

    private mutating func endChunk() {
        guard tail.rowCount > 0 else { return }
        let rows = KeyedRows(tail, encoder)
        // A row's place in the order takes 16 bytes.
        byteCount += rows.byteCount - tail.byteCount + 16 * tail.rowCount
        chunks.append(rows)
        tail = ColumnBatch(schema: schema)
    }

    mutating func removeAll() { self = SortBuffer(encoder, schema: schema) }

    private struct Place {
        let prefix: UInt64, chunk: UInt32, row: UInt32
    }

    /// Hands out the rows in their order, those with equal keys in that of arrival.
    mutating func drain(into output: inout RowGatherer) throws(DatasetError) {
        endChunk()
        var places: [Place] = []
        for (number, chunk) in chunks.enumerated() {
            for row in 0..<chunk.batch.rowCount {
                places.append(Place(prefix: chunk.keyPrefix(row), chunk: UInt32(number), row: UInt32(row)))
            }
        }
        let chunks = chunks
        places.sort { left, right in
            if left.prefix != right.prefix { return left.prefix < right.prefix }
            let order = compare(
                chunks[Int(left.chunk)].key(Int(left.row)), chunks[Int(right.chunk)].key(Int(right.row)))
            return order == 0 ? (left.chunk, left.row) < (right.chunk, right.row) : order < 0
        }
        for place in places { try output.append(chunks[Int(place.chunk)], Int(place.row)) }
        removeAll()
    }
}
