import Compression

/// Reads the pages of one column chunk in order: header, checksum, decompression.
struct PageReader: ~Copyable {
    /// A page whose bytes are decompressed.
    struct Page {
        let header: PageHeader
        /// The place of the header in the file.
        let offset: Int
        /// The bytes with their header, as stored.
        let storedSize: Int
        /// The decompressed bytes; the levels of a v2 page are in front.
        let bytes: [UInt8]
    }

    private let source: FileSource
    private let codec: CodecID
    private var decompressor: BlockDecompressor
    private let checksChecksums: Bool
    /// The next header, and where the chunk ends.
    private(set) var position: Int
    let end: Int
    /// Bytes of the file from `windowStart` on, read ahead for the headers.
    private var window: [UInt8] = []
    private var windowStart = 0

    private static let windowSize = 1 << 14
    private static let largestHeader = 1 << 24

    /// A reader of a chunk's pages.
    ///
    /// - Parameter limit: The first byte after all pages of the file.
    init(
        _ source: FileSource, _ chunk: ColumnMetaData, limit: Int, checksChecksums: Bool
    ) throws(ParquetError) {
        let range = try chunk.byteRange(limit: limit)
        let decompressor = try Self.decompressor(try chunk.codec.codec)
        self.decompressor = decompressor
        self.source = source
        position = range.lowerBound
        end = range.upperBound
        codec = chunk.codec
        self.checksChecksums = checksChecksums
    }

    private static func decompressor(_ codec: CompressionCodec) throws(ParquetError) -> BlockDecompressor {
        do throws(CompressionError) {
            return try BlockDecompressor(codec)
        } catch {
            throw ParquetError(.compression, "there is no decompressor", underlying: error)
        }
    }

    /// Goes to the page at a place that the offset index gives.
    mutating func seek(to offset: Int) throws(ParquetError) {
        guard offset >= position, offset <= end else {
            throw ParquetError(
                .malformed, "the offset index has a page outside its column chunk", at: .init(offset: offset))
        }
        position = offset
    }

    /// The next page, or nil at the end of the chunk.
    mutating func next() throws(ParquetError) -> Page? {
        guard position < end else { return nil }
        let offset = position
        do throws(ParquetError) {
            let (header, headerSize) = try readHeader()
            let size = Int(header.compressedPageSize)
            guard size >= 0, header.uncompressedPageSize >= 0, size <= end - offset - headerSize else {
                throw ParquetError(.truncated, "a page of \(size) bytes does not fit into its column chunk")
            }
            let stored = try bytes(offset + headerSize, size)
            if checksChecksums, let crc = header.crc {
                guard CRC32.checksum(of: stored.span) == UInt32(bitPattern: crc) else {
                    throw ParquetError(.checksum, "a page does not have the checksum of its header")
                }
            }
            position = offset + headerSize + size
            return Page(
                header: header, offset: offset, storedSize: headerSize + size, bytes: try decompress(header, stored))
        } catch {
            throw error.within(.init(offset: offset))
        }
    }

    /// A header's size is not told: it is read from more and more bytes.
    private mutating func readHeader() throws(ParquetError) -> (PageHeader, Int) {
        var size = min(256, end - position)
        while true {
            let bytes = try window(position, size)
            var reader = ThriftReader(bytes.array, range: bytes.range, fileOffset: position - bytes.range.lowerBound)
            do throws(ParquetError) {
                return (try PageHeader(from: &reader), reader.position - bytes.range.lowerBound)
            } catch {
                guard error.code == .truncated, size < end - position, size < Self.largestHeader else { throw error }
                size = min(size * 16, end - position)
            }
        }
    }

    /// Bytes of the file through the window, which is moved when they are not in it.
    private mutating func window(_ offset: Int, _ size: Int) throws(ParquetError) -> (array: [UInt8], range: Range<Int>)
    {
        if offset < windowStart || offset + size > windowStart + window.count {
            window = try source.read(offset, min(max(size, Self.windowSize), end - offset))
            windowStart = offset
        }
        let start = offset - windowStart
        return (window, start..<(start + size))
    }

    private mutating func bytes(_ offset: Int, _ size: Int) throws(ParquetError) -> [UInt8] {
        if offset >= windowStart, offset + size <= windowStart + window.count {
            return Array(window[(offset - windowStart)..<(offset - windowStart + size)])
        }
        return try source.read(offset, size)
    }

    private mutating func decompress(_ header: PageHeader, _ stored: [UInt8]) throws(ParquetError) -> [UInt8] {
        let size = Int(header.uncompressedPageSize)
        var levels = 0
        var isCompressed = codec != .uncompressed
        if header.type == .dataPageV2, let v2 = header.dataPageHeaderV2 {
            let (repetition, definition) = (v2.repetitionLevelsByteLength, v2.definitionLevelsByteLength)
            levels = Int(repetition) + Int(definition)
            guard repetition >= 0, definition >= 0, levels <= stored.count, levels <= size else {
                throw ParquetError(.malformed, "a page has levels of \(levels) bytes in \(stored.count)")
            }
            if v2.isCompressed == false { isCompressed = false }
        }
        guard isCompressed else {
            guard stored.count == size else {
                throw ParquetError(.inconsistent, "a page of \(stored.count) bytes says it has \(size)")
            }
            return stored
        }
        var bytes: [UInt8] = Array(stored[..<levels])
        // A v2 page of nulls alone has nothing to decompress.
        if levels == stored.count, levels == size { return bytes }
        let block = stored.span.extracting(levels...)
        do throws(CompressionError) {
            if codec == .lz4 {
                try decompressor.decompressHadoopLZ4(block, size: size - levels, into: &bytes)
            } else {
                try decompressor.decompress(block, size: size - levels, into: &bytes)
            }
        } catch {
            throw ParquetError(.compression, "a page cannot be decompressed", underlying: error)
        }
        return bytes
    }
}

extension ColumnMetaData {
    /// Where the pages are, the dictionary's included.
    ///
    /// - Parameter limit: The first byte after all pages of the file.
    func byteRange(limit: Int) throws(ParquetError) -> Range<Int> {
        var start = dataPageOffset
        // Some writers give 0 where there is no dictionary.
        if let dictionary = dictionaryPageOffset, dictionary > 0, dictionary < start { start = dictionary }
        let (end, overflow) = start.addingReportingOverflow(totalCompressedSize)
        guard start >= 4, totalCompressedSize >= 0, !overflow, end <= limit else {
            throw ParquetError(
                .malformed, "a column chunk of \(totalCompressedSize) bytes at byte \(start) is not in the file")
        }
        return Int(start)..<Int(end)
    }
}

extension CodecID {
    /// The codec of the library Compression.
    var codec: CompressionCodec {
        get throws(ParquetError) {
            switch self {
            case .uncompressed: return .uncompressed
            case .snappy: return .snappy
            case .gzip: return .gzip
            case .brotli: return .brotli
            case .lz4, .lz4Raw: return .lz4Raw
            case .zstd: return .zstd
            default: throw ParquetError(.unsupported, "compression with \(self)")
            }
        }
    }
}

extension BlockDecompressor {
    /// Hadoop's frames: size, compressed size (four bytes each, the highest first), block, again and again. Other writers
    /// put one bare block under the same name: what is no frame is read as such, as other readers do.
    mutating func decompressHadoopLZ4(
        _ input: Span<UInt8>, size: Int, into output: inout [UInt8]
    ) throws(CompressionError) {
        let start = output.count
        var position = 0
        var isFramed = input.count >= 8
        while isFramed, position < input.count {
            guard input.count - position >= 8 else {
                isFramed = false
                break
            }
            let content = bigEndian32(input, position)
            let compressed = bigEndian32(input, position + 4)
            position += 8
            guard compressed <= input.count - position, content <= size - (output.count - start) else {
                isFramed = false
                break
            }
            do {
                try decompress(input.extracting(position..<(position + compressed)), size: content, into: &output)
            } catch {
                isFramed = false
            }
            position += compressed
        }
        if isFramed, output.count - start == size { return }
        output.removeSubrange(start...)
        try decompress(input, size: size, into: &output)
    }
}

private func bigEndian32(_ bytes: Span<UInt8>, _ offset: Int) -> Int {
    (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
}
