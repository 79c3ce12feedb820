public import Text

/// A Swift type that one row of a column can be made of.
public protocol ColumnValue: Sendable {
    /// The column's type.
    static var dataType: DataType { get }
    /// Appends this value.
    func append(to column: inout Column)
}

extension String: ColumnValue {
    /// `string`.
    public static var dataType: DataType { .string }
    /// Appends this value.
    public func append(to column: inout Column) { column.append(utf8: utf8) }
}

extension Int: ColumnValue {
    /// `int64`.
    public static var dataType: DataType { .int64 }
    /// Appends this value.
    public func append(to column: inout Column) { column.append(self) }
}

extension Double: ColumnValue {
    /// `double`.
    public static var dataType: DataType { .double }
    /// Appends this value.
    public func append(to column: inout Column) { column.append(self) }
}

extension Bool: ColumnValue {
    /// `boolean`.
    public static var dataType: DataType { .boolean }
    /// Appends this value.
    public func append(to column: inout Column) { column.append(self ? 1 : 0) }
}

extension CalendarDate: ColumnValue {
    /// `date`.
    public static var dataType: DataType { .date }
    /// Appends this value.
    public func append(to column: inout Column) { column.append(daysSinceEpoch) }
}

extension Timestamp: ColumnValue {
    /// `timestamp`.
    public static var dataType: DataType { .timestamp }
    /// Appends this value.
    public func append(to column: inout Column) { column.append(Int(microseconds)) }
}

extension [String]: ColumnValue {
    /// `list<string>`.
    public static var dataType: DataType { .list(of: .string) }
    /// Appends this value.
    public func append(to column: inout Column) { column.append(self) }
}
