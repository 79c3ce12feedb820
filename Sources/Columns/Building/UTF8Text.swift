/// Checks of UTF-8 (Unicode 16, table 3-7).
package enum UTF8Text {
    /// The length of the character beyond ASCII that starts at `text`, or 0 when there is none. Reads up to four bytes,
    /// and no byte after the first that does not fit.
    @inlinable @inline(__always)
    package static func characterLength(_ text: UnsafePointer<UInt8>) -> Int {
        let lead = text[0]
        switch lead {
        case 0xC2...0xDF: return text[1] & 0xC0 == 0x80 ? 2 : 0
        case 0xE0...0xEF:
            let second = text[1]
            guard second & 0xC0 == 0x80, lead != 0xE0 || second >= 0xA0, lead != 0xED || second < 0xA0,
                text[2] & 0xC0 == 0x80
            else { return 0 }
            return 3
        case 0xF0...0xF4:
            let second = text[1]
            guard second & 0xC0 == 0x80, lead != 0xF0 || second >= 0x90, lead != 0xF4 || second < 0x90,
                text[2] & 0xC0 == 0x80, text[3] & 0xC0 == 0x80
            else { return 0 }
            return 4
        default: return 0
        }
    }

    /// The number of bytes at the start that are whole characters.
    ///
    /// - Parameter text: Bytes with four more readable bytes after them, which are zero.
    package static func validPrefix(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let start = text.baseAddress else { return 0 }
        var index = 0
        while index < text.count {
            if text.count - index >= 8 {
                let word = UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080
                guard word != 0 else {
                    index += 8
                    continue
                }
                index += word.trailingZeroBitCount >> 3
            }
            if start[index] < 0x80 {
                index += 1
                continue
            }
            let length = characterLength(start + index)
            guard length > 0 else { break }
            index += length
        }
        return index
    }
}
