internal import Article
internal import Text

/// NewsML-G2 (IPTC): news items alone, in news messages and in knowledge bases; packages, concepts and plans are named
/// and passed over.
public struct NewsMLG2Format: XMLFormat {
    /// The name that `format:` takes.
    public let name = "newsml_g2"
    let rules = XMLRecordScanner.Rules(
        records: Self.items.map { XMLRecordPath(anywhere: $0) }, isFlat: true, roots: ["newsMessage"])

    private static let items: [StaticString] = [
        "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem", "hintAndExtension",
    ]

    /// The format.
    public init() {}

    func isRoot(_ name: String, namespace: String) -> Bool {
        namespace.hasPrefix("http://iptc.org/std/nar/") || name == "newsMessage"
            || Self.items.contains { $0.description == name }
    }

    func read(_ record: XMLElement, envelope: XMLElement?) throws(RecordError) -> Reading {
        guard record.name == "newsItem" else { return .passedOver("a \(record.name)") }
        let meta = record.first("itemMeta")
        let content = record.first("contentMeta")
        let kind = meta?.first("itemClass")?["qcode"].map { $0.split(separator: ":").last.map(String.init) ?? $0 }
        var article = Article()
        let headlines = content?.all("headline") ?? []
        article.title =
            (headlines.first { $0["role"]?.hasSuffix(":main") ?? false } ?? headlines.first)?.text
            ?? meta?.first("title")?.text ?? content?.first("slugline")?.text
        article.subtitle = headlines.first { $0["role"]?.lowercased().contains("sub") ?? false }?.text
        article.authors = Self.authors(content)
        article.setPublished(
            meta?.first("firstCreated")?.text, content?.first("contentCreated")?.text,
            meta?.first("versionCreated")?.text)
        article.modified = Timestamp(
            published: content?.first("contentModified")?.text ?? meta?.first("versionCreated")?.text)
        article.language = content?.first("language")?["tag"] ?? record["lang"]
        let provider = meta?.first("provider")
        article.siteName = provider?.first("name")?.text ?? provider?["literal"] ?? provider?["qcode"]
        let subjects = content?.all("subject") ?? []
        article.tags =
            ((content?.all("keyword") ?? []).compactMap(\.text) + subjects.compactMap { $0.first("name")?.text }).unique
        article.section =
            subjects.first { $0["qcode"]?.lowercased().contains("department") ?? false }?
            .first("name")?.text
        article.description = content?.all("description").lazy.compactMap(\.text).first
        var builder = TextBuilder()
        for part in record.first("contentSet")?.children ?? [] { Self.write(part, to: &builder, article: &article) }
        if builder.text.isEmpty, let kind, kind != "text" { return .passedOver("a news item of class \(kind)") }
        article.setText(builder)
        return .article(ReadArticle(article, identifier: record["guid"]))
    }

    private static func authors(_ content: XMLElement?) -> [String] {
        let bylines = (content?.all("by") ?? []).compactMap(\.text)
        let names = Article.authors(inBylines: bylines)
        if !names.isEmpty { return names }
        let creators = (content?.all("creator") ?? []) + (content?.all("contributor") ?? [])
        return creators.compactMap { $0.first("name")?.text }.unique
    }

    /// Appends `inlineXML` and `inlineData`; remote content is not fetched.
    private static func write(_ part: XMLElement, to builder: inout TextBuilder, article: inout Article) {
        switch part.name {
        case "inlineXML":
            if let nitf = part.first("nitf") {
                let story = NITFFormat.article(nitf)
                if article.authors.isEmpty { article.authors = story.article.authors }
                if article.title == nil { article.title = story.article.title }
                nitf.at("body", "body.content")?.write(to: &builder, .html)
            } else {
                (part.at("html", "body") ?? part).write(to: &builder, .html)
            }
        case "inlineData":
            let type = part["contenttype"]?.lowercased() ?? "text/plain"
            guard type.hasPrefix("text/") || type.contains("html") else { return }
            if type.contains("html") { builder.append(html: part.rawText) } else { builder.append(plain: part.rawText) }
        case "remoteContent":
            if article.image == nil, part["contenttype"]?.hasPrefix("image/") ?? false { article.image = part["href"] }
        default: break
        }
    }
}
