import Columns

/// The columns of one row group, until it is written.
struct RowGroupWriter: ~Copyable {
    private var columns: [ColumnChunkWriter]
    private var compressor: PageCompressor
    private(set) var rowCount = 0
    /// The bytes of all values, uncompressed.
    private(set) var byteCount = 0

    /// - Parameter trials: What was found for each leaf in an earlier row group; nil for the first one.
    init(
        _ leaves: [LeafColumn], _ properties: WriterProperties, trials: [EncodingTrial?]? = nil
    ) throws(ParquetError) {
        columns = leaves.enumerated().map { ColumnChunkWriter($1, properties, trial: trials?[$0]) }
        compressor = try PageCompressor(properties)
    }

    /// What has been found for each leaf.
    var trials: [EncodingTrial?] { columns.map(\.trial) }

    /// Takes rows of a batch.
    mutating func append(_ slice: BatchSlice) throws(ParquetError) {
        for index in columns.indices {
            let leaf = columns[index].leaf
            try locating(.init(column: leaf.dottedPath)) { () throws(ParquetError) in
                try columns[index].append(slice.batch.columns[leaf.field], rows: slice.rows, with: &compressor)
            }
        }
        rowCount += slice.rows.count
        byteCount += slice.byteCount
    }

    /// Ends the row group, and starts the next one.
    mutating func finish() throws(ParquetError) -> EncodedRowGroup {
        var group = EncodedRowGroup(rowCount: rowCount)
        for index in columns.indices {
            try columns[index].endPage(with: &compressor)
            group.chunks.append(try columns[index].takeChunk(with: &compressor))
        }
        compressor.release()
        rowCount = 0
        byteCount = 0
        return group
    }
}

/// A row group that is complete but for its place in a file.
struct EncodedRowGroup: Sendable {
    /// The bytes of a leaf's pages, and what the footer says of them.
    struct Chunk: Sendable {
        /// The dictionary page, or nothing.
        var dictionary: [UInt8]
        /// The data pages.
        var data: [[UInt8]]
        /// With offsets counted from the chunk's start.
        var metadata: ColumnMetaData
        var columnIndex: ColumnIndex?
        /// With offsets counted from the first data page.
        var offsetIndex: OffsetIndex
        var bloomFilter: SplitBlockBloomFilter?
    }

    let rowCount: Int
    var chunks: [Chunk] = []
}

/// Some rows of a batch.
struct BatchSlice: Sendable {
    let batch: ColumnBatch
    let rows: Range<Int>

    /// The bytes of the values.
    var byteCount: Int { batch.columns.reduce(0) { $0 + $1.valueByteCount(of: rows) } }

    /// The rows of a batch in slices of about `limit` bytes; a slice has a row at least.
    static func slices(of batch: ColumnBatch, limit: Int) -> [BatchSlice] {
        var slices: [BatchSlice] = []
        var start = 0
        while start < batch.rowCount {
            var slice = BatchSlice(batch: batch, rows: start..<min(batch.rowCount, start + 1 << 16))
            while slice.rows.count > 1, slice.byteCount > limit {
                slice = BatchSlice(batch: batch, rows: start..<start + slice.rows.count / 2)
            }
            slices.append(slice)
            start = slice.rows.upperBound
        }
        return slices
    }
}
