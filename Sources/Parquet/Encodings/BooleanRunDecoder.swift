/// RLE of booleans: a length of four bytes, then runs of one bit.
struct BooleanRunDecoder: ValueDecoder {
    private var runs: RunLengthDecoder

    init(_ input: PageBytes) throws(ParquetError) {
        var input = input
        let size = Int(try input.littleEndian32())
        runs = try RunLengthDecoder(try input.part(size), bitWidth: 1)
    }

    mutating func decode(_ count: Int, into values: inout ValueBuffer) throws(ParquetError) {
        var bits: [UInt8] = []
        try bits.appendUninitialized(count) { (output) throws(ParquetError) in try runs.decode(into: output) }
        values.integers.append(contentsOf: bits.lazy.map { Int64($0) })
    }
}
