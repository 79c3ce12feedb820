// The enumerations of parquet.thrift. Those that later versions of the format may extend are open (a raw value); a file
// with an unknown encoding in one column can still be read in its other columns.

/// How a value is stored: `Type` of parquet.thrift.
enum PhysicalType: Int32, Sendable, Hashable {
    case boolean = 0
    case int32 = 1
    case int64 = 2
    case int96 = 3
    case float = 4
    case double = 5
    case byteArray = 6
    case fixedLenByteArray = 7

    /// The name in parquet.thrift.
    var name: String {
        switch self {
        case .boolean: "BOOLEAN"
        case .int32: "INT32"
        case .int64: "INT64"
        case .int96: "INT96"
        case .float: "FLOAT"
        case .double: "DOUBLE"
        case .byteArray: "BYTE_ARRAY"
        case .fixedLenByteArray: "FIXED_LEN_BYTE_ARRAY"
        }
    }
}

enum FieldRepetitionType: Int32, Sendable, Hashable {
    case required = 0
    case optional = 1
    case repeated = 2
}

/// An enumeration of parquet.thrift that may have values unknown here.
protocol OpenEnumeration: RawRepresentable, Hashable, Sendable, CustomStringConvertible where RawValue == Int32 {
    init(rawValue: Int32)
    /// The names of the values from 0; nil for gaps.
    static var names: [String?] { get }
}

extension OpenEnumeration {
    /// The name in parquet.thrift, or the number.
    var description: String {
        let index = Int(rawValue)
        return (Self.names.indices.contains(index) ? Self.names[index] : nil) ?? "unknown \(rawValue)"
    }
}

struct Encoding: OpenEnumeration {
    let rawValue: Int32
    init(rawValue: Int32) { self.rawValue = rawValue }

    static let plain = Encoding(rawValue: 0)
    /// For data pages the old name of `rleDictionary`; for dictionary pages, of `plain`.
    static let plainDictionary = Encoding(rawValue: 2)
    static let rle = Encoding(rawValue: 3)
    /// Levels only, and no writer's since 2013.
    static let bitPacked = Encoding(rawValue: 4)
    static let deltaBinaryPacked = Encoding(rawValue: 5)
    static let deltaLengthByteArray = Encoding(rawValue: 6)
    static let deltaByteArray = Encoding(rawValue: 7)
    static let rleDictionary = Encoding(rawValue: 8)
    static let byteStreamSplit = Encoding(rawValue: 9)

    /// Whether data pages need a dictionary page.
    var hasDictionary: Bool { self == .rleDictionary || self == .plainDictionary }

    static let names: [String?] = [
        "PLAIN", nil, "PLAIN_DICTIONARY", "RLE", "BIT_PACKED", "DELTA_BINARY_PACKED", "DELTA_LENGTH_BYTE_ARRAY",
        "DELTA_BYTE_ARRAY", "RLE_DICTIONARY", "BYTE_STREAM_SPLIT",
    ]
}

/// `CompressionCodec` of parquet.thrift; the library Compression has the codecs themselves.
struct CodecID: OpenEnumeration {
    let rawValue: Int32
    init(rawValue: Int32) { self.rawValue = rawValue }

    static let uncompressed = CodecID(rawValue: 0)
    static let snappy = CodecID(rawValue: 1)
    static let gzip = CodecID(rawValue: 2)
    static let lzo = CodecID(rawValue: 3)
    static let brotli = CodecID(rawValue: 4)
    /// LZ4 in Hadoop's framing; deprecated for `lz4Raw`.
    static let lz4 = CodecID(rawValue: 5)
    static let zstd = CodecID(rawValue: 6)
    static let lz4Raw = CodecID(rawValue: 7)

    static let names: [String?] = [
        "UNCOMPRESSED", "SNAPPY", "GZIP", "LZO", "BROTLI", "LZ4", "ZSTD", "LZ4_RAW",
    ]
}

struct PageType: OpenEnumeration {
    let rawValue: Int32
    init(rawValue: Int32) { self.rawValue = rawValue }

    static let dataPage = PageType(rawValue: 0)
    static let indexPage = PageType(rawValue: 1)
    static let dictionaryPage = PageType(rawValue: 2)
    static let dataPageV2 = PageType(rawValue: 3)

    static let names: [String?] = ["DATA_PAGE", "INDEX_PAGE", "DICTIONARY_PAGE", "DATA_PAGE_V2"]
}

struct BoundaryOrder: OpenEnumeration {
    let rawValue: Int32
    init(rawValue: Int32) { self.rawValue = rawValue }

    static let unordered = BoundaryOrder(rawValue: 0)
    static let ascending = BoundaryOrder(rawValue: 1)
    static let descending = BoundaryOrder(rawValue: 2)

    static let names: [String?] = ["UNORDERED", "ASCENDING", "DESCENDING"]
}

struct ConvertedType: OpenEnumeration {
    let rawValue: Int32
    init(rawValue: Int32) { self.rawValue = rawValue }

    static let utf8 = ConvertedType(rawValue: 0)
    static let map = ConvertedType(rawValue: 1)
    static let mapKeyValue = ConvertedType(rawValue: 2)
    static let list = ConvertedType(rawValue: 3)
    static let enumeration = ConvertedType(rawValue: 4)
    static let decimal = ConvertedType(rawValue: 5)
    static let date = ConvertedType(rawValue: 6)
    static let timeMillis = ConvertedType(rawValue: 7)
    static let timeMicros = ConvertedType(rawValue: 8)
    static let timestampMillis = ConvertedType(rawValue: 9)
    static let timestampMicros = ConvertedType(rawValue: 10)
    static let uint8 = ConvertedType(rawValue: 11)
    static let uint16 = ConvertedType(rawValue: 12)
    static let uint32 = ConvertedType(rawValue: 13)
    static let uint64 = ConvertedType(rawValue: 14)
    static let int8 = ConvertedType(rawValue: 15)
    static let int16 = ConvertedType(rawValue: 16)
    static let int32 = ConvertedType(rawValue: 17)
    static let int64 = ConvertedType(rawValue: 18)
    static let json = ConvertedType(rawValue: 19)
    static let bson = ConvertedType(rawValue: 20)
    static let interval = ConvertedType(rawValue: 21)

    static let names: [String?] = [
        "UTF8", "MAP", "MAP_KEY_VALUE", "LIST", "ENUM", "DECIMAL", "DATE", "TIME_MILLIS", "TIME_MICROS",
        "TIMESTAMP_MILLIS", "TIMESTAMP_MICROS", "UINT_8", "UINT_16", "UINT_32", "UINT_64", "INT_8", "INT_16", "INT_32",
        "INT_64", "JSON", "BSON", "INTERVAL",
    ]
}

extension ThriftReader {
    /// An open enumeration's field.
    mutating func enumeration<Value: OpenEnumeration>(_ field: FieldHeader) throws(ParquetError) -> Value {
        Value(rawValue: try i32(field))
    }

    /// A list of an open enumeration's values.
    mutating func enumerations<Value: OpenEnumeration>(_ field: FieldHeader) throws(ParquetError) -> [Value] {
        try i32s(field).map { Value(rawValue: $0) }
    }

    mutating func physicalType(_ field: FieldHeader) throws(ParquetError) -> PhysicalType {
        let raw = try i32(field)
        guard let type = PhysicalType(rawValue: raw) else { throw error(.malformed, "unknown physical type \(raw)") }
        return type
    }

    mutating func repetition(_ field: FieldHeader) throws(ParquetError) -> FieldRepetitionType {
        let raw = try i32(field)
        guard let type = FieldRepetitionType(rawValue: raw) else {
            throw error(.malformed, "unknown repetition \(raw)")
        }
        return type
    }
}
