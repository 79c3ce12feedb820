internal import Article
internal import Text

/// JATS (NISO Z39.96) and the NLM DTDs before it: articles as PubMed Central and publishers give them.
public struct JATSFormat: XMLFormat {
    /// The name that `format:` takes.
    public let name = "jats"
    let rules = XMLRecordScanner.Rules(records: [XMLRecordPath(anywhere: "article")], isFlat: false, roots: [])

    /// The format.
    public init() {}

    func isRoot(_ name: String, namespace: String) -> Bool { name == "article" || name == "pmc-articleset" }

    func read(_ record: XMLElement, envelope: XMLElement?) throws(RecordError) -> Reading {
        guard let meta = record.at("front", "article-meta") ?? record.first("front-stub") else {
            return .passedOver("an article without article-meta")
        }
        var article = Article()
        let titles = meta.first("title-group")
        article.title =
            titles?.first("article-title")?.prose(.jats, omitting: Self.isReference)
            ?? meta.first("article-title")?.text
        article.subtitle = titles?.first("subtitle")?.prose(.jats)
        article.authors = Self.authors(meta)
        article.setPublished(Self.published(meta))
        article.siteName = record.at("front", "journal-meta")?.descendants("journal-title").first?.text
        article.section = meta.at("article-categories", "subj-group", "subject")?.text
        article.tags = meta.all("kwd-group").flatMap { $0.descendants("kwd") }.compactMap(\.text).unique
        article.language = record["lang"] ?? "en"
        let identifiers = meta.all("article-id")
        func identifier(_ kind: String) -> String? { identifiers.first { $0["pub-id-type"] == kind }?.text }
        article.url = identifier("doi").map { "https://doi.org/\($0)" }
        var builder = TextBuilder()
        for abstract in meta.all("abstract") where abstract["abstract-type"] != "graphical" {
            builder.begin(.heading, level: 2)
            if abstract.first("title") == nil { builder.append("Abstract") }
            abstract.write(to: &builder, .jats, omitting: Self.isReference)
        }
        for part in record.children where part.name == "body" {
            part.write(to: &builder, .jats, omitting: Self.isReference)
        }
        article.description = meta.all("abstract").first?.prose(.jats)
        article.setText(builder)
        return .article(
            ReadArticle(article, identifier: identifier("pmc") ?? identifier("pmid") ?? identifier("doi")))
    }

    /// Numbers that point at notes and literature are no text.
    private static func isReference(_ element: XMLElement) -> Bool {
        guard element.name == "xref" || element.name == "sup" else { return false }
        if element.name == "sup" { return element.first("xref").map(isReference) ?? false }
        let kind = element["ref-type"] ?? ""
        let isNumber = element.text?.utf8.allSatisfy { !$0.isASCIILetter } ?? true
        return ["bibr", "fn", "table-fn", "aff", "corresp"].contains(kind) && isNumber
    }

    private static func authors(_ meta: XMLElement) -> [String] {
        meta.all("contrib-group").flatMap { $0.all("contrib") }
            .filter { ($0["contrib-type"] ?? "author").hasPrefix("author") }
            .map { contributor in
                if let name = contributor.descendants("name").first {
                    return [name.first("given-names")?.text, name.first("surname")?.text, name.first("suffix")?.text]
                        .compactMap { $0 }.joined(separator: " ")
                }
                return (contributor.first("string-name", "collab"))?.text ?? ""
            }.unique
    }

    /// The earliest of the dates of publication, as ISO 8601; a missing day counts as the first.
    private static func published(_ meta: XMLElement) -> String? {
        meta.all("pub-date").filter { $0["pub-type"] != "pmc-release" }.compactMap(\.dateText).min()
    }
}

extension XMLElement {
    /// The text inside in one line, with what a vocabulary does not count as text left out.
    func prose(
        _ rules: MarkupRules, omitting isOmitted: (XMLElement) -> Bool = { _ in false }
    ) -> String? {
        var builder = TextBuilder()
        write(to: &builder, rules, omitting: isOmitted)
        builder.end()
        return String(decoding: builder.text, as: UTF8.self).folded
    }

    /// `YYYY-MM-DD` of elements `year`, `month` and `day` (also with capitals, and months by name).
    var dateText: String? {
        func number(_ lower: String, _ upper: String) -> Int? {
            guard let text = first(lower, upper)?.text else { return nil }
            let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
            return Int(text) ?? names.firstIndex { text.lowercased().hasPrefix($0) }.map { $0 + 1 }
        }
        guard let year = number("year", "Year") else { return nil }
        return CalendarDate(year: year, month: number("month", "Month") ?? 1, day: number("day", "Day") ?? 1)?
            .description
    }
}
