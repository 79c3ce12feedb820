public import Text

/// An article: what a page says, without what surrounds it.
///
/// ```swift
/// let article = try Article.extract(html: bytes)
/// print(article.title ?? "untitled", article.text)
/// ```
/// A value that the page does not give is nil or empty; nothing is made up.
public struct Article: Sendable, Equatable {
    /// How the text was found.
    public enum Method: String, Sendable, CaseIterable {
        /// The element that holds the most of the page's prose, with boilerplate removed.
        case container
        /// The same with laxer rules, since the strict ones left too little.
        case lax
        /// The `articleBody` of JSON-LD.
        case linkedData
        /// A JSON payload of the page's scripts, or a text template.
        case payload
        /// The input gives the text as such, and its publisher's metadata with it: nothing was extracted.
        case source
        /// No text was found.
        case none
    }

    /// The title, without the name of the site.
    public var title: String?
    /// The line under the title.
    public var subtitle: String?
    /// Names of authors, without roles and "By".
    public var authors: [String] = []
    /// The moment of first publication.
    public var published: Timestamp?
    /// The day of publication as the page writes it, in the page's own zone.
    public var publishedDate: CalendarDate?
    /// The moment of the last change.
    public var modified: Timestamp?
    /// The name of the site.
    public var siteName: String?
    /// The section of the site.
    public var section: String?
    /// Keywords.
    public var tags: [String] = []
    /// The language as a BCP 47 tag: as declared, else as the text shows it.
    public var language: String?
    /// The paragraphs, separated by newlines.
    public var text = ""
    /// The parts of `text`, in order: every byte but the newlines between blocks is in one.
    public var blocks: [Block] = []
    /// Words in `text`.
    public var words = 0
    /// The description that the page gives of itself.
    public var description: String?
    /// The URL of the lead image.
    public var image: String?
    /// The URL that the page was got from, or the one that it gives as its own.
    public var url: String?
    /// The URL that the page declares canonical.
    public var canonicalURL: String?
    /// Whether the page lists articles rather than being one.
    public var isIndex = false
    /// Whether the page says that its article is not free to read; nil when it says nothing.
    public var isPaywalled: Bool?
    /// 0–1: how sure the extraction is that `text` is the article and nothing else.
    public var confidence = 0.0
    /// How the text was found.
    public var method = Method.none

    /// An article with no values.
    public init() {}

    /// The text of one of `blocks`.
    public func text(of block: Block) -> String {
        String(decoding: text.utf8.dropFirst(block.range.lowerBound).prefix(block.range.count), as: UTF8.self)
    }
}
