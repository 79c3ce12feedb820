import Columns
import Compression

/// The pages of one leaf in one row group. They are kept compressed until the row group ends, since a chunk's pages lie
/// together in the file.
struct ColumnChunkWriter: Sendable {
    /// What is known of a finished data page.
    struct Page: Sendable {
        /// Where it begins among the chunk's data pages.
        var offset: Int
        /// With its header.
        var size: Int
        var firstRow: Int
        var nullCount: Int
        var isAllNull: Bool
        var bounds: ValueBounds
        var unencodedBytes: Int
        var repetitionHistogram: [Int64]
        var definitionHistogram: [Int64]
    }

    let leaf: LeafColumn
    let properties: WriterProperties
    /// What the trial on the first values found; kept for all row groups.
    private(set) var trial: EncodingTrial?
    private var page: LeafPage
    private var dictionary: DictionaryBuilder?
    private var isDictionaryFull = false
    private var hashes: [UInt64]?

    /// The finished data pages, with their headers.
    private var data: [[UInt8]] = []
    /// The bytes of all of them.
    private(set) var dataSize = 0
    private(set) var pages: [Page] = []
    private(set) var uncompressedSize = 0
    private(set) var levelCount = 0
    private(set) var rowCount = 0
    private(set) var encodingCounts: [(encoding: PageEncoding, count: Int)] = []

    init(_ leaf: LeafColumn, _ properties: WriterProperties, trial: EncodingTrial?) {
        self.leaf = leaf
        self.properties = properties
        self.trial = trial
        page = LeafPage(leaf)
        if properties.bloomFilterColumns.contains(leaf.dottedPath) { hashes = [] }
    }

    /// Forgets the pages; what the trial found is kept.
    private mutating func beginRowGroup() {
        dictionary = nil
        isDictionaryFull = false
        if hashes != nil { hashes = [] }
        data = []
        dataSize = 0
        pages = []
        uncompressedSize = 0
        levelCount = 0
        rowCount = 0
        encodingCounts = []
    }

    /// Takes rows of the leaf's field. A page ends where it has reached its size, always between rows.
    mutating func append(
        _ column: Column, rows: Range<Int>, with compressor: inout PageCompressor
    ) throws(ParquetError) {
        var start = rows.lowerBound
        while start < rows.upperBound {
            let count = sliceLength(column, from: start, to: rows.upperBound)
            let before = page.byteCount
            let slice = start..<start + count
            if before > 0, before + column.valueByteCount(of: slice) > properties.pageSize * 3 / 2 {
                try endPage(with: &compressor)
            }
            try page.append(column, rows: slice, of: leaf)
            if page.byteCount >= properties.pageSize { try endPage(with: &compressor) }
            start += count
        }
    }

    /// As many rows as an eighth of a page holds, so that pages end near their size; at least one.
    private func sliceLength(_ column: Column, from start: Int, to end: Int) -> Int {
        var count = min(end - start, 1 << 14)
        while count > 1, column.valueByteCount(of: start..<start + count) > properties.pageSize / 8 { count /= 2 }
        return count
    }

    /// Compresses the rows that have been taken since the last page.
    mutating func endPage(with compressor: inout PageCompressor) throws(ParquetError) {
        guard page.levelCount > 0 else { return }
        let body = try body(with: &compressor)
        let bytes = try encode(body, with: &compressor)
        record(size: bytes.count)
        data.append(bytes)
        dataSize += bytes.count
        page.removeAll()
    }

    private struct Body {
        var repetitionLevels: [UInt8] = []
        var definitionLevels: [UInt8] = []
        var values: [UInt8] = []
        var encoding: PageEncoding
    }

    private mutating func body(with compressor: inout PageCompressor) throws(ParquetError) -> Body {
        var body = Body(encoding: try encoding(with: &compressor))
        if leaf.maxRepetitionLevel > 0 {
            let width = Self.bitWidth(leaf.maxRepetitionLevel)
            HybridEncoder.encode(page.repetitionLevels, bitWidth: width, into: &body.repetitionLevels)
        }
        if leaf.maxDefinitionLevel > 0 {
            let width = Self.bitWidth(leaf.maxDefinitionLevel)
            HybridEncoder.encode(page.definitionLevels, bitWidth: width, into: &body.definitionLevels)
        }
        if body.encoding == .dictionary {
            let indices = dictionary?.indices(of: page.values) ?? []
            let bitWidth = dictionary?.bitWidth ?? 0
            PageEncoding.encode(indices: indices, bitWidth: bitWidth, into: &body.values)
            // Pages to come would need ever more of it.
            isDictionaryFull = (dictionary?.values.plainByteCount ?? 0) > properties.pageSize
        } else {
            body.encoding.encode(page.values, into: &body.values)
        }
        return body
    }

    private mutating func encoding(with compressor: inout PageCompressor) throws(ParquetError) -> PageEncoding {
        guard page.values.count > 0 else { return .plain }
        if trial == nil { trial = try EncodingTrial(page.values, with: &compressor) }
        guard let trial, trial.best == .dictionary else { return trial?.best ?? .plain }
        if isDictionaryFull { return trial.withoutDictionary }
        if dictionary == nil { dictionary = DictionaryBuilder(leaf.layout) }
        return .dictionary
    }

    static func bitWidth(_ maxLevel: Int) -> Int { Int.bitWidth - maxLevel.leadingZeroBitCount }

    private mutating func encode(
        _ body: Body, with compressor: inout PageCompressor
    ) throws(ParquetError) -> [UInt8] {
        var header = PageHeader()
        let nullCount = page.levelCount - page.values.count
        var levels: [UInt8] = []
        var plain: [UInt8] = []
        switch properties.dataPageVersion {
        case .v1:
            header.type = .dataPage
            header.dataPageHeader = DataPageHeader(
                numValues: try size32(page.levelCount), encoding: body.encoding.format)
            if leaf.maxRepetitionLevel > 0 {
                plain.appendLittleEndian(UInt32(truncatingIfNeeded: body.repetitionLevels.count))
                plain += body.repetitionLevels
            }
            if leaf.maxDefinitionLevel > 0 {
                plain.appendLittleEndian(UInt32(truncatingIfNeeded: body.definitionLevels.count))
                plain += body.definitionLevels
            }
            plain += body.values
        case .v2:
            header.type = .dataPageV2
            header.dataPageHeaderV2 = DataPageHeaderV2(
                numValues: try size32(page.levelCount), numNulls: try size32(nullCount),
                numRows: try size32(page.rowCount), encoding: body.encoding.format,
                definitionLevelsByteLength: try size32(body.definitionLevels.count),
                repetitionLevelsByteLength: try size32(body.repetitionLevels.count),
                isCompressed: properties.compression != .uncompressed)
            levels = body.repetitionLevels + body.definitionLevels
            plain = body.values
        }
        if let index = encodingCounts.firstIndex(where: { $0.encoding == body.encoding }) {
            encodingCounts[index].count += 1
        } else {
            encodingCounts.append((body.encoding, 1))
        }
        return try page(header, levels: levels, plain, with: &compressor)
    }

    /// A page: its header with sizes and checksum, its levels, and its compressed bytes.
    private mutating func page(
        _ header: PageHeader, levels: [UInt8], _ plain: [UInt8], with compressor: inout PageCompressor
    ) throws(ParquetError) -> [UInt8] {
        var stored = levels
        // A v2 page without values has nothing to decompress.
        if !plain.isEmpty || header.dataPageHeaderV2 == nil { try compressor.compress(plain, into: &stored) }
        var header = header
        header.uncompressedPageSize = try size32(levels.count + plain.count)
        header.compressedPageSize = try size32(stored.count)
        header.crc = Int32(bitPattern: CRC32.checksum(of: stored.span))
        var writer = ThriftWriter()
        header.write(to: &writer)
        uncompressedSize += writer.bytes.count + levels.count + plain.count
        return writer.bytes + stored
    }

    private func size32(_ size: Int) throws(ParquetError) -> Int32 {
        guard let size = Int32(exactly: size) else {
            throw ParquetError(
                .limit, "a page of \(size) bytes; the format allows 2 GiB, so one row's value is too large")
        }
        return size
    }

    private mutating func record(size: Int) {
        var bounds = ValueBounds(leaf)
        bounds.include(page.values)
        if hashes != nil { addHashes() }
        pages.append(
            Page(
                offset: dataSize, size: size, firstRow: rowCount,
                nullCount: page.levelCount - page.values.count, isAllNull: page.values.count == 0, bounds: bounds,
                unencodedBytes: leaf.layout == .byteArray ? page.values.bytes.count : 0,
                repetitionHistogram: Self.histogram(page.repetitionLevels, leaf.maxRepetitionLevel),
                definitionHistogram: Self.histogram(page.definitionLevels, leaf.maxDefinitionLevel)))
        levelCount += page.levelCount
        rowCount += page.rowCount
    }

    private static func histogram(_ levels: [UInt8], _ maxLevel: Int) -> [Int64] {
        guard maxLevel > 0 else { return [] }
        var counts = [Int64](repeating: 0, count: maxLevel + 1)
        for level in levels { counts[Int(level)] += 1 }
        return counts
    }

    private mutating func addHashes() {
        for index in 0..<page.values.count {
            let hash: UInt64
            if page.values.isBytes {
                let range = page.values.offsets[index]..<page.values.offsets[index + 1]
                hash = page.values.bytes.withUnsafeBytes { XXHash64.hash(UnsafeRawBufferPointer(rebasing: $0[range])) }
            } else {
                let bytes = PlainEncoder.bytes(of: page.values.integers[index], leaf.layout)
                hash = bytes.withUnsafeBytes { XXHash64.hash($0) }
            }
            if hashes?.last != hash { hashes?.append(hash) }
        }
    }

    /// The bloom filter of the chunk's values, if it is to have one.
    private var bloomFilter: SplitBlockBloomFilter? {
        guard let hashes, !hashes.isEmpty else { return nil }
        var filter = SplitBlockBloomFilter(distinctCount: Set(hashes).count)
        for hash in hashes { filter.insert(hash) }
        return filter
    }

    /// Hands the pages out and begins the next row group.
    mutating func takeChunk(with compressor: inout PageCompressor) throws(ParquetError) -> EncodedRowGroup.Chunk {
        let dictionary = try dictionaryPage(with: &compressor)
        defer { beginRowGroup() }
        return EncodedRowGroup.Chunk(
            dictionary: dictionary, data: data, metadata: metadata(dictionarySize: dictionary.count),
            columnIndex: columnIndex, offsetIndex: offsetIndex, bloomFilter: bloomFilter)
    }

    /// The dictionary page, or nothing.
    private mutating func dictionaryPage(with compressor: inout PageCompressor) throws(ParquetError) -> [UInt8] {
        guard let dictionary else { return [] }
        var header = PageHeader()
        header.type = .dictionaryPage
        header.dictionaryPageHeader = DictionaryPageHeader(numValues: try size32(dictionary.count), encoding: .plain)
        var plain: [UInt8] = []
        PlainEncoder.encode(dictionary.values, into: &plain)
        return try page(header, levels: [], plain, with: &compressor)
    }
}

extension Column {
    /// The bytes of the values of some rows.
    func valueByteCount(of rows: Range<Int>) -> Int {
        switch layout {
        case .integers, .doubles: 8 * rows.count
        case .wideIntegers: 16 * rows.count
        case .bytes: offsets[rows.upperBound] - offsets[rows.lowerBound] + 4 * rows.count
        case .list: children[0].valueByteCount(of: offsets[rows.lowerBound]..<offsets[rows.upperBound])
        case .structure: children.reduce(0) { $0 + $1.valueByteCount(of: rows) }
        }
    }
}
