/// Writes JSON (RFC 8259) into a byte buffer, without spaces; commas are placed by the writer.
///
/// The caller balances `begin` and `end`, and gives a `key` before each value of an object.
public struct JSONWriter: Sendable {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// An empty text.
    public init() {}

    /// Empties the text and keeps the capacity.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Opens an object.
    public mutating func beginObject() { open(UInt8(ascii: "{")) }
    /// Closes the innermost object.
    public mutating func endObject() { close(UInt8(ascii: "}")) }
    /// Opens an array.
    public mutating func beginArray() { open(UInt8(ascii: "[")) }
    /// Closes the innermost array.
    public mutating func endArray() { close(UInt8(ascii: "]")) }

    /// Ends a line of NDJSON.
    public mutating func newline() {
        bytes.append(0x0A)
        needsComma = false
    }

    /// The name of the next value.
    public mutating func key(_ name: String) {
        separate()
        quote(name.utf8)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A string.
    public mutating func string(_ text: String) { string(text.utf8) }

    /// A string of UTF-8 bytes; the caller answers for their validity.
    public mutating func string(_ utf8: some Collection<UInt8>) {
        separate()
        quote(utf8)
    }

    /// An integer.
    public mutating func int(_ value: Int) { raw(String(value)) }

    /// A number: whole ones without a fraction, others with the digits that give the same `Double` back; null for NaN
    /// and the infinities, which JSON does not have.
    public mutating func double(_ value: Double) {
        if let whole = Int(exactly: value), whole.magnitude < 1 << 53, whole != 0 || value.sign == .plus {
            raw(String(whole))
        } else {
            raw(value.isFinite ? String(value) : "null")
        }
    }

    /// `true` or `false`.
    public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

    /// `null`.
    public mutating func null() { raw("null") }

    /// A value of a parsed text, as it was written.
    public mutating func value(_ value: JSONValue) {
        let isString = value.kind == .string
        separate()
        if isString { bytes.append(UInt8(ascii: "\"")) }
        bytes.append(contentsOf: value.document.bytes[value.range])
        if isString { bytes.append(UInt8(ascii: "\"")) }
    }

    /// A text that is JSON already.
    public mutating func raw(_ json: String) {
        separate()
        bytes.append(contentsOf: json.utf8)
    }

    /// A key and a string, or `null`.
    public mutating func member(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    /// A key and a number, or `null`.
    public mutating func member(_ name: String, _ value: Double?) {
        key(name)
        if let value { double(value) } else { null() }
    }

    /// A key and an integer, or `null`.
    public mutating func member(_ name: String, _ value: Int?) {
        key(name)
        if let value { int(value) } else { null() }
    }

    /// A key and a truth value, or `null`.
    public mutating func member(_ name: String, _ value: Bool?) {
        key(name)
        if let value { bool(value) } else { null() }
    }

    /// A key and a list of strings.
    public mutating func member(_ name: String, _ values: [String]) {
        key(name)
        beginArray()
        for value in values { string(value) }
        endArray()
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func quote(_ utf8: some Collection<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        if utf8.withContiguousStorageIfAvailable({ appendEscaped($0) }) == nil {
            Array(utf8).withUnsafeBufferPointer { appendEscaped($0) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Copies runs that need no escape as a whole.
    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count, Self.isPlain(text[index]) { index += 1 }
        if index == text.count { return bytes.append(contentsOf: text) }
        var runStart = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                bytes.append(contentsOf: text[runStart..<index])
                runStart = index + 1
                appendEscape(byte)
            } else if byte == 0xC2 || byte == 0xE2, let escape = Self.lineBreakEscape(text, index) {
                bytes.append(contentsOf: text[runStart..<index])
                bytes.append(contentsOf: escape.text.utf8)
                index += escape.length - 1
                runStart = index + 1
            }
            index += 1
        }
        bytes.append(contentsOf: text[runStart...])
    }

    /// Whether a byte neither needs an escape nor begins a character that does.
    @inline(__always) private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0xC2 && byte != 0xE2
    }

    /// The escape of a character that many readers of lines take for a line break: NEL, U+2028 or U+2029. JSON allows
    /// them bare, and a JSON line that holds one would be cut there.
    private static func lineBreakEscape(
        _ text: UnsafeBufferPointer<UInt8>, _ index: Int
    ) -> (text: String, length: Int)? {
        if text[index] == 0xC2 {
            return index + 1 < text.count && text[index + 1] == 0x85 ? ("\\u0085", 2) : nil
        }
        guard index + 2 < text.count, text[index + 1] == 0x80 else { return nil }
        switch text[index + 2] {
        case 0xA8: return ("\\u2028", 3)
        case 0xA9: return ("\\u2029", 3)
        default: return nil
        }
    }

    private mutating func appendEscape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
