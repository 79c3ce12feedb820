internal import Article
internal import Text

/// TEI P5, as GROBID and digital editions write it.
public struct TEIFormat: XMLFormat {
    /// The name that `format:` takes.
    public let name = "tei"
    let rules = XMLRecordScanner.Rules(
        records: [XMLRecordPath(anywhere: "TEI"), XMLRecordPath(anywhere: "TEI.2")], isFlat: false,
        roots: ["teiCorpus"])

    /// The format.
    public init() {}

    func isRoot(_ name: String, namespace: String) -> Bool {
        ["TEI", "TEI.2", "teiCorpus"].contains(name)
    }

    func read(_ record: XMLElement, envelope: XMLElement?) throws(RecordError) -> Reading {
        let description = record.at("teiHeader", "fileDesc")
        let profile = record.at("teiHeader", "profileDesc")
        let source = description?.first("sourceDesc")
        let statement = description?.first("titleStmt")
        var article = Article()
        let titles = statement?.all("title") ?? []
        article.title = (titles.first { $0["type"] == "main" } ?? titles.first)?.text
        article.subtitle = titles.first { $0["type"] == "sub" }?.text
        let authors = (statement?.all("author") ?? []) + (source?.descendants("author") ?? [])
        article.authors = authors.compactMap(Self.name).unique
        let publication = description?.first("publicationStmt")
        let dates = (publication?.descendants("date") ?? []) + (source?.descendants("date") ?? [])
        article.setPublished(dates.lazy.compactMap { $0["when"] ?? $0.text }.first { Timestamp(published: $0) != nil })
        article.siteName = source?.descendants("title").first { $0["level"] == "j" }?.text
        article.tags =
            (profile?.descendants("keywords") ?? []).flatMap { keywords in
                let terms = keywords.descendants("term") + keywords.descendants("item")
                return terms.compactMap(\.text)
            }.unique
        article.language =
            profile?.descendants("language").first?["ident"] ?? record.first("text")?["lang"] ?? record["lang"]
            ?? record.first("teiHeader")?["lang"]
        let doi = source?.descendants("idno").first { $0["type"]?.uppercased() == "DOI" }?.text
        article.url = doi.map { $0.hasPrefix("http") ? $0 : "https://doi.org/\($0)" }
        article.description = profile?.first("abstract")?.prose(.tei)
        var builder = TextBuilder()
        profile?.first("abstract")?.write(to: &builder, .tei, omitting: Self.isReference)
        for part in ["front", "body", "back"] {
            record.at("text", part)?.write(to: &builder, .tei) { element in
                Self.isReference(element) || part == "back" && element.name == "div" && element["type"] == "references"
            }
        }
        article.setText(builder)
        return .article(ReadArticle(article, identifier: record["id"] ?? doi))
    }

    private static func isReference(_ element: XMLElement) -> Bool {
        element.name == "ref" && element["type"] == "bibr"
            && element.text?.utf8.allSatisfy { !$0.isASCIILetter } ?? true
    }

    private static func name(_ author: XMLElement) -> String? {
        guard let person = author.first("persName") else { return author.hasChildren ? nil : author.text }
        let parts = person.all("forename") + person.all("surname")
        return parts.isEmpty ? person.text : parts.compactMap(\.text).joined(separator: " ")
    }
}
