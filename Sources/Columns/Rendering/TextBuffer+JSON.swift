extension TextBuffer {
    /// Appends a string of JSON with its quotes.
    package mutating func append(jsonString text: String) {
        var text = text
        text.withUTF8 { append(jsonString: $0) }
    }

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
