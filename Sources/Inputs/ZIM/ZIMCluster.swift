internal import Compression

/// A part of a file as a stream.
private final class RangeSource: ByteSource {
    let name: String
    private let file: RandomAccessFile
    private var offset: Int

    init(_ file: RandomAccessFile, from offset: Int) { (self.file, self.offset, name) = (file, offset, file.name) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> StreamPiece? {
        let count = min(buffer.count, file.size - offset)
        guard count > 0 else { return nil }
        buffer.copyBytes(from: try file.read(count, at: offset))
        defer { offset += count }
        return StreamPiece(count: count, position: StreamPosition(fileOffset: offset))
    }
}

/// A cluster of a ZIM file: blobs that are compressed together, read from the first to the last.
final class ZIMCluster {
    private let reader: ByteReader
    private let name: String
    private let fileOffset: Int
    private var offsets: [Int] = []

    /// The most bytes of the table of offsets.
    private static let largestTable = 64 << 20

    /// Opens the cluster at an offset.
    init(_ file: RandomAccessFile, at offset: Int, limits: InputLimits) throws(InputError) {
        (name, fileOffset) = (file.name, offset)
        let raw = ByteReader(RangeSource(file, from: offset + 1), capacity: 1 << 16)
        let information = try file.read(1, at: offset)[0]
        switch information & 0x0F {
        case 0, 1: reader = raw
        case 4: reader = ByteReader(try DecompressedSource(raw, codec: .xz, limits: limits))
        case 5: reader = ByteReader(try DecompressedSource(raw, codec: .zstd, limits: limits))
        default:
            throw InputError(
                .unsupported, "the cluster has compression \(information & 0x0F); none, xz and zstd are read",
                in: file.name, at: StreamPosition(fileOffset: offset))
        }
        try readOffsets(size: information & 0x10 == 0 ? 4 : 8)
    }

    /// The first offset is where the blobs start, which is where the table ends.
    private func readOffsets(size: Int) throws(InputError) {
        let first = number(try reader.peek(size), 0, size)
        guard first >= 2 * size, first % size == 0, first <= Self.largestTable else {
            throw error(.malformed, "the cluster has no table of offsets")
        }
        var table: [UInt8] = []
        guard try reader.read(first, into: &table) == first else {
            throw error(.truncated, "the cluster's offsets are cut off")
        }
        offsets = table.withUnsafeBytes { table in (0..<first / size).map { number(table, $0 * size, size) } }
        guard zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            throw error(.malformed, "the cluster's offsets do not rise")
        }
    }

    private func number(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ size: Int) -> Int {
        guard bytes.count >= start + size else { return 0 }
        return (0..<size).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
    }

    /// A blob, which must not be before one that has been read.
    ///
    /// - Returns: Its bytes, and where they start in the cluster.
    func blob(_ number: Int, limit: Int) throws(InputError) -> (bytes: [UInt8], offset: Int) {
        guard number + 1 < offsets.count, offsets[number] >= reader.offset else {
            throw error(.malformed, "the cluster has no blob \(number)")
        }
        let (start, end) = (offsets[number], offsets[number + 1])
        guard end - start <= limit else { throw error(.tooLarge, "a blob of \(end - start) bytes") }
        try reader.skip(start - reader.offset)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(end - start, 1 << 20))
        guard try reader.read(end - start, into: &bytes) == end - start else {
            throw error(.truncated, "blob \(number) is cut off")
        }
        return (bytes, start)
    }

    private func error(_ code: InputError.Code, _ detail: String) -> InputError {
        InputError(code, detail, in: name, at: StreamPosition(fileOffset: fileOffset, innerOffset: reader.offset))
    }
}
