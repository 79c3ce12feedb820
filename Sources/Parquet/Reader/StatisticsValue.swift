import Columns

/// A value of statistics or of a predicate, as the column holds it, in the order that bounds compare in.
enum StatisticsValue: Sendable, Hashable {
    case integer(Int128)
    case double(Double)
    /// Compared as unsigned bytes.
    case bytes([UInt8])

    /// Whether this comes before another of the same kind. NaN and values of different kinds come nowhere.
    func isLess(than other: StatisticsValue) -> Bool {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): left < right
        case (.double(let left), .double(let right)): left < right
        case (.bytes(let left), .bytes(let right)): left.lexicographicallyPrecedes(right)
        default: false
        }
    }

    /// Equality, with one zero and no NaN.
    func isEqual(to other: StatisticsValue) -> Bool {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): left == right
        case (.double(let left), .double(let right)): left == right
        case (.bytes(let left), .bytes(let right)): left == right
        default: false
        }
    }
}

extension LeafType {
    /// The kind of order that bounds have; nil where the format defines none.
    var hasOrder: Bool { stored.physical != .int96 }

    /// The value that stored bytes of a bound stand for; nil when they cannot.
    func bound(_ bytes: [UInt8]) -> StatisticsValue? {
        guard hasOrder else { return nil }
        var values = ValueBuffer()
        if stored.physical == .byteArray {
            values.bytes = bytes
            values.offsets.append(bytes.count)
        } else {
            let size =
                switch stored.physical {
                case .boolean: 1
                case .int32, .float: 4
                case .int64, .double: 8
                default: stored.length
                }
            guard bytes.count == size else { return nil }
            var decoder = PlainDecoder(PageBytes(bytes), stored)
            guard (try? decoder.decode(1, into: &values)) != nil else { return nil }
        }
        if isConvertedInPlace {
            // A bound of text may be cut within a character.
            if conversion != .text, (try? convertInPlace(&values, from: 0)) == nil { return nil }
        } else {
            var converted = ValueBuffer()
            guard (try? convert(values, appendingTo: &converted)) != nil else { return nil }
            values = converted
        }
        switch layout {
        case .integers: return values.integers.first.map { .integer(Int128($0)) }
        case .wideIntegers: return values.wideIntegers.first.map { .integer($0) }
        case .doubles: return values.doubles.first.map { .double($0) }
        case .bytes, .list, .structure: return .bytes(values.bytes)
        }
    }

    /// A bound as text.
    func text(of value: StatisticsValue) -> String? {
        var column = Column(type)
        switch value {
        case .integer(let integer):
            if layout == .wideIntegers {
                column.append(wide: integer)
            } else {
                guard let integer = Int(exactly: integer) else { return nil }
                column.append(integer)
            }
        case .double(let double): column.append(double)
        case .bytes(let bytes):
            guard type != .uuid || bytes.count == 16 else { return nil }
            column.append(utf8: bytes)
        }
        return column.text(at: 0)
    }
}

/// What the footer or an index says of the values of a chunk or page.
struct LeafStatistics {
    /// No value is less.
    var minimum: StatisticsValue?
    /// No value is greater.
    var maximum: StatisticsValue?
    var nullCount: Int64?
    /// With nulls; nil when unknown.
    var valueCount: Int64?

    var isAllNull: Bool { valueCount != nil && nullCount == valueCount }

    /// Bounds with a NaN, or the wrong way round, say nothing.
    init(minimum: StatisticsValue?, maximum: StatisticsValue?, nullCount: Int64?, valueCount: Int64?) {
        let isUsable: Bool
        if let minimum, let maximum {
            isUsable = minimum.isEqual(to: maximum) || minimum.isLess(than: maximum)
        } else {
            isUsable = ![minimum, maximum].contains { if case .double(let value) = $0 { value.isNaN } else { false } }
        }
        if isUsable { (self.minimum, self.maximum) = (minimum, maximum) }
        (self.nullCount, self.valueCount) = (nullCount, valueCount)
    }

    /// What a chunk's or a page's statistics say.
    ///
    /// - Parameter order: The column's order; without one only the deprecated bounds can be meant, which old writers
    ///   compared as signed numbers.
    init(_ statistics: Statistics, _ type: LeafType, order: ColumnOrder?, valueCount: Int64?) {
        var bounds: (min: [UInt8]?, max: [UInt8]?) = (nil, nil)
        if order?.isTypeDefined == true, statistics.minValue != nil || statistics.maxValue != nil {
            bounds = (statistics.minValue, statistics.maxValue)
        } else if type.storedLayout != .bytes, type.conversion != .unsigned32,
            type.conversion != .widen(isSigned: false)
        {
            bounds = (statistics.min, statistics.max)
        }
        self.init(
            minimum: bounds.min.flatMap { type.bound($0) }, maximum: bounds.max.flatMap { type.bound($0) },
            nullCount: statistics.nullCount, valueCount: valueCount)
    }
}
