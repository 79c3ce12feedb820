public import Text

extension Column {
    /// What joins the values of a list in a text cell.
    public static let listSeparator = "; "

    /// A value as text: numbers in the shortest form that gives the same value back, dates and times in ISO 8601, lists
    /// joined by `; `; nil for null.
    public func text(at row: Int) -> String? {
        guard validity[row] else { return nil }
        switch type {
        case .boolean: return integers[row] == 0 ? "false" : "true"
        case .int32, .int64: return String(integers[row])
        case .double: return doubles[row].shortestText
        case .string: return String(decoding: utf8(at: row), as: UTF8.self)
        case .date: return CalendarDate(daysSinceEpoch: Int(integers[row])).description
        case .timestamp: return Timestamp(microseconds: integers[row], offsetMinutes: 0).description
        case .list:
            guard let element else { return nil }
            return (offsets[row]..<offsets[row + 1]).compactMap { element.text(at: $0) }
                .joined(separator: Self.listSeparator)
        }
    }
}

extension Double {
    /// Digits that give the same value back; whole numbers below 2^53 without a fraction.
    public var shortestText: String {
        if let whole = Int(exactly: self), whole.magnitude < 1 << 53 { return String(whole) }
        return String(self)
    }
}

extension Timestamp: ColumnValue {
    /// `timestamp`.
    public static var dataType: DataType { .timestamp }
    /// Appends this value.
    public func append(to column: inout Column) { column.append(Int(microseconds)) }
}
