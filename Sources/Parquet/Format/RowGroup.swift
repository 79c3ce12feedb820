struct RowGroup: Sendable, Hashable {
    /// One a leaf, in the order of the schema.
    var columns: [ColumnChunk] = []
    /// Uncompressed, with page headers.
    var totalByteSize: Int64 = 0
    var numRows: Int64 = 0
    var sortingColumns: [SortingColumn]?
    var fileOffset: Int64?
    var totalCompressedSize: Int64?
    var ordinal: Int16?
}

extension RowGroup: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2, 3]) {
            switch field.id {
            case 1 where field.type == .list: columns = try reader.structures(field)
            case 2 where field.type == .i64: totalByteSize = try reader.i64(field)
            case 3 where field.type == .i64: numRows = try reader.i64(field)
            case 4 where field.type == .list: sortingColumns = try reader.structures(field)
            case 5 where field.type == .i64: fileOffset = try reader.i64(field)
            case 6 where field.type == .i64: totalCompressedSize = try reader.i64(field)
            case 7 where field.type == .i16: ordinal = try reader.i16(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, structures: columns)
            writer.field(2, i64: totalByteSize)
            writer.field(3, i64: numRows)
            writer.field(4, structures: sortingColumns)
            writer.field(5, i64: fileOffset)
            writer.field(6, i64: totalCompressedSize)
            writer.field(7, i16: ordinal)
        }
    }
}

struct SortingColumn: Sendable, Hashable {
    /// The leaf.
    var columnIndex: Int32 = 0
    var isDescending: Bool = false
    var nullsFirst: Bool = false
}

extension SortingColumn: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2, 3]) {
            switch field.id {
            case 1 where field.type == .i32: columnIndex = try reader.i32(field)
            case 2 where field.isBoolean: isDescending = try reader.boolean(field)
            case 3 where field.isBoolean: nullsFirst = try reader.boolean(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i32: columnIndex)
            writer.field(2, boolean: isDescending)
            writer.field(3, boolean: nullsFirst)
        }
    }
}

struct ColumnChunk: Sendable, Hashable {
    /// Nil for this file.
    var filePath: String?
    /// Deprecated: 0.
    var fileOffset: Int64 = 0
    var metaData: ColumnMetaData?
    var offsetIndexOffset: Int64?
    var offsetIndexLength: Int32?
    var columnIndexOffset: Int64?
    var columnIndexLength: Int32?
    /// The chunk is encrypted.
    var cryptoMetadata: EncryptionAlgorithm?
}

extension ColumnChunk: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [2]) {
            switch field.id {
            case 1 where field.type == .binary: filePath = try reader.string(field)
            case 2 where field.type == .i64: fileOffset = try reader.i64(field)
            case 3 where field.type == .structure: metaData = try reader.structure(field)
            case 4 where field.type == .i64: offsetIndexOffset = try reader.i64(field)
            case 5 where field.type == .i32: offsetIndexLength = try reader.i32(field)
            case 6 where field.type == .i64: columnIndexOffset = try reader.i64(field)
            case 7 where field.type == .i32: columnIndexLength = try reader.i32(field)
            case 8 where field.type == .structure: cryptoMetadata = try reader.structure(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, string: filePath)
            writer.field(2, i64: fileOffset)
            writer.field(3, structure: metaData)
            writer.field(4, i64: offsetIndexOffset)
            writer.field(5, i32: offsetIndexLength)
            writer.field(6, i64: columnIndexOffset)
            writer.field(7, i32: columnIndexLength)
            writer.field(8, structure: cryptoMetadata)
        }
    }
}
