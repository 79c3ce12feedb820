internal import Article
internal import Text

/// Dumps of MediaWiki (`pages-articles.xml`, `pages-meta-history.xml`; export schema 0.3 to 0.11): a page a document, with
/// the text of its last revision.
public struct MediaWikiFormat: XMLFormat {
    /// The name that `format:` takes.
    public let name = "mediawiki"
    let rules = XMLRecordScanner.Rules(records: [XMLRecordPath(anywhere: "page")], roots: ["mediawiki"])
    /// The numbers of the namespaces that are read; empty for all.
    private let namespaces: [Int]
    private let readsRedirects: Bool

    /// The format.
    ///
    /// - Parameters:
    ///   - namespaces: The numbers of the namespaces that are read; empty for all.
    ///   - readsRedirects: Whether a redirect is a document.
    public init(namespaces: [Int] = [0], readsRedirects: Bool = false) {
        (self.namespaces, self.readsRedirects) = (namespaces, readsRedirects)
    }

    func isRoot(_ name: String, namespace: String) -> Bool { name == "mediawiki" }

    func read(_ record: XMLElement, envelope: XMLElement?) throws(RecordError) -> Reading {
        let site = envelope?.first("siteinfo")
        let title = record.first("title")?.text ?? ""
        let spaces = site?.first("namespaces")?.all("namespace") ?? []
        // Old dumps have no <ns>; the title begins with the name of the namespace.
        let space = record.first("ns")?.text.flatMap { Int($0) } ?? Self.namespace(of: title, spaces)
        guard namespaces.isEmpty || namespaces.contains(space) else {
            return .passedOver("a page of namespace \(space)")
        }
        let revisions = record.all("revision")
        guard let revision = revisions.last else { return .passedOver("a page without a revision") }
        let text = revision.first("text")
        if text?["deleted"] != nil { return .passedOver("a page whose text was deleted") }
        let wikitext = text?.rawText ?? []
        let isRedirect = record.first("redirect") != nil || wikitext.starts(with: "#REDIRECT".utf8)
        if isRedirect, !readsRedirects { return .passedOver("a redirect") }
        if let model = revision.first("model")?.text, model != "wikitext" {
            return .passedOver("a page of model \(model)")
        }

        func name(_ key: String) -> [String] { spaces.first { $0["key"] == key }?.text.map { [$0] } ?? [] }
        let (builder, categories) = WikitextWriter.text(
            of: wikitext, rules: WikitextRules.standard.adding(files: name("6"), categories: name("14")))
        var article = Article()
        article.title = title
        article.siteName = site?.first("sitename")?.text
        article.url = site?.first("base")?.text.flatMap { Self.address(of: title, base: $0) }
        article.language = envelope?["lang"]
        article.modified = Timestamp(published: revision.first("timestamp")?.text)
        if revisions.count > 1 { article.setPublished(revisions[0].first("timestamp")?.text) }
        article.tags = categories
        article.setText(builder)
        return .article(ReadArticle(article, identifier: record.first("id")?.text))
    }

    private static func namespace(of title: String, _ spaces: [XMLElement]) -> Int {
        guard let colon = title.firstIndex(of: ":") else { return 0 }
        return spaces.first { $0.text.map { $0 == title[..<colon] } ?? false }?["key"].flatMap { Int($0) } ?? 0
    }

    /// The address of a page next to the main page.
    private static func address(of title: String, base: String) -> String? {
        guard let slash = base.lastIndex(of: "/") else { return nil }
        var address = Array(base[...slash].utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in title.utf8 {
            if byte == 0x20 {
                address.append(UInt8(ascii: "_"))
            } else if byte > 0x20, byte < 0x7F, !"\"%?#<>[]{}|\\^`".utf8.contains(byte) {
                address.append(byte)
            } else {
                address += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: address, as: UTF8.self)
    }
}
