import Glibc

extension BuilderNode {
    /// Appends the value that a text means to a node without children, in the forms that `Column.text` writes.
    ///
    /// - Parameter text: UTF-8 with one more readable byte after it, which does not go on with a number.
    /// - Returns: Whether it is one.
    package mutating func append(scalarText text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch kind {
        case .string:
            append(text)
            return true
        case .boolean, .int32, .int64, .double: return append(plainText: text)
        case .date: return append(TimeScanner.date(text))
        case .time: return append(TimeScanner.time(text))
        case .timestamp, .localTimestamp: return append(TimeScanner.timestamp(text))
        case .decimal, .wideDecimal: return append(decimalText: text)
        case .uuid: return append(uuidText: text)
        case .binary: return append(hexadecimal: text)
        case .list, .structure: return false
        }
    }

    private mutating func append(_ value: Int64?) -> Bool {
        guard let value else { return false }
        append(value)
        return true
    }

    private mutating func append(plainText text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = text.baseAddress, !text.isEmpty else { return false }
        if kind == .boolean {
            guard let value = Self.boolean(text) else { return false }
            append(value ? 1 : 0 as Int64)
            return true
        }
        guard let token = NumberToken(start.pointee == 0x2B ? start + 1 : start), token.end == start + text.count else {
            return kind == .double && append(namedDouble: text)
        }
        return append(token)
    }

    /// Appends a number to a node of numbers or of times.
    ///
    /// - Returns: Whether the type holds it.
    @inlinable
    package mutating func append(_ token: NumberToken) -> Bool {
        switch kind {
        case .double:
            guard let value = token.double else { return false }
            append(value)
        case .int32, .date:
            guard let value = token.integer, value == Int64(Int32(truncatingIfNeeded: value)) else { return false }
            append(value)
        case .int64, .timestamp, .localTimestamp:
            guard let value = token.integer else { return false }
            append(value)
        case .time:
            guard let value = token.integer, value >= 0, value < 86_400_000_000 else { return false }
            append(value)
        case .decimal, .wideDecimal: return append(decimal: token)
        default: return false
        }
        return true
    }

    @usableFromInline
    package mutating func append(decimal token: NumberToken) -> Bool {
        guard let value = token.wideInteger(scale: scale), value.magnitude < Int128.powerOfTen(precision).magnitude
        else { return false }
        if kind == .wideDecimal { append(wide: value) } else { append(Int64(value)) }
        return true
    }

    private mutating func append(decimalText text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = text.baseAddress, !text.isEmpty else { return false }
        guard let token = NumberToken(start.pointee == 0x2B ? start + 1 : start), token.end == start + text.count else {
            return false
        }
        return append(decimal: token)
    }

    /// NaN and the infinities, which no number of JSON is.
    package mutating func append(namedDouble text: UnsafeBufferPointer<UInt8>) -> Bool {
        let values: [(StaticString, Double)] = [
            ("NaN", .nan), ("nan", .nan), ("Infinity", .infinity), ("-Infinity", -.infinity), ("inf", .infinity),
            ("-inf", -.infinity),
        ]
        guard let value = values.first(where: { Self.equals(text, $0.0) }) else { return false }
        append(value.1)
        return true
    }

    private static func boolean(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
        for name: StaticString in ["true", "True", "TRUE"] where equals(text, name) { return true }
        for name: StaticString in ["false", "False", "FALSE"] where equals(text, name) { return false }
        return nil
    }

    private static func equals(_ text: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
        guard text.count == name.utf8CodeUnitCount, let start = text.baseAddress else { return false }
        return memcmp(start, name.utf8Start, text.count) == 0
    }

    /// 32 hexadecimal digits, with the hyphens of RFC 9562 or without.
    private mutating func append(uuidText text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count == 36 || text.count == 32 else { return false }
        let start = byteCount
        var index = 0
        while index < text.count {
            if text.count == 36, index == 8 || index == 13 || index == 18 || index == 23 {
                guard text[index] == 0x2D else { return false }
                index += 1
            }
            guard let high = text[index].hexadecimalValue, let low = text[index + 1].hexadecimalValue else {
                byteCount = start
                return false
            }
            extend(high << 4 | low)
            index += 2
        }
        endBytes()
        return true
    }

    private mutating func append(hexadecimal text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count % 2 == 0 else { return false }
        let start = byteCount
        for index in stride(from: 0, to: text.count, by: 2) {
            guard let high = text[index].hexadecimalValue, let low = text[index + 1].hexadecimalValue else {
                byteCount = start
                return false
            }
            extend(high << 4 | low)
        }
        endBytes()
        return true
    }
}

extension UInt8 {
    package var hexadecimalValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
