public import HTMLTree

/// Why a page gave no article.
public struct ArticleError: Error, Sendable, CustomStringConvertible {
    /// The reasons.
    public enum Code: Sendable, Equatable {
        /// The bytes are an image, an archive or the like: its name.
        case binaryContent(String)
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
        case .binaryContent(let format): "the content is binary (\(format)), not HTML"
        case .unparsable: underlying?.description ?? "the page could not be parsed"
        }
    }
}
