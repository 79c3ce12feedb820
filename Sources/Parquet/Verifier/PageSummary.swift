import Columns

/// What the values and levels of a page, or of a chunk, really are.
struct PageSummary {
    var levelCount = 0
    var nullCount = 0
    var rowCount = 0
    /// The sum of the lengths of byte arrays.
    var byteCount = 0
    var definitionHistogram: [Int64]
    var repetitionHistogram: [Int64]
    /// The least and greatest value that is not NaN.
    var minimum: StatisticsValue?
    var maximum: StatisticsValue?

    var valueCount: Int { levelCount - nullCount }

    /// Of nothing.
    init(_ leaf: SchemaNode) {
        definitionHistogram = [Int64](repeating: 0, count: Int(leaf.definition) + 1)
        repetitionHistogram = [Int64](repeating: 0, count: Int(leaf.repetition) + 1)
    }

    /// Of a page.
    ///
    /// - Parameter type: What the values are read as, which says how they compare.
    init(_ page: ColumnChunkReader.WholePage, _ leaf: SchemaNode, _ type: LeafType) throws(ParquetError) {
        self.init(leaf)
        levelCount = page.levelCount
        for level in page.definitions { definitionHistogram[Int(level)] += 1 }
        for level in page.repetitions { repetitionHistogram[Int(level)] += 1 }
        nullCount = levelCount - Int(definitionHistogram[Int(leaf.definition)])
        rowCount = Int(repetitionHistogram[0])
        byteCount = page.values.bytes.count
        try setBounds(page.values, type)
    }

    private mutating func setBounds(_ stored: ValueBuffer, _ type: LeafType) throws(ParquetError) {
        guard type.hasOrder else { return }
        var values = stored
        if type.isConvertedInPlace {
            try type.convertInPlace(&values, from: 0)
        } else {
            values = ValueBuffer()
            try type.convert(stored, appendingTo: &values)
        }
        switch type.layout {
        case .integers:
            minimum = values.integers.min().map { .integer(Int128($0)) }
            maximum = values.integers.max().map { .integer(Int128($0)) }
        case .wideIntegers:
            minimum = values.wideIntegers.min().map { .integer($0) }
            maximum = values.wideIntegers.max().map { .integer($0) }
        case .doubles:
            let numbers = values.doubles.lazy.filter { !$0.isNaN }
            minimum = numbers.min().map { .double($0) }
            maximum = numbers.max().map { .double($0) }
        case .bytes, .list, .structure: setByteBounds(values)
        }
    }

    private mutating func setByteBounds(_ values: ValueBuffer) {
        values.bytes.withUnsafeBufferPointer { bytes in
            let all = values.ranges.lazy.map { bytes[$0] }
            minimum = all.min { $0.lexicographicallyPrecedes($1) }.map { .bytes(Array($0)) }
            maximum = all.max { $0.lexicographicallyPrecedes($1) }.map { .bytes(Array($0)) }
        }
    }

    /// Adds a page to those of a chunk.
    mutating func add(_ page: PageSummary) {
        levelCount += page.levelCount
        nullCount += page.nullCount
        rowCount += page.rowCount
        byteCount += page.byteCount
        for index in definitionHistogram.indices { definitionHistogram[index] += page.definitionHistogram[index] }
        for index in repetitionHistogram.indices { repetitionHistogram[index] += page.repetitionHistogram[index] }
        if let other = page.minimum, minimum.map({ other.isLess(than: $0) }) ?? true { minimum = other }
        if let other = page.maximum, maximum.map({ $0.isLess(than: other) }) ?? true { maximum = other }
    }
}
