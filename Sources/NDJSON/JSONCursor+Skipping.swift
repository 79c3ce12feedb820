import Columns

extension JSONCursor {
    /// One value of any kind, in a loop: `maximumDepth` brackets are remembered as bits.
    mutating func skipValue() throws(NDJSONError.Code) {
        var brackets = BracketStack()
        while true {
            skipSpaces()
            switch position.pointee {
            case 0x7B, 0x5B:
                let isObject = position.pointee == 0x7B
                position += 1
                skipSpaces()
                if position.pointee == (isObject ? 0x7D : 0x5D) {
                    position += 1
                    break
                }
                guard brackets.push(isObject) else { throw .depth }
                if isObject { try skipKey() }
                continue
            default: try skipScalar()
            }
            // After a value: what it completes, then the next element or member.
            while true {
                guard let isObject = brackets.top else { return }
                skipSpaces()
                if position.pointee == 0x2C {
                    position += 1
                    if isObject { try skipKey() }
                    break
                }
                guard position.pointee == (isObject ? 0x7D : 0x5D) else { throw unexpectedByte }
                position += 1
                brackets.pop()
            }
        }
    }

    private mutating func skipKey() throws(NDJSONError.Code) {
        skipSpaces()
        guard position.pointee == 0x22 else { throw unexpectedByte }
        position += 1
        try skipString()
        skipSpaces()
        guard position.pointee == 0x3A else { throw unexpectedByte }
        position += 1
    }

    private mutating func skipScalar() throws(NDJSONError.Code) {
        switch position.pointee {
        case 0x22:
            position += 1
            try skipString()
        case 0x74: try literal("true")
        case 0x66: try literal("false")
        case 0x6E: try literal("null")
        default:
            guard let token = NumberToken(position), !token.hasLeadingZero else { throw unexpectedByte }
            position = token.end
        }
    }
}

/// Open brackets, a bit each.
private struct BracketStack {
    private var bits: SIMD8<UInt64> = .zero
    private var count = 0

    var top: Bool? {
        count == 0 ? nil : bits[(count - 1) >> 6] >> UInt64((count - 1) & 63) & 1 == 1
    }

    mutating func push(_ isObject: Bool) -> Bool {
        guard count < NDJSONReader.maximumDepth else { return false }
        let bit = UInt64(1) << UInt64(count & 63)
        if isObject { bits[count >> 6] |= bit } else { bits[count >> 6] &= ~bit }
        count += 1
        return true
    }

    mutating func pop() { count -= 1 }
}
