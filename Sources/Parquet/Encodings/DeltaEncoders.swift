/// DELTA_BINARY_PACKED: the differences of consecutive integers, packed in miniblocks of 32 at the width of the widest.
enum DeltaBinaryPackedEncoder {
    private static let blockSize = 128
    private static let miniblockCount = 4
    private static let miniblockSize = blockSize / miniblockCount

    /// Encodes integers of 32 or 64 bits; differences wrap around at that width.
    static func encode(_ values: [Int64], is32Bit: Bool, into output: inout [UInt8]) {
        output.appendVarint(UInt64(blockSize))
        output.appendVarint(UInt64(miniblockCount))
        output.appendVarint(UInt64(values.count))
        output.appendZigZag(values.first ?? 0)
        var deltas = [Int64](repeating: 0, count: blockSize)
        var start = 1
        while start < values.count {
            let count = min(blockSize, values.count - start)
            for index in 0..<count {
                let delta = values[start + index] &- values[start + index - 1]
                deltas[index] = is32Bit ? Int64(Int32(truncatingIfNeeded: delta)) : delta
            }
            appendBlock(deltas, count, into: &output)
            start += count
        }
    }

    private static func appendBlock(_ deltas: [Int64], _ count: Int, into output: inout [UInt8]) {
        let smallest = deltas[..<count].min() ?? 0
        output.appendZigZag(smallest)
        var packed = [UInt64](repeating: 0, count: blockSize)
        for index in 0..<count { packed[index] = UInt64(bitPattern: deltas[index] &- smallest) }
        var widths: [Int] = []
        for miniblock in 0..<miniblockCount {
            let part = packed[miniblock * miniblockSize..<(miniblock + 1) * miniblockSize]
            widths.append(64 - part.reduce(0, |).leadingZeroBitCount)
        }
        // A difference of 32-bit numbers minus the smallest needs 32 bits at most when it wraps around.
        for width in widths { output.append(UInt8(width)) }
        for (miniblock, width) in widths.enumerated() where miniblock * miniblockSize < count {
            let part = packed[miniblock * miniblockSize..<(miniblock + 1) * miniblockSize]
            HybridEncoder.pack(part, bitWidth: width, into: &output)
        }
    }
}

/// DELTA_LENGTH_BYTE_ARRAY: all lengths, then all bytes.
enum DeltaLengthEncoder {
    static func encode(_ values: LeafValues, into output: inout [UInt8]) {
        let lengths = (0..<values.count).map { Int64(values.offsets[$0 + 1] - values.offsets[$0]) }
        DeltaBinaryPackedEncoder.encode(lengths, is32Bit: true, into: &output)
        output.append(contentsOf: values.bytes)
    }
}

/// DELTA_BYTE_ARRAY: how many bytes each value shares with the one before, and the rest of it.
enum DeltaByteArrayEncoder {
    static func encode(_ values: LeafValues, into output: inout [UInt8]) {
        var prefixes = [Int64](repeating: 0, count: values.count)
        var suffixes = LeafValues(.byteArray)
        suffixes.bytes.reserveCapacity(values.bytes.count)
        suffixes.offsets.reserveCapacity(values.offsets.count)
        values.bytes.withUnsafeBufferPointer { bytes in
            var previous = 0..<0
            for index in 0..<values.count {
                let current = values.offsets[index]..<values.offsets[index + 1]
                let shared = commonPrefix(bytes, previous, current)
                prefixes[index] = Int64(shared)
                suffixes.bytes.append(
                    contentsOf: UnsafeBufferPointer(rebasing: bytes[current.dropFirst(shared)]))
                suffixes.offsets.append(suffixes.bytes.count)
                previous = current
            }
        }
        DeltaBinaryPackedEncoder.encode(prefixes, is32Bit: true, into: &output)
        DeltaLengthEncoder.encode(suffixes, into: &output)
    }

    private static func commonPrefix(
        _ bytes: UnsafeBufferPointer<UInt8>, _ left: Range<Int>, _ right: Range<Int>
    ) -> Int {
        let limit = min(left.count, right.count)
        var length = 0
        while length < limit, bytes[left.lowerBound + length] == bytes[right.lowerBound + length] { length += 1 }
        return length
    }
}
