@testable import Parquet

/// A file put together by hand, of pages that the writer does not write.
struct HandMadeFile {
    private var bytes = Array("PAR1".utf8)
    private var chunks: [ColumnChunk] = []

    /// Adds a column of one data page in version 1.
    ///
    /// - Parameter page: Levels and values, as stored; `size` is what they decompress to.
    mutating func column(
        _ type: PhysicalType, _ path: [String] = ["a"], values: Int, encoding: Encoding = .plain,
        levels: Encoding = .rle, codec: CodecID = .uncompressed, dictionary: (count: Int, bytes: [UInt8])? = nil,
        page: [UInt8], size: Int? = nil, statistics: Statistics? = nil
    ) {
        let start = bytes.count
        var header = PageHeader(type: .dictionaryPage)
        if let dictionary {
            header.dictionaryPageHeader = DictionaryPageHeader(numValues: Int32(dictionary.count), encoding: .plain)
            append(header, dictionary.bytes, dictionary.bytes.count)
        }
        let dataStart = bytes.count
        header = PageHeader(type: .dataPage)
        header.dataPageHeader = DataPageHeader(
            numValues: Int32(values), encoding: encoding, definitionLevelEncoding: levels,
            repetitionLevelEncoding: levels)
        append(header, page, size ?? page.count)
        chunks.append(
            ColumnChunk(
                metaData: ColumnMetaData(
                    type: type, encodings: [encoding, levels], pathInSchema: path, codec: codec,
                    numValues: Int64(values), totalUncompressedSize: Int64(bytes.count - start),
                    totalCompressedSize: Int64(bytes.count - start), dataPageOffset: Int64(dataStart),
                    dictionaryPageOffset: dictionary == nil ? nil : Int64(start), statistics: statistics)))
    }

    private mutating func append(_ header: PageHeader, _ page: [UInt8], _ size: Int) {
        var header = header
        header.compressedPageSize = Int32(page.count)
        header.uncompressedPageSize = Int32(size)
        bytes += header.thriftBytes + page
    }

    /// The file; `schema` is without its root.
    func finished(_ schema: [SchemaElement], fields: Int = 1, rows: Int) -> [UInt8] {
        let total = chunks.reduce(0) { $0 + ($1.metaData?.totalUncompressedSize ?? 0) }
        let metaData = FileMetaData(
            schema: [SchemaElement(name: "root", numChildren: Int32(fields))] + schema, numRows: Int64(rows),
            rowGroups: [RowGroup(columns: chunks, totalByteSize: total, numRows: Int64(rows))])
        return Self.file(bytes, metaData)
    }

    /// Pages with a footer.
    static func file(_ pages: [UInt8], _ metaData: FileMetaData) -> [UInt8] {
        let footer = metaData.thriftBytes
        let size = UInt32(footer.count)
        return pages + footer + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + Array("PAR1".utf8)
    }
}

extension [UInt8] {
    /// The bytes of numbers, the lowest first.
    static func littleEndian<Number: FixedWidthInteger>(_ values: Number...) -> [UInt8] {
        values.flatMap { value in Swift.withUnsafeBytes(of: value.littleEndian) { Array($0) } }
    }

    /// Levels in front of a page of version 1: their length, then the runs.
    static func levels(_ runs: [UInt8]) -> [UInt8] { littleEndian(UInt32(runs.count)) + runs }
}
