internal import Text

/// The value of a run of digits with grouping and decimal marks, by the conventions that news uses.
struct DigitNumeral: Equatable {
    var value: Double
    /// How many digits, when there are no marks.
    var plainDigits: Int
    /// The value with the only dot read as a grouping mark: `12.000`.
    var groupedValue: Double?

    /// Reads digits with `,` `.` `'` `’` between them; nil for what is no number, such as `192.168.1.2`.
    ///
    /// Groups: `1,250,000`, `1.250.000`, `1'250'000`, and the Indian `12,34,567`. Decimals: `3.5`, `1,250.5`,
    /// `1.250,5`, `11,5` (a comma before other than three digits).
    init?(_ text: [UInt8], _ range: Range<Int>) {
        if let plain = Self.plainValue(text, range) {
            (value, plainDigits) = (plain, range.count)
            return
        }
        var marks: [(kind: UInt8, digitsBefore: Int)] = []
        var digits: [UInt8] = []
        for index in range {
            let byte = text[index]
            if byte.isASCIIDigit {
                digits.append(byte)
            } else if byte < 0x80 || byte == 0xE2 {
                marks.append((byte == 0xE2 ? UInt8(ascii: "'") : byte, digits.count))
            }
            // Longer runs are hashes or account numbers.
            if digits.count > 40 || marks.count > 12 { return nil }
        }
        guard !digits.isEmpty else { return nil }
        plainDigits = marks.isEmpty ? digits.count : 0
        guard let decimals = Self.decimals(marks, digits.count) else { return nil }
        value = Self.value(digits, decimals: decimals)
        if marks.count == 1, marks[0].kind == UInt8(ascii: "."), decimals == 3, marks[0].digitsBefore <= 3,
            digits[0] != UInt8(ascii: "0")
        {
            groupedValue = Self.value(digits, decimals: 0)
        }
    }

    /// The value of up to 15 digits without marks.
    @inline(__always) private static func plainValue(_ text: [UInt8], _ range: Range<Int>) -> Double? {
        guard (1...15).contains(range.count) else { return nil }
        var value = 0
        for index in range {
            guard text[index].isASCIIDigit else { return nil }
            value = value * 10 + Int(text[index] & 0x0F)
        }
        return Double(value)
    }

    /// How many of the digits stand behind the decimal mark; nil when the marks make no number.
    private static func decimals(_ marks: [(kind: UInt8, digitsBefore: Int)], _ count: Int) -> Int? {
        guard let last = marks.last else { return 0 }
        let tail = count - last.digitsBefore
        let first = marks[0]
        let isUniform = marks.allSatisfy { $0.kind == first.kind }
        if marks.count == 1 {
            switch first.kind {
            case UInt8(ascii: "."): return tail
            case UInt8(ascii: "'"): return tail == 3 ? 0 : nil
            default: return tail == 3 ? 0 : tail
            }
        }
        if isUniform { return tail == 3 && hasGroups(marks[...]) ? 0 : nil }
        // Mixed marks: the last one is the decimal mark when it occurs once and the others group.
        let others = marks.dropLast()
        guard !others.contains(where: { $0.kind == last.kind }),
            last.digitsBefore - (others.last?.digitsBefore ?? 0) == 3
        else { return nil }
        return hasGroups(others) ? tail : nil
    }

    /// Whether groups are of three digits, or of two before the last as in India.
    private static func hasGroups(_ marks: ArraySlice<(kind: UInt8, digitsBefore: Int)>) -> Bool {
        guard let first = marks.first, first.digitsBefore <= 3 else { return false }
        var before = first.digitsBefore
        var sizes: Set<Int> = []
        for mark in marks.dropFirst() {
            sizes.insert(mark.digitsBefore - before)
            before = mark.digitsBefore
        }
        return sizes.isEmpty || sizes == [3] || (sizes == [2] && first.digitsBefore <= 2)
    }

    private static let powers: [Double] = (0...22).map { power in (0..<power).reduce(1) { product, _ in product * 10 } }

    private static func value(_ digits: [UInt8], decimals: Int) -> Double {
        if digits.count <= 15, decimals < powers.count {
            // Both are exact, so the quotient is the nearest double.
            var mantissa = 0
            for digit in digits { mantissa = mantissa * 10 + Int(digit & 0x0F) }
            return Double(mantissa) / powers[decimals]
        }
        var text = digits.map { Character(Unicode.Scalar($0)) }
        if decimals > 0 { text.insert(".", at: text.count - decimals) }
        return Double(String(text)) ?? 0
    }
}
