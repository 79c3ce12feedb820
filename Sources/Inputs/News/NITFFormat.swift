internal import Article

/// News Industry Text Format, 3.0 to 3.6 (IPTC), a story a file.
public struct NITFFormat: XMLFormat {
    /// The name that `format:` takes.
    public let name = "nitf"
    let rules = XMLRecordScanner.Rules(records: [XMLRecordPath(anywhere: "nitf")], isFlat: false)

    /// The format.
    public init() {}

    func isRoot(_ name: String, namespace: String) -> Bool { name == "nitf" }

    func read(_ record: XMLElement, envelope: XMLElement?) throws(RecordError) -> Reading {
        .article(Self.article(record))
    }

    /// The story of a `nitf` element.
    static func article(_ nitf: XMLElement) -> ReadArticle {
        var article = Article()
        let head = nitf.first("head")
        let data = head?.first("docdata")
        let bodyHead = nitf.at("body", "body.head")
        let hedline = bodyHead?.first("hedline")
        article.language = nitf["baselang"] ?? nitf["lang"] ?? nitf.first("body")?["lang"]
        article.title = hedline?.first("hl1")?.text ?? head?.first("title")?.text ?? hedline?.text
        article.subtitle = hedline?.first("hl2")?.text
        article.authors = Article.authors(
            inBylines: (bodyHead?.all("byline") ?? []).compactMap { byline in
                byline.first("person")?.text ?? byline.text
            })
        let pubdata = head?.first("pubdata")
        article.setPublished(
            data?.first("date.issue")?["norm"], data?.first("date.release")?["norm"], pubdata?["date.publication"],
            bodyHead?.at("dateline", "story.date")?["norm"])
        article.siteName =
            data?.first("doc.copyright")?["holder"] ?? pubdata?["name"] ?? bodyHead?.first("distributor")?.text
        article.section = pubdata?["position.section"] ?? head?.first("tobject")?["tobject.type"]
        let keywords = data?.first("key-list")?.all("keyword").compactMap { $0["key"] } ?? []
        let subjects = (head?.descendants("tobject.subject") ?? []).compactMap {
            $0["tobject.subject.detail"] ?? $0["tobject.subject.matter"] ?? $0["tobject.subject.type"]
        }
        article.tags = (keywords + subjects).compactMap(\.folded).unique
        article.description = bodyHead?.first("abstract")?.text
        article.url = pubdata?["ex-ref"]
        article.image = nitf.descendants("media-reference").compactMap { $0["source"] }.first
        var builder = TextBuilder()
        nitf.at("body", "body.content")?.write(to: &builder, .html)
        article.setText(builder)
        return ReadArticle(article, identifier: data?.first("doc-id")?["id-string"])
    }
}
