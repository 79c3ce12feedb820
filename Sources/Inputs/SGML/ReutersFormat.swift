internal import Article
internal import Text

/// Reuters-21578 (D. Lewis, distribution 1.0): SGML with control characters as references.
public struct ReutersFormat: XMLFormat {
    /// The name that `format:` takes.
    public let name = "reuters"
    let rules = XMLRecordScanner.Rules(records: [XMLRecordPath(anywhere: "REUTERS")])
    var mediaType: String { "text/sgml" }

    /// The format.
    public init() {}

    func isRoot(_ name: String, namespace: String) -> Bool { name == "REUTERS" }

    /// The collection's control characters are no damage.
    func read(_ record: InputRecord) throws(RecordError) -> Reading {
        var record = record
        record.bytes = XMLRepair.repaired(DecodedText(decoding: record.bytes, httpCharset: "windows-1252").utf8)
        return try read(record.xml().root, envelope: nil)
    }

    func read(_ record: XMLElement, envelope: XMLElement?) throws(RecordError) -> Reading {
        let text = record.first("TEXT")
        var article = Article()
        article.title = text?.first("TITLE")?.text
        article.authors = Article.authors(inBylines: [text?.first("AUTHOR")?.text].compactMap { $0 })
        article.setPublished(record.first("DATE")?.text)
        article.language = "en"
        article.siteName = "Reuters"
        article.tags =
            ["TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES"].flatMap { list in
                (record.first(list)?.all("D") ?? []).compactMap(\.text)
            }.unique
        var builder = TextBuilder()
        if let body = text?.first("BODY") {
            Self.write(body.rawText, to: &builder)
        } else if let text {
            Self.write(text.ownText, to: &builder)
        }
        article.setText(builder)
        return .article(ReadArticle(article, identifier: record["NEWID"]))
    }

    /// Lines that begin with spaces begin a paragraph; the last is the agency's name.
    private static func write(_ bytes: [UInt8], to builder: inout TextBuilder) {
        var lines = bytes.split(separator: 0x0A).map { $0.filter { $0 >= 0x20 } }
        while let last = lines.last, last.allSatisfy({ $0 == 0x20 }) { lines.removeLast() }
        if let last = lines.last, FoldedText(last).string.uppercased() == "REUTER" { lines.removeLast() }
        for line in lines {
            if line.starts(with: "   ".utf8) { builder.begin(.paragraph) }
            builder.append(line + [0x20])
        }
        builder.end()
    }
}

extension XMLElement {
    /// The text that is not in an element inside.
    var ownText: [UInt8] {
        var result: [UInt8] = []
        var child = index + 1
        while child < Int(tree.nodes[index].end) {
            let node = tree.nodes[child]
            if node.name < 0 { result += tree.text[Int(node.start)..<Int(node.start + node.count)] }
            child = Int(node.end)
        }
        return result
    }
}
