import Columns

extension LeafType {
    /// Whether stored values go to the buffer that the column has, and are changed there or not at all.
    var isConvertedInPlace: Bool {
        switch conversion {
        case .none, .text, .unsigned32, .multiply, .divide: true
        case .widen, .bigEndian, .float16, .int96: false
        }
    }

    /// Changes the stored values from an index on into the column's, where they are.
    ///
    /// - Parameters:
    ///   - start: The index of the first; for text, the index of its end in `offsets` is one more.
    func convertInPlace(_ values: inout ValueBuffer, from start: Int) throws(ParquetError) {
        switch conversion {
        case .unsigned32:
            for index in start..<values.integers.count { values.integers[index] &= 0xFFFF_FFFF }
        case .multiply(let factor):
            var overflows = false
            for index in start..<values.integers.count {
                let (product, overflow) = values.integers[index].multipliedReportingOverflow(by: factor)
                values.integers[index] = product
                overflows = overflows || overflow
            }
            if overflows { throw ParquetError(.unsupported, "a time that is not within 64 bits of microseconds") }
        case .divide(let divisor):
            for index in start..<values.integers.count {
                let value = values.integers[index]
                values.integers[index] = value / divisor - (value % divisor < 0 ? 1 : 0)
            }
        case .text: try Self.checkText(values, from: start)
        case .none, .widen, .bigEndian, .float16, .int96: return
        }
    }

    /// Text is UTF-8 when all of it together is, and no value begins within a character.
    private static func checkText(_ values: ValueBuffer, from start: Int) throws(ParquetError) {
        let first = values.offsets[start]
        guard first < values.bytes.count else { return }
        let isValid = values.bytes.span.withUnsafeBufferPointer { bytes in
            let text = UnsafeBufferPointer(rebasing: bytes[first...])
            return isUTF8(text) && values.offsets[start...].allSatisfy { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
        }
        guard isValid else { throw ParquetError(.malformed, "a text is not UTF-8") }
    }

    private static func isUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        // A check may look at the four bytes that follow: the last ones are checked with zeros behind them.
        let head = max(0, text.count - 4)
        let checked = UTF8Text.validPrefix(UnsafeBufferPointer(rebasing: text[..<head]))
        guard checked >= head else { return false }
        let tail = Array(text[checked...])
        return (tail + [0, 0, 0, 0]).withUnsafeBufferPointer {
            UTF8Text.validPrefix(UnsafeBufferPointer(rebasing: $0.prefix(tail.count))) == tail.count
        }
    }

    /// Appends stored values as the column has them.
    func convert(_ stored: ValueBuffer, appendingTo values: inout ValueBuffer) throws(ParquetError) {
        switch conversion {
        case .widen(let isSigned):
            values.wideIntegers.append(
                contentsOf: stored.integers.lazy.map { isSigned ? Int128($0) : Int128(UInt64(bitPattern: $0)) })
        case .bigEndian where layout == .integers:
            for range in stored.ranges { values.integers.append(try Self.bigEndian(stored.bytes[range])) }
        case .bigEndian:
            for range in stored.ranges { values.wideIntegers.append(try Self.bigEndian(stored.bytes[range])) }
        case .float16:
            for range in stored.ranges {
                let bits = UInt16(stored.bytes[range.lowerBound]) | UInt16(stored.bytes[range.lowerBound + 1]) << 8
                values.doubles.append(Self.float16(bits))
            }
        case .int96:
            for range in stored.ranges { values.integers.append(try Self.int96(stored.bytes[range])) }
        case .none, .text, .unsigned32, .multiply, .divide: return
        }
    }

    /// Two's complement with the highest byte first.
    static func bigEndian<Value: FixedWidthInteger & SignedInteger>(
        _ bytes: ArraySlice<UInt8>
    ) throws(ParquetError) -> Value {
        var value: Value = bytes.first ?? 0 >= 0x80 ? -1 : 0
        let fill: UInt8 = value < 0 ? 0xFF : 0
        for (index, byte) in bytes.enumerated() {
            if bytes.count - index > Value.bitWidth / 8 {
                guard byte == fill else { throw ParquetError(.malformed, "a decimal is too large for its precision") }
            } else {
                value = value << 8 | Value(byte)
            }
        }
        guard (value < 0) == (fill != 0) else {
            throw ParquetError(.malformed, "a decimal is too large for its precision")
        }
        return value
    }

    /// IEEE 754 binary16. Swift's own type is not on all of the platforms.
    static func float16(_ bits: UInt16) -> Double {
        let magnitude: Double
        let exponent = Int(bits >> 10 & 0x1F)
        let fraction = Double(bits & 0x3FF)
        switch exponent {
        case 0: magnitude = fraction * 0x1p-24
        case 31: magnitude = fraction == 0 ? .infinity : .nan
        default: magnitude = (1 + fraction / 1_024) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
        }
        return bits & 0x8000 == 0 ? magnitude : -magnitude
    }

    /// The Julian day of 1970-01-01.
    private static let julianEpoch: Int64 = 2_440_588

    static func int96(_ bytes: ArraySlice<UInt8>) throws(ParquetError) -> Int64 {
        let nanoseconds = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let day = bytes.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let ofDay = Int64(bitPattern: nanoseconds)
        let microseconds = ofDay / 1_000 - (ofDay % 1_000 < 0 ? 1 : 0)
        // A day of 32 bits has room in 64 bits of microseconds for about 107 million days: more is refused.
        let (midnight, overflow) = (Int64(day) - julianEpoch).multipliedReportingOverflow(by: 86_400_000_000)
        let (sum, carry) = midnight.addingReportingOverflow(microseconds)
        guard !overflow, !carry else {
            throw ParquetError(.unsupported, "a time that is not within 64 bits of microseconds")
        }
        return sum
    }
}

extension ValueBuffer {
    /// Where each byte array is.
    var ranges: some Sequence<Range<Int>> {
        zip(offsets, offsets.dropFirst()).lazy.map { $0..<$1 }
    }
}
