/// The unit of a time: `TimeUnit` of parquet.thrift.
enum TimeUnit: Int16, Sendable, Hashable {
    case millis = 1
    case micros = 2
    case nanos = 3
}

/// What a stored value means: `LogicalType` of parquet.thrift.
enum LogicalType: Sendable, Hashable {
    case string
    case map
    case list
    case enumeration
    case decimal(scale: Int32, precision: Int32)
    case date
    case time(isAdjustedToUTC: Bool, unit: TimeUnit)
    case timestamp(isAdjustedToUTC: Bool, unit: TimeUnit)
    case integer(bitWidth: Int8, isSigned: Bool)
    /// Every value is null.
    case unknown
    case json
    case bson
    case uuid
    case float16
    case variant
    case geometry
    case geography
    /// One of a later version of the format, by its field id.
    case other(Int16)
}

extension LogicalType: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        var type: LogicalType?
        var state = try reader.beginStruct()
        while let field = try reader.next(&state) {
            guard type == nil else { throw reader.error(.malformed, "a logical type has two meanings") }
            switch field.id {
            case 5:
                let parameters: Decimal = try reader.structure(field)
                type = .decimal(scale: parameters.scale, precision: parameters.precision)
            case 7, 8:
                let parameters: Time = try reader.structure(field)
                let (isUTC, unit) = (parameters.isAdjustedToUTC, parameters.unit)
                type =
                    field.id == 7
                    ? .time(isAdjustedToUTC: isUTC, unit: unit) : .timestamp(isAdjustedToUTC: isUTC, unit: unit)
            case 10:
                let parameters: Integer = try reader.structure(field)
                type = .integer(bitWidth: parameters.bitWidth, isSigned: parameters.isSigned)
            default:
                try reader.skip(field)
                type = Self.withoutParameters[field.id] ?? .other(field.id)
            }
        }
        guard let type else { throw reader.error(.malformed, "a logical type has no meaning") }
        self = type
    }

    private static let withoutParameters: [Int16: LogicalType] = [
        1: .string, 2: .map, 3: .list, 4: .enumeration, 6: .date, 11: .unknown, 12: .json, 13: .bson, 14: .uuid,
        15: .float16, 16: .variant, 17: .geometry, 18: .geography,
    ]

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            switch self {
            case .decimal(let scale, let precision):
                writer.field(5, structure: Decimal(scale: scale, precision: precision))
            case .time(let isUTC, let unit): writer.field(7, structure: Time(isAdjustedToUTC: isUTC, unit: unit))
            case .timestamp(let isUTC, let unit): writer.field(8, structure: Time(isAdjustedToUTC: isUTC, unit: unit))
            case .integer(let bitWidth, let isSigned):
                writer.field(10, structure: Integer(bitWidth: bitWidth, isSigned: isSigned))
            case .other(let id): writer.field(id, emptyStructure: true)
            default:
                if let id = Self.withoutParameters.first(where: { $0.value == self })?.key {
                    writer.field(id, emptyStructure: true)
                }
            }
        }
    }
}

// MARK: - The parameters

private struct Decimal: ThriftStruct {
    var scale: Int32
    var precision: Int32

    init(scale: Int32, precision: Int32) {
        (self.scale, self.precision) = (scale, precision)
    }

    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init(scale: 0, precision: 0)
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2]) {
            switch field.id {
            case 1 where field.type == .i32: scale = try reader.i32(field)
            case 2 where field.type == .i32: precision = try reader.i32(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i32: scale)
            writer.field(2, i32: precision)
        }
    }
}

private struct Time: ThriftStruct {
    var isAdjustedToUTC: Bool
    var unit: TimeUnit

    init(isAdjustedToUTC: Bool, unit: TimeUnit) {
        (self.isAdjustedToUTC, self.unit) = (isAdjustedToUTC, unit)
    }

    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init(isAdjustedToUTC: false, unit: .micros)
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2]) {
            switch field.id {
            case 1 where field.isBoolean: isAdjustedToUTC = try reader.boolean(field)
            case 2 where field.type == .structure: unit = try reader.structure(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, boolean: isAdjustedToUTC)
            writer.field(2, structure: unit)
        }
    }
}

extension TimeUnit: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        var unit: TimeUnit?
        var state = try reader.beginStruct()
        while let field = try reader.next(&state) {
            unit = TimeUnit(rawValue: field.id)
            try reader.skip(field)
        }
        guard let unit else { throw reader.error(.malformed, "unknown unit of time") }
        self = unit
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { $0.field(rawValue, emptyStructure: true) }
    }
}

private struct Integer: ThriftStruct {
    var bitWidth: Int8
    var isSigned: Bool

    init(bitWidth: Int8, isSigned: Bool) {
        (self.bitWidth, self.isSigned) = (bitWidth, isSigned)
    }

    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init(bitWidth: 0, isSigned: false)
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2]) {
            switch field.id {
            case 1 where field.type == .byte: bitWidth = try reader.i8(field)
            case 2 where field.isBoolean: isSigned = try reader.boolean(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i8: bitWidth)
            writer.field(2, boolean: isSigned)
        }
    }
}
