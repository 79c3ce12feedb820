/// A column that rows are sorted by. Missing values are last, whatever the direction.
public struct SortKey: Sendable, Hashable, CustomStringConvertible {
    /// The column.
    public let column: String
    /// Whether larger values come first.
    public let isDescending: Bool

    /// A key of its parts.
    public init(column: String, isDescending: Bool) {
        (self.column, self.isDescending) = (column, isDescending)
    }

    /// Reads `value` or, for the largest first, `-value`.
    public init(_ text: String) {
        isDescending = text.hasPrefix("-")
        column = isDescending ? String(text.dropFirst()) : text
    }

    /// As `init` reads it.
    public var description: String { (isDescending ? "-" : "") + column }
}
