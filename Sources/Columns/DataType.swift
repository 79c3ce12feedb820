/// The logical type of a column, in Arrow's vocabulary.
public indirect enum DataType: Sendable, Hashable, CustomStringConvertible {
    case boolean
    case int32
    case int64
    case double
    /// UTF-8.
    case string
    /// Bytes of any kind.
    case binary
    /// 16 bytes, shown as 8-4-4-4-12 lower-case hexadecimal digits.
    case uuid
    /// Days since 1970-01-01 of the proleptic Gregorian calendar.
    case date
    /// Microseconds since midnight.
    case time
    /// Microseconds since 1970-01-01T00:00:00Z.
    case timestamp
    /// Microseconds since 1970-01-01T00:00:00 on a clock of no known zone.
    case localTimestamp
    /// Whole numbers of 10^-scale, of at most `precision` (1–38) digits.
    case decimal(precision: Int, scale: Int)
    /// Lists of values; the field says whether an element may be missing.
    case list(Field)
    /// One value of each field.
    case structure([Field])

    /// Lists of a type.
    public static func list(of element: DataType, isNullable: Bool = false) -> DataType {
        .list(Field("element", element, isNullable: isNullable))
    }

    /// The name of the entries of a map.
    private static let mapEntry = "key_value"

    /// Maps: lists of structs of a key, which is never missing, and a value.
    public static func map(_ key: DataType, to value: Field) -> DataType {
        let fields = [Field("key", key, isNullable: false), Field("value", value.type, isNullable: value.isNullable)]
        return .list(Field(mapEntry, .structure(fields), isNullable: false))
    }

    /// Whether values are maps: JSON shows them as objects.
    public var isMap: Bool {
        guard case .list(let entry) = self, entry.name == Self.mapEntry, case .structure(let fields) = entry.type else {
            return false
        }
        return fields.map(\.name) == ["key", "value"]
    }

    /// Unsigned integers of 64 bits, which Parquet files may have: decimals without a fraction, which JSON shows as numbers.
    public static let unsignedInt64 = DataType.decimal(precision: 20, scale: 0)

    /// The most digits of a decimal that is kept in 64 bits.
    public static let int64Precision = 18

    /// The name that schemas and documents show, such as `list<string>`.
    public var description: String {
        switch self {
        case .boolean: "boolean"
        case .int32: "int32"
        case .int64: "int64"
        case .double: "double"
        case .string: "string"
        case .binary: "binary"
        case .uuid: "uuid"
        case .date: "date"
        case .time: "time[us]"
        case .timestamp: "timestamp[us, UTC]"
        case .localTimestamp: "timestamp[us]"
        case .decimal(let precision, let scale): "decimal(\(precision), \(scale))"
        case .list(let element): "list<\(element.type)>"
        case .structure(let fields):
            "struct<" + fields.map { "\($0.name): \($0.type)" }.joined(separator: ", ") + ">"
        }
    }

    /// Whether values are numbers, which tables set to the right.
    public var isNumeric: Bool {
        switch self {
        case .int32, .int64, .double, .decimal: true
        default: false
        }
    }

    /// Whether values have parts: lists and structs.
    public var isNested: Bool {
        switch self {
        case .list, .structure: true
        default: false
        }
    }
}
