/// A block that could not be compressed or decompressed.
public struct CompressionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong.
    public enum Code: String, Sendable {
        /// The bytes are not what the codec writes.
        case malformed
        /// The block holds more or fewer bytes than were asked for.
        case wrongSize = "wrong_size"
        /// The codec has no such level or parameter, or cannot compress.
        case unsupported
        /// The library has no memory left.
        case outOfMemory = "out_of_memory"
    }

    /// What went wrong.
    public let code: Code
    /// The codec.
    public let codec: CompressionCodec
    /// More words, often the library's own.
    public let detail: String

    /// An error of its parts.
    public init(_ code: Code, _ codec: CompressionCodec, _ detail: String = "") {
        (self.code, self.codec, self.detail) = (code, codec, detail)
    }

    /// A sentence.
    public var description: String {
        let what =
            switch code {
            case .malformed: "the \(codec.rawValue) block is damaged"
            case .wrongSize: "the \(codec.rawValue) block has another size than its header says"
            case .unsupported: "\(codec.rawValue) cannot do this"
            case .outOfMemory: "no memory for \(codec.rawValue)"
            }
        return detail.isEmpty ? what : "\(what): \(detail)"
    }
}
