/// Why a text is no condition on the rows of a schema.
public struct FilterError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text.
    public let text: String
    /// Where in the text, in bytes.
    public let offset: Int
    /// What is wrong there.
    public let problem: String

    /// The problem, the text, and a caret below the place.
    public var description: String {
        let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
        return "\(problem)\n  \(text)\n  \(String(repeating: " ", count: before.unicodeScalars.count))^"
    }
}
