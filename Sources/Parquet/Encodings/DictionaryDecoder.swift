import Columns

/// RLE_DICTIONARY (and PLAIN_DICTIONARY, its old name): a byte of bit width, then the indices of the dictionary's values
/// in runs.
///
/// The dictionary holds values as the column has them, so that a conversion is done once for each.
struct DictionaryDecoder: ValueDecoder {
    private let dictionary: ValueBuffer
    private let kind: Column.Layout
    private var runs: RunLengthDecoder
    private var indices: [UInt32] = []

    /// A decoder of a page's values.
    init(_ input: PageBytes, dictionary: ValueBuffer, kind: Column.Layout) throws(ParquetError) {
        var input = input
        self.dictionary = dictionary
        self.kind = kind
        // A page without values may have no byte of bit width either.
        let bitWidth = input.count == 0 ? 0 : Int(try input.byte())
        runs = try RunLengthDecoder(input, bitWidth: bitWidth)
    }

    mutating func decode(_ count: Int, into values: inout ValueBuffer) throws(ParquetError) {
        guard count > 0 else { return }
        indices.removeAll(keepingCapacity: true)
        try indices.appendUninitialized(count) { (output) throws(ParquetError) in try runs.decode(into: output) }
        switch kind {
        case .integers: try Self.gather(dictionary.integers, indices, into: &values.integers)
        case .wideIntegers: try Self.gather(dictionary.wideIntegers, indices, into: &values.wideIntegers)
        case .doubles: try Self.gather(dictionary.doubles, indices, into: &values.doubles)
        case .bytes, .list, .structure: try gatherBytes(into: &values)
        }
    }

    private static func check(_ indices: [UInt32], below count: Int) throws(ParquetError) {
        let highest = indices.withUnsafeBufferPointer { $0.reduce(0) { max($0, $1) } }
        guard Int(highest) < count else {
            throw ParquetError(.malformed, "a page has the dictionary index \(highest) of \(count)")
        }
    }

    private static func gather<Value>(
        _ dictionary: [Value], _ indices: [UInt32], into output: inout [Value]
    ) throws(ParquetError) {
        try check(indices, below: dictionary.count)
        try dictionary.span.withUnsafeBufferPointer { (source) throws(ParquetError) in
            try output.appendUninitialized(indices.count) { (target) throws(ParquetError) in
                for (place, index) in indices.enumerated() { target[place] = source[Int(index)] }
            }
        }
    }

    private func gatherBytes(into values: inout ValueBuffer) throws(ParquetError) {
        try Self.check(indices, below: dictionary.offsets.count - 1)
        let start = values.bytes.count
        var total = 0
        try dictionary.offsets.span.withUnsafeBufferPointer { (offsets) throws(ParquetError) in
            try values.offsets.appendUninitialized(indices.count) { (ends) throws(ParquetError) in
                for (place, index) in indices.enumerated() {
                    total += offsets[Int(index) + 1] - offsets[Int(index)]
                    ends[place] = start + total
                }
            }
            try values.checkRoom(for: total)
            try dictionary.bytes.span.withUnsafeBytes { (source) throws(ParquetError) in
                try values.bytes.appendUninitialized(total) { (output) throws(ParquetError) in
                    var to = 0
                    for index in indices {
                        let from = offsets[Int(index)]
                        let length = offsets[Int(index) + 1] - from
                        copy(source, from, output, to, length)
                        to += length
                    }
                }
            }
        }
    }
}
