internal import Article
internal import JSON
internal import Text

/// JSON Feed 1.0 and 1.1: an item a document.
public struct JSONFeedFormat: RecordFormat {
    /// The name that `format:` takes.
    public let name = "json_feed"
    let mediaType = "application/feed+json"

    /// The format.
    public init() {}

    /// How sure the format is of a stream by its first bytes.
    public func detect(_ prefix: Span<UInt8>, name: String) -> FormatConfidence {
        let json = JSONSniffer(prefix)
        let isVersion = json.contains("jsonfeed.org/version") || json.contains("jsonfeed.org\\/version")
        return isVersion && json.hasKeys("version") ? .certain : .none
    }

    func scanner(of window: ByteWindow, limit: Int) -> any RecordScanner {
        JSONRecordScanner(window, listKey: "items", limit: limit)
    }

    func read(_ record: InputRecord) throws(RecordError) -> Reading {
        let item = try record.json()
        let feed = record.context.feed?.root
        var article = Article()
        article.title = item.text("title")
        article.url = item.text("url", "external_url")
        article.authors = Self.authors(item) ?? feed.flatMap(Self.authors) ?? []
        article.setPublished(item.text("date_published"))
        article.modified = Timestamp(published: item.text("date_modified"))
        article.language = item.text("language") ?? feed?.text("language")
        article.siteName = feed?.text("title")
        article.tags = (item["tags"]?.elements ?? []).compactMap { $0.string?.folded }.unique
        article.description = item.text("summary")
        article.image = item.text("image", "banner_image")
        var builder = TextBuilder()
        if let html = item["content_html"]?.utf8 {
            builder.append(html: html)
        } else if let text = item["content_text"]?.utf8 {
            builder.append(plain: text)
        }
        article.setText(builder)
        return .article(ReadArticle(article, identifier: item.text("id") ?? item["id"]?.int.map(String.init)))
    }

    /// `authors` of version 1.1, `author` of 1.0; nil when neither names anybody.
    private static func authors(_ value: JSONValue) -> [String]? {
        let people = value["authors"]?.elements ?? [value["author"]].compactMap { $0 }
        let names = people.compactMap { $0.text("name") }.unique
        return names.isEmpty ? nil : names
    }
}
