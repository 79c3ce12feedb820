/// ASCII classes of a UTF-8 code unit. A byte of a multi-byte sequence (0x80 and above) is in none of them.
extension UInt8 {
    /// `0`–`9`.
    @inlinable public var isASCIIDigit: Bool { self &- 0x30 < 10 }

    /// `a`–`z` or `A`–`Z`.
    @inlinable public var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// `A`–`Z`.
    @inlinable public var isASCIIUppercase: Bool { self &- 0x41 < 26 }

    /// `a`–`z`.
    @inlinable public var isASCIILowercase: Bool { self &- 0x61 < 26 }

    /// A letter or a digit.
    @inlinable public var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

    /// The ASCII whitespace of the WHATWG Infra standard: tab, LF, FF, CR, space.
    @inlinable public var isASCIIWhitespace: Bool {
        self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
    }

    /// The byte with `A`–`Z` folded to `a`–`z`; other bytes as they are.
    @inlinable public var asciiLowercased: UInt8 { isASCIIUppercase ? self | 0x20 : self }

    /// Whether this byte continues a multi-byte UTF-8 sequence (`10xxxxxx`).
    @inlinable public var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }

    /// The value of a hexadecimal digit, or nil.
    @inlinable public var hexadecimalValue: UInt8? {
        if isASCIIDigit { return self &- 0x30 }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter &+ 10 : nil
    }
}
