internal import Article
internal import JSON
internal import Text

/// ninjs 1 to 3 (IPTC): an item, a list of items, or an item a line.
public struct NinjsFormat: RecordFormat {
    /// The name that `format:` takes.
    public let name = "ninjs"
    let mediaType = "application/json"

    /// The format.
    public init() {}

    /// How sure the format is of a stream by its first bytes.
    public func detect(_ prefix: Span<UInt8>, name: String) -> FormatConfidence {
        let json = JSONSniffer(prefix)
        guard json.isJSON else { return .none }
        let marks = [
            "\"versioncreated\"", "\"versionCreated\"", "\"pubstatus\"", "\"pubStatus\"", "\"body_html\"",
            "\"body_xhtml\"",
            "\"headlines\"", "\"usageterms\"", "\"copyrightHolder\"", "\"firstcreated\"",
        ].count { json.contains($0) }
        let isNamed = json.hasKeys("uri") || json.hasKeys("guid")
        return isNamed && marks >= 2 ? .certain : isNamed && marks == 1 ? .likely : .none
    }

    func scanner(of window: ByteWindow, limit: Int) -> any RecordScanner {
        JSONRecordScanner(window, limit: limit)
    }

    func read(_ record: InputRecord) throws(RecordError) -> Reading {
        let item = try record.json()
        guard item.kind == .object, item["uri"] != nil || item["guid"] != nil else {
            throw RecordError(.wrongFormat, "a JSON value without the `uri` of a ninjs item", place: record.place)
        }
        var article = Article()
        article.title = Self.main(item["headlines"], role: "main") ?? item.text("headline", "name", "title", "slugline")
        article.subtitle = Self.value(item["headlines"], role: "subtitle")
        article.authors = Self.authors(item)
        article.setPublished(
            item.text("firstpublished", "firstcreated", "firstCreated", "contentCreated"),
            item.text("versioncreated", "versionCreated"))
        article.modified = Timestamp(published: item.text("versioncreated", "versionCreated"))
        article.language = item.text("language")
        article.siteName =
            item.text("copyrightholder", "copyrightHolder", "source") ?? item["providers"]?.elements.first?.text("name")
        let subjects = (item["subject"] ?? item["subjects"])?.elements ?? []
        let keywords = item["keywords"]?.elements.compactMap { $0.string ?? $0.text("name") } ?? []
        article.tags = (subjects.compactMap { $0.text("name", "literal") } + keywords).unique
        article.section = (item["service"] ?? item["genres"])?.elements.first?.text("name")
        article.description =
            Self.value(item["descriptions"], role: nil)
            ?? (item.text("description_text") ?? item.text("description_html", "description_xhtml")?.foldedHTML)
        article.url =
            item.text("canonical_url", "permalink") ?? item.text("uri").flatMap { $0.hasPrefix("http") ? $0 : nil }
        var builder = TextBuilder()
        Self.write(item, to: &builder)
        let kind = item.text("type") ?? "text"
        if builder.text.isEmpty, kind != "text", kind != "composite" { return .passedOver("an item of type \(kind)") }
        article.setText(builder)
        return .article(ReadArticle(article, identifier: item.text("uri", "guid")))
    }

    /// ninjs 2 and later have lists of values with roles.
    private static func value(_ list: JSONValue?, role: String?) -> String? {
        let values = list?.elements ?? []
        let chosen = role.map { role in values.first { $0.text("role") == role } } ?? values.first
        return chosen.flatMap { $0.text("value")?.foldedHTML }
    }

    private static func main(_ list: JSONValue?, role: String) -> String? {
        value(list, role: role) ?? value(list, role: nil)
    }

    private static func authors(_ item: JSONValue) -> [String] {
        let people = ((item["authors"] ?? item["people"])?.elements ?? []).filter { person in
            item["authors"] != nil || ["author", "by", "writer"].contains(person.text("rel", "role") ?? "")
        }
        let names = people.compactMap { $0.text("name") }.unique
        return names.isEmpty ? Article.authors(inBylines: [item.text("byline", "by")].compactMap { $0 }) : names
    }

    /// The body in the richest form that is there.
    private static func write(_ item: JSONValue, to builder: inout TextBuilder) {
        for name in ["body_xhtml", "body_html"] {
            if let body = item[name]?.utf8 { return builder.append(htmlOrPlain: body) }
        }
        if let body = item["body_text"]?.utf8 { return builder.append(plain: body) }
        let bodies = item["bodies"]?.elements ?? []
        let chosen =
            bodies.first { $0.text("contentType")?.contains("html") ?? false } ?? bodies.first { $0["value"] != nil }
        guard let body = chosen?["value"]?.utf8 else { return }
        let type = chosen?.text("contentType", "contenttype") ?? ""
        if type.contains("nitf"), let tree = try? XMLTree(parsing: body, inside: RecordContext()), let root = tree.root
        {
            (root.at("body", "body.content") ?? root).write(to: &builder, .html)
        } else {
            builder.append(htmlOrPlain: body)
        }
    }
}
