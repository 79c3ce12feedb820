public import HTMLTree

/// Why a page gave no article.
public struct ArticleError: Error, Sendable, CustomStringConvertible {
    /// The reasons.
    public enum Code: Sendable, Equatable {
        /// The bytes are an image, an archive or the like.
        case binaryContent
        /// The page has no tree; `underlying` says why.
        case unparsable
    }

    /// The reason.
    public let code: Code
    /// The parser's error.
    public let underlying: HTMLError?

    /// An error of its parts.
    public init(code: Code, underlying: HTMLError? = nil) {
        self.code = code
        self.underlying = underlying
    }

    /// The error as a sentence.
    public var description: String {
        switch code {
        case .binaryContent: "the content is binary, not HTML"
        case .unparsable: underlying?.description ?? "the page could not be parsed"
        }
    }

    /// Whether bytes start like a known binary format, or hold NUL bytes in a way that UTF-16 text does not.
    static func looksBinary(_ bytes: [UInt8]) -> Bool {
        let signatures: [[UInt8]] = [
            [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x47, 0x49, 0x46, 0x38], [0x25, 0x50, 0x44, 0x46],
            [0x50, 0x4B, 0x03, 0x04], [0x1F, 0x8B], [0x7F, 0x45, 0x4C, 0x46], [0x28, 0xB5, 0x2F, 0xFD],
        ]
        if signatures.contains(where: { bytes.starts(with: $0) }) { return true }
        let head = bytes.prefix(1024)
        let zeros = head.enumerated().filter { $0.element == 0 }
        guard zeros.count * 20 > head.count else { return false }
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            || zeros.allSatisfy { $0.offset % 2 == zeros[0].offset % 2 } && zeros.count * 3 > head.count
        return !isUTF16
    }
}
