/// A part of an article's text: a paragraph, a heading, a list item…
public struct Block: Sendable, Equatable {
    /// What a block is.
    public enum Kind: String, Sendable, CaseIterable {
        case paragraph, heading, listItem, quote, tableRow, preformatted
    }

    /// What the block is.
    public let kind: Kind
    /// 1–6 for a heading, the depth of nesting (from 1) for a list item, 0 for others.
    public let level: Int
    /// The block's bytes in the UTF-8 of `Article.text`.
    public let range: Range<Int>

    /// A block of its parts.
    public init(kind: Kind, level: Int = 0, range: Range<Int>) {
        self.kind = kind
        self.level = level
        self.range = range
    }
}
