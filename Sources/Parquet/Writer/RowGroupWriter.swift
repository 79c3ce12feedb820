import Columns
import Compression
import FileSystem

/// The columns of one row group, until it is written.
struct RowGroupWriter: ~Copyable {
    private var columns: [ColumnChunkWriter]
    private(set) var rowCount = 0

    init(_ leaves: [LeafColumn], _ properties: WriterProperties) {
        columns = leaves.map { ColumnChunkWriter($0, properties) }
    }

    /// The bytes of all values, uncompressed.
    var byteCount: Int { columns.reduce(0) { $0 + $1.valueByteCount } }

    /// Takes rows of a batch.
    mutating func append(
        _ batch: ColumnBatch, rows: Range<Int>, with compressor: inout BlockCompressor
    ) throws(ParquetError) {
        for index in columns.indices {
            try columns[index].append(batch.columns[columns[index].leaf.field], rows: rows, with: &compressor)
        }
        rowCount += rows.count
    }

    /// A finished row group: its metadata, and what the footer's indexes say of its chunks.
    struct Finished {
        var metadata: RowGroup
        var columnIndexes: [ColumnIndex?]
        var offsetIndexes: [OffsetIndex]
        var bloomFilters: [SplitBlockBloomFilter?]
    }

    /// Writes the row group, and starts the next one.
    mutating func finish<Sink: ByteSink & ~Copyable>(
        ordinal: Int, with compressor: inout BlockCompressor, to output: inout FileOutput<Sink>
    ) throws(ParquetError) -> Finished {
        let offset = output.byteCount
        var group = RowGroup()
        group.numRows = Int64(rowCount)
        group.fileOffset = Int64(offset)
        group.ordinal = Int16(exactly: ordinal)
        var finished = Finished(metadata: group, columnIndexes: [], offsetIndexes: [], bloomFilters: [])
        for index in columns.indices {
            try columns[index].endPage(with: &compressor)
            let dictionary = try columns[index].dictionaryPage(with: &compressor)
            let position = output.byteCount
            try output.write(dictionary)
            try output.write(columns[index].data)
            let chunk = columns[index]
            let metadata = chunk.metadata(at: position, dictionarySize: dictionary.count)
            finished.metadata.columns.append(ColumnChunk(fileOffset: 0, metaData: metadata))
            finished.offsetIndexes.append(chunk.offsetIndex(at: position + dictionary.count))
            finished.columnIndexes.append(chunk.columnIndex)
            finished.bloomFilters.append(chunk.bloomFilter)
            finished.metadata.totalByteSize += metadata.totalUncompressedSize
            columns[index].beginRowGroup()
        }
        finished.metadata.totalCompressedSize = Int64(output.byteCount - offset)
        rowCount = 0
        return finished
    }
}
