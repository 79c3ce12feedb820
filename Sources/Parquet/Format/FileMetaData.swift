/// The footer.
struct FileMetaData: Sendable, Hashable {
    var version: Int32 = 1
    /// The schema tree in depth-first order; the root first.
    var schema: [SchemaElement] = []
    var numRows: Int64 = 0
    var rowGroups: [RowGroup] = []
    var keyValueMetadata: [KeyValue]?
    var createdBy: String?
    /// One a leaf. Without it the bounds of byte arrays mean nothing.
    var columnOrders: [ColumnOrder]?
    /// The columns are encrypted, the footer is signed.
    var encryptionAlgorithm: EncryptionAlgorithm?
}

extension FileMetaData: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2, 3, 4]) {
            switch field.id {
            case 1 where field.type == .i32: version = try reader.i32(field)
            case 2 where field.type == .list: schema = try reader.structures(field)
            case 3 where field.type == .i64: numRows = try reader.i64(field)
            case 4 where field.type == .list: rowGroups = try reader.structures(field)
            case 5 where field.type == .list: keyValueMetadata = try reader.structures(field)
            case 6 where field.type == .binary: createdBy = try reader.string(field)
            case 7 where field.type == .list: columnOrders = try reader.structures(field)
            case 8 where field.type == .structure: encryptionAlgorithm = try reader.structure(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i32: version)
            writer.field(2, structures: schema)
            writer.field(3, i64: numRows)
            writer.field(4, structures: rowGroups)
            writer.field(5, structures: keyValueMetadata)
            writer.field(6, string: createdBy)
            writer.field(7, structures: columnOrders)
            writer.field(8, structure: encryptionAlgorithm)
        }
    }
}

/// A node of the schema tree.
struct SchemaElement: Sendable, Hashable {
    /// Nil for a group.
    var type: PhysicalType?
    /// Bytes of a FIXED_LEN_BYTE_ARRAY.
    var typeLength: Int32?
    /// Nil for the root.
    var repetitionType: FieldRepetitionType?
    var name: String = ""
    var numChildren: Int32?
    /// The old form of the logical type.
    var convertedType: ConvertedType?
    var scale: Int32?
    var precision: Int32?
    var fieldID: Int32?
    var logicalType: LogicalType?
}

extension SchemaElement: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [4]) {
            switch field.id {
            case 1 where field.type == .i32: type = try reader.physicalType(field)
            case 2 where field.type == .i32: typeLength = try reader.i32(field)
            case 3 where field.type == .i32: repetitionType = try reader.repetition(field)
            case 4 where field.type == .binary: name = try reader.string(field)
            case 5 where field.type == .i32: numChildren = try reader.i32(field)
            case 6 where field.type == .i32: convertedType = try reader.enumeration(field)
            case 7 where field.type == .i32: scale = try reader.i32(field)
            case 8 where field.type == .i32: precision = try reader.i32(field)
            case 9 where field.type == .i32: fieldID = try reader.i32(field)
            case 10 where field.type == .structure: logicalType = try reader.structure(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i32: type?.rawValue)
            writer.field(2, i32: typeLength)
            writer.field(3, i32: repetitionType?.rawValue)
            writer.field(4, string: name)
            writer.field(5, i32: numChildren)
            writer.field(6, i32: convertedType?.rawValue)
            writer.field(7, i32: scale)
            writer.field(8, i32: precision)
            writer.field(9, i32: fieldID)
            writer.field(10, structure: logicalType)
        }
    }
}

struct KeyValue: Sendable, Hashable {
    var key: String = ""
    var value: String?
}

extension KeyValue: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1]) {
            switch field.id {
            case 1 where field.type == .binary: key = try reader.string(field)
            case 2 where field.type == .binary: value = try reader.string(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, string: key)
            writer.field(2, string: value)
        }
    }
}

/// How the bounds of a column compare. The writer writes TYPE_ORDER.
struct ColumnOrder: Sendable, Hashable {
    /// By the rules of the logical type. False for an order of a later version of the format.
    var isTypeDefined: Bool = true
}

extension ColumnOrder: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init(isTypeDefined: false)
        var state = try reader.beginStruct()
        while let field = try reader.next(&state) {
            switch field.id {
            case 1:
                try reader.skip(field)
                isTypeDefined = true
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, emptyStructure: isTypeDefined)
        }
    }
}

/// `EncryptionAlgorithm` and `ColumnCryptoMetaData` of parquet.thrift: read only to know that they are there.
struct EncryptionAlgorithm: Sendable, Hashable {}

extension EncryptionAlgorithm: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        var state = try reader.beginStruct()
        while let field = try reader.next(&state) { try reader.skip(field) }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { _ in }
    }
}
