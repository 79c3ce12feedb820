import Columns

/// A cursor over JSON that ends with a NUL and seven more readable bytes: strings, and values that nobody wants. No byte
/// after the NUL has a meaning, so that no step asks for the end.
struct JSONCursor: BitwiseCopyable {
    var position: UnsafePointer<UInt8>

    /// Skips spaces, tabs and carriage returns; a line feed ends the line.
    @inline(__always)
    mutating func skipSpaces() {
        while position.pointee <= 0x20 {
            guard position.pointee == 0x20 || position.pointee == 0x09 || position.pointee == 0x0D else { return }
            position += 1
        }
    }

    /// Whether eight bytes hold one that needs a look: a quote, a backslash, a control character or the start of a
    /// character beyond ASCII. The lowest bit that is set is in the first such byte (S. E. Anderson, "Bit Twiddling
    /// Hacks", bytes less than n).
    @inline(__always)
    private static func specialBytes(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* 0x22)
        let backslashes = word ^ (ones &* 0x5C)
        let found =
            (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | (word &- ones &* 0x20) & ~word | word
        return found & (ones &* 0x80)
    }

    /// Moves to the next quote, backslash or control character; the characters before it are UTF-8.
    @inline(__always)
    mutating func skipPlainText() throws(NDJSONError.Code) {
        while true {
            let special = Self.specialBytes(UnsafeRawPointer(position).loadUnaligned(as: UInt64.self))
            guard special != 0 else {
                position += 8
                continue
            }
            position += special.trailingZeroBitCount >> 3
            guard position.pointee >= 0x80 else { return }
            repeat { try skipCharacter() } while position.pointee >= 0x80
        }
    }

    @inline(__always)
    private mutating func skipCharacter() throws(NDJSONError.Code) {
        let length = UTF8Text.characterLength(position)
        guard length > 0 else { throw .encoding }
        position += length
    }

    /// The scalar of an escape; the cursor is after the backslash.
    mutating func escape() throws(NDJSONError.Code) -> UInt32 {
        let byte = position.pointee
        position += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: return UInt32(byte)
        case 0x6E: return 0x0A
        case 0x74: return 0x09
        case 0x72: return 0x0D
        case 0x62: return 0x08
        case 0x66: return 0x0C
        case 0x75: break
        default:
            position -= 2
            throw byte == 0 || byte == 0x0A ? .unexpectedEnd : .escape
        }
        let first = try fourDigits()
        guard first & 0xF800 == 0xD800 else { return first }
        guard first < 0xDC00, position[0] == 0x5C, position[1] == 0x75 else {
            position -= 6
            throw .loneSurrogate
        }
        position += 2
        let second = try fourDigits()
        guard second & 0xFC00 == 0xDC00 else {
            position -= 12
            throw .loneSurrogate
        }
        return 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF
    }

    private mutating func fourDigits() throws(NDJSONError.Code) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = position.pointee.hexadecimalValue else { throw .escape }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    /// The rest of a string; the cursor is after the opening quote.
    mutating func skipString() throws(NDJSONError.Code) {
        while true {
            try skipPlainText()
            switch position.pointee {
            case 0x22:
                position += 1
                return
            case 0x5C:
                position += 1
                _ = try escape()
            default: throw unexpectedControl
            }
        }
    }

    /// What a control character within a string means: the end of the line, or a fault.
    var unexpectedControl: NDJSONError.Code {
        position.pointee == 0 || position.pointee == 0x0A ? .unexpectedEnd : .controlCharacter
    }

    /// What a byte that does not belong means.
    var unexpectedByte: NDJSONError.Code {
        position.pointee == 0 || position.pointee == 0x0A ? .unexpectedEnd : .syntax
    }

    /// One of the three words.
    mutating func literal(_ word: StaticString) throws(NDJSONError.Code) {
        for index in 0..<word.utf8CodeUnitCount {
            guard position.pointee == word.utf8Start[index] else { throw unexpectedByte }
            position += 1
        }
    }
}
