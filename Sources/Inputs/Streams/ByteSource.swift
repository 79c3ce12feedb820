/// A stream of bytes that its reader pulls: a file, memory, what a decompressor makes of another source, an entry of an
/// archive.
///
/// A source that meets damage throws once; when the format has a place to go on at (the next gzip member), the next call
/// goes on there, else it says that the stream has ended. `ByteReader` is what parsers use on top.
public protocol ByteSource: AnyObject {
    /// The input as it was named, `-` for standard input: what messages and documents show.
    var name: String { get }

    /// Reads the next bytes into a buffer that is not empty.
    ///
    /// - Returns: How many bytes there are, at least one, and where the first of them is from; nil at the end. One call
    ///   never returns bytes of two compressed members.
    /// - Throws: `InputError`; the bytes before the damage have been returned by earlier calls.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> StreamPiece?

    /// What the user should know though it stops nothing, such as junk between members; asking takes them away.
    func takeWarnings() -> [InputError]

    /// The file behind the source when its bytes are handed out as they are and any of them can be had at any time; nil
    /// for pipes and for what is decompressed.
    var randomAccess: RandomAccessFile? { get }
}

extension ByteSource {
    /// None.
    public var randomAccess: RandomAccessFile? { nil }

    /// None.
    public func takeWarnings() -> [InputError] { [] }
}

/// Bytes that a source has put into a buffer.
public struct StreamPiece: Sendable, Hashable {
    /// The number of bytes, at least one.
    public let count: Int
    /// Where the first byte is from.
    public let position: StreamPosition

    /// A piece of its parts.
    public init(count: Int, position: StreamPosition) { (self.count, self.position) = (count, position) }
}

/// Where a byte of a stream is from.
public struct StreamPosition: Sendable, Hashable, CustomStringConvertible {
    /// The offset in the original file: of the byte itself or, when it is compressed, of the start of the compressed
    /// member or frame that holds it.
    public var fileOffset: Int
    /// The offset within what that member stands for; nil where the file holds the bytes as they are.
    public var innerOffset: Int?

    /// A position of its parts.
    public init(fileOffset: Int, innerOffset: Int? = nil) {
        (self.fileOffset, self.innerOffset) = (fileOffset, innerOffset)
    }

    /// The position of the byte `count` bytes further on in the same piece.
    public func advanced(by count: Int) -> StreamPosition {
        innerOffset.map { StreamPosition(fileOffset: fileOffset, innerOffset: $0 + count) }
            ?? StreamPosition(fileOffset: fileOffset + count)
    }

    /// `120`, or `120+64` inside what is compressed at 120.
    public var description: String {
        innerOffset.map { $0 == 0 ? "\(fileOffset)" : "\(fileOffset)+\($0)" } ?? "\(fileOffset)"
    }
}
