extension TextBuffer {
    /// Appends an integer.
    package mutating func append(integer: Int64) {
        append(upTo: 20) { target in
            var target = target
            let start = target
            if integer < 0 {
                target.pointee = 0x2D
                target += 1
            }
            return Self.write(integer.magnitude, width: 1, at: target) - start
        }
    }

    /// Writes the decimal digits of a number, with zeros in front up to a width.
    ///
    /// - Returns: The place after the last digit.
    @inline(__always)
    static func write(
        _ number: UInt64, width: Int, at target: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var length = 1
        var limit: UInt64 = 10
        while length < 19, number >= limit {
            length += 1
            limit = limit &* 10
        }
        if length == 19, number >= 10_000_000_000_000_000_000 { length = 20 }
        length = max(length, width)
        var rest = number
        var position = length
        while position > 0 {
            position -= 1
            target[position] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        return target + length
    }

    /// Appends the shortest digits that give the double back; whole numbers below 2^53 have no fraction.
    package mutating func append(double: Double) {
        let magnitude = double.magnitude
        if magnitude < 0x1p53, magnitude == magnitude.rounded(.towardZero), double != 0 || double.sign == .plus {
            return append(integer: Int64(double))
        }
        if magnitude >= 1e-4, magnitude < 1e9, appendShort(double) { return }
        append(double.description)
    }

    /// Appends a double of few digits after the point. The first power of ten that gives a whole number which gives the
    /// double back (both are exact, so the quotient is the nearest double) has the fewest digits.
    private mutating func appendShort(_ double: Double) -> Bool {
        var power = 10.0
        for digits in 1...6 {
            let scaled = (double.magnitude * power).rounded()
            if scaled / power == double.magnitude {
                append(scaled: UInt64(scaled), isNegative: double < 0, scale: digits)
                return true
            }
            power *= 10
        }
        return false
    }

    /// Appends a number times 10^-scale with all digits after the point.
    package mutating func append(decimal: Int64, scale: Int) {
        if scale == 0 { return append(integer: decimal) }
        append(scaled: decimal.magnitude, isNegative: decimal < 0, scale: scale)
    }

    private mutating func append(scaled magnitude: UInt64, isNegative: Bool, scale: Int) {
        append(upTo: 24 + scale) { target in
            var target = target
            let start = target
            if isNegative {
                target.pointee = 0x2D
                target += 1
            }
            let end = Self.write(magnitude, width: scale + 1, at: target)
            let point = end - scale
            for index in stride(from: scale, to: 0, by: -1) { point[index] = point[index - 1] }
            point.pointee = 0x2E
            return end + 1 - start
        }
    }

    /// Appends two lower-case digits a byte, with the hyphens of a uuid (RFC 9562, section 4) where asked.
    package mutating func append(hexadecimal bytes: UnsafeBufferPointer<UInt8>, isUUID: Bool = false) {
        append(upTo: 2 * bytes.count + 4) { target in
            var end = target
            for (index, byte) in bytes.enumerated() {
                if isUUID, index == 4 || index == 6 || index == 8 || index == 10 {
                    end.pointee = 0x2D
                    end += 1
                }
                end[0] = Self.digit(byte >> 4)
                end[1] = Self.digit(byte & 15)
                end += 2
            }
            return end - target
        }
    }

    static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
