internal import Article
internal import Text

/// NewsML 1.0 to 1.2 (IPTC): the text components of news items.
public struct NewsMLFormat: XMLFormat {
    /// The name that `format:` takes.
    public let name = "newsml"
    let rules = XMLRecordScanner.Rules(
        records: [XMLRecordPath(anywhere: "NewsItem")], isFlat: false, roots: ["NewsML"])

    /// The format.
    public init() {}

    func isRoot(_ name: String, namespace: String) -> Bool { name == "NewsML" }

    func read(_ record: XMLElement, envelope: XMLElement?) throws(RecordError) -> Reading {
        var article = Article()
        let management = record.first("NewsManagement")
        let identification = record.at("Identification", "NewsIdentifier")
        func line(_ name: String) -> String? { record.descendants(name).lazy.compactMap(\.text).first }
        article.title = line("HeadLine") ?? line("NameLabel")
        article.subtitle = line("SubHeadLine")
        article.authors = Article.authors(inBylines: record.descendants("ByLine").compactMap(\.text).unique)
        article.setPublished(
            management?.first("FirstCreated")?.text, management?.first("ThisRevisionCreated")?.text,
            envelope?.descendants("DateAndTime").first?.text)
        article.modified = Timestamp(published: management?.first("ThisRevisionCreated")?.text)
        article.language = record.descendants("Language").first?["FormalName"] ?? record["lang"]
        article.siteName =
            record.descendants("Provider").first?.first("Party")?["FormalName"]
            ?? record.descendants("Source").first?.first("Party")?["FormalName"]
        let properties = record.descendants("Property").filter { $0["FormalName"]?.hasSuffix("Keywords") ?? false }
        article.tags =
            (record.descendants("KeywordLine").compactMap(\.text) + properties.compactMap { $0["Value"] }).unique
        var builder = TextBuilder()
        for item in record.descendants("ContentItem") where Self.isText(item) {
            guard let content = item.first("DataContent") else { continue }
            Self.write(content, to: &builder)
        }
        if builder.text.isEmpty, article.title == nil { return .passedOver("a news item without text") }
        article.setText(builder)
        return .article(
            ReadArticle(
                article,
                identifier: identification?.first("PublicIdentifier")?.text ?? identification?.first("NewsItemId")?.text
            ))
    }

    /// Whether a content item is prose: not a style sheet, not a picture.
    private static func isText(_ item: XMLElement) -> Bool {
        let media = item.first("MediaType")?["FormalName"]?.lowercased() ?? "text"
        let type = (item.first("MimeType")?["FormalName"] ?? item.first("Format")?["FormalName"] ?? "").lowercased()
        return media.contains("text") && !type.contains("css") && !type.contains("javascript")
    }

    private static func write(_ content: XMLElement, to builder: inout TextBuilder) {
        if let nitf = content.first("nitf") {
            (nitf.at("body", "body.content") ?? nitf).write(to: &builder, .html)
        } else if content.hasChildren {
            (content.at("html", "body") ?? content).write(to: &builder, .html)
        } else {
            builder.append(htmlOrPlain: content.rawText)
        }
    }
}
