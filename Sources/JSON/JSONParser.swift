/// The scanner behind `JSONDocument`: one pass, an explicit stack.
struct JSONParser {
    let bytes: [UInt8]
    let leniency: JSONDocument.Leniency
    var position = 0
    var nodes: [JSONDocument.Node] = []
    var open: [Int] = []

    init(bytes: [UInt8], leniency: JSONDocument.Leniency) {
        self.bytes = bytes
        self.leniency = leniency
    }

    mutating func parse() throws(JSONError) -> [JSONDocument.Node] {
        guard bytes.count <= Int(Int32.max) else { throw JSONError(code: .tooLarge, offset: 0) }
        nodes.reserveCapacity(bytes.count / 16 + 8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        repeat {
            try value()
            try closeFinishedContainers()
        } while !open.isEmpty
        skipWhitespace()
        if position < bytes.count, !leniency.contains(.trailingText) { throw failure(.trailingText) }
        return nodes
    }

    /// Reads one scalar, or the opening of one container; inside an object, the key before it.
    private mutating func value() throws(JSONError) {
        if let container = open.last, nodes[container].kind == .object { try key() }
        skipWhitespace()
        switch try current() {
        case UInt8(ascii: "{"): try begin(.object)
        case UInt8(ascii: "["): try begin(.array)
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "t"): try literal("true", .bool)
        case UInt8(ascii: "f"): try literal("false", .bool)
        case UInt8(ascii: "n"): try literal("null", .null)
        default: try number()
        }
    }

    /// After a value: separators, and the ends of the containers that it completes.
    private mutating func closeFinishedContainers() throws(JSONError) {
        while let container = open.last {
            skipWhitespace()
            let isObject = nodes[container].kind == .object
            let terminator = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
            let isEmpty = container == nodes.count - 1
            var byte = try current()
            if !isEmpty, byte == UInt8(ascii: ",") {
                position += 1
                skipWhitespace()
                byte = try current()
                guard byte == terminator, leniency.contains(.trailingCommas) else { return }
            }
            guard byte == terminator else {
                if isEmpty { return }
                throw failure(.unexpectedByte)
            }
            position += 1
            nodes[container].end = Int32(position)
            nodes[container].next = Int32(nodes.count)
            open.removeLast()
        }
    }

    private mutating func begin(_ kind: JSONValue.Kind) throws(JSONError) {
        guard open.count < JSONDocument.maximumDepth else { throw failure(.tooDeep) }
        open.append(nodes.count)
        nodes.append(.init(kind: kind, start: Int32(position), end: 0, next: 0))
        position += 1
    }

    private mutating func key() throws(JSONError) {
        skipWhitespace()
        guard try current() == UInt8(ascii: "\"") else { throw failure(.unexpectedByte) }
        try string()
        skipWhitespace()
        guard try current() == UInt8(ascii: ":") else { throw failure(.unexpectedByte) }
        position += 1
    }

    private mutating func string() throws(JSONError) {
        position += 1
        let start = position
        var escaped = false
        while true {
            let byte = try current()
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                escaped = true
                position += 1
                try escape()
                continue
            }
            if byte < 0x20, !leniency.contains(.controlCharacters) { throw failure(.controlCharacter) }
            position += 1
        }
        append(.string, from: start, to: position, escaped: escaped)
        position += 1
    }

    private mutating func escape() throws(JSONError) {
        switch try current() {
        case UInt8(ascii: "u"):
            for offset in 1...4 {
                guard position + offset < bytes.count else { throw failure(.unexpectedEnd) }
                guard bytes[position + offset].isHexadecimalDigit else { throw failure(.invalidEscape) }
            }
            position += 5
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        default:
            throw failure(.invalidEscape)
        }
    }

    /// RFC 8259 section 6: no leading zeros, no bare point.
    private mutating func number() throws(JSONError) {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let integerDigits = skipDigits()
        guard integerDigits > 0 else {
            position = start
            throw failure(.unexpectedByte)
        }
        guard integerDigits == 1 || bytes[position - integerDigits] != UInt8(ascii: "0") else {
            throw failure(.invalidNumber)
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard skipDigits() > 0 else { throw failure(.invalidNumber) }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard skipDigits() > 0 else { throw failure(.invalidNumber) }
        }
        append(.number, from: start, to: position)
    }

    private mutating func literal(_ word: StaticString, _ kind: JSONValue.Kind) throws(JSONError) {
        let start = position
        for offset in 0..<word.utf8CodeUnitCount {
            guard try current() == word.utf8Start[offset] else { throw failure(.unexpectedByte) }
            position += 1
        }
        append(kind, from: start, to: position)
    }

    private mutating func append(_ kind: JSONValue.Kind, from start: Int, to end: Int, escaped: Bool = false) {
        nodes.append(
            .init(
                kind: kind, start: Int32(start), end: Int32(end), next: Int32(nodes.count + 1), escaped: escaped))
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
        return position - start
    }

    private mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private func current() throws(JSONError) -> UInt8 {
        guard position < bytes.count else { throw failure(.unexpectedEnd) }
        return bytes[position]
    }

    private func failure(_ code: JSONError.Code) -> JSONError {
        JSONError(code: code, offset: position)
    }
}

extension UInt8 {
    var isHexadecimalDigit: Bool { hexadecimalDigit != nil }

    var hexadecimalDigit: UInt32? {
        switch self {
        case 0x30...0x39: UInt32(self - 0x30)
        case 0x41...0x46: UInt32(self - 0x37)
        case 0x61...0x66: UInt32(self - 0x57)
        default: nil
        }
    }
}
