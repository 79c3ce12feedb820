import Columns

/// Reads the rows of one column chunk in order, a page in memory at a time.
final class ColumnChunkReader {
    private var pages: PageReader
    private let leaf: SchemaNode
    private let type: LeafType
    /// The definition level from which a place in the innermost list is there.
    private let slotDefinition: UInt8
    private let offsetIndex: OffsetIndex?
    private let rowCount: Int

    private var dictionary: ValueBuffer?
    private var values: (any ValueDecoder)?
    /// Whether the decoder gives values as the column has them.
    private var isConverted = false
    private var definitionLevels = LevelDecoder.constant(0)
    private var repetitionLevels = LevelDecoder.constant(0)
    /// Levels of the page that have not been decoded.
    private var pageLeft = 0
    /// Levels of the chunk in pages that have not been read; nil after pages have been passed over.
    private var chunkLeft: Int?
    private var pageNumber = -1
    private var pageOffset = 0
    private var currentPage: PageReader.Page?
    /// Bytes of the pages that have been read, with their headers: as stored, and decompressed.
    private(set) var storedByteCount = 0
    private(set) var uncompressedByteCount = 0
    /// The row at which the next page begins, as far as the offset index says.
    private var row = 0

    /// Repetition levels that have been decoded but not used, from `entry` on.
    private var entries: [UInt8] = []
    private var entry = 0
    private static let entryBlock = 4_096

    /// What has been read and not taken.
    private var definitions: [UInt8] = []
    private var repetitions: [UInt8] = []
    private var validity: [Bool] = []
    private var hasNulls = false
    private var slots = 0
    private var output = ValueBuffer()
    private var scratch = ValueBuffer()

    /// A reader of a chunk.
    ///
    /// - Parameter rowCount: The rows of the row group.
    init(
        pages: consuming PageReader, chunk: ColumnMetaData, leaf: SchemaNode, type: LeafType, slotDefinition: UInt8,
        rowCount: Int, offsetIndex: OffsetIndex?, byteLimit: Int
    ) throws(ParquetError) {
        guard let count = Int(exactly: chunk.numValues), count >= 0, leaf.repetition > 0 || count == rowCount else {
            throw ParquetError(.inconsistent, "a column has \(chunk.numValues) values in \(rowCount) rows")
        }
        self.pages = pages
        self.leaf = leaf
        self.type = type
        self.slotDefinition = slotDefinition
        self.rowCount = rowCount
        self.offsetIndex = offsetIndex
        chunkLeft = count
        output.byteLimit = byteLimit
        scratch.byteLimit = byteLimit
    }

    /// Where the reading stands, for errors.
    var place: ParquetError.Place {
        ParquetError.Place(
            offset: pageNumber < 0 ? nil : pageOffset, column: leaf.dottedPath, page: pageNumber < 0 ? nil : pageNumber)
    }

    // MARK: Rows

    /// The next `count` rows.
    ///
    /// - Throws: `ParquetError` when there are fewer.
    func read(_ count: Int) throws(ParquetError) -> LeafRows {
        do throws(ParquetError) {
            if leaf.repetition == 0 { try readFlat(count) } else { try readNested(count) }
            row += count
            return take()
        } catch {
            throw error.within(place)
        }
    }

    /// Passes over rows; whole pages are not read where the offset index tells them.
    func skip(_ count: Int) throws(ParquetError) {
        do throws(ParquetError) {
            var left = count
            if let jump = try jump(to: row + count) { left = jump }
            while left > 0 {
                let part = min(left, Self.entryBlock)
                _ = try read(part)
                left -= part
            }
        } catch {
            throw error.within(place)
        }
    }

    /// Goes to the page that has a row, if that is not this page; returns the rows of it that are before.
    private func jump(to target: Int) throws(ParquetError) -> Int? {
        guard let locations = offsetIndex?.pageLocations else { return nil }
        var low = 0
        for (index, location) in locations.enumerated() where location.firstRowIndex <= Int64(target) { low = index }
        guard locations.indices.contains(low) else { return nil }
        let first = Int(locations[low].firstRowIndex)
        // This page and the next need no jump.
        guard low > pageNumber + 1, first > row, first <= target, target < rowCount else { return nil }
        // The dictionary is in front of the first page.
        if pageNumber < 0, dictionary == nil { try readDictionary(before: Int(locations[0].offset)) }
        try pages.seek(to: Int(locations[low].offset))
        pageNumber = low - 1
        pageLeft = 0
        values = nil
        entries.removeAll(keepingCapacity: true)
        entry = 0
        chunkLeft = leaf.repetition == 0 ? rowCount - first : nil
        row = first
        return target - first
    }

    private func readDictionary(before offset: Int) throws(ParquetError) {
        while pages.position < offset {
            guard let page = try pages.next() else { return }
            if page.header.type == .dictionaryPage { try loadDictionary(page) }
        }
    }

    /// After the last row there must be no more levels.
    ///
    /// When rows at the end have been passed over, nothing is known of them.
    func finish() throws(ParquetError) {
        guard chunkLeft == nil || row < rowCount || (chunkLeft == 0 && pageLeft == 0 && entry == entries.count) else {
            throw ParquetError(.inconsistent, "a column has more values than rows", at: place)
        }
    }

    private func readFlat(_ count: Int) throws(ParquetError) {
        var left = count
        while left > 0 {
            if pageLeft == 0 {
                guard try nextPage() else { throw ParquetError(.truncated, "a column has too few rows") }
                continue
            }
            let part = min(left, pageLeft)
            try decode(part)
            pageLeft -= part
            left -= part
        }
    }

    /// Rows begin where the repetition level is 0, so that the last is complete when the next one begins.
    private func readNested(_ count: Int) throws(ParquetError) {
        var begun = 0
        while true {
            if entry == entries.count {
                guard try nextEntries() else { break }
                continue
            }
            var next = entry
            while next < entries.count {
                if entries[next] == 0 {
                    if begun == count { break }
                    begun += 1
                } else if begun == 0 {
                    throw ParquetError(.malformed, "a column begins within a row")
                }
                next += 1
            }
            if next > entry {
                repetitions.append(contentsOf: entries[entry..<next])
                try decode(next - entry)
                entry = next
            }
            if entry < entries.count { return }
        }
        guard begun == count else { throw ParquetError(.truncated, "a column has too few rows") }
    }

    /// The next repetition levels; false at the end of the chunk.
    private func nextEntries() throws(ParquetError) -> Bool {
        while pageLeft == 0 {
            guard try nextPage() else { return false }
        }
        let part = min(pageLeft, Self.entryBlock)
        entries.removeAll(keepingCapacity: true)
        entry = 0
        try repetitionLevels.decode(part, maximum: leaf.repetition, into: &entries)
        pageLeft -= part
        return true
    }

    // MARK: Whole pages

    /// A data page with its levels and its values as they are stored, nulls left out.
    struct WholePage {
        let page: PageReader.Page
        let definitions: [UInt8]
        let repetitions: [UInt8]
        let levelCount: Int
        let values: ValueBuffer
    }

    /// The next data page; nil at the end. Rows must not be read from the same reader.
    func nextWholePage() throws(ParquetError) -> WholePage? {
        do throws(ParquetError) {
            guard try nextPage(), let page = currentPage else { return nil }
            guard pageLeft <= output.byteLimit / 8 else {
                throw ParquetError(.limit, "a page has \(pageLeft) values")
            }
            var whole: (definitions: [UInt8], repetitions: [UInt8]) = ([], [])
            let count = pageLeft
            try repetitionLevels.decode(count, maximum: leaf.repetition, into: &whole.repetitions)
            try definitionLevels.decode(count, maximum: leaf.definition, into: &whole.definitions)
            let maximum = leaf.definition
            output.removeAll()
            try decodeValues(whole.definitions.count { $0 == maximum })
            pageLeft = 0
            return WholePage(
                page: page, definitions: whole.definitions, repetitions: whole.repetitions, levelCount: count,
                values: output)
        } catch {
            throw error.within(place)
        }
    }

    // MARK: Levels and values

    /// Decodes the next definition levels and the values that they have.
    private func decode(_ count: Int) throws(ParquetError) {
        guard leaf.definition > 0 else {
            try decodeValues(count)
            if hasNulls { validity.append(contentsOf: repeatElement(true, count: count)) }
            slots += count
            return
        }
        let start = definitions.count
        try definitionLevels.decode(count, maximum: leaf.definition, into: &definitions)
        let maximum = leaf.definition
        let (valid, places) = definitions.withUnsafeBufferPointer { levels in
            var (valid, places) = (0, 0)
            for level in levels[start...] {
                valid += level == maximum ? 1 : 0
                places += level >= slotDefinition ? 1 : 0
            }
            return (valid, places)
        }
        guard places <= output.byteLimit / 8 - slots else {
            throw ParquetError(.limit, "a batch of rows has more than \(output.byteLimit / 8) values")
        }
        let first = slots
        slots += places
        try decodeValues(valid)
        guard valid < places || hasNulls else { return }
        if !hasNulls {
            hasNulls = true
            validity = [Bool](repeating: true, count: first)
        }
        for level in definitions[start...] where level >= slotDefinition { validity.append(level == maximum) }
        if valid < places { output.spread(type.layout, from: first, validity: validity[first...]) }
    }

    private func decodeValues(_ count: Int) throws(ParquetError) {
        guard count > 0 else { return }
        guard values != nil else { throw ParquetError(.malformed, "a page of no values has values") }
        if isConverted {
            try values?.decode(count, into: &output)
        } else if type.isConvertedInPlace {
            let start = output.count(type.layout)
            try values?.decode(count, into: &output)
            try type.convertInPlace(&output, from: start)
        } else {
            scratch.removeAll()
            try values?.decode(count, into: &scratch)
            try type.convert(scratch, appendingTo: &output)
        }
    }

    private func take() -> LeafRows {
        let column = Column(
            type.type, count: slots, validity: validity, integers: output.integers,
            wideIntegers: output.wideIntegers, doubles: output.doubles,
            offsets: type.layout == .bytes ? output.offsets : [], bytes: output.bytes)
        let rows = LeafRows(definitions: definitions, repetitions: repetitions, column: column)
        let byteLimit = output.byteLimit
        output = ValueBuffer()
        output.byteLimit = byteLimit
        definitions = []
        repetitions = []
        validity = []
        hasNulls = false
        slots = 0
        return rows
    }

    // MARK: Pages

    /// Goes to the next data page; false at the end of the chunk.
    private func nextPage() throws(ParquetError) -> Bool {
        if let chunkLeft, chunkLeft == 0 { return false }
        values = nil
        while let page = try pages.next() {
            pageOffset = page.offset
            currentPage = page
            storedByteCount += page.storedSize
            uncompressedByteCount += page.storedSize - Int(page.header.compressedPageSize)
            uncompressedByteCount += Int(page.header.uncompressedPageSize)
            switch page.header.type {
            case .dictionaryPage: try loadDictionary(page)
            case .dataPage, .dataPageV2:
                pageNumber += 1
                try load(page)
                return true
            default: continue
            }
        }
        guard chunkLeft == nil else { throw ParquetError(.truncated, "a column chunk ends before its last page") }
        return false
    }

    private func loadDictionary(_ page: PageReader.Page) throws(ParquetError) {
        guard dictionary == nil, let header = page.header.dictionaryPageHeader else {
            throw ParquetError(.malformed, "a column chunk has two dictionaries, or one without a header")
        }
        guard header.encoding == .plain || header.encoding == .plainDictionary else {
            throw ParquetError(.unsupported, "a dictionary is encoded as \(header.encoding)")
        }
        let count = Int(header.numValues)
        guard count >= 0, count <= page.bytes.count * 8 else {
            throw ParquetError(.malformed, "a dictionary has \(count) values in \(page.bytes.count) bytes")
        }
        var decoder = PlainDecoder(PageBytes(page.bytes), type.stored)
        var stored = ValueBuffer()
        try decoder.decode(count, into: &stored)
        if type.isConvertedInPlace {
            try type.convertInPlace(&stored, from: 0)
            dictionary = stored
        } else {
            var converted = ValueBuffer()
            try type.convert(stored, appendingTo: &converted)
            dictionary = converted
        }
    }

    private func load(_ page: PageReader.Page) throws(ParquetError) {
        var input = PageBytes(page.bytes)
        let encoding: Encoding
        let count: Int32
        if page.header.type == .dataPage {
            guard let header = page.header.dataPageHeader else {
                throw ParquetError(.malformed, "a data page has no header of its own")
            }
            (encoding, count) = (header.encoding, header.numValues)
            guard count >= 0 else { throw ParquetError(.malformed, "a page has \(count) values") }
            repetitionLevels = try LevelDecoder(
                v1: &input, encoding: header.repetitionLevelEncoding, maximum: leaf.repetition, count: Int(count))
            definitionLevels = try LevelDecoder(
                v1: &input, encoding: header.definitionLevelEncoding, maximum: leaf.definition, count: Int(count))
        } else {
            guard let header = page.header.dataPageHeaderV2 else {
                throw ParquetError(.malformed, "a data page has no header of its own")
            }
            (encoding, count) = (header.encoding, header.numValues)
            let repetition = try input.part(Int(header.repetitionLevelsByteLength))
            let definition = try input.part(Int(header.definitionLevelsByteLength))
            repetitionLevels = try LevelDecoder(v2: repetition, maximum: leaf.repetition)
            definitionLevels = try LevelDecoder(v2: definition, maximum: leaf.definition)
        }
        guard count >= 0, Int(count) <= chunkLeft ?? .max else {
            throw ParquetError(.inconsistent, "the pages of a column have more values than the column")
        }
        pageLeft = Int(count)
        chunkLeft = chunkLeft.map { $0 - Int(count) }
        try begin(input, encoding)
    }

    private func begin(_ input: PageBytes, _ encoding: Encoding) throws(ParquetError) {
        isConverted = false
        // A page of nulls alone has no bytes that a decoder could begin with.
        guard input.count > 0 else {
            values = PlainDecoder(input, type.stored)
            return
        }
        let physical = type.stored.physical
        switch encoding {
        case .plain: values = PlainDecoder(input, type.stored)
        case .rleDictionary, .plainDictionary:
            guard let dictionary else { throw ParquetError(.malformed, "a page needs a dictionary that is not there") }
            values = try DictionaryDecoder(input, dictionary: dictionary, kind: type.layout)
            isConverted = true
        case .rle where physical == .boolean: values = try BooleanRunDecoder(input)
        case .deltaBinaryPacked where physical == .int32 || physical == .int64:
            values = try DeltaBinaryPackedDecoder(input, is32Bit: physical == .int32)
        case .deltaLengthByteArray where physical == .byteArray: values = try DeltaLengthByteArrayDecoder(input)
        case .deltaByteArray where physical == .byteArray || physical == .fixedLenByteArray:
            values = try DeltaByteArrayDecoder(
                input, fixedLength: physical == .fixedLenByteArray ? type.stored.length : nil)
        case .byteStreamSplit: values = try ByteStreamSplitDecoder(input, type.stored)
        default: throw ParquetError(.unsupported, "\(physical.name) values are encoded as \(encoding)")
        }
    }
}
