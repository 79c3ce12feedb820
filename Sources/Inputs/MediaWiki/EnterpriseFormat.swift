internal import Article
internal import JSON
internal import Text

/// Snapshots of Wikimedia Enterprise: JSON Lines, an article a line (schema of the Snapshot API).
public struct EnterpriseFormat: RecordFormat {
    /// The name that `format:` takes.
    public let name = "wikimedia_enterprise"
    let mediaType = "application/json"
    /// The numbers of the namespaces that are read; empty for all.
    private let namespaces: [Int]

    /// The format.
    public init(namespaces: [Int] = [0]) { self.namespaces = namespaces }

    /// How sure the format is of a stream by its first bytes.
    public func detect(_ prefix: Span<UInt8>, name: String) -> FormatConfidence {
        JSONSniffer(prefix).hasKeys("in_language", "is_part_of", "namespace") ? .certain : .none
    }

    func scanner(of window: ByteWindow, limit: Int) -> any RecordScanner {
        JSONRecordScanner(window, limit: limit)
    }

    func read(_ record: InputRecord) throws(RecordError) -> Reading {
        let page = try record.json()
        let space = page["namespace"]?["identifier"]?.int ?? 0
        guard namespaces.isEmpty || namespaces.contains(space) else {
            return .passedOver("a page of namespace \(space)")
        }
        var article = Article()
        article.title = page.text("name")
        article.url = page.text("url")
        article.modified = Timestamp(published: page.text("date_modified"))
        article.setPublished(page.text("date_created"))
        article.language = page["in_language"]?.text("identifier")
        article.siteName = page["is_part_of"]?.text("name", "identifier")
        article.description = page.text("abstract", "description")
        article.image = page["image"]?.text("content_url")
        let body = page["article_body"]
        var builder = TextBuilder()
        var categories: [String] = []
        if let wikitext = body?["wikitext"]?.utf8 {
            (builder, categories) = WikitextWriter.text(of: wikitext, rules: .standard)
        } else if let html = body?["html"]?.utf8 {
            builder.append(html: html)
        }
        let listed = (page["categories"]?.elements ?? []).compactMap { category in
            category.text("name").map { $0.split(separator: ":", maxSplits: 1).last.map(String.init) ?? $0 }
        }
        article.tags = (listed.isEmpty ? categories : listed).unique
        article.setText(builder)
        return .article(ReadArticle(article, identifier: page["identifier"]?.int.map(String.init)))
    }
}
