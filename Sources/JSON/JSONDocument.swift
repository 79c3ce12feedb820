/// A JSON text (RFC 8259) as a flat list of values over its own bytes.
///
/// Parsing makes two arrays and no object per value: a value is a kind, a byte range and the index after its subtree.
/// Strings are unescaped when they are asked for. Nesting is limited to `maximumDepth`; there is no recursion.
public struct JSONDocument: Sendable {
    /// The deepest nesting of arrays and objects that is read.
    public static let maximumDepth = 512

    /// What is forgiven.
    public struct Leniency: OptionSet, Sendable {
        /// The bits.
        public let rawValue: Int
        /// Makes a set of its bits.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Control characters inside strings, as in the JSON-LD of many pages (RFC 8259 section 7 wants them escaped).
        public static let controlCharacters = Leniency(rawValue: 1)
        /// A comma before `]` or `}`.
        public static let trailingCommas = Leniency(rawValue: 2)
        /// Whatever follows the first value, such as the `;` of a script.
        public static let trailingText = Leniency(rawValue: 4)
    }

    struct Node: Sendable {
        var kind: JSONValue.Kind
        /// A string's range is between its quotes.
        var start: Int32
        var end: Int32
        /// The index of the node after this subtree.
        var next: Int32
        /// Whether a string has escapes.
        var escaped = false
    }

    let bytes: [UInt8]
    let nodes: [Node]

    /// Parses UTF-8 bytes. A leading byte order mark is skipped.
    ///
    /// - Throws: `JSONError` with the offset of the first byte that does not fit.
    public init(parsing bytes: [UInt8], allowing leniency: Leniency = []) throws(JSONError) {
        var parser = JSONParser(bytes: bytes, leniency: leniency)
        nodes = try parser.parse()
        self.bytes = bytes
    }

    /// The outermost value.
    public var root: JSONValue { JSONValue(document: self, index: 0) }
}

/// Why a text is not JSON.
public struct JSONError: Error, Sendable, CustomStringConvertible {
    /// What was wrong.
    public enum Code: Sendable, Equatable {
        case unexpectedEnd, unexpectedByte, invalidNumber, invalidEscape, controlCharacter, tooDeep, trailingText
        case tooLarge
    }

    /// What was wrong.
    public let code: Code
    /// The offset of the byte where it was noticed.
    public let offset: Int

    /// A sentence with the place.
    public var description: String {
        let what =
            switch code {
            case .unexpectedEnd: "the text ends inside a value"
            case .unexpectedByte: "a byte that no value may have here"
            case .invalidNumber: "not a number"
            case .invalidEscape: "an escape that JSON does not have"
            case .controlCharacter: "a control character inside a string"
            case .tooDeep: "nested deeper than \(JSONDocument.maximumDepth) levels"
            case .trailingText: "text after the value"
            case .tooLarge: "larger than 2 GiB"
            }
        return "invalid JSON at byte \(offset): \(what)"
    }
}
