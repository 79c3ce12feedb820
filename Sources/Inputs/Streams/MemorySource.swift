/// Bytes in memory as a stream.
public final class MemorySource: ByteSource {
    /// The name that was given.
    public let name: String
    private let bytes: [UInt8]
    private let pieceSize: Int
    private var offset = 0

    /// A stream of these bytes.
    ///
    /// - Parameter pieceSize: The most bytes a call returns; tests set it to meet every boundary.
    public init(_ bytes: [UInt8], name: String = "memory", pieceSize: Int = .max) {
        (self.bytes, self.name, self.pieceSize) = (bytes, name, max(1, pieceSize))
    }

    /// Reads the next bytes.
    public func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamPiece? {
        let count = min(buffer.count, bytes.count - offset, pieceSize)
        guard count > 0 else { return nil }
        bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count])) }
        defer { offset += count }
        return StreamPiece(count: count, position: StreamPosition(fileOffset: offset))
    }
}
