internal import EmbeddedData

/// The verdict that bytes are no text in any encoding.
public struct BinaryContent: Sendable, Equatable, CustomStringConvertible {
    /// What gave it away: the name of a file format, or `control bytes`.
    public let description: String

    /// The bytes that are judged, beyond the signature at the start.
    private static let sampleSize = 4096

    /// Looks at the first bytes of a document; nil when they may be text.
    public init?(in bytes: [UInt8]) {
        if let name = Self.format(of: bytes) {
            description = name
            return
        }
        // UTF-16 has a zero in every ASCII character.
        let isUTF16 = bytes.withUnsafeBufferPointer { CharsetChoice(unicodeIn: $0)?.charset.isUTF16 ?? false }
        if isUTF16 { return nil }
        let sample = bytes.prefix(Self.sampleSize)
        let controls = sample.withUnsafeBufferPointer { sample in
            sample.reduce(0) { $0 &+ (Self.isControl($1) ? 1 : 0) }
        }
        // Compressed data has one such byte in ten; text has none, but for a stray one.
        guard controls * 32 > sample.count else { return nil }
        description = "control bytes"
    }

    /// Whether text does not have such a byte: a control, but for white space and the escape of JIS.
    @inline(__always)
    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && !(0x09...0x0D ~= byte) && byte != 0x1B || byte == 0x7F
    }

    private static func format(of bytes: [UInt8]) -> String? {
        signatures.first { signature in
            bytes.dropFirst(signature.offset).starts(with: signature.bytes)
        }?.name
    }

    private struct Signature {
        let name: String
        let offset: Int
        let bytes: [UInt8]
    }

    private static let signatures: [Signature] = LexiconFile(embedded_binary_signatures()).compactMap { fields in
        guard fields.count == 3, let offset = Int(fields[1]) else { return nil }
        let digits = fields[2].utf8.compactMap(\.hexadecimalValue)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
        return Signature(name: fields[0], offset: offset, bytes: bytes)
    }
}
