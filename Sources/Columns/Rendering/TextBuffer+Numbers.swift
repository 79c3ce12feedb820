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
    private static func write(
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

    /// Appends `YYYY-MM-DD`; years beyond 0–9999 have as many digits as they need and a sign.
    package mutating func append(date days: Int64) {
        let (year, month, day) = Self.civil(days)
        append(upTo: 40) { target in
            var end = target
            if year < 0 {
                end.pointee = 0x2D
                end += 1
            }
            end = Self.write(UInt64(year.magnitude), width: 4, at: end)
            end.pointee = 0x2D
            end = Self.write(UInt64(month), width: 2, at: end + 1)
            end.pointee = 0x2D
            return Self.write(UInt64(day), width: 2, at: end + 1) - target
        }
    }

    /// H. Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // No calendar reaches further, and sums of it cannot overflow.
        let shifted = min(max(days, -1 << 48), 1 << 48) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Appends `hh:mm:ss`, with six digits of a fraction when there is one.
    package mutating func append(time microseconds: Int64) {
        append(upTo: 40) { target in
            let seconds = microseconds.magnitude / 1_000_000
            let fraction = microseconds.magnitude % 1_000_000
            var end = target
            if microseconds < 0 {
                end.pointee = 0x2D
                end += 1
            }
            end = Self.write(seconds / 3600, width: 2, at: end)
            end.pointee = 0x3A
            end = Self.write(seconds / 60 % 60, width: 2, at: end + 1)
            end.pointee = 0x3A
            end = Self.write(seconds % 60, width: 2, at: end + 1)
            guard fraction > 0 else { return end - target }
            end.pointee = 0x2E
            return Self.write(fraction, width: 6, at: end + 1) - target
        }
    }

    /// Appends a date and a time in ISO 8601, with `Z` when they are UTC.
    package mutating func append(timestamp microseconds: Int64, isUTC: Bool) {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 86_400_000_000)
        append(date: remainder < 0 ? quotient - 1 : quotient)
        append(0x54)
        append(time: remainder < 0 ? remainder + 86_400_000_000 : remainder)
        if isUTC { append(0x5A) }
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

    fileprivate static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}

extension TextBuffer {
    /// Appends a string of JSON with its quotes. NEL, U+2028 and U+2029, which many readers of lines take for a line
    /// break, are escaped like the control characters.
    package mutating func append(jsonString text: UnsafeBufferPointer<UInt8>) {
        append(0x22)
        guard let start = text.baseAddress else { return append(0x22) }
        var run = 0
        var index = 0
        while index < text.count {
            if text.count - index >= 8 {
                let word = UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)
                guard Self.needsLook(word) else {
                    index += 8
                    continue
                }
            }
            let stop = min(index + 8, text.count)
            while index < stop {
                let length = escapeLength(text, index)
                guard length > 0 else {
                    index += 1
                    continue
                }
                append(UnsafeBufferPointer(rebasing: text[run..<index]))
                appendEscape(text, index)
                index += length
                run = index
            }
        }
        append(UnsafeBufferPointer(rebasing: text[run...]))
        append(0x22)
    }

    /// Whether eight bytes hold a control character, a quote, a backslash, 0xC2 or 0xE2.
    @inline(__always)
    private static func needsLook(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func has(_ byte: UInt64) -> UInt64 {
            let difference = word ^ (ones &* byte)
            return (difference &- ones) & ~difference
        }
        let plain = has(0x22) | has(0x5C) | (word &- ones &* 0x20) & ~word
        guard word & (ones &* 0x80) != 0 else { return plain & (ones &* 0x80) != 0 }
        return (plain | has(0xC2) | has(0xE2)) & (ones &* 0x80) != 0
    }

    /// The bytes of a character that is escaped; 0 for others.
    @inline(__always)
    private func escapeLength(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        switch text[index] {
        case 0..<0x20, 0x22, 0x5C: return 1
        case 0xC2: return index + 1 < text.count && text[index + 1] == 0x85 ? 2 : 0
        case 0xE2:
            return index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8 ? 3 : 0
        default: return 0
        }
    }

    private mutating func appendEscape(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) {
        append(0x5C)
        switch text[index] {
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0D: append(UInt8(ascii: "r"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x22, 0x5C: append(text[index])
        case 0xC2: append("u0085" as StaticString)
        case 0xE2: append(text[index + 2] == 0xA8 ? "u2028" : "u2029" as StaticString)
        default:
            append("u00" as StaticString)
            append(Self.digit(text[index] >> 4))
            append(Self.digit(text[index] & 15))
        }
    }
}
