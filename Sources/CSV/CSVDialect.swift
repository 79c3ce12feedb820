/// The form of a CSV file.
public struct CSVDialect: Sendable, Hashable {
    /// What ends a row.
    public enum LineEnding: String, Sendable, CaseIterable {
        case crlf, lf

        var bytes: [UInt8] { self == .crlf ? [0x0D, 0x0A] : [0x0A] }
    }

    /// Which cells are written between quotes.
    public enum Quoting: String, Sendable, CaseIterable {
        /// All text, so that no reader guesses a type into it, and the empty string stays apart from null.
        case text
        /// Text that would be read as something else without quotes.
        case minimal
    }

    /// How lists of single values are written; structs and what holds them are JSON always.
    public enum Lists: String, Sendable, CaseIterable {
        /// Values joined by `; `.
        case joined
        /// JSON.
        case json
    }

    /// What stands between fields, one byte.
    public var delimiter = UInt8(ascii: ",")
    /// What stands around fields, one byte; it is doubled within them.
    public var quote = UInt8(ascii: "\"")
    /// Whether the first record has the names of the columns.
    public var hasHeader = true
    /// The text of null. Without one, null is nothing at all, and `""` is the empty string.
    public var nullText = ""

    /// Reading: refuse text after a closing quote and a quote that is not closed; without it they are text, and records
    /// may lack fields at their end, which are null then. A quote within an unquoted field is text either way.
    public var isStrict = true
    /// Reading: drop spaces and tabs around unquoted fields.
    public var trimsSpaces = false
    /// Reading: the byte that starts a line which is no record.
    public var comment: UInt8?

    /// Writing: what ends a row.
    public var lineEnding = LineEnding.crlf
    /// Writing: which cells are between quotes.
    public var quoting = Quoting.text
    /// Writing: whether the file starts with the byte order mark of UTF-8, which Excel asks for.
    public var hasByteOrderMark = false
    /// Writing: whether text that a spreadsheet would take for a formula (it starts with `=`, `+`, `-`, `@`, a tab or a
    /// carriage return) gets an apostrophe in front. It changes the data.
    public var guardsFormulas = false
    /// Writing: how lists are written. Both are read.
    public var lists = Lists.joined

    /// RFC 4180.
    public init() {}
}
