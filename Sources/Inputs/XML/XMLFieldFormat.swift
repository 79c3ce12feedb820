internal import Article
internal import Text

/// Any XML: which elements are records, and where in one the values of an article stand.
public struct XMLFieldFormat: XMLFormat {
    /// The values of an article that a path can give.
    public enum Field: String, Sendable, CaseIterable {
        case id, url, title, subtitle, author, published, modified, language, section, site, tag, description, image
        /// The text: the elements' own paragraphs count where they are HTML's.
        case text
        /// Text with HTML in it, escaped or not.
        case html
    }

    /// The name that `format:` takes.
    public let name = "xml"
    let rules: XMLRecordScanner.Rules
    private let fields: [Field: [XMLFieldPath]]
    private let columns: [(name: String, path: XMLFieldPath)]

    /// A format of its paths.
    ///
    /// - Parameters:
    ///   - records: The elements that are records.
    ///   - isFlat: Whether a record holds no element of its own name, so that a missing end tag costs one record only.
    ///   - columns: Values that go to the output under their names.
    public init(
        records: [XMLRecordPath], isFlat: Bool = false, fields: [Field: [XMLFieldPath]],
        columns: [(name: String, path: XMLFieldPath)] = []
    ) {
        rules = XMLRecordScanner.Rules(records: records, isFlat: isFlat)
        (self.fields, self.columns) = (fields, columns)
    }

    /// Never: it has to be asked for.
    func isRoot(_ name: String, namespace: String) -> Bool { false }

    func read(_ record: XMLElement, envelope: XMLElement?) throws(RecordError) -> Reading {
        func all(_ field: Field) -> [String] { (fields[field] ?? []).flatMap { $0.values(in: record) } }
        func one(_ field: Field) -> String? {
            (fields[field] ?? []).lazy.compactMap { $0.values(in: record).first }.first
        }
        var article = Article()
        article.title = one(.title)
        article.subtitle = one(.subtitle)
        article.authors = all(.author).unique
        article.setPublished(one(.published))
        article.modified = Timestamp(published: one(.modified))
        article.language = one(.language)
        article.section = one(.section)
        article.siteName = one(.site)
        article.tags = all(.tag).unique
        article.description = one(.description)
        article.image = one(.image)
        article.url = one(.url)
        var builder = TextBuilder()
        for path in fields[.text] ?? [] where path.isAttribute {
            for value in path.values(in: record) { builder.append(plain: value.utf8) }
        }
        for element in (fields[.text] ?? []).filter({ !$0.isAttribute }).flatMap({ $0.elements(in: record) }) {
            if element.hasChildren {
                element.write(to: &builder, .html)
            } else {
                builder.append(plain: element.rawText)
            }
        }
        for element in (fields[.html] ?? []).flatMap({ $0.elements(in: record) }) {
            if element.hasChildren {
                element.write(to: &builder, .html)
            } else {
                builder.append(htmlOrPlain: element.rawText)
            }
        }
        article.setText(builder)
        var found = ReadArticle(article, identifier: one(.id))
        found.columns = columns.map { column in
            let values = column.path.values(in: record)
            return (column.name, values.isEmpty ? nil : values.joined(separator: "; "))
        }
        return .article(found)
    }
}
