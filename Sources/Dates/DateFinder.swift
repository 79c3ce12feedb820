public import Text

/// Finds the dates of a text.
public struct DateFinder: Sendable {
    /// A finder with the English rules.
    public init() {}

    /// The date expressions of a UTF-8 text, in order, without overlaps.
    ///
    /// - Parameter reference: The moment from which relative expressions are seen; without one they have no days.
    public func dates(in text: [UInt8], reference: Timestamp?) -> [DateExpression] { [] }
}
