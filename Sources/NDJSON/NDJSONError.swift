/// Why a line is not a row of the schema.
public struct NDJSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was wrong.
    public enum Code: UInt8, Error, Hashable {
        /// A byte that no JSON has there.
        case syntax
        /// The line ends within a value.
        case unexpectedEnd
        /// Bytes that are not UTF-8.
        case encoding
        /// A control character that is not escaped.
        case controlCharacter
        /// `\` and something that is no escape.
        case escape
        /// An escaped half of a surrogate pair without the other half.
        case loneSurrogate
        /// A key that the object had before.
        case duplicateKey
        /// Lists and objects within each other beyond `NDJSONReader.maximumDepth`.
        case depth
        /// A line longer than the options allow.
        case lineLength
        /// A line that is not an object.
        case notAnObject
        /// Null, or no such key, where the schema requires a value.
        case missing
        /// A value that the field's type does not hold.
        case type
    }

    /// What was wrong.
    public let code: Code
    /// The name of the input.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    /// The offset of the byte in the input.
    public let offset: Int
    /// The field, such as `figures[3].amount`; empty for the row.
    public let path: String
    /// The type that the schema gives the field; nil when the schema has no part in the error.
    public let expected: String?
    /// The start of what was found.
    public let found: String

    /// A sentence with the place and what to do.
    public var description: String {
        let field = path.isEmpty ? "" : "field '\(path)': "
        return "\(file):\(line) (byte \(offset)): \(field)\(reason)"
    }

    private var reason: String {
        switch code {
        case .syntax: "not JSON at \(found)"
        case .unexpectedEnd: "the line ends within a value; one JSON object a line is expected"
        case .encoding: "bytes that are not UTF-8; convert the file first"
        case .controlCharacter: "a control character in a string; write it as an escape such as \\n"
        case .escape: "no escape of JSON: \(found)"
        case .loneSurrogate: "half of a surrogate pair (\(found)), which is no character; mend or remove it"
        case .duplicateKey: "the key stands twice in one object"
        case .depth: "more than \(NDJSONReader.maximumDepth) lists and objects within each other"
        case .lineLength: "the line is longer than the limit; one JSON object a line is expected"
        case .notAnObject: "an object is expected, found \(found)"
        case .missing: "no value, but the schema requires one; set \"nullable\": true in the schema (--schema)"
        case .type:
            "\(expected ?? "another type") is expected, found \(found); mend the line or give another type (--schema)"
        }
    }
}
