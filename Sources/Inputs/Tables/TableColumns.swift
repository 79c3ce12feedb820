internal import Article
internal import Text

/// Which columns of a table hold the articles and their metadata.
public struct TableColumns: Sendable, Hashable {
    /// What a column can be for an article.
    public enum Role: String, Sendable, CaseIterable {
        /// Plain text.
        case text
        /// A page, of which the article is extracted.
        case html
        /// XML of one of the library's formats, such as NITF or JATS.
        case xml
        case id, url, title, subtitle, author, published, modified, language, section, site, tags, description, image
    }

    /// The column of each role.
    public var names: [Role: String]
    /// The columns that go to the output under their names.
    public var passed: [String]

    /// Columns of their names.
    public init(_ names: [Role: String], passed: [String] = []) { (self.names, self.passed) = (names, passed) }

    /// All columns that are asked for, each once.
    var all: [String] { (Role.allCases.compactMap { names[$0] } + passed).unique }

    /// The article of a row.
    ///
    /// - Parameter value: The text of a column; nil where it is null or missing.
    func read(_ value: (String) -> String?) throws(RecordError) -> Reading {
        func one(_ role: Role) -> String? { names[role].flatMap(value).flatMap { $0.isEmpty ? nil : $0 } }
        var found = ReadArticle(Article())
        if let xml = one(.xml) {
            found = try Self.article(xml: Array(xml.utf8))
        } else if let html = one(.html) {
            do throws(ArticleError) {
                found.article = try Article.extract(html: Array(html.utf8), url: one(.url), httpCharset: "utf-8")
            } catch {
                throw RecordError(.malformed, error.description)
            }
        } else if let text = one(.text) {
            var builder = TextBuilder()
            builder.append(plain: text.utf8)
            found.article.language = one(.language)
            found.article.setText(builder)
        } else {
            return .passedOver("a row without text")
        }
        overwrite(&found, one)
        found.columns = passed.map { ($0, value($0)) }
        return .article(found)
    }

    /// The values of the row count more than those that were found in its text.
    private func overwrite(_ found: inout ReadArticle, _ one: (Role) -> String?) {
        if let title = one(.title) { found.article.title = title.folded }
        if let subtitle = one(.subtitle) { found.article.subtitle = subtitle.folded }
        if let author = one(.author) { found.article.authors = Article.authors(inBylines: author.listItems) }
        if let published = one(.published) { found.article.setPublished(published) }
        if let modified = Timestamp(published: one(.modified)) { found.article.modified = modified }
        if let language = one(.language) { found.article.language = language }
        if let section = one(.section) { found.article.section = section }
        if let site = one(.site) { found.article.siteName = site }
        if let tags = one(.tags) { found.article.tags = tags.listItems.unique }
        if let description = one(.description) { found.article.description = description.folded }
        if let image = one(.image) { found.article.image = image }
        if let url = one(.url) { found.article.url = url }
        if let id = one(.id) { found.identifier = id }
    }

    /// The first article of XML, in whichever format it is.
    private static func article(xml: [UInt8]) throws(RecordError) -> ReadArticle {
        let prefix = Array(xml.prefix(DocumentFormats.prefixLength))
        let format = DocumentFormats.standard.detect(prefix.span, name: "")
        guard let format, format.name != "text" else {
            throw RecordError(.wrongFormat, "the column holds no XML of a format that is known")
        }
        let documents = format.documents(in: ByteReader(MemorySource(xml)), limits: InputLimits())
        do throws(InputError) {
            while let document = try documents.next() {
                if case .article(let article)? = try document.reading?() { return article }
            }
        } catch {
            throw RecordError(error.code, error.detail)
        }
        throw RecordError(.wrongFormat, "the column holds no article")
    }
}

extension String {
    /// The items of a list that a cell joins by `; `, or the text as one.
    fileprivate var listItems: [String] { split(separator: ";").compactMap { String($0).folded } }
}
