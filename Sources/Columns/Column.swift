/// The values of one field, in Arrow's layout: flat buffers, and a validity entry a row once a row is null.
///
/// Booleans, integers, days, microseconds and decimals of up to 18 digits are in `integers`; longer decimals in
/// `wideIntegers`; doubles in `doubles`; strings, binaries and uuids in `bytes` between consecutive `offsets`; the
/// elements of lists in `children[0]` between consecutive `offsets`; the fields of structs in `children`, a row each. A
/// null row has a zero, an empty range, or null fields.
public struct Column: Sendable {
    /// Which buffers hold the values.
    public enum Layout: Sendable, Hashable {
        case integers, wideIntegers, doubles, bytes, list, structure
    }

    /// The type of the values.
    public let type: DataType
    /// Which buffers hold the values.
    public let layout: Layout
    /// The number of rows.
    public private(set) var count = 0
    /// The number of rows without a value.
    public private(set) var nullCount = 0
    /// Whether each row has a value; empty as long as all have one.
    public private(set) var validity: [Bool] = []
    /// Booleans (0 or 1), integers, days, microseconds, decimals without their point.
    public private(set) var integers: [Int64] = []
    /// Decimals of more than 18 digits without their point.
    public private(set) var wideIntegers: [Int128] = []
    /// Doubles.
    public private(set) var doubles: [Double] = []
    /// Row `i` is `offsets[i]..<offsets[i + 1]` of `bytes` or of `children[0]`; empty for other types.
    public private(set) var offsets: [Int] = []
    /// The bytes of all strings, binaries or uuids.
    public private(set) var bytes: [UInt8] = []
    /// The elements of all lists, or the fields of a struct. Whoever appends to them says so with `endList` or
    /// `endStructure`.
    public package(set) var children: [Column] = []

    /// A column without rows.
    public init(_ type: DataType) {
        self.type = type
        layout = Layout(type)
        switch type {
        case .list(let element):
            offsets = [0]
            children = [Column(element.type)]
        case .structure(let fields): children = fields.map { Column($0.type) }
        case .string, .binary, .uuid: offsets = [0]
        default: break
        }
    }

    /// A column of its buffers.
    ///
    /// - Parameters:
    ///   - nullCount: The number of rows without a value, or nil to count them.
    ///   - validity: One entry a row, or none when every row has a value.
    ///   - offsets: For strings and lists one entry more than rows, ascending from 0; otherwise none.
    package init(
        _ type: DataType, count: Int, nullCount: Int? = nil, validity: [Bool], integers: [Int64] = [],
        wideIntegers: [Int128] = [], doubles: [Double] = [], offsets: [Int] = [], bytes: [UInt8] = [],
        children: [Column] = []
    ) {
        self.type = type
        layout = Layout(type)
        self.count = count
        self.nullCount = nullCount ?? validity.reduce(0) { $1 ? $0 : $0 + 1 }
        self.validity = self.nullCount == 0 ? [] : validity
        self.integers = integers
        self.wideIntegers = wideIntegers
        self.doubles = doubles
        self.offsets = offsets
        self.bytes = bytes
        self.children = children
    }

    /// The values of all lists, or nil for other types.
    public var element: Column? { layout == .list ? children.first : nil }

    /// Whether a row has a value.
    public func isValid(_ row: Int) -> Bool { validity.isEmpty || validity[row] }

    /// The bytes of row `row` of a column of strings, binaries or uuids; empty for null.
    public func utf8(at row: Int) -> ArraySlice<UInt8> { bytes[offsets[row]..<offsets[row + 1]] }

    /// The memory that the values take, in bytes.
    public var byteCount: Int {
        8 * (integers.count + doubles.count + offsets.count) + 16 * wideIntegers.count + bytes.count + validity.count
            + children.reduce(0) { $0 + $1.byteCount }
    }

    private mutating func markValid() {
        count += 1
        if nullCount > 0 { validity.append(true) }
    }

    /// Appends a missing value.
    public mutating func appendNull() {
        if nullCount == 0 { validity = [Bool](repeating: true, count: count) }
        validity.append(false)
        count += 1
        nullCount += 1
        switch layout {
        case .integers: integers.append(0)
        case .wideIntegers: wideIntegers.append(0)
        case .doubles: doubles.append(0)
        case .bytes: offsets.append(bytes.count)
        case .list: offsets.append(children[0].count)
        case .structure: for index in children.indices { children[index].appendNull() }
        }
    }

    /// Appends a value to a column of booleans, integers, dates, times or decimals.
    public mutating func append(_ integer: Int) {
        markValid()
        if layout == .wideIntegers { wideIntegers.append(Int128(integer)) } else { integers.append(Int64(integer)) }
    }

    /// Appends a value to a column of decimals of more than 18 digits.
    public mutating func append(wide integer: Int128) {
        markValid()
        wideIntegers.append(integer)
    }

    /// Appends a value to a column of type double.
    public mutating func append(_ double: Double) {
        markValid()
        doubles.append(double)
    }

    /// Appends the bytes of a value to a column of strings, binaries or uuids.
    @inlinable
    public mutating func append(utf8: some Sequence<UInt8>) {
        let isDone: Void? = utf8.withContiguousStorageIfAvailable { append(buffer: $0) }
        if isDone == nil { Array(utf8).withUnsafeBufferPointer { append(buffer: $0) } }
    }

    /// Appends the bytes of a value to a column of strings, binaries or uuids.
    public mutating func append(buffer: UnsafeBufferPointer<UInt8>) {
        markValid()
        bytes.append(contentsOf: buffer)
        offsets.append(bytes.count)
    }

    /// Makes a list of what has been appended to `children[0]` since the row before.
    public mutating func endList() {
        markValid()
        offsets.append(children[0].count)
    }

    /// Makes a struct of the values that have been appended, one to each of `children`.
    public mutating func endStructure() { markValid() }

    /// Appends a list to a column of type list of string.
    public mutating func append(_ strings: [String]) {
        for string in strings { children[0].append(utf8: string.utf8) }
        endList()
    }

    /// Appends the rows of a column of the same type.
    public mutating func append(_ other: Column) {
        if nullCount + other.nullCount > 0 {
            if nullCount == 0 { validity = [Bool](repeating: true, count: count) }
            validity += other.nullCount == 0 ? [Bool](repeating: true, count: other.count) : other.validity
        }
        let base = layout == .list ? children[0].count : bytes.count
        count += other.count
        nullCount += other.nullCount
        integers += other.integers
        wideIntegers += other.wideIntegers
        doubles += other.doubles
        offsets.reserveCapacity(offsets.count + other.offsets.count)
        for offset in other.offsets.dropFirst() { offsets.append(offset + base) }
        bytes += other.bytes
        for index in children.indices { children[index].append(other.children[index]) }
    }

    /// Appends one row of a column of the same type.
    public mutating func append(_ other: Column, row: Int) {
        guard other.isValid(row) else {
            appendNull()
            return
        }
        switch layout {
        case .integers: integers.append(other.integers[row])
        case .wideIntegers: wideIntegers.append(other.wideIntegers[row])
        case .doubles: doubles.append(other.doubles[row])
        case .bytes:
            bytes.append(contentsOf: other.utf8(at: row))
            offsets.append(bytes.count)
        case .list:
            for element in other.offsets[row]..<other.offsets[row + 1] {
                children[0].append(other.children[0], row: element)
            }
            offsets.append(children[0].count)
        case .structure:
            for index in children.indices { children[index].append(other.children[index], row: row) }
        }
        markValid()
    }

    /// Drops all rows and keeps the memory.
    public mutating func removeAll() {
        count = 0
        nullCount = 0
        validity.removeAll(keepingCapacity: true)
        integers.removeAll(keepingCapacity: true)
        wideIntegers.removeAll(keepingCapacity: true)
        doubles.removeAll(keepingCapacity: true)
        if layout == .bytes || layout == .list { offsets.removeSubrange(1...) }
        bytes.removeAll(keepingCapacity: true)
        for index in children.indices { children[index].removeAll() }
    }
}

extension Column.Layout {
    /// The buffers that hold values of a type.
    public init(_ type: DataType) {
        self =
            switch type {
            case .boolean, .int32, .int64, .date, .time, .timestamp, .localTimestamp: .integers
            case .decimal(let precision, _): precision > DataType.int64Precision ? .wideIntegers : .integers
            case .double: .doubles
            case .string, .binary, .uuid: .bytes
            case .list: .list
            case .structure: .structure
            }
    }
}
