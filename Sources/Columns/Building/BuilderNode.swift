import Glibc

/// One field of a batch under construction: growing buffers behind pointers, so that a parser appends without reference
/// counting and without exclusivity checks. Owned and freed by `BatchBuilder`.
package struct BuilderNode: BitwiseCopyable {
    /// What the values are, without the parts that `DataType` nests.
    package enum Kind: UInt8, BitwiseCopyable {
        case boolean, int32, int64, double, string, binary, uuid, date, time, timestamp, localTimestamp, decimal
        case wideDecimal, list, structure
    }

    package let kind: Kind
    /// Whether a value may be missing.
    package let isNullable: Bool
    /// The digits of a decimal, and those after the point.
    package let precision: Int, scale: Int
    /// The fields of a struct, or the element of a list: a range of the builder's nodes.
    package let firstChild: Int, childCount: Int

    /// Rows so far.
    package var count = 0
    /// Rows without a value.
    package var nullCount = 0
    package var capacity = 0
    /// Integers, doubles, or where each row starts in `bytes` or in the element's rows.
    package var values: UnsafeMutableRawPointer
    /// 1 for a value, 0 for null.
    package var validity: UnsafeMutablePointer<UInt8>
    package var bytes: UnsafeMutablePointer<UInt8>
    /// The bytes of all strings so far.
    package var byteCount = 0
    package var byteCapacity = 0

    init(_ field: Field, firstChild: Int) {
        isNullable = field.isNullable
        self.firstChild = firstChild
        (kind, precision, scale, childCount) =
            switch field.type {
            case .boolean: (.boolean, 0, 0, 0)
            case .int32: (.int32, 0, 0, 0)
            case .int64: (.int64, 0, 0, 0)
            case .double: (.double, 0, 0, 0)
            case .string: (.string, 0, 0, 0)
            case .binary: (.binary, 0, 0, 0)
            case .uuid: (.uuid, 0, 0, 0)
            case .date: (.date, 0, 0, 0)
            case .time: (.time, 0, 0, 0)
            case .timestamp: (.timestamp, 0, 0, 0)
            case .localTimestamp: (.localTimestamp, 0, 0, 0)
            case .decimal(let precision, let scale):
                (precision > DataType.int64Precision ? .wideDecimal : .decimal, precision, scale, 0)
            case .list: (.list, 0, 0, 1)
            case .structure(let fields): (.structure, 0, 0, fields.count)
            }
        values = UnsafeMutableRawPointer(Self.reallocated(nil, 16))
        validity = Self.reallocated(nil, 1)
        bytes = Self.reallocated(nil, 1)
        // The first row of strings and lists starts at 0.
        values.storeBytes(of: 0, as: Int.self)
    }

    func deallocate() {
        free(values)
        free(validity)
        free(bytes)
    }

    private var width: Int { kind == .wideDecimal ? 16 : 8 }

    @usableFromInline package mutating func grow() {
        capacity = max(64, 2 * capacity)
        validity = Self.reallocated(validity, capacity)
        guard kind != .structure else { return }
        // One more: offsets have the end of the last row.
        values = UnsafeMutableRawPointer(
            Self.reallocated(values.assumingMemoryBound(to: UInt8.self), (capacity + 1) * width))
    }

    /// Makes room for bytes to come.
    @inlinable package mutating func reserve(bytes count: Int) {
        if byteCount + count > byteCapacity { grow(bytes: count) }
    }

    @usableFromInline package mutating func grow(bytes count: Int) {
        byteCapacity = max(256, 2 * byteCapacity, byteCount + count)
        bytes = Self.reallocated(bytes, byteCapacity)
    }

    private static func reallocated(
        _ pointer: UnsafeMutablePointer<UInt8>?, _ count: Int
    ) -> UnsafeMutablePointer<UInt8> {
        guard let moved = realloc(pointer, count) else { fatalError("out of memory") }
        return moved.assumingMemoryBound(to: UInt8.self)
    }

    /// Appends a boolean, an integer, a date, a time or a decimal of up to 18 digits.
    @inlinable package mutating func append(_ value: Int64) {
        if count == capacity { grow() }
        values.storeBytes(of: value, toByteOffset: count &* 8, as: Int64.self)
        validity[count] = 1
        count &+= 1
    }

    /// Appends a decimal of more than 18 digits.
    @inlinable package mutating func append(wide value: Int128) {
        if count == capacity { grow() }
        values.storeBytes(of: value, toByteOffset: count &* 16, as: Int128.self)
        validity[count] = 1
        count &+= 1
    }

    /// Appends a double.
    @inlinable package mutating func append(_ value: Double) {
        append(Int64(bitPattern: value.bitPattern))
    }

    /// Appends bytes to the string that `endBytes` ends.
    @inlinable package mutating func extend(_ start: UnsafePointer<UInt8>, _ count: Int) {
        reserve(bytes: count)
        memcpy(bytes + byteCount, start, count)
        byteCount &+= count
    }

    /// Appends one byte to the string that `endBytes` ends.
    @inlinable package mutating func extend(_ byte: UInt8) {
        reserve(bytes: 1)
        bytes[byteCount] = byte
        byteCount &+= 1
    }

    /// Makes a string of the bytes since the row before.
    @inlinable package mutating func endBytes() { end(at: byteCount) }

    /// Makes a string of bytes.
    @inlinable package mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        if let start = text.baseAddress { extend(start, text.count) }
        endBytes()
    }

    /// Makes a list of the elements since the row before.
    @inlinable package mutating func endList(elementCount: Int) { end(at: elementCount) }

    @inlinable package mutating func end(at offset: Int) {
        if count == capacity { grow() }
        values.storeBytes(of: offset, toByteOffset: (count &+ 1) &* 8, as: Int.self)
        validity[count] = 1
        count &+= 1
    }

    /// Where the row that is being built starts in the element's rows or in the bytes.
    @inlinable package var openOffset: Int { values.load(fromByteOffset: count &* 8, as: Int.self) }

    /// Makes a struct of the fields' values.
    @inlinable package mutating func endStructure() {
        if count == capacity { grow() }
        validity[count] = 1
        count &+= 1
    }

    /// Appends a null; the caller does so for the fields of a struct too.
    mutating func appendOwnNull() {
        switch kind {
        case .string, .binary, .uuid: endBytes()
        case .list: end(at: openOffset)
        case .structure: endStructure()
        case .wideDecimal: append(wide: 0)
        default: append(Int64(0))
        }
        validity[count - 1] = 0
        nullCount += 1
    }

    /// Drops all rows and keeps the memory.
    mutating func removeAll() {
        count = 0
        nullCount = 0
        byteCount = 0
    }
}
