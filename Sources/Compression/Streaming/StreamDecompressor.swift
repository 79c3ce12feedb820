/// Decompresses one member (gzip), stream (bzip2, xz) or frame (zstd, LZ4) after the other, in pieces of any size.
///
/// What is around the members (that there are several, junk between them, the end of the file) is the caller's matter.
public protocol StreamDecompressor: AnyObject {
    /// The format.
    var codec: StreamCodec { get }

    /// Goes on with the current member.
    ///
    /// Progress without a byte read or written, and not at the end, means that there is not enough input; without more
    /// input the member is cut off.
    ///
    /// Once there is a failure, only `restart` helps.
    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> StreamProgress

    /// Makes ready for the next member.
    func restart() throws(StreamDecompressionError)
}

/// What a step of a `StreamDecompressor` did.
public struct StreamProgress: Sendable, Hashable {
    /// Bytes of the input that were used, and of the output that were filled.
    public var read = 0, written = 0
    /// Whether the member is complete and its checksum right.
    public var isMemberEnd = false
    /// Why it cannot go on; what was written before is right as far as one can tell.
    public var failure: StreamDecompressionError?

    /// A step of its parts.
    public init(
        read: Int = 0, written: Int = 0, isMemberEnd: Bool = false, failure: StreamDecompressionError? = nil
    ) {
        (self.read, self.written, self.isMemberEnd, self.failure) = (read, written, isMemberEnd, failure)
    }
}

/// A compressed stream that cannot be decompressed.
public struct StreamDecompressionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong.
    public enum Code: String, Sendable {
        /// The bytes are not what the format allows.
        case malformed
        /// The member is complete, but its checksum or length is of other bytes.
        case checksum
        /// A part of the format that the library does not have, or a window larger than is accepted.
        case unsupported
        /// The library has no memory left.
        case outOfMemory = "out_of_memory"
    }

    /// What went wrong.
    public let code: Code
    /// The format.
    public let codec: StreamCodec
    /// More words, often the library's own.
    public let detail: String

    /// An error of its parts.
    public init(_ code: Code, _ codec: StreamCodec, _ detail: String = "") {
        (self.code, self.codec, self.detail) = (code, codec, detail)
    }

    /// A sentence.
    public var description: String {
        let what =
            switch code {
            case .malformed: "malformed \(codec.rawValue) data"
            case .checksum: "the checksum of the \(codec.rawValue) data is wrong"
            case .unsupported: "\(codec.rawValue) data that is not supported"
            case .outOfMemory: "no memory left for \(codec.rawValue)"
            }
        return detail.isEmpty ? what : "\(what): \(detail)"
    }
}

extension StreamCodec {
    /// A decompressor of this format, at the start of a member.
    ///
    /// - Parameter dictionary: What zstd frames refer to; the other formats have none.
    public func makeDecompressor(
        dictionary: [UInt8] = []
    ) throws(StreamDecompressionError) -> any StreamDecompressor {
        switch self {
        case .gzip, .deflate: try ZlibStream(self)
        case .bzip2: try Bzip2Stream()
        case .xz: try XZStream()
        case .zstd: try ZstdStream(dictionary: dictionary)
        case .lz4: try LZ4Stream()
        case .brotli: try BrotliStream()
        }
    }
}
