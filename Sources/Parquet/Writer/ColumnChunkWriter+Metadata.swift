import Compression

extension ColumnChunkWriter {
    /// The chunk's metadata, with offsets from its start, where a dictionary page of `dictionarySize` bytes may be.
    func metadata(dictionarySize: Int) -> ColumnMetaData {
        var metadata = ColumnMetaData()
        metadata.type = leaf.layout.physicalType
        metadata.pathInSchema = leaf.path
        metadata.codec = CodecID(properties.compression)
        metadata.numValues = Int64(levelCount)
        metadata.totalUncompressedSize = Int64(uncompressedSize)
        metadata.totalCompressedSize = Int64(dictionarySize + dataSize)
        metadata.dataPageOffset = Int64(dictionarySize)
        if dictionarySize > 0 { metadata.dictionaryPageOffset = 0 }
        let pageType: PageType = properties.dataPageVersion == .v1 ? .dataPage : .dataPageV2
        var stats = encodingCounts.map {
            PageEncodingStats(
                pageType: pageType, encoding: $0.encoding.format, count: Int32(truncatingIfNeeded: $0.count))
        }
        if dictionarySize > 0 {
            stats.insert(PageEncodingStats(pageType: .dictionaryPage, encoding: .plain, count: 1), at: 0)
        }
        metadata.encodingStats = stats
        metadata.encodings = encodings(stats)
        metadata.statistics = statistics
        metadata.sizeStatistics = sizeStatistics
        return metadata
    }

    /// Each encoding once, with that of the levels.
    private func encodings(_ stats: [PageEncodingStats]) -> [Encoding] {
        let hasLevels = leaf.maxDefinitionLevel + leaf.maxRepetitionLevel > 0
        return (stats.map(\.encoding) + (hasLevels ? [.rle] : [])).reduce(into: []) {
            if !$0.contains($1) { $0.append($1) }
        }
    }

    private var statistics: Statistics {
        var statistics = Statistics()
        statistics.nullCount = Int64(pages.reduce(0) { $0 + $1.nullCount })
        var bounds = ValueBounds(leaf)
        for page in pages { bounds.merge(page.bounds) }
        if let stored = bounds.stored {
            statistics.minValue = stored.min
            statistics.maxValue = stored.max
            statistics.isMinValueExact = stored.isMinExact
            statistics.isMaxValueExact = stored.isMaxExact
        }
        return statistics
    }

    private var sizeStatistics: SizeStatistics? {
        guard leaf.layout == .byteArray || leaf.maxDefinitionLevel + leaf.maxRepetitionLevel > 0 else { return nil }
        var sizes = SizeStatistics()
        if leaf.layout == .byteArray {
            sizes.unencodedByteArrayDataBytes = Int64(pages.reduce(0) { $0 + $1.unencodedBytes })
        }
        if leaf.maxRepetitionLevel > 0 { sizes.repetitionLevelHistogram = sum(\.repetitionHistogram) }
        if leaf.maxDefinitionLevel > 0 { sizes.definitionLevelHistogram = sum(\.definitionHistogram) }
        return sizes
    }

    private func sum(_ histogram: KeyPath<Page, [Int64]>) -> [Int64] {
        pages.dropFirst().reduce(pages.first?[keyPath: histogram] ?? []) { sum, page in
            zip(sum, page[keyPath: histogram]).map { $0 + $1 }
        }
    }

    /// Where the pages lie, counted from the first one.
    var offsetIndex: OffsetIndex {
        var index = OffsetIndex()
        index.pageLocations = pages.map {
            PageLocation(
                offset: Int64($0.offset), compressedPageSize: Int32(truncatingIfNeeded: $0.size),
                firstRowIndex: Int64($0.firstRow))
        }
        if leaf.layout == .byteArray { index.unencodedByteArrayDataBytes = pages.map { Int64($0.unencodedBytes) } }
        return index
    }

    /// The bounds of the pages; nil when a page has values of which none compares (Parquet format, "Page index").
    var columnIndex: ColumnIndex? {
        var index = ColumnIndex()
        for page in pages {
            guard page.isAllNull || page.bounds.hasValues else { return nil }
            let stored = page.bounds.stored
            index.nullPages.append(page.isAllNull)
            index.minValues.append(stored?.min ?? [])
            index.maxValues.append(stored?.max ?? [])
        }
        index.boundaryOrder = boundaryOrder(of: index)
        index.nullCounts = pages.map { Int64($0.nullCount) }
        if leaf.maxRepetitionLevel > 0 { index.repetitionLevelHistograms = pages.flatMap(\.repetitionHistogram) }
        if leaf.maxDefinitionLevel > 0 { index.definitionLevelHistograms = pages.flatMap(\.definitionHistogram) }
        return index
    }

    private func boundaryOrder(of index: ColumnIndex) -> BoundaryOrder {
        let order = ValueBounds.Order(leaf.type)
        let filled = index.nullPages.indices.filter { !index.nullPages[$0] }
        let neighbours = zip(filled, filled.dropFirst())
        func never(_ isWrong: ([UInt8], [UInt8]) -> Bool) -> Bool {
            neighbours.allSatisfy { left, right in
                !isWrong(index.minValues[left], index.minValues[right])
                    && !isWrong(index.maxValues[left], index.maxValues[right])
            }
        }
        if never({ order.isStoredLess($1, $0) }) { return .ascending }
        return never({ order.isStoredLess($0, $1) }) ? .descending : .unordered
    }
}

extension CodecID {
    init(_ codec: CompressionCodec) {
        self =
            switch codec {
            case .uncompressed: .uncompressed
            case .snappy: .snappy
            case .gzip: .gzip
            case .brotli: .brotli
            case .lz4Raw: .lz4Raw
            case .zstd: .zstd
            }
    }
}
