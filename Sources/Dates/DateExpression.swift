public import Text

/// A date, period, duration or repetition in a text.
public struct DateExpression: Sendable, Equatable {
    /// The UTF-8 bytes of the expression.
    public var range: Range<Int>
    /// What is said, in ISO 8601 with the extensions of TIMEX3: `2016-11-07`, `XXXX-10-02` without a year, `XXXX-WXX-5` for a
    /// weekday, `2016-W45`, `(2016-11-07,2016-11-14,P7D)` for a range (its end excluded), `P3D` for a duration.
    public var value: String
    /// The first and last day that are meant, seen from the reference date; nil when that is not known.
    public var from: CalendarDate?, to: CalendarDate?

    /// An expression of its parts.
    public init(range: Range<Int>, value: String, from: CalendarDate? = nil, to: CalendarDate? = nil) {
        (self.range, self.value, self.from, self.to) = (range, value, from, to)
    }
}
