public import Text

/// The values of one field, in Arrow's layout: a validity entry a row, and flat buffers.
///
/// Booleans, integers, dates and timestamps are in `integers`; doubles in `doubles`; strings in `bytes` between
/// consecutive `offsets`; lists in `element` between consecutive `offsets`. A null row has a zero, or an empty range.
public struct Column: Sendable {
    /// The type of the values.
    public let type: DataType
    /// Whether each row has a value.
    public private(set) var validity: [Bool] = []
    /// The number of rows without a value.
    public private(set) var nullCount = 0
    /// Booleans (0 or 1), integers, days, microseconds.
    public private(set) var integers: [Int64] = []
    /// Doubles.
    public private(set) var doubles: [Double] = []
    /// For strings and lists: row `i` is `offsets[i]..<offsets[i + 1]`.
    public private(set) var offsets: [Int] = []
    /// The UTF-8 of all strings.
    public private(set) var bytes: [UInt8] = []
    /// The values of all lists, at index 0; no entry for other types.
    private var elements: [Column] = []

    /// A column without rows.
    public init(_ type: DataType) {
        self.type = type
        switch type {
        case .string: offsets = [0]
        case .list(let element):
            offsets = [0]
            elements = [Column(element)]
        default: break
        }
    }

    /// The number of rows.
    public var count: Int { validity.count }

    /// The values of all lists, or nil for other types.
    public var element: Column? { elements.first }

    /// Appends a missing value.
    public mutating func appendNull() {
        validity.append(false)
        nullCount += 1
        switch type {
        case .double: doubles.append(0)
        case .string: offsets.append(bytes.count)
        case .list: offsets.append(elements[0].count)
        default: integers.append(0)
        }
    }

    /// Appends a value to a column of type boolean, int32, int64, date or timestamp.
    public mutating func append(_ integer: Int) {
        validity.append(true)
        integers.append(Int64(integer))
    }

    /// Appends a value to a column of type double.
    public mutating func append(_ double: Double) {
        validity.append(true)
        doubles.append(double)
    }

    /// Appends a value to a column of type string.
    public mutating func append(utf8: some Sequence<UInt8>) {
        validity.append(true)
        bytes.append(contentsOf: utf8)
        offsets.append(bytes.count)
    }

    /// Appends a list to a column of type list of string.
    public mutating func append(_ strings: [String]) {
        validity.append(true)
        for string in strings { elements[0].append(utf8: string.utf8) }
        offsets.append(elements[0].count)
    }

    /// Appends the rows of a column of the same type.
    public mutating func append(_ other: Column) {
        validity += other.validity
        nullCount += other.nullCount
        integers += other.integers
        doubles += other.doubles
        let base = elements.first?.count ?? bytes.count
        offsets += other.offsets.dropFirst().map { $0 + base }
        bytes += other.bytes
        if let element = other.element { elements[0].append(element) }
    }

    /// The UTF-8 of row `row` of a string column; empty for null.
    public func utf8(at row: Int) -> ArraySlice<UInt8> {
        bytes[offsets[row]..<offsets[row + 1]]
    }
}

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

extension [String]: ColumnValue {
    /// `list<string>`.
    public static var dataType: DataType { .list(.string) }
    /// Appends this value.
    public func append(to column: inout Column) { column.append(self) }
}
