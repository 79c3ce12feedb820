/// Compares what a file says of one column chunk with the chunk's pages.
struct ChunkVerifier {
    private let file: ParquetFileReader
    private let leaf: SchemaNode
    private let type: LeafType
    private let chunk: ColumnChunk
    private let metaData: ColumnMetaData
    private let order: ColumnOrder?
    private let rowCount: Int
    private let place: ParquetError.Place
    private(set) var findings: [ParquetFinding] = []

    private var total: PageSummary
    private var summaries: [PageSummary] = []
    private var locations: [PageLocation] = []
    private var encodings: [Encoding: Int] = [:]
    private var firstDataPage: Int?

    init(_ file: ParquetFileReader, rowGroup: Int, leaf index: Int) throws(ParquetError) {
        self.file = file
        leaf = file.tree.leaves[index]
        let group = file.footer.metaData.rowGroups[rowGroup]
        chunk = group.columns[index]
        metaData = try chunk.checked(against: leaf)
        guard let physical = leaf.element.type else { throw ParquetError(.malformed, "a leaf without a type") }
        type = try LeafType(leaf.element, physical)
        order = file.columnOrder(index)
        rowCount = Int(group.numRows)
        place = ParquetError.Place(path: file.source.path, rowGroup: rowGroup, column: leaf.dottedPath)
        total = PageSummary(leaf)
    }

    /// Looks at everything. The findings tell what is wrong.
    mutating func verify() throws(ParquetError) {
        if rowCount == 0, metaData.numValues == 0 { return }
        var filter = try bloomFilter()
        let pages = try PageReader(file.source, metaData, limit: file.footer.offset, checksChecksums: true)
        let reader = try ColumnChunkReader(
            pages: pages, chunk: metaData, leaf: leaf, type: type.unconverted, slotDefinition: 0, rowCount: rowCount,
            offsetIndex: nil, byteLimit: ReadOptions().columnByteLimit)
        while let page = try reader.nextWholePage() {
            try add(page)
            if let values = filter { checkBloomFilter(&filter, values, page.values) }
        }
        expect(.footer, metaData.totalCompressedSize, reader.storedByteCount, "the size of all pages")
        expect(.footer, metaData.totalUncompressedSize, reader.uncompressedByteCount, "the decompressed size")
        checkFooter()
        checkChunkStatistics()
        try checkOffsetIndex()
        try checkColumnIndex()
    }

    private mutating func report(_ aspect: ParquetFinding.Aspect, _ message: String, page: Int? = nil) {
        var place = place
        place.page = page
        if let page, locations.indices.contains(page) { place.offset = Int(locations[page].offset) }
        findings.append(ParquetFinding(aspect: aspect, message: message, place: place))
    }

    /// Reports when a number is not what it should be.
    private mutating func expect(
        _ aspect: ParquetFinding.Aspect, _ said: Int64?, _ real: Int, _ what: String, page: Int? = nil
    ) {
        guard let said, said != Int64(real) else { return }
        report(aspect, "\(what) is \(real), the file says \(said)", page: page)
    }

    // MARK: Pages

    private mutating func add(_ whole: ColumnChunkReader.WholePage) throws(ParquetError) {
        let header = whole.page.header
        let number = summaries.count
        let summary = try locating(.init(offset: whole.page.offset, page: number)) { () throws(ParquetError) in
            try PageSummary(whole, leaf, type)
        }
        locations.append(
            PageLocation(
                offset: Int64(whole.page.offset), compressedPageSize: Int32(clamping: whole.page.storedSize),
                firstRowIndex: Int64(total.rowCount(leaf))))
        firstDataPage = firstDataPage ?? whole.page.offset
        if let v2 = header.dataPageHeaderV2, header.type == .dataPageV2 {
            expect(.page, Int64(v2.numNulls), summary.nullCount, "the page's number of nulls", page: number)
            expect(.page, Int64(v2.numRows), summary.rowCount(leaf), "the page's number of rows", page: number)
        }
        let isV1 = header.type == .dataPage
        let encoding = isV1 ? header.dataPageHeader?.encoding : header.dataPageHeaderV2?.encoding
        if let encoding { encodings[encoding, default: 0] += 1 }
        let statistics = isV1 ? header.dataPageHeader?.statistics : header.dataPageHeaderV2?.statistics
        if let statistics { check(statistics, summary, page: number) }
        total.add(summary)
        summaries.append(summary)
    }

    private mutating func checkFooter() {
        expect(.footer, metaData.numValues, total.levelCount, "the number of values")
        expect(.footer, Int64(rowCount), total.rowCount(leaf), "the number of rows")
        // Older writers name the dictionary's place as that of the first data page.
        if let firstDataPage, metaData.dictionaryPageOffset ?? 0 > 0 || !encodings.keys.contains(where: \.hasDictionary)
        {
            expect(.footer, metaData.dataPageOffset, firstDataPage, "the first data page's place")
        }
        for encoding in encodings.keys.sorted(by: { $0.rawValue < $1.rawValue })
        where !metaData.encodings.contains(encoding) {
            report(.footer, "the encoding \(encoding) is not among those of the column")
        }
        let data = (metaData.encodingStats ?? []).filter { $0.pageType == .dataPage || $0.pageType == .dataPageV2 }
        for encoding in Set(data.map(\.encoding)) {
            let said = data.filter { $0.encoding == encoding }.reduce(Int64(0)) { $0 + Int64($1.count) }
            expect(.footer, said, encodings[encoding] ?? 0, "the number of pages in \(encoding)")
        }
    }

    // MARK: Statistics

    private mutating func checkChunkStatistics() {
        if let statistics = metaData.statistics { check(statistics, total, page: nil) }
        guard let sizes = metaData.sizeStatistics else { return }
        if type.stored.physical == .byteArray {
            expect(.sizeStatistics, sizes.unencodedByteArrayDataBytes, total.byteCount, "the bytes of all values")
        }
        check(sizes.definitionLevelHistogram, total.definitionHistogram, "definition", .sizeStatistics)
        check(sizes.repetitionLevelHistogram, total.repetitionHistogram, "repetition", .sizeStatistics)
    }

    /// A histogram may be left out where there is one level alone.
    private mutating func check(
        _ said: [Int64]?, _ real: [Int64], _ level: String, _ aspect: ParquetFinding.Aspect
    ) {
        guard let said, said != real, !(said.isEmpty && real.count == 1) else { return }
        report(aspect, "the histogram of \(level) levels is \(real), the file says \(said)")
    }

    private mutating func check(_ statistics: Statistics, _ real: PageSummary, page: Int?) {
        expect(.statistics, statistics.nullCount, real.nullCount, "the number of nulls", page: page)
        guard order?.isTypeDefined == true else { return }
        if let bytes = statistics.minValue {
            checkBound(bytes, real.minimum, isMinimum: true, statistics.isMinValueExact, .statistics, page: page)
        }
        if let bytes = statistics.maxValue {
            checkBound(bytes, real.maximum, isMinimum: false, statistics.isMaxValueExact, .statistics, page: page)
        }
    }

    private mutating func checkBound(
        _ bytes: [UInt8], _ real: StatisticsValue?, isMinimum: Bool, _ isExact: Bool?,
        _ aspect: ParquetFinding.Aspect, page: Int?
    ) {
        guard type.hasOrder else { return }
        let name = isMinimum ? "lower bound" : "upper bound"
        guard let said = type.bound(bytes) else {
            report(aspect, "the \(name) of \(bytes.count) bytes is no value of the column", page: page)
            return
        }
        guard let real else {
            if isExact == true { report(aspect, "there is a \(name) and no value", page: page) }
            return
        }
        let text = type.text(of: said) ?? "?"
        let realText = type.text(of: real) ?? "?"
        if isMinimum ? real.isLess(than: said) : said.isLess(than: real) {
            report(aspect, "the \(name) is \(text), there is \(realText)", page: page)
        } else if isExact == true, !said.isEqual(to: real) {
            report(aspect, "the \(name) \(text) is said to be exact, it is \(realText)", page: page)
        }
    }

    // MARK: Page index

    private mutating func checkOffsetIndex() throws(ParquetError) {
        guard let index = try file.offsetIndex(chunk) else { return }
        guard index.pageLocations.count == locations.count else {
            report(.offsetIndex, "there are \(locations.count) pages, the file says \(index.pageLocations.count)")
            return
        }
        for (page, (said, real)) in zip(index.pageLocations, locations).enumerated() {
            expect(.offsetIndex, said.offset, Int(real.offset), "the page's place", page: page)
            expect(
                .offsetIndex, Int64(said.compressedPageSize), Int(real.compressedPageSize), "the page's size",
                page: page)
            expect(.offsetIndex, said.firstRowIndex, Int(real.firstRowIndex), "the page's first row", page: page)
        }
        if let said = index.unencodedByteArrayDataBytes, type.stored.physical == .byteArray,
            said != summaries.map({ Int64($0.byteCount) })
        {
            report(.offsetIndex, "the bytes of the values of the pages are others")
        }
    }

    private mutating func checkColumnIndex() throws(ParquetError) {
        guard let index = try file.columnIndex(chunk) else { return }
        do throws(ParquetError) {
            try index.check(pageCount: summaries.count)
        } catch {
            report(.columnIndex, "there are \(summaries.count) pages, the file says \(index.nullPages.count)")
            return
        }
        for (page, summary) in summaries.enumerated() {
            expect(.columnIndex, index.nullCounts?[page], summary.nullCount, "the page's number of nulls", page: page)
            if index.nullPages[page] != (summary.valueCount == 0) {
                report(.columnIndex, "the page is said to be all null or not, wrongly", page: page)
            } else if !index.nullPages[page], order?.isTypeDefined == true {
                checkBound(
                    index.minValues[page], summary.minimum, isMinimum: true, nil, .columnIndex, page: page)
                checkBound(
                    index.maxValues[page], summary.maximum, isMinimum: false, nil, .columnIndex, page: page)
            }
        }
        checkBoundaryOrder(index)
        check(
            index.definitionLevelHistograms, summaries.flatMap(\.definitionHistogram), "definition", .columnIndex)
        check(
            index.repetitionLevelHistograms, summaries.flatMap(\.repetitionHistogram), "repetition", .columnIndex)
    }

    /// Pages of nulls alone do not count.
    private mutating func checkBoundaryOrder(_ index: ColumnIndex) {
        guard index.boundaryOrder != .unordered, type.hasOrder else { return }
        let pages = index.nullPages.indices.filter { !index.nullPages[$0] }
        for (first, second) in zip(pages, pages.dropFirst()) {
            for bounds in [index.minValues, index.maxValues] {
                guard let left = type.bound(bounds[first]), let right = type.bound(bounds[second]) else { continue }
                if index.boundaryOrder == .ascending ? right.isLess(than: left) : left.isLess(than: right) {
                    report(
                        .columnIndex, "the bounds are not \(index.boundaryOrder.description.lowercased())", page: second
                    )
                    return
                }
            }
        }
    }

    // MARK: Bloom filter

    private mutating func bloomFilter() throws(ParquetError) -> SplitBlockBloomFilter? {
        guard let offset = metaData.bloomFilterOffset else { return nil }
        guard offset >= 0, offset <= Int64(file.source.count) else {
            throw ParquetError(.malformed, "the bloom filter is at byte \(offset), which is not in the file")
        }
        let start = Int(offset)
        let headerSize = min(64, file.source.count - start)
        var reader = ThriftReader(try file.source.read(start, headerSize), fileOffset: start)
        let header = try BloomFilterHeader(from: &reader)
        guard header.algorithm.isSplitBlock, header.hash.isXXHash, header.compression.isUncompressed else { return nil }
        let size = Int(header.numBytes)
        expect(.bloomFilter, metaData.bloomFilterLength.map(Int64.init), reader.position + size, "the filter's size")
        guard let filter = SplitBlockBloomFilter(bytes: try file.source.read(start + reader.position, size)) else {
            report(.bloomFilter, "a filter of \(size) bytes")
            return nil
        }
        return filter
    }

    /// Every value must be in the filter. After the first that is not, the filter is dropped.
    private mutating func checkBloomFilter(
        _ current: inout SplitBlockBloomFilter?, _ filter: SplitBlockBloomFilter, _ values: ValueBuffer
    ) {
        let lacks = values.hashes(type.stored.physical).first { !filter.mayContain($0) } != nil
        guard lacks else { return }
        report(.bloomFilter, "the filter lacks a value of the page", page: summaries.count - 1)
        current = nil
    }
}

extension PageSummary {
    /// The number of rows that begin: in a column without lists every level is one.
    func rowCount(_ leaf: SchemaNode) -> Int { leaf.repetition == 0 ? levelCount : rowCount }
}

extension ValueBuffer {
    /// The hashes of the PLAIN bytes of stored values.
    func hashes(_ physical: PhysicalType) -> [UInt64] {
        switch physical {
        case .boolean: integers.map { Self.hash(UInt8($0)) }
        case .int32: integers.map { Self.hash(Int32(truncatingIfNeeded: $0)) }
        case .int64: integers.map { Self.hash($0) }
        case .float: doubles.map { Self.hash(Float($0).bitPattern) }
        case .double: doubles.map { Self.hash($0.bitPattern) }
        case .byteArray, .fixedLenByteArray, .int96:
            bytes.withUnsafeBytes { all in ranges.map { XXHash64.hash(UnsafeRawBufferPointer(rebasing: all[$0])) } }
        }
    }

    private static func hash(_ value: some FixedWidthInteger) -> UInt64 {
        withUnsafeBytes(of: value.littleEndian) { XXHash64.hash($0) }
    }
}
