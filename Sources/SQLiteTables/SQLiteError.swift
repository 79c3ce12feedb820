/// What SQLite refused.
public struct SQLiteError: Error, Sendable, CustomStringConvertible {
    /// What was wrong.
    public enum Code: Sendable {
        /// A key that is no column, or a table that lacks a column.
        case schema
        /// A row that the table does not take.
        case row
        /// The file cannot be made, read or written.
        case file
    }

    /// What was wrong.
    public let code: Code
    /// The database.
    public let path: String
    /// What happened, and what to do.
    public let problem: String
    /// What the layer below said.
    public let underlying: (any Error)?

    /// A sentence with the place.
    public var description: String { "\(path): \(problem)" }
}
