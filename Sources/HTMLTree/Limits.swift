extension HTMLTree {
    /// Which HTML parser builds the tree.
    public enum Parser: String, Sendable, CaseIterable {
        /// The product's own parser, by the rules of the HTML standard.
        case native
        /// libxml2's HTML parser.
        case libxml2
    }

    /// How a page is read.
    public struct Options: OptionSet, Sendable {
        /// The bits.
        public let rawValue: UInt8
        /// A set of its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Keeps comments, as nodes.
        public static let comments = Options(rawValue: 1)
        /// Keeps the content of script and style elements, as text nodes.
        public static let scripts = Options(rawValue: 2)
        /// Reads on behind a comment, script, title … that is never closed, where the HTML standard has it take the
        /// rest of the page.
        public static let recovery = Options(rawValue: 4)

        /// What extraction wants: text and payloads, and none lost.
        public static let article: Options = [.recovery]
        /// The tree as the HTML standard has it.
        public static let standard: Options = [.comments, .scripts]
    }

    /// How much of a page is taken; what is beyond a limit is counted in `truncation`.
    public struct Limits: Sendable {
        /// Bytes of a page; a longer one is refused.
        public var bytes = 128 << 20
        /// Levels of elements; deeper ones become siblings on the last level. Browsers flatten at 512 too.
        public var depth = 512
        /// Attributes of an element; further ones are dropped.
        public var attributes = 1024
        /// Nodes of a tree; the rest of the page is not read.
        public var nodes = 1 << 20

        /// The standard limits.
        public init() {}
    }

    /// What of a page the limits left out.
    public struct Truncation: Sendable, Equatable {
        /// Elements that were nested too deep and stand on the last allowed level.
        public var flattenedElements = 0
        /// Attributes that were too many in their element, or whose names were too many in the page.
        public var droppedAttributes = 0
        /// Bytes at the end of the page that were not read.
        public var unreadBytes = 0

        /// Whether nothing was left out.
        public var isEmpty: Bool { self == Truncation() }
    }
}

/// Why a page has no tree.
public struct HTMLError: Error, Equatable, CustomStringConvertible {
    /// The reasons.
    public enum Code: Sendable, Equatable {
        /// The page has more bytes than `Limits.bytes`.
        case tooManyBytes(limit: Int)
        /// A tag has more attributes than libxml2 reads in bearable time.
        case tooManyAttributes(limit: Int)
        /// libxml2 could not start a parse (no memory).
        case parserUnavailable
    }

    /// The reason.
    public let code: Code
    /// The byte of the page at which the limit was passed.
    public let offset: Int

    /// The error as a sentence.
    public var description: String {
        switch code {
        case .tooManyBytes(let limit): "the page has more than \(limit) bytes"
        case .tooManyAttributes(let limit): "the tag at byte \(offset) has more than \(limit) attributes"
        case .parserUnavailable: "the HTML parser could not be started"
        }
    }
}
