/// Where the data pages of a chunk are.
struct OffsetIndex: Sendable, Hashable {
    var pageLocations: [PageLocation] = []
    /// The sum of the lengths of the byte arrays of each page.
    var unencodedByteArrayDataBytes: [Int64]?
}

extension OffsetIndex: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1]) {
            switch field.id {
            case 1 where field.type == .list: pageLocations = try reader.structures(field)
            case 2 where field.type == .list: unencodedByteArrayDataBytes = try reader.i64s(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, structures: pageLocations)
            writer.field(2, i64s: unencodedByteArrayDataBytes)
        }
    }
}

struct PageLocation: Sendable, Hashable {
    /// Of the header, in the file.
    var offset: Int64 = 0
    /// With the header.
    var compressedPageSize: Int32 = 0
    /// In the row group.
    var firstRowIndex: Int64 = 0
}

extension PageLocation: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2, 3]) {
            switch field.id {
            case 1 where field.type == .i64: offset = try reader.i64(field)
            case 2 where field.type == .i32: compressedPageSize = try reader.i32(field)
            case 3 where field.type == .i64: firstRowIndex = try reader.i64(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i64: offset)
            writer.field(2, i32: compressedPageSize)
            writer.field(3, i64: firstRowIndex)
        }
    }
}

/// The bounds of the data pages of a chunk.
struct ColumnIndex: Sendable, Hashable {
    /// Pages that hold nulls only; their bounds are empty.
    var nullPages: [Bool] = []
    var minValues: [[UInt8]] = []
    var maxValues: [[UInt8]] = []
    var boundaryOrder: BoundaryOrder = .unordered
    var nullCounts: [Int64]?
    /// Page after page.
    var repetitionLevelHistograms: [Int64]?
    /// Page after page.
    var definitionLevelHistograms: [Int64]?
}

extension ColumnIndex: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2, 3, 4]) {
            switch field.id {
            case 1 where field.type == .list: nullPages = try reader.booleans(field)
            case 2 where field.type == .list: minValues = try reader.binaries(field)
            case 3 where field.type == .list: maxValues = try reader.binaries(field)
            case 4 where field.type == .i32: boundaryOrder = try reader.enumeration(field)
            case 5 where field.type == .list: nullCounts = try reader.i64s(field)
            case 6 where field.type == .list: repetitionLevelHistograms = try reader.i64s(field)
            case 7 where field.type == .list: definitionLevelHistograms = try reader.i64s(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, booleans: nullPages)
            writer.field(2, binaries: minValues)
            writer.field(3, binaries: maxValues)
            writer.field(4, i32: boundaryOrder.rawValue)
            writer.field(5, i64s: nullCounts)
            writer.field(6, i64s: repetitionLevelHistograms)
            writer.field(7, i64s: definitionLevelHistograms)
        }
    }
}
