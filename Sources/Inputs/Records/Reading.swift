public import Article

/// What a record was found to be.
public enum Reading: Sendable {
    /// A page that the extraction of articles works on.
    case page(Page)
    /// An article with the publisher's own metadata and text.
    case article(ReadArticle)
    /// A record without an article, and what it is: `a redirect`, `a picture`.
    case passedOver(String)
}

/// The article of a record.
public struct ReadArticle: Sendable {
    /// The article; its method is `.source`.
    public var article: Article
    /// The id that the publisher gave it.
    public var identifier: String?
    /// What had to be mended to read it, a clause each.
    public var damage: [String] = []
    /// Other values of the record that go to the output under their names; nil for one that it lacks.
    public var columns: [(name: String, value: String?)] = []

    /// An article and its id.
    public init(_ article: Article, identifier: String? = nil) {
        self.article = article
        self.identifier = identifier
    }
}

/// A page that came inside another format.
public struct Page: Sendable {
    /// The bytes.
    public var content: [UInt8]
    /// Its address, when the input says it.
    public var uri: String?
    /// The `charset` that came with it.
    public var charset: String?

    /// A page of its parts.
    public init(content: [UInt8], uri: String? = nil, charset: String? = nil) {
        (self.content, self.uri, self.charset) = (content, uri, charset)
    }
}
