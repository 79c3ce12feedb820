/// Stands in front of the bits of a filter.
struct BloomFilterHeader: Sendable, Hashable {
    /// Bytes of the bits.
    var numBytes: Int32 = 0
    var algorithm: BloomFilterAlgorithm = BloomFilterAlgorithm()
    var hash: BloomFilterHash = BloomFilterHash()
    var compression: BloomFilterCompression = BloomFilterCompression()
}

extension BloomFilterHeader: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init()
        var state = try reader.beginStruct()
        while let field = try reader.next(&state, required: [1, 2, 3, 4]) {
            switch field.id {
            case 1 where field.type == .i32: numBytes = try reader.i32(field)
            case 2 where field.type == .structure: algorithm = try reader.structure(field)
            case 3 where field.type == .structure: hash = try reader.structure(field)
            case 4 where field.type == .structure: compression = try reader.structure(field)
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, i32: numBytes)
            writer.field(2, structure: algorithm)
            writer.field(3, structure: hash)
            writer.field(4, structure: compression)
        }
    }
}

struct BloomFilterAlgorithm: Sendable, Hashable {
    /// The only one there is.
    var isSplitBlock: Bool = true
}

extension BloomFilterAlgorithm: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init(isSplitBlock: false)
        var state = try reader.beginStruct()
        while let field = try reader.next(&state) {
            switch field.id {
            case 1:
                try reader.skip(field)
                isSplitBlock = true
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, emptyStructure: isSplitBlock)
        }
    }
}

struct BloomFilterHash: Sendable, Hashable {
    /// xxHash64 with seed 0: the only one there is.
    var isXXHash: Bool = true
}

extension BloomFilterHash: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init(isXXHash: false)
        var state = try reader.beginStruct()
        while let field = try reader.next(&state) {
            switch field.id {
            case 1:
                try reader.skip(field)
                isXXHash = true
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, emptyStructure: isXXHash)
        }
    }
}

struct BloomFilterCompression: Sendable, Hashable {
    /// The only one there is.
    var isUncompressed: Bool = true
}

extension BloomFilterCompression: ThriftStruct {
    init(from reader: inout ThriftReader) throws(ParquetError) {
        self.init(isUncompressed: false)
        var state = try reader.beginStruct()
        while let field = try reader.next(&state) {
            switch field.id {
            case 1:
                try reader.skip(field)
                isUncompressed = true
            default: try reader.skip(field, &state)
            }
        }
    }

    func write(to writer: inout ThriftWriter) {
        writer.structure { writer in
            writer.field(1, emptyStructure: isUncompressed)
        }
    }
}
