/// The RLE / bit-packing hybrid of levels, dictionary indices and booleans.
///
/// Source: Encodings.md of the format, "Run Length Encoding / Bit-Packing Hybrid (RLE = 3)".
struct RunLengthDecoder {
    private var input: PageBytes
    private let bitWidth: Int
    /// Values left of a run of one value.
    private var repeated = 0
    private var value: UInt32 = 0
    /// Values left of a bit-packed run, its bytes, and the bit of the next value in them.
    private var packed = 0
    private var packedBytes = PageBytes([])
    private var packedBit = 0

    /// A decoder of numbers of `bitWidth` bits, at most 32.
    init(_ input: PageBytes, bitWidth: Int) throws(ParquetError) {
        guard (0...32).contains(bitWidth) else {
            throw ParquetError(.malformed, "a page has numbers of \(bitWidth) bits instead of at most 32")
        }
        self.input = input
        self.bitWidth = bitWidth
    }

    /// Decodes as many numbers as `output` has room for.
    mutating func decode<Value: FixedWidthInteger & UnsignedInteger>(
        into output: UnsafeMutableBufferPointer<Value>
    ) throws(ParquetError) {
        var done = 0
        while done < output.count {
            let wanted = output.count - done
            if repeated > 0 {
                let count = min(repeated, wanted)
                let part = UnsafeMutableBufferPointer(rebasing: output[done..<(done + count)])
                part.update(repeating: Value(truncatingIfNeeded: value))
                repeated -= count
                done += count
            } else if packed > 0 {
                let count = min(packed, wanted)
                let part = UnsafeMutableBufferPointer(rebasing: output[done..<(done + count)])
                let (bit, width) = (packedBit, bitWidth)
                try packedBytes.withRest { (source) throws(ParquetError) in
                    BitUnpacking.unpack(source, from: bit, width: width, into: part)
                }
                packedBit += count * bitWidth
                packed -= count
                done += count
            } else {
                try nextRun()
            }
        }
    }

    private mutating func nextRun() throws(ParquetError) {
        if bitWidth == 0, input.count == 0 {
            // Some writers store nothing where only zeros can be.
            (repeated, value) = (.max, 0)
            return
        }
        let header = try input.varint()
        guard let count = Int(exactly: header >> 1), count <= Int(Int32.max) else {
            throw ParquetError(.malformed, "a page has a run of too many values")
        }
        if header & 1 == 0 {
            value = 0
            for shift in stride(from: 0, to: bitWidth, by: 8) { value |= UInt32(try input.byte()) << UInt32(shift) }
            repeated = count
        } else if bitWidth == 0 {
            (repeated, value) = (count * 8, 0)
        } else {
            // The padding of the last run is missing from some writers' pages.
            let size = min(count * bitWidth, input.count)
            packed = min(count * 8, size * 8 / bitWidth)
            guard packed > 0 || count == 0 else { throw ParquetError(.truncated, "a page ends early") }
            packedBytes = try input.part(size)
            packedBit = 0
        }
    }
}
