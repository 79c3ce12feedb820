struct ColumnMetaData: Sendable, Hashable {
    var type: PhysicalType = .boolean
    /// Of the levels too.
    var encodings: [Encoding] = []
    var pathInSchema: [String] = []
    var codec: CodecID = .uncompressed
    /// Values, nulls and empty lists: the number of levels.
    var numValues: Int64 = 0
    /// With page headers.
    var totalUncompressedSize: Int64 = 0
    /// With page headers.
    var totalCompressedSize: Int64 = 0
    var keyValueMetadata: [KeyValue]?
    var dataPageOffset: Int64 = 0
    var indexPageOffset: Int64?
    /// Nil where there is no dictionary.
    var dictionaryPageOffset: Int64?
    var statistics: Statistics?
    var encodingStats: [PageEncodingStats]?
    var bloomFilterOffset: Int64?
    /// With its header.
    var bloomFilterLength: Int32?
    var sizeStatistics: SizeStatistics?
}

extension ColumnMetaData: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2, 3, 4, 5, 6, 7, 9]) {
            switch field.id {
            case 1 where field.type == .i32: type = try reader.physicalType(field)
            case 2 where field.type == .list: encodings = try reader.enumerations(field)
            case 3 where field.type == .list: pathInSchema = try reader.strings(field)
            case 4 where field.type == .i32: codec = try reader.enumeration(field)
            case 5 where field.type == .i64: numValues = try reader.i64(field)
            case 6 where field.type == .i64: totalUncompressedSize = try reader.i64(field)
            case 7 where field.type == .i64: totalCompressedSize = try reader.i64(field)
            case 8 where field.type == .list: keyValueMetadata = try reader.structures(field)
            case 9 where field.type == .i64: dataPageOffset = try reader.i64(field)
            case 10 where field.type == .i64: indexPageOffset = try reader.i64(field)
            case 11 where field.type == .i64: dictionaryPageOffset = try reader.i64(field)
            case 12 where field.type == .structure: statistics = try reader.structure(field)
            case 13 where field.type == .list: encodingStats = try reader.structures(field)
            case 14 where field.type == .i64: bloomFilterOffset = try reader.i64(field)
            case 15 where field.type == .i32: bloomFilterLength = try reader.i32(field)
            case 16 where field.type == .structure: sizeStatistics = try reader.structure(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i32: type.rawValue)
            writer.field(2, i32s: encodings.map(\.rawValue))
            writer.field(3, strings: pathInSchema)
            writer.field(4, i32: codec.rawValue)
            writer.field(5, i64: numValues)
            writer.field(6, i64: totalUncompressedSize)
            writer.field(7, i64: totalCompressedSize)
            writer.field(8, structures: keyValueMetadata)
            writer.field(9, i64: dataPageOffset)
            writer.field(10, i64: indexPageOffset)
            writer.field(11, i64: dictionaryPageOffset)
            writer.field(12, structure: statistics)
            writer.field(13, structures: encodingStats)
            writer.field(14, i64: bloomFilterOffset)
            writer.field(15, i32: bloomFilterLength)
            writer.field(16, structure: sizeStatistics)
        }
    }
}

struct PageEncodingStats: Sendable, Hashable {
    var pageType: PageType = .dataPage
    var encoding: Encoding = .plain
    var count: Int32 = 0
}

extension PageEncodingStats: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2, 3]) {
            switch field.id {
            case 1 where field.type == .i32: pageType = try reader.enumeration(field)
            case 2 where field.type == .i32: encoding = try reader.enumeration(field)
            case 3 where field.type == .i32: count = try reader.i32(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i32: pageType.rawValue)
            writer.field(2, i32: encoding.rawValue)
            writer.field(3, i32: count)
        }
    }
}

/// Bounds of a chunk or a page, as PLAIN bytes without the length of byte arrays.
struct Statistics: Sendable, Hashable {
    /// Deprecated: compared as signed bytes by old writers.
    var max: [UInt8]?
    /// Deprecated.
    var min: [UInt8]?
    var nullCount: Int64?
    var distinctCount: Int64?
    /// An upper bound in the column's order.
    var maxValue: [UInt8]?
    /// A lower bound.
    var minValue: [UInt8]?
    /// Whether the bound is a value of the data; nil when unknown.
    var isMaxValueExact: Bool?
    var isMinValueExact: Bool?
}

extension Statistics: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state) {
            switch field.id {
            case 1 where field.type == .binary: max = try reader.binary(field)
            case 2 where field.type == .binary: min = try reader.binary(field)
            case 3 where field.type == .i64: nullCount = try reader.i64(field)
            case 4 where field.type == .i64: distinctCount = try reader.i64(field)
            case 5 where field.type == .binary: maxValue = try reader.binary(field)
            case 6 where field.type == .binary: minValue = try reader.binary(field)
            case 7 where field.isBoolean: isMaxValueExact = try reader.boolean(field)
            case 8 where field.isBoolean: isMinValueExact = try reader.boolean(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, binary: max)
            writer.field(2, binary: min)
            writer.field(3, i64: nullCount)
            writer.field(4, i64: distinctCount)
            writer.field(5, binary: maxValue)
            writer.field(6, binary: minValue)
            writer.field(7, boolean: isMaxValueExact)
            writer.field(8, boolean: isMinValueExact)
        }
    }
}

struct SizeStatistics: Sendable, Hashable {
    /// The sum of the lengths of all byte arrays.
    var unencodedByteArrayDataBytes: Int64?
    /// How often each level occurs, from 0.
    var repetitionLevelHistogram: [Int64]?
    var definitionLevelHistogram: [Int64]?
}

extension SizeStatistics: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state) {
            switch field.id {
            case 1 where field.type == .i64: unencodedByteArrayDataBytes = try reader.i64(field)
            case 2 where field.type == .list: repetitionLevelHistogram = try reader.i64s(field)
            case 3 where field.type == .list: definitionLevelHistogram = try reader.i64s(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i64: unencodedByteArrayDataBytes)
            writer.field(2, i64s: repetitionLevelHistogram)
            writer.field(3, i64s: definitionLevelHistogram)
        }
    }
}
