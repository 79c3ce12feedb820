/// The types of Thrift's compact protocol, as a field header or a list header gives them.
///
/// Source: the "Thrift Compact protocol encoding" of the Thrift specification.
enum ThriftType: UInt8 {
    case stop = 0
    case booleanTrue = 1
    case booleanFalse = 2
    case byte = 3
    case i16 = 4
    case i32 = 5
    case i64 = 6
    case double = 7
    case binary = 8
    case list = 9
    case set = 10
    case map = 11
    case structure = 12
    case uuid = 13
}

/// A value that is a Thrift struct.
protocol ThriftStruct {
    /// Reads the fields up to the stop.
    init(from reader: inout ThriftReader) throws(ParquetError)
    /// Writes the fields and the stop.
    func write(to writer: inout ThriftWriter)
}
