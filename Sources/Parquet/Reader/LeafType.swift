import Columns

/// What the stored values of a column are read as.
struct LeafType: Sendable {
    /// How values become what the column holds.
    enum Conversion: Sendable, Hashable {
        case none
        /// Text: the bytes are checked to be UTF-8.
        case text
        /// An unsigned number of 32 bits.
        case unsigned32
        /// A time of a coarser unit than a microsecond.
        case multiply(Int64)
        /// A time of a finer unit, rounded towards the past.
        case divide(Int64)
        /// A number that the column keeps in 128 bits; `isSigned` says how its 64 bits are read.
        case widen(isSigned: Bool)
        /// Big-endian two's complement, into 64 or 128 bits.
        case bigEndian
        case float16
        /// Nanoseconds of a day (8 bytes) and a Julian day (4 bytes), as Impala stores times.
        case int96
    }

    /// As it is stored.
    let stored: StoredType
    /// As it is read.
    let type: DataType
    let conversion: Conversion

    /// The buffers that hold what is read.
    var layout: Column.Layout { Column.Layout(type) }

    /// The buffers that hold what is stored.
    var storedLayout: Column.Layout {
        switch stored.physical {
        case .boolean, .int32, .int64: .integers
        case .float, .double: .doubles
        case .byteArray, .fixedLenByteArray, .int96: .bytes
        }
    }

    private init(_ stored: StoredType, _ type: DataType, _ conversion: Conversion = .none) {
        (self.stored, self.type, self.conversion) = (stored, type, conversion)
    }

    /// The same stored values, read as they are.
    var unconverted: LeafType {
        switch storedLayout {
        case .integers, .wideIntegers: LeafType(stored, .int64)
        case .doubles: LeafType(stored, .double)
        case .bytes, .list, .structure: LeafType(stored, .binary)
        }
    }

    /// The type of a leaf of the schema. An annotation that does not fit the stored type is passed over, as other
    /// readers do.
    ///
    /// - Throws: `ParquetError` for a decimal of more than 38 digits, and a missing length.
    init(_ element: SchemaElement, _ physical: PhysicalType) throws(ParquetError) {
        let length = Int(element.typeLength ?? 0)
        switch physical {
        case .fixedLenByteArray:
            guard length > 0 else { throw ParquetError(.malformed, "values of \(length) bytes") }
        case .boolean:
            self.init(StoredType(physical: .boolean, length: 0), .boolean)
            return
        default: break
        }
        let fixed = physical == .int96 ? 12 : physical == .fixedLenByteArray ? length : 0
        let stored = StoredType(physical: physical, length: fixed)
        let logical = element.logicalType ?? LogicalType(element)
        if case .decimal(let scale, let precision) = logical, physical != .int96, physical != .float,
            physical != .double
        {
            try self.init(stored, precision: Int(precision), scale: Int(scale))
            return
        }
        switch physical {
        case .int32: self = Self.int32(stored, logical)
        case .int64: self = Self.int64(stored, logical)
        case .boolean: self.init(stored, .boolean)
        case .float, .double: self.init(stored, .double)
        case .int96: self.init(stored, .localTimestamp, .int96)
        case .byteArray: self = Self.byteArray(stored, logical)
        case .fixedLenByteArray:
            switch logical {
            case .uuid where length == 16: self.init(stored, .uuid)
            case .float16 where length == 2: self.init(stored, .double, .float16)
            default: self.init(stored, .binary)
            }
        }
    }

    private init(_ stored: StoredType, precision: Int, scale: Int) throws(ParquetError) {
        guard (1...38).contains(precision), (0...precision).contains(scale) else {
            throw ParquetError(.unsupported, "decimals of \(precision) digits, \(scale) of them after the point")
        }
        let type = DataType.decimal(precision: precision, scale: scale)
        let isWide = precision > DataType.int64Precision
        switch stored.physical {
        case .int32, .int64: self.init(stored, type, isWide ? .widen(isSigned: true) : .none)
        default: self.init(stored, type, .bigEndian)
        }
    }

    private static func int32(_ stored: StoredType, _ logical: LogicalType?) -> LeafType {
        switch logical {
        case .date: LeafType(stored, .date)
        case .time(_, .millis): LeafType(stored, .time, .multiply(1_000))
        case .integer(bitWidth: 32, isSigned: false): LeafType(stored, .int64, .unsigned32)
        default: LeafType(stored, .int32)
        }
    }

    private static func int64(_ stored: StoredType, _ logical: LogicalType?) -> LeafType {
        switch logical {
        case .time(_, .micros): LeafType(stored, .time)
        case .time(_, .nanos): LeafType(stored, .time, .divide(1_000))
        case .timestamp(let isUTC, let unit):
            LeafType(
                stored, isUTC ? .timestamp : .localTimestamp,
                unit == .millis ? .multiply(1_000) : unit == .nanos ? .divide(1_000) : .none)
        case .integer(bitWidth: 64, isSigned: false):
            LeafType(stored, .decimal(precision: 20, scale: 0), .widen(isSigned: false))
        default: LeafType(stored, .int64)
        }
    }

    private static func byteArray(_ stored: StoredType, _ logical: LogicalType?) -> LeafType {
        switch logical {
        case .string, .enumeration, .json: LeafType(stored, .string, .text)
        default: LeafType(stored, .binary)
        }
    }
}

extension LogicalType {
    /// The meaning that an element's old annotation gives.
    init?(_ element: SchemaElement) {
        guard let converted = element.convertedType else { return nil }
        switch converted {
        case .utf8: self = .string
        case .map, .mapKeyValue: self = .map
        case .list: self = .list
        case .enumeration: self = .enumeration
        case .decimal: self = .decimal(scale: element.scale ?? 0, precision: element.precision ?? 0)
        case .date: self = .date
        case .timeMillis: self = .time(isAdjustedToUTC: true, unit: .millis)
        case .timeMicros: self = .time(isAdjustedToUTC: true, unit: .micros)
        case .timestampMillis: self = .timestamp(isAdjustedToUTC: true, unit: .millis)
        case .timestampMicros: self = .timestamp(isAdjustedToUTC: true, unit: .micros)
        case .uint8: self = .integer(bitWidth: 8, isSigned: false)
        case .uint16: self = .integer(bitWidth: 16, isSigned: false)
        case .uint32: self = .integer(bitWidth: 32, isSigned: false)
        case .uint64: self = .integer(bitWidth: 64, isSigned: false)
        case .int8: self = .integer(bitWidth: 8, isSigned: true)
        case .int16: self = .integer(bitWidth: 16, isSigned: true)
        case .int32: self = .integer(bitWidth: 32, isSigned: true)
        case .int64: self = .integer(bitWidth: 64, isSigned: true)
        case .json: self = .json
        case .bson: self = .bson
        default: return nil
        }
    }
}
