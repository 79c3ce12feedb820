import FileSystem

/// A row group that has its place in a file, and what the end of the file will say of its chunks.
struct WrittenRowGroup: Sendable {
    var metadata: RowGroup
    let columnIndexes: [ColumnIndex?]
    let offsetIndexes: [OffsetIndex]
    let bloomFilters: [SplitBlockBloomFilter?]

    /// Writes the chunks.
    init<Sink: ByteSink & ~Copyable>(
        _ group: EncodedRowGroup, ordinal: Int, to output: inout FileOutput<Sink>
    ) throws(ParquetError) {
        let start = output.byteCount
        metadata = RowGroup()
        metadata.numRows = Int64(group.rowCount)
        metadata.fileOffset = Int64(start)
        metadata.ordinal = Int16(exactly: ordinal)
        var indexes: [OffsetIndex] = []
        for chunk in group.chunks {
            indexes.append(chunk.offsetIndex.shifted(by: output.byteCount + chunk.dictionary.count))
            metadata.columns.append(ColumnChunk(metaData: chunk.metadata.shifted(by: output.byteCount)))
            metadata.totalByteSize += chunk.metadata.totalUncompressedSize
            try output.write(chunk.dictionary)
            for page in chunk.data { try output.write(page) }
        }
        metadata.totalCompressedSize = Int64(output.byteCount - start)
        offsetIndexes = indexes
        columnIndexes = group.chunks.map(\.columnIndex)
        bloomFilters = group.chunks.map(\.bloomFilter)
    }
}

extension ColumnMetaData {
    fileprivate func shifted(by offset: Int) -> ColumnMetaData {
        var metadata = self
        metadata.dataPageOffset += Int64(offset)
        if let dictionary = dictionaryPageOffset { metadata.dictionaryPageOffset = dictionary + Int64(offset) }
        return metadata
    }
}

extension OffsetIndex {
    fileprivate func shifted(by offset: Int) -> OffsetIndex {
        var index = self
        for page in index.pageLocations.indices { index.pageLocations[page].offset += Int64(offset) }
        return index
    }
}
