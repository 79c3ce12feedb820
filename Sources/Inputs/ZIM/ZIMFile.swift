internal import Text

/// The tables of a ZIM file (openZIM, "ZIM file format", versions 5 and 6): header, media types, entries, clusters.
struct ZIMFile {
    /// An entry of the directory.
    struct Entry {
        /// Of the list of media types; see `redirect`.
        let mediaType: Int
        /// `C` for content, `A` for articles before version 6.1.
        let namespace: UInt8
        /// Cluster and blob; of a redirect they mean nothing.
        let cluster: Int, blob: Int
        /// Path and title.
        let path: String, title: String
        /// Where the entry starts in the file.
        let offset: Int

        /// Whether it has no content: a redirect, a link target or a deleted entry.
        var isRedirect: Bool { mediaType >= 0xFFFD }
    }

    /// The file.
    let file: RandomAccessFile
    /// The number of entries, and of clusters.
    let entryCount: Int, clusterCount: Int
    /// The media types, by number.
    let mediaTypes: [String]
    /// The namespace of what readers read.
    let contentNamespace: UInt8
    private let pathPointers: Int, clusterPointers: Int

    static let magic: [UInt8] = [0x5A, 0x49, 0x4D, 0x04]
    private static let headerLength = 80
    private static let noPosition = -1

    /// Reads the header and checks that all tables are inside of the file.
    init(_ file: RandomAccessFile) throws(InputError) {
        let header = try file.read(Self.headerLength, at: 0)
        self.file = file
        guard header.starts(with: Self.magic) else {
            throw InputError(.wrongFormat, "no ZIM file", in: file.name, at: StreamPosition(fileOffset: 0))
        }
        let (major, minor) = (header.integer(at: 4, 2), header.integer(at: 6, 2))
        guard major == 5 || major == 6 else {
            throw InputError(
                .unsupported, "version \(major).\(minor) of ZIM; 5 and 6 are read", in: file.name,
                at: StreamPosition(fileOffset: 4))
        }
        contentNamespace = major == 6 && minor >= 1 ? UInt8(ascii: "C") : UInt8(ascii: "A")
        (entryCount, clusterCount) = (header.integer(at: 24, 4), header.integer(at: 28, 4))
        (pathPointers, clusterPointers) = (header.integer(at: 32, 8), header.integer(at: 48, 8))
        let titlePointers = header.integer(at: 40, 8), mediaTypeList = header.integer(at: 56, 8)
        let tables = [
            ("path pointers", pathPointers, entryCount * 8), ("cluster pointers", clusterPointers, clusterCount * 8),
            ("title pointers", titlePointers == Self.noPosition ? 0 : titlePointers, entryCount * 4),
        ]
        for (name, start, length) in tables where start < 0 || start > file.size || length > file.size - start {
            throw InputError(
                .malformed, "the \(name) at byte \(start) are outside of the file of \(file.size) bytes", in: file.name,
                at: StreamPosition(fileOffset: 0))
        }
        mediaTypes = try Self.mediaTypes(file, at: mediaTypeList)
    }

    private static func mediaTypes(_ file: RandomAccessFile, at offset: Int) throws(InputError) -> [String] {
        guard offset >= headerLength, offset < file.size else {
            throw InputError(
                .malformed, "the media types at byte \(offset) are not behind the header", in: file.name,
                at: StreamPosition(fileOffset: 56))
        }
        let bytes = try file.read(min(1 << 16, file.size - offset), at: offset)
        var types: [String] = []
        for word in bytes.split(separator: 0, omittingEmptySubsequences: false) {
            if word.isEmpty { return types }
            guard word.contains(UInt8(ascii: "/")), word.allSatisfy({ $0 >= 0x20 }) else { break }
            types.append(String(decoding: word, as: UTF8.self))
        }
        throw InputError(
            .malformed, "the list of media types has no end", in: file.name, at: StreamPosition(fileOffset: offset))
    }

    /// An entry by its number, in the order of paths.
    func entry(_ number: Int) throws(InputError) -> Entry {
        let offset = try file.read(8, at: pathPointers + 8 * number).integer(at: 0, 8)
        guard offset >= Self.headerLength, offset < file.size else {
            throw InputError(
                .malformed, "entry \(number) at byte \(offset) is outside of the file", in: file.name,
                at: StreamPosition(fileOffset: pathPointers + 8 * number))
        }
        let bytes = try file.read(min(4096, file.size - offset), at: offset)
        guard bytes.count >= 16 else {
            throw InputError(
                .truncated, "entry \(number) is cut off", in: file.name, at: StreamPosition(fileOffset: offset))
        }
        let mediaType = bytes.integer(at: 0, 2)
        let isRedirect = mediaType >= 0xFFFD
        let texts = bytes[(isRedirect ? 12 : 16)...].split(
            separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
        guard texts.count > 1, isRedirect || mediaType < mediaTypes.count else {
            let what = texts.count > 1 ? "has media type \(mediaType) of \(mediaTypes.count)" : "has no end"
            throw InputError(
                .malformed, "entry \(number) \(what)", in: file.name, at: StreamPosition(fileOffset: offset))
        }
        return Entry(
            mediaType: mediaType, namespace: bytes[3], cluster: bytes.integer(at: 8, 4), blob: bytes.integer(at: 12, 4),
            path: String(decoding: texts[0], as: UTF8.self), title: String(decoding: texts[1], as: UTF8.self),
            offset: offset)
    }

    /// Where a cluster starts.
    func clusterOffset(_ number: Int) throws(InputError) -> Int {
        let place = clusterPointers + 8 * number
        guard number < clusterCount else {
            throw InputError(
                .malformed, "cluster \(number) of \(clusterCount)", in: file.name, at: StreamPosition(fileOffset: 48))
        }
        let offset = try file.read(8, at: place).integer(at: 0, 8)
        guard offset >= Self.headerLength, offset < file.size else {
            throw InputError(
                .malformed, "cluster \(number) at byte \(offset) is outside of the file", in: file.name,
                at: StreamPosition(fileOffset: place))
        }
        return offset
    }
}

extension [UInt8] {
    /// The little-endian number of `count` bytes; 64-bit ones that are larger than `Int.max` come out negative.
    fileprivate func integer(at offset: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) }
    }
}
