internal import Article
internal import Text

/// RSS 0.9 to 2.0 (also as RDF), Atom 0.3 and 1.0, and the export files of WordPress (WXR): an entry a document.
///
/// Feeds are read as they come: what is not well-formed is mended, and said.
public struct FeedFormat: XMLFormat {
    /// The name that `format:` takes.
    public let name = "feed"
    let rules = XMLRecordScanner.Rules(
        records: [XMLRecordPath(anywhere: "item"), XMLRecordPath(anywhere: "entry")],
        roots: ["rss", "RDF", "feed", "channel"], keepsLastPart: true)

    /// The format.
    public init() {}

    func isRoot(_ name: String, namespace: String) -> Bool {
        name == "rss" || name == "feed" || name == "RDF" && !namespace.isEmpty
    }

    func read(_ record: XMLElement, envelope: XMLElement?) throws(RecordError) -> Reading {
        let channel = envelope.map { $0.first("channel") ?? $0 }
        if record.first("post_type").map({ ["attachment", "nav_menu_item", "revision"].contains($0.text) }) ?? false {
            return .passedOver("a WordPress \(record.first("post_type")?.text ?? "item")")
        }
        let entry = FeedEntry(record, base: envelope?["base"])
        var article = Article()
        article.title = entry.text("title").flatMap(\.foldedHTML)
        article.authors = entry.authors.isEmpty ? FeedEntry(channel).authors : entry.authors
        article.setPublished(
            entry.text("post_date_gmt"), entry.text("pubDate"), entry.text("published"), entry.text("issued"),
            entry.text("date"), entry.text("created"), entry.text("updated"), entry.text("modified"))
        article.modified = Timestamp(published: entry.text("updated") ?? entry.text("modified"))
        article.tags = entry.tags
        article.siteName = FeedEntry(channel).text("title").flatMap(\.foldedHTML)
        article.url = entry.link
        article.language =
            entry.text("language") ?? record.inherited("lang") ?? envelope?["lang"]
            ?? FeedEntry(channel).text("language")
        article.image = entry.image
        var builder = TextBuilder()
        let body = entry.body
        body?.write(to: &builder)
        article.description = entry.summary?.folded(unless: body)
        article.setText(builder)
        return .article(ReadArticle(article, identifier: entry.text("guid") ?? entry.text("id") ?? record["about"]))
    }
}

/// The fields of an entry or of a channel, under the names of all the formats.
private struct FeedEntry {
    private let children: [XMLElement]

    /// Elements of foreign vocabularies whose local names mean something else.
    private static let foreign = ["http://search.yahoo.com/mrss", "http://www.itunes.com/", "http://www.georss.org/"]

    init(_ element: XMLElement?, base: String? = nil) {
        self.base = base
        children = (element?.children ?? []).filter { child in
            !Self.foreign.contains { child.namespace.hasPrefix($0) }
        }
        record = element
    }

    private let record: XMLElement?
    /// The `xml:base` of the feed.
    private let base: String?

    /// The elements of a name; those of the entry's own vocabulary come first.
    private func all(_ name: String) -> [XMLElement] {
        let named = children.filter { $0.name == name }
        let own = named.filter { $0.namespace == record?.namespace }
        return own.isEmpty ? named.filter { Self.isKnown($0.namespace) } : own
    }

    /// Vocabularies that feeds put into their own: RSS, Dublin Core, content, Atom, WordPress.
    private static func isKnown(_ namespace: String) -> Bool {
        namespace.isEmpty || namespace.hasPrefix("http://purl.org/")
            || namespace.hasPrefix("http://backend.userland.com")
            || namespace.hasPrefix("http://www.w3.org/") || namespace.hasPrefix("http://wordpress.org/")
            || namespace.hasPrefix("http://my.netscape.com/") || namespace.hasPrefix("http://wellformedweb.org/")
    }

    func text(_ name: String) -> String? { all(name).lazy.compactMap(\.text).first }

    var authors: [String] {
        var names = all("author").map { author in author.first("name")?.text ?? Self.person(author.text ?? "") }
        names += all("creator").compactMap(\.text)
        if names.allSatisfy(\.isEmpty) { names = all("managingEditor").compactMap { $0.text.map(Self.person) } }
        return names.filter { !$0.contains("@") }.unique
    }

    /// The name of `jane@news.example (Jane Doe)`, or the text as it is.
    private static func person(_ text: String) -> String {
        guard text.contains("@"), let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return text }
        return String(text[text.index(after: open)...].dropLast())
    }

    var tags: [String] {
        let named = all("category").map { $0["label"] ?? $0.text ?? $0["term"] ?? "" }
        return (named + all("subject").compactMap(\.text)).unique
    }

    /// The address of the page: a `link` with text, an alternate `link` with `href`, a `guid` that is an address.
    var link: String? {
        let links = all("link") + children.filter { $0.name == "link" && $0["href"] != nil }
        if let text = links.lazy.compactMap(\.text).first { return text }
        let alternate = links.first { ($0["rel"] ?? "alternate") == "alternate" && $0["href"] != nil }
        if let target = alternate?["href"] { return resolved(target, alternate) }
        return all("guid").first { $0["isPermaLink"] != "false" }?.text.flatMap { $0.hasPrefix("http") ? $0 : nil }
    }

    /// An address relative to the `xml:base` around it.
    private func resolved(_ target: String, _ element: XMLElement?) -> String {
        guard !target.contains("://"), let base = element?.inherited("base") ?? self.base,
            base.contains("://")
        else {
            return target
        }
        let schemeEnd = base.range(of: "://").upperBound
        let hostEnd = base[schemeEnd...].firstIndex(of: "/") ?? base.endIndex
        if target.hasPrefix("/") { return base[..<hostEnd] + target }
        let directory = base[hostEnd...].lastIndex(of: "/").map { base[...$0] } ?? base[...] + "/"
        return directory + target
    }

    /// The longest form of the text: `content:encoded`, Atom's `content`, the description.
    var body: FeedText? {
        let candidates =
            all("encoded").filter { $0.namespace.contains("content") || $0.namespace.isEmpty } + all("content")
        let content = candidates.map(FeedText.init).first { !$0.isEmpty }
        return content ?? summary
    }

    var summary: FeedText? {
        (all("description") + all("summary") + children.filter { $0.name == "body" }).map(FeedText.init).first {
            !$0.isEmpty
        }
    }

    var image: String? {
        let media = (record?.children ?? []).filter {
            $0.name == "content" || $0.name == "thumbnail" || $0.name == "enclosure"
        }
        return media.first { element in
            element["url"] != nil
                && (element.name == "thumbnail" || element["medium"] == "image"
                    || element["type"]?.hasPrefix("image/") ?? false)
        }?["url"]
    }
}

/// A text construct: plain, HTML in escaped form, or XHTML (RFC 4287 section 3.1; RSS says nothing, and has HTML).
private struct FeedText {
    private let element: XMLElement

    init(_ element: XMLElement) { self.element = element }

    var isEmpty: Bool { element.text == nil }

    func write(to builder: inout TextBuilder) {
        if element.hasChildren {
            element.write(to: &builder, .html)
        } else if element["type"] == "text" {
            builder.append(plain: element.rawText)
        } else {
            builder.append(htmlOrPlain: element.rawText)
        }
    }

    /// The text in one line; nil when it is the body itself.
    func folded(unless body: FeedText?) -> String? {
        guard body?.element.index != element.index else { return nil }
        var builder = TextBuilder()
        write(to: &builder)
        builder.end()
        return String(decoding: builder.text, as: UTF8.self).folded
    }
}

extension XMLElement {
    /// The value of an attribute that holds for what is inside too, such as `xml:lang`.
    func inherited(_ attribute: String) -> String? {
        var element: XMLElement? = self
        while let current = element {
            if let value = current[attribute] { return value }
            element = current.parent
        }
        return nil
    }
}

extension String {
    /// Where `://` stands; the end when it does not.
    fileprivate func range(of word: String) -> Range<Index> {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
            start = index(after: start)
        }
        return endIndex..<endIndex
    }
}
