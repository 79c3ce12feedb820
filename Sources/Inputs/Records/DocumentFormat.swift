public import Article

/// A format that articles come in: how its inputs are cut into records, and what a record says.
///
/// Cutting is sequential and cheap; `read` is where the work is, and may be called from many tasks.
public protocol DocumentFormat: Sendable {
    /// Cuts an input into records.
    ///
    /// - Parameters:
    ///   - input: The bytes, in pieces; an empty piece is the end.
    ///   - recordLimit: The most bytes of a record.
    func records(in input: ByteWindow, recordLimit: Int) -> any RecordScanner

    /// What a record says.
    ///
    /// - Throws: `RecordError`, for this record only.
    func read(_ record: InputRecord) throws(RecordError) -> Reading
}

/// Cuts an input into records.
public protocol RecordScanner {
    /// The next record, or nil at the end. After an error the scanner goes on with what follows.
    ///
    /// - Throws: `RecordError` for damage that belongs to no record that could be handed out, or the error of the input.
    mutating func next() throws -> InputRecord?
}

/// What a record was found to be.
public enum Reading: Sendable {
    /// A page that the extraction of articles works on.
    case page(Page)
    /// An article with the publisher's own metadata and text.
    case article(ReadArticle)
    /// A record without an article, and what it is: `redirect`, `image`.
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
