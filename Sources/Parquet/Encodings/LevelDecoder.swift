/// The repetition or definition levels of a page, in order.
enum LevelDecoder {
    /// There is only the level 0, or every value is there at the level that is given.
    case constant(UInt8)
    case runs(RunLengthDecoder)
    /// The deprecated encoding, already unpacked; the index is that of the next level.
    case unpacked([UInt8], next: Int)

    /// The bits of a level.
    static func bitWidth(maximum: UInt8) -> Int { 8 - maximum.leadingZeroBitCount }

    /// The levels at the front of a v1 page's bytes, passed over.
    init(
        v1 input: inout PageBytes, encoding: Encoding, maximum: UInt8, count: Int
    ) throws(ParquetError) {
        guard maximum > 0 else {
            self = .constant(0)
            return
        }
        let width = Self.bitWidth(maximum: maximum)
        switch encoding {
        case .rle:
            let size = Int(try input.littleEndian32())
            self = .runs(try RunLengthDecoder(try input.part(size), bitWidth: width))
        case .bitPacked:
            let part = try input.part((count * width + 7) / 8)
            self = .unpacked(try Self.unpackHighestFirst(part, width: width, count: count), next: 0)
        default:
            throw ParquetError(.unsupported, "levels are encoded as \(encoding)")
        }
    }

    /// The levels of a v2 page, which have a part of their own.
    init(v2 input: PageBytes, maximum: UInt8) throws(ParquetError) {
        self =
            maximum > 0
            ? .runs(try RunLengthDecoder(input, bitWidth: Self.bitWidth(maximum: maximum))) : .constant(0)
    }

    /// BIT_PACKED has the highest bit first, unlike everything since.
    private static func unpackHighestFirst(
        _ input: PageBytes, width: Int, count: Int
    ) throws(ParquetError) -> [UInt8] {
        try input.withRest { (source) throws(ParquetError) in
            var levels: [UInt8] = []
            levels.reserveCapacity(count)
            for index in 0..<count {
                var level: UInt8 = 0
                for bit in (index * width)..<((index + 1) * width) {
                    level = level << 1 | (source[bit >> 3] >> UInt8(7 - bit & 7)) & 1
                }
                levels.append(level)
            }
            return levels
        }
    }

    /// Appends the next `count` levels.
    ///
    /// - Throws: `ParquetError` when there are fewer, or one is above `maximum`.
    mutating func decode(_ count: Int, maximum: UInt8, into levels: inout [UInt8]) throws(ParquetError) {
        switch self {
        case .constant(let level):
            levels.append(contentsOf: repeatElement(level, count: count))
        case .unpacked(let all, let next):
            guard count <= all.count - next else { throw ParquetError(.truncated, "a page has too few levels") }
            levels.append(contentsOf: all[next..<(next + count)])
            self = .unpacked(all, next: next + count)
            try Self.check(levels, last: count, maximum: maximum)
        case .runs(var decoder):
            try levels.appendUninitialized(count) { (output) throws(ParquetError) in
                try decoder.decode(into: output)
            }
            self = .runs(decoder)
            try Self.check(levels, last: count, maximum: maximum)
        }
    }

    private static func check(_ levels: [UInt8], last count: Int, maximum: UInt8) throws(ParquetError) {
        let highest = levels.withUnsafeBufferPointer { $0.suffix(count).reduce(0) { max($0, $1) } }
        guard highest <= maximum else {
            throw ParquetError(.malformed, "a page has a level of \(highest) where \(maximum) is the highest")
        }
    }
}
