struct PageHeader: Sendable, Hashable {
    var type: PageType = .dataPage
    /// Levels of v2 pages are in it.
    var uncompressedPageSize: Int32 = 0
    /// The bytes after the header.
    var compressedPageSize: Int32 = 0
    /// CRC-32 of the bytes after the header.
    var crc: Int32?
    var dataPageHeader: DataPageHeader?
    var dictionaryPageHeader: DictionaryPageHeader?
    var dataPageHeaderV2: DataPageHeaderV2?
}

extension PageHeader: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2, 3]) {
            switch field.id {
            case 1 where field.type == .i32: type = try reader.enumeration(field)
            case 2 where field.type == .i32: uncompressedPageSize = try reader.i32(field)
            case 3 where field.type == .i32: compressedPageSize = try reader.i32(field)
            case 4 where field.type == .i32: crc = try reader.i32(field)
            case 5 where field.type == .structure: dataPageHeader = try reader.structure(field)
            case 7 where field.type == .structure: dictionaryPageHeader = try reader.structure(field)
            case 8 where field.type == .structure: dataPageHeaderV2 = try reader.structure(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i32: type.rawValue)
            writer.field(2, i32: uncompressedPageSize)
            writer.field(3, i32: compressedPageSize)
            writer.field(4, i32: crc)
            writer.field(5, structure: dataPageHeader)
            writer.field(7, structure: dictionaryPageHeader)
            writer.field(8, structure: dataPageHeaderV2)
        }
    }
}

struct DataPageHeader: Sendable, Hashable {
    /// With nulls.
    var numValues: Int32 = 0
    var encoding: Encoding = .plain
    var definitionLevelEncoding: Encoding = .rle
    var repetitionLevelEncoding: Encoding = .rle
    var statistics: Statistics?
}

extension DataPageHeader: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2, 3, 4]) {
            switch field.id {
            case 1 where field.type == .i32: numValues = try reader.i32(field)
            case 2 where field.type == .i32: encoding = try reader.enumeration(field)
            case 3 where field.type == .i32: definitionLevelEncoding = try reader.enumeration(field)
            case 4 where field.type == .i32: repetitionLevelEncoding = try reader.enumeration(field)
            case 5 where field.type == .structure: statistics = try reader.structure(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i32: numValues)
            writer.field(2, i32: encoding.rawValue)
            writer.field(3, i32: definitionLevelEncoding.rawValue)
            writer.field(4, i32: repetitionLevelEncoding.rawValue)
            writer.field(5, structure: statistics)
        }
    }
}

struct DictionaryPageHeader: Sendable, Hashable {
    var numValues: Int32 = 0
    var encoding: Encoding = .plain
    var isSorted: Bool?
}

extension DictionaryPageHeader: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2]) {
            switch field.id {
            case 1 where field.type == .i32: numValues = try reader.i32(field)
            case 2 where field.type == .i32: encoding = try reader.enumeration(field)
            case 3 where field.isBoolean: isSorted = try reader.boolean(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i32: numValues)
            writer.field(2, i32: encoding.rawValue)
            writer.field(3, boolean: isSorted)
        }
    }
}

struct DataPageHeaderV2: Sendable, Hashable {
    /// With nulls.
    var numValues: Int32 = 0
    var numNulls: Int32 = 0
    var numRows: Int32 = 0
    var encoding: Encoding = .plain
    var definitionLevelsByteLength: Int32 = 0
    var repetitionLevelsByteLength: Int32 = 0
    /// Nil is true.
    var isCompressed: Bool?
    var statistics: Statistics?
}

extension DataPageHeaderV2: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2, 3, 4, 5, 6]) {
            switch field.id {
            case 1 where field.type == .i32: numValues = try reader.i32(field)
            case 2 where field.type == .i32: numNulls = try reader.i32(field)
            case 3 where field.type == .i32: numRows = try reader.i32(field)
            case 4 where field.type == .i32: encoding = try reader.enumeration(field)
            case 5 where field.type == .i32: definitionLevelsByteLength = try reader.i32(field)
            case 6 where field.type == .i32: repetitionLevelsByteLength = try reader.i32(field)
            case 7 where field.isBoolean: isCompressed = try reader.boolean(field)
            case 8 where field.type == .structure: statistics = try reader.structure(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i32: numValues)
            writer.field(2, i32: numNulls)
            writer.field(3, i32: numRows)
            writer.field(4, i32: encoding.rawValue)
            writer.field(5, i32: definitionLevelsByteLength)
            writer.field(6, i32: repetitionLevelsByteLength)
            writer.field(7, boolean: isCompressed)
            writer.field(8, structure: statistics)
        }
    }
}
