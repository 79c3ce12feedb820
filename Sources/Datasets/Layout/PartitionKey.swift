import Columns
import Text

/// What decides the directory of a row: a column, or the year, month, day or date of one.
public struct PartitionKey: Sendable, Hashable, CustomStringConvertible {
    /// What is taken of a date or a moment (in UTC).
    public enum Part: String, Sendable, CaseIterable {
        /// `2024-03-05`.
        case date
        /// `2024`.
        case year
        /// `01` to `12`, so that directories are listed in the order of time.
        case month
        /// `01` to `31`.
        case day
    }

    /// The column.
    public let column: String
    /// What is taken of it; nil for the value itself.
    public let part: Part?

    /// Reads `published_date` or `published.year`.
    public init(_ text: String) {
        let dot = text.lastIndex(of: ".")
        if let dot, let part = Part(rawValue: String(text[text.index(after: dot)...])) {
            (column, self.part) = (String(text[..<dot]), part)
        } else {
            (column, part) = (text, nil)
        }
    }

    /// The name in the directory: the column's, or that of the part.
    public var name: String { part?.rawValue ?? column }

    /// As `init` reads it.
    public var description: String { part.map { "\(column).\($0.rawValue)" } ?? column }

    /// The name and type of the directory's value.
    func field(of source: Field) throws(DatasetError) -> Field {
        switch (part, source.type) {
        case (nil, .double), (nil, .binary), (nil, .list), (nil, .structure):
            throw DatasetError(.column, "cannot partition by '\(column)', a \(source.type)")
        case (nil, _): Field(name, source.type, documentation: source.documentation)
        case (.date, .date), (.date, .timestamp), (.date, .localTimestamp): Field(name, .date)
        case (_, .date), (_, .timestamp), (_, .localTimestamp): Field(name, .int32)
        default:
            throw DatasetError(
                .column, "cannot partition by '\(self)': '\(column)' is a \(source.type), no date or timestamp")
        }
    }

    /// The values of the directories. Empty text counts as missing, because no directory can say it.
    func values(of source: Column) -> Column {
        guard let part else { return source.layout == .bytes ? Self.withoutEmptyText(source) : source }
        var values = Column(part == .date ? .date : .int32)
        for row in 0..<source.count {
            guard source.isValid(row) else {
                values.appendNull()
                continue
            }
            values.append(part.value(ofDay: Self.day(of: source, row)))
        }
        return values
    }

    /// The value as the directory has it, before it is encoded; nil for a missing one.
    func text(_ values: Column, _ row: Int) -> String? {
        let text = values.text(at: row)
        return part == .month || part == .day ? text.map { $0.utf8.count < 2 ? "0" + $0 : $0 } : text
    }

    private static func day(of source: Column, _ row: Int) -> Int {
        let value = Int(source.integers[row])
        if source.type == .date { return value }
        let microseconds = 86_400_000_000
        return (value - (value % microseconds + microseconds) % microseconds) / microseconds
    }

    private static func withoutEmptyText(_ source: Column) -> Column {
        guard (0..<source.count).contains(where: { source.isValid($0) && source.utf8(at: $0).isEmpty }) else {
            return source
        }
        var values = Column(source.type)
        for row in 0..<source.count {
            if source.utf8(at: row).isEmpty { values.appendNull() } else { values.append(source, row: row) }
        }
        return values
    }
}

extension PartitionKey.Part {
    fileprivate func value(ofDay day: Int) -> Int {
        let date = CalendarDate(daysSinceEpoch: day)
        return switch self {
        case .date: day
        case .year: date.year
        case .month: date.month
        case .day: date.day
        }
    }
}
