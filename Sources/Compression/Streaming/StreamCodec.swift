/// A format of compressed streams: what files and the bodies of HTTP responses come in.
public enum StreamCodec: String, Sendable, Hashable, CaseIterable {
    /// RFC 1952.
    case gzip
    /// RFC 1950, or RFC 1951 as it is: what HTTP calls `deflate` is either.
    case deflate
    case bzip2
    /// The container of LZMA2, .xz.
    case xz
    /// RFC 8878.
    case zstd
    /// The LZ4 frame format.
    case lz4
    /// RFC 7932.
    case brotli

    /// How many bytes `detect` needs to be sure.
    public static let signatureLength = 10

    /// The codec whose member starts with these bytes. `deflate` and Brotli have no signature.
    public static func detect(_ bytes: UnsafeRawBufferPointer) -> StreamCodec? {
        guard bytes.count >= 4 else { return nil }
        switch bytes[0] {
        case 0x1F: return gzip.isMember(bytes) ? .gzip : nil
        case UInt8(ascii: "B"): return bzip2.isMember(bytes) ? .bzip2 : nil
        case 0xFD: return xz.isMember(bytes) ? .xz : nil
        case 0x04: return lz4.isMember(bytes) ? .lz4 : nil
        // Both formats share the skippable frame; only zstd files are known to start with one (a dictionary).
        case 0x28, 0x50...0x5F: return zstd.isMember(bytes) ? .zstd : nil
        default: return nil
        }
    }

    /// Whether a member of this codec can start with these bytes: its signature, and what else of its header has few
    /// values.
    public func isMember(_ bytes: UnsafeRawBufferPointer) -> Bool {
        switch self {
        case .gzip:
            // Deflate, no reserved flag, a known file system or 255 (RFC 1952, section 2.3.1).
            return bytes.starts(with: [0x1F, 0x8B, 0x08]) && (bytes.count < 4 || bytes[3] & 0xE0 == 0)
                && (bytes.count < 10 || bytes[9] <= 19 || bytes[9] == 255)
        case .bzip2:
            guard bytes.starts(with: [0x42, 0x5A, 0x68]), bytes.count < 4 || (0x31...0x39).contains(bytes[3]) else {
                return false
            }
            // The magic of a block or of the end: the digits of pi, or of its square root.
            let rest = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(4).prefix(6))
            return [0x31, 0x41, 0x59, 0x26, 0x53, 0x59].starts(with: rest)
                || [0x17, 0x72, 0x45, 0x38, 0x50, 0x90].starts(with: rest)
        case .xz: return bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00])
        case .zstd: return bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || Self.isSkippableFrame(bytes)
        case .lz4: return bytes.starts(with: [0x04, 0x22, 0x4D, 0x18]) || Self.isSkippableFrame(bytes)
        case .deflate, .brotli: return false
        }
    }

    /// The byte that every member starts with, to search for; nil where there are several or none.
    public var firstByte: UInt8? {
        switch self {
        case .gzip: 0x1F
        case .bzip2: 0x42
        case .xz: 0xFD
        case .zstd: 0x28
        case .lz4: 0x04
        case .deflate, .brotli: nil
        }
    }

    /// RFC 8878, section 3.1.2.
    public static func isSkippableFrame(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count >= 4 && bytes[0] & 0xF0 == 0x50 && bytes[1] == 0x2A && bytes[2] == 0x4D && bytes[3] == 0x18
    }
}
