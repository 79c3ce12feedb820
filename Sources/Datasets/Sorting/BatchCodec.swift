import Columns

/// Batches as bytes, in the layout of their buffers: for temporary files that the same process reads again.
enum BatchCodec {
    /// Appends a batch: of each column its count, then each buffer as its length and its bytes.
    static func append(_ batch: ColumnBatch, to bytes: inout [UInt8]) {
        for column in batch.columns { append(column, to: &bytes) }
    }

    private static func append(_ column: Column, to bytes: inout [UInt8]) {
        append([column.count], to: &bytes)
        append(column.validity.map { $0 ? UInt8(1) : 0 }, to: &bytes)
        append(column.integers, to: &bytes)
        append(column.wideIntegers, to: &bytes)
        append(column.doubles, to: &bytes)
        append(column.offsets, to: &bytes)
        append(column.bytes, to: &bytes)
        for child in column.children { append(child, to: &bytes) }
    }

    private static func append<Element: BitwiseCopyable>(_ values: [Element], to bytes: inout [UInt8]) {
        withUnsafeBytes(of: values.count) { bytes.append(contentsOf: $0) }
        values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    /// Reads a batch.
    ///
    /// - Throws: `DatasetError` with the code `.damagedRun` when the bytes are not what was written.
    static func batch(of bytes: [UInt8], schema: Schema) throws(DatasetError) -> ColumnBatch {
        var reader = Reader(bytes: bytes)
        var columns: [Column] = []
        for field in schema.fields { columns.append(try reader.column(field.type)) }
        guard reader.position == bytes.count, columns.allSatisfy({ $0.count == columns[0].count }) else {
            throw Reader.damage
        }
        return ColumnBatch(schema: schema, columns: columns)
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        static let damage = DatasetError(.damagedRun, "rows that were kept in a temporary file came back damaged")

        mutating func column(_ type: DataType) throws(DatasetError) -> Column {
            guard let count = try values(of: Int.self).first, count >= 0 else { throw Self.damage }
            let validity = try values(of: UInt8.self).map { $0 != 0 }
            let integers = try values(of: Int64.self)
            let wideIntegers = try values(of: Int128.self)
            let doubles = try values(of: Double.self)
            let offsets = try values(of: Int.self)
            let text = try values(of: UInt8.self)
            var children: [Column] = []
            switch type {
            case .list(let element): children.append(try column(element.type))
            case .structure(let fields): for field in fields { children.append(try column(field.type)) }
            default: break
            }
            let column = Column(
                type, count: count, validity: validity, integers: integers, wideIntegers: wideIntegers,
                doubles: doubles, offsets: offsets, bytes: text, children: children)
            guard Self.isSound(column, validityCount: validity.count) else { throw Self.damage }
            return column
        }

        private mutating func values<Element: BitwiseCopyable>(of _: Element.Type) throws(DatasetError) -> [Element] {
            guard bytes.count - position >= 8 else { throw Self.damage }
            let count = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: Int.self) }
            position += 8
            let size = MemoryLayout<Element>.stride
            guard count >= 0, count <= (bytes.count - position) / size else { throw Self.damage }
            defer { position += count * size }
            return [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
                bytes.withUnsafeBytes { source in
                    UnsafeMutableRawBufferPointer(buffer).copyMemory(
                        from: UnsafeRawBufferPointer(rebasing: source[position..<position + count * size]))
                }
                initialized = count
            }
        }

        /// Whether every row of the column can be looked at.
        private static func isSound(_ column: Column, validityCount: Int) -> Bool {
            guard validityCount == 0 || validityCount == column.count else { return false }
            func areOffsets(below end: Int) -> Bool {
                column.offsets.count == column.count + 1 && column.offsets[0] == 0 && column.offsets.last == end
                    && zip(column.offsets, column.offsets.dropFirst()).allSatisfy { $0 <= $1 }
            }
            switch column.layout {
            case .integers: return column.integers.count == column.count
            case .wideIntegers: return column.wideIntegers.count == column.count
            case .doubles: return column.doubles.count == column.count
            case .bytes: return areOffsets(below: column.bytes.count)
            case .list: return areOffsets(below: column.children[0].count)
            case .structure: return column.children.allSatisfy { $0.count == column.count }
            }
        }
    }
}
