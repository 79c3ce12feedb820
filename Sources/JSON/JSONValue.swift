/// A value of a `JSONDocument`.
public struct JSONValue: Sendable {
    /// The six kinds of RFC 8259.
    public enum Kind: UInt8, Sendable {
        case object, array, string, number, bool, null
    }

    let document: JSONDocument
    let index: Int

    private var node: JSONDocument.Node { document.nodes[index] }

    /// The kind of this value.
    public var kind: Kind { node.kind }

    /// Where the value stands in the bytes that were parsed; a string's range is between its quotes.
    public var range: Range<Int> { Int(node.start)..<Int(node.end) }

    /// The bytes of the text that the value is made of; a string's without its quotes.
    public var source: ArraySlice<UInt8> { document.bytes[range] }

    /// The member of an object by its name (the last one when a name is repeated), or nil.
    public subscript(name: String) -> JSONValue? {
        guard kind == .object else { return nil }
        var found: Int?
        var child = index + 1
        while child < Int(node.next) {
            if document.isString(child, name) { found = child + 1 }
            child = Int(document.nodes[child + 1].next)
        }
        return found.map { JSONValue(document: document, index: $0) }
    }

    /// The elements of an array; empty for other kinds.
    public var elements: [JSONValue] {
        guard kind == .array else { return [] }
        var values: [JSONValue] = []
        var child = index + 1
        while child < Int(node.next) {
            values.append(JSONValue(document: document, index: child))
            child = Int(document.nodes[child].next)
        }
        return values
    }

    /// Names and values of an object in the order of the text; empty for other kinds.
    public var members: [(name: JSONValue, value: JSONValue)] {
        guard kind == .object else { return [] }
        var pairs: [(name: JSONValue, value: JSONValue)] = []
        var child = index + 1
        while child < Int(node.next) {
            pairs.append(
                (JSONValue(document: document, index: child), JSONValue(document: document, index: child + 1)))
            child = Int(document.nodes[child + 1].next)
        }
        return pairs
    }

    /// The text of a string, unescaped; nil for other kinds.
    public var string: String? {
        utf8.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The UTF-8 bytes of a string, unescaped; nil for other kinds.
    public var utf8: [UInt8]? {
        guard kind == .string else { return nil }
        let raw = document.bytes[range]
        return node.escaped ? Self.unescaped(raw) : Array(raw)
    }

    /// The value of a number, or nil.
    public var double: Double? {
        guard kind == .number else { return nil }
        return Double(String(decoding: document.bytes[range], as: UTF8.self))
    }

    /// The value of a number without fraction that fits, or nil.
    public var int: Int? {
        guard kind == .number else { return nil }
        let text = String(decoding: document.bytes[range], as: UTF8.self)
        return Int(text) ?? Double(text).flatMap(Int.init(exactly:))
    }

    /// The value of `true` or `false`, or nil.
    public var bool: Bool? {
        kind == .bool ? document.bytes[range.lowerBound] == UInt8(ascii: "t") : nil
    }

    /// Whether this is `null`.
    public var isNull: Bool { kind == .null }

    private static func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(raw.count)
        var position = raw.startIndex
        while position < raw.endIndex {
            guard raw[position] == UInt8(ascii: "\\") else {
                output.append(raw[position])
                position += 1
                continue
            }
            let escape = raw[position + 1]
            position += 2
            switch escape {
            case UInt8(ascii: "b"): output.append(0x08)
            case UInt8(ascii: "f"): output.append(0x0C)
            case UInt8(ascii: "n"): output.append(0x0A)
            case UInt8(ascii: "r"): output.append(0x0D)
            case UInt8(ascii: "t"): output.append(0x09)
            case UInt8(ascii: "u"): appendScalar(raw, &position, to: &output)
            default: output.append(escape)
            }
        }
        return output
    }

    /// Appends the scalar of four hexadecimal digits at `position`, joined with the low surrogate that may follow
    /// (RFC 8259 section 7); a lone surrogate becomes U+FFFD.
    private static func appendScalar(_ raw: ArraySlice<UInt8>, _ position: inout Int, to output: inout [UInt8]) {
        func unit(at start: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 << 4 | (raw[start + $1].hexadecimalDigit ?? 0) }
        }
        var scalar = unit(at: position)
        position += 4
        if scalar & 0xFC00 == 0xD800, position + 6 <= raw.endIndex, raw[position] == UInt8(ascii: "\\"),
            raw[position + 1] == UInt8(ascii: "u")
        {
            let low = unit(at: position + 2)
            if low & 0xFC00 == 0xDC00 {
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
                position += 6
            }
        }
        output.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
    }
}

extension JSONDocument {
    /// Whether the value at an index is a string, and this one.
    fileprivate func isString(_ index: Int, _ text: String) -> Bool {
        let node = nodes[index]
        guard node.kind == .string else { return false }
        if node.escaped { return JSONValue(document: self, index: index).string == text }
        return bytes[Int(node.start)..<Int(node.end)].elementsEqual(text.utf8)
    }
}
