/// The RLE / bit-packing hybrid (Parquet format, "RLE = 3"): runs of equal values, and groups of eight packed values.
enum HybridEncoder {
    /// Runs shorter than this are packed.
    private static let shortestRun = 8

    /// Encodes numbers below 2^`bitWidth`.
    static func encode<Value: FixedWidthInteger>(_ values: [Value], bitWidth: Int, into output: inout [UInt8]) {
        var position = 0
        var packedFrom = 0
        while position < values.count {
            var end = position + 1
            while end < values.count, values[end] == values[position] { end += 1 }
            // Packed values come in groups of eight, so a run gives up its first values to fill a group.
            let missing = (8 - (position - packedFrom) % 8) % 8
            if end - position >= shortestRun + missing {
                position += missing
                appendPacked(values[packedFrom..<position], bitWidth: bitWidth, into: &output)
                output.appendVarint(UInt64(end - position) << 1)
                var value = UInt64(truncatingIfNeeded: values[position])
                for _ in 0..<(bitWidth + 7) / 8 {
                    output.append(UInt8(truncatingIfNeeded: value))
                    value >>= 8
                }
                packedFrom = end
            }
            position = end
        }
        appendPacked(values[packedFrom...], bitWidth: bitWidth, into: &output)
    }

    private static func appendPacked<Value: FixedWidthInteger>(
        _ values: ArraySlice<Value>, bitWidth: Int, into output: inout [UInt8]
    ) {
        guard !values.isEmpty else { return }
        output.appendVarint(UInt64((values.count + 7) / 8) << 1 | 1)
        let end = output.count + (values.count + 7) / 8 * bitWidth
        pack(values, bitWidth: bitWidth, into: &output)
        while output.count < end { output.append(0) }
    }

    /// Appends `bitWidth` bits of each value, from the lowest bit of each byte on; the last byte is filled with zeros.
    static func pack<Value: FixedWidthInteger>(
        _ values: some Collection<Value>, bitWidth: Int, into output: inout [UInt8]
    ) {
        guard bitWidth > 0 else { return }
        let isDone: Void? = values.withContiguousStorageIfAvailable { values in
            let count = (values.count * bitWidth + 7) / 8
            output.append(
                contentsOf: [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                    pack(values, bitWidth: bitWidth, into: buffer)
                    initialized = count
                })
        }
        if isDone == nil { pack(Array(values), bitWidth: bitWidth, into: &output) }
    }

    private static func pack<Value: FixedWidthInteger>(
        _ values: UnsafeBufferPointer<Value>, bitWidth: Int, into buffer: UnsafeMutableBufferPointer<UInt8>
    ) {
        let mask: UInt64 = bitWidth == 64 ? .max : 1 << UInt64(bitWidth) - 1
        var pending: UInt64 = 0
        var pendingBits = 0
        var next = 0
        for value in values {
            let bits = UInt64(truncatingIfNeeded: value) & mask
            pending |= bits << UInt64(pendingBits)
            if pendingBits + bitWidth >= 64 {
                for _ in 0..<8 {
                    buffer[next] = UInt8(truncatingIfNeeded: pending)
                    pending >>= 8
                    next += 1
                }
                pendingBits += bitWidth - 64
                pending = pendingBits == 0 ? 0 : bits >> UInt64(bitWidth - pendingBits)
            } else {
                pendingBits += bitWidth
            }
        }
        while pendingBits > 0 {
            buffer[next] = UInt8(truncatingIfNeeded: pending)
            pending >>= 8
            next += 1
            pendingBits -= 8
        }
    }
}
