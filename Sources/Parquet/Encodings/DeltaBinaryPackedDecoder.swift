/// DELTA_BINARY_PACKED: blocks of differences, packed in as many bits as the largest of a miniblock needs.
///
/// Source: Encodings.md of the format, "Delta Encoding (DELTA_BINARY_PACKED = 5)".
struct DeltaBinaryPackedDecoder: ValueDecoder {
    private var input: PageBytes
    private let is32Bit: Bool
    private let miniblocksPerBlock: Int
    private let valuesPerMiniblock: Int
    /// Values that have not been decoded.
    private(set) var remaining: Int
    private var isFirst = true
    private var last: Int64
    private var smallestDelta: Int64 = 0
    /// The bit widths of the block's miniblocks that have not begun; the next is the last.
    private var widths: [UInt8] = []
    /// The miniblock that is being decoded: its width, bytes, values left and next bit.
    private var width = 0
    private var packed = PageBytes([])
    private var packedLeft = 0
    private var packedBit = 0

    /// A decoder of a page's values, INT32 or INT64.
    init(_ input: PageBytes, is32Bit: Bool) throws(ParquetError) {
        self.input = input
        self.is32Bit = is32Bit
        let blockSize = try self.input.varint()
        let miniblocks = try self.input.varint()
        let count = try self.input.varint()
        last = try self.input.zigzag()
        guard blockSize > 0, blockSize <= UInt64(Int32.max), miniblocks > 0, miniblocks <= blockSize,
            blockSize % miniblocks == 0, blockSize / miniblocks % 32 == 0, count <= UInt64(Int32.max)
        else {
            throw ParquetError(
                .malformed, "a delta page has blocks of \(blockSize) values in \(miniblocks) parts, \(count) in all")
        }
        miniblocksPerBlock = Int(miniblocks)
        valuesPerMiniblock = Int(blockSize / miniblocks)
        remaining = Int(count)
    }

    mutating func decode(_ count: Int, into values: inout ValueBuffer) throws(ParquetError) {
        guard count <= remaining else { throw ParquetError(.truncated, "a page has too few values") }
        // Each value takes part of a bit at least, or of a header: the room is made as the values come.
        var left = count
        while left > 0 {
            let part = min(left, 1 << 16)
            try values.integers.appendUninitialized(part) { (output) throws(ParquetError) in try decode(into: output) }
            left -= part
        }
    }

    /// Decodes as many numbers as `output` has room for.
    mutating func decode(into output: UnsafeMutableBufferPointer<Int64>) throws(ParquetError) {
        guard output.count <= remaining else { throw ParquetError(.truncated, "a page has too few values") }
        remaining -= output.count
        var done = 0
        if isFirst, output.count > 0 {
            isFirst = false
            if is32Bit { last = Int64(Int32(truncatingIfNeeded: last)) }
            output[0] = last
            done = 1
        }
        while done < output.count {
            if packedLeft == 0 { try nextMiniblock() }
            let count = min(packedLeft, output.count - done)
            try decodePacked(UnsafeMutableBufferPointer(rebasing: output[done..<(done + count)]))
            done += count
        }
    }

    private mutating func decodePacked(_ output: UnsafeMutableBufferPointer<Int64>) throws(ParquetError) {
        let (bit, width) = (packedBit, width)
        if width == 0 {
            output.update(repeating: 0)
        } else {
            try packed.withRest { (source) throws(ParquetError) in
                guard output.count <= BitUnpacking.available(in: source, from: bit, width: width) else {
                    throw ParquetError(.truncated, "a page has too few values")
                }
                output.withMemoryRebound(to: UInt64.self) { words in
                    BitUnpacking.unpack(source, from: bit, width: width, into: words)
                }
            }
        }
        packedBit += output.count * width
        packedLeft -= output.count
        var value = last
        for index in output.indices {
            value = value &+ smallestDelta &+ output[index]
            if is32Bit { value = Int64(Int32(truncatingIfNeeded: value)) }
            output[index] = value
        }
        last = value
    }

    private mutating func nextMiniblock() throws(ParquetError) {
        if widths.isEmpty {
            smallestDelta = try input.zigzag()
            guard miniblocksPerBlock <= input.count else { throw ParquetError(.truncated, "a page ends early") }
            for _ in 0..<miniblocksPerBlock { widths.append(try input.byte()) }
            widths.reverse()
        }
        width = Int(widths.removeLast())
        guard width <= 64 else { throw ParquetError(.malformed, "a delta page has numbers of \(width) bits") }
        // The padding of the last miniblock is missing from some writers' pages.
        packed = try input.part(min(valuesPerMiniblock / 8 * width, input.count))
        packedLeft = valuesPerMiniblock
        packedBit = 0
    }

    /// What follows the numbers, found without unpacking them; only before anything has been decoded.
    func rest() throws(ParquetError) -> PageBytes {
        var input = input
        var left = remaining - 1
        while left > 0 {
            _ = try input.zigzag()
            let widths = try input.part(miniblocksPerBlock)
            var sizes = widths
            for _ in 0..<miniblocksPerBlock where left > 0 {
                let width = Int(try sizes.byte())
                guard width <= 64 else { throw ParquetError(.malformed, "a delta page has numbers of \(width) bits") }
                try input.advance(valuesPerMiniblock / 8 * width)
                left -= valuesPerMiniblock
            }
        }
        return input
    }
}
