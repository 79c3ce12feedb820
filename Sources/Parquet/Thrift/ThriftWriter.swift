/// Writes Thrift's compact protocol.
///
/// Fields are written in the order of their ids; `nil` is not written.
struct ThriftWriter {
    /// What was written.
    private(set) var bytes: [UInt8]
    /// The last field id of each open struct.
    private var lastIDs: [Int16] = []

    /// A writer that appends to `bytes`.
    init(appendingTo bytes: consuming [UInt8] = []) {
        self.bytes = bytes
    }

    /// A struct of its fields, and the stop.
    mutating func structure(_ fields: (inout ThriftWriter) -> Void) {
        lastIDs.append(0)
        fields(&self)
        bytes.append(ThriftType.stop.rawValue)
        lastIDs.removeLast()
    }

    mutating func field(_ id: Int16, boolean value: Bool?) {
        guard let value else { return }
        header(id, value ? .booleanTrue : .booleanFalse)
    }

    mutating func field(_ id: Int16, i8 value: Int8?) {
        guard let value else { return }
        header(id, .byte)
        bytes.append(UInt8(bitPattern: value))
    }

    mutating func field(_ id: Int16, i16 value: Int16?) {
        guard let value else { return }
        header(id, .i16)
        zigzag(Int64(value))
    }

    mutating func field(_ id: Int16, i32 value: Int32?) {
        guard let value else { return }
        header(id, .i32)
        zigzag(Int64(value))
    }

    mutating func field(_ id: Int16, i64 value: Int64?) {
        guard let value else { return }
        header(id, .i64)
        zigzag(value)
    }

    mutating func field(_ id: Int16, binary value: [UInt8]?) {
        guard let value else { return }
        header(id, .binary)
        binary(value)
    }

    mutating func field(_ id: Int16, string value: String?) {
        field(id, binary: value.map { Array($0.utf8) })
    }

    mutating func field<Value: ThriftStruct>(_ id: Int16, structure value: Value?) {
        guard let value else { return }
        header(id, .structure)
        value.write(to: &self)
    }

    /// A struct without fields: the members of Parquet's unions are such.
    mutating func field(_ id: Int16, emptyStructure present: Bool) {
        guard present else { return }
        header(id, .structure)
        structure { _ in }
    }

    mutating func field<Value: ThriftStruct>(_ id: Int16, structures values: [Value]?) {
        guard let values else { return }
        listHeader(id, values.count, .structure)
        for value in values { value.write(to: &self) }
    }

    mutating func field(_ id: Int16, i32s values: [Int32]?) {
        guard let values else { return }
        listHeader(id, values.count, .i32)
        for value in values { zigzag(Int64(value)) }
    }

    mutating func field(_ id: Int16, i64s values: [Int64]?) {
        guard let values else { return }
        listHeader(id, values.count, .i64)
        for value in values { zigzag(value) }
    }

    mutating func field(_ id: Int16, binaries values: [[UInt8]]?) {
        guard let values else { return }
        listHeader(id, values.count, .binary)
        for value in values { binary(value) }
    }

    mutating func field(_ id: Int16, strings values: [String]?) {
        field(id, binaries: values.map { $0.map { Array($0.utf8) } })
    }

    mutating func field(_ id: Int16, booleans values: [Bool]?) {
        guard let values else { return }
        listHeader(id, values.count, .booleanFalse)
        for value in values { bytes.append(value ? 1 : 2) }
    }

    private mutating func header(_ id: Int16, _ type: ThriftType) {
        let delta = Int(id) - Int(lastIDs.last ?? 0)
        if (1...15).contains(delta) {
            bytes.append(UInt8(delta) << 4 | type.rawValue)
        } else {
            bytes.append(type.rawValue)
            zigzag(Int64(id))
        }
        if !lastIDs.isEmpty { lastIDs[lastIDs.count - 1] = id }
    }

    private mutating func listHeader(_ id: Int16, _ count: Int, _ type: ThriftType) {
        header(id, .list)
        if count < 15 {
            bytes.append(UInt8(count) << 4 | type.rawValue)
        } else {
            bytes.append(0xF0 | type.rawValue)
            varint(UInt64(count))
        }
    }

    private mutating func binary(_ value: [UInt8]) {
        varint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    private mutating func zigzag(_ value: Int64) {
        varint(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

extension ThriftStruct {
    /// The struct's bytes.
    var thriftBytes: [UInt8] {
        var writer = ThriftWriter()
        write(to: &writer)
        return writer.bytes
    }
}
