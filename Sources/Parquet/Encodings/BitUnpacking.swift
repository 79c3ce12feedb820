/// Numbers of a fixed width in bits, the lowest bit first, without gaps.
enum BitUnpacking {
    /// How many whole numbers of `width` bits there are from a bit on.
    static func available(in source: UnsafeRawBufferPointer, from bit: Int, width: Int) -> Int {
        (source.count * 8 - bit) / width
    }

    /// Unpacks numbers into all of `output`.
    ///
    /// - Parameters:
    ///   - width: 1 to 64.
    ///   - bit: Where the first number begins. The caller has checked that all numbers are there (`available`).
    static func unpack<Value: FixedWidthInteger & UnsignedInteger>(
        _ source: UnsafeRawBufferPointer, from bit: Int, width: Int, into output: UnsafeMutableBufferPointer<Value>
    ) {
        let mask: UInt64 = width == 64 ? .max : (1 << UInt64(width)) - 1
        // A number of up to 57 bits lies within 8 bytes from the byte where it begins.
        let loadable = source.count >= 8 && width <= 57 ? ((source.count - 7) * 8 - bit + width - 1) / width : 0
        let fast = Swift.max(0, Swift.min(output.count, loadable))
        var position = bit
        for index in 0..<fast {
            let word = source.loadUnaligned(fromByteOffset: position >> 3, as: UInt64.self).littleEndian
            output[index] = Value(truncatingIfNeeded: (word >> UInt64(position & 7)) & mask)
            position += width
        }
        for index in fast..<output.count {
            output[index] = Value(truncatingIfNeeded: number(source, at: position, width: width) & mask)
            position += width
        }
    }

    /// One number, byte by byte.
    private static func number(_ source: UnsafeRawBufferPointer, at bit: Int, width: Int) -> UInt64 {
        let first = bit >> 3
        let last = (bit + width - 1) >> 3
        var value: UInt64 = 0
        for (place, index) in (first...last).enumerated() {
            let shift = place * 8 - (bit & 7)
            let byte = UInt64(source[index])
            value |= shift >= 0 ? byte << UInt64(shift) : byte >> UInt64(-shift)
        }
        return value
    }
}
