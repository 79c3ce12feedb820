public import HTMLTree
import JSON
import Text

/// Extracts articles from pages, one after the other, in memory that is used again: one extractor a worker.
public struct ArticleExtractor: ~Copyable {
    var tree = HTMLTree()
    var page = PageColumns()
    private var writer = BlockWriter()
    private let words = ClassWords.standard
    /// The element whose text the last article is.
    var container = 0
    /// How pages are parsed.
    public var parser = HTMLTree.Parser.native
    /// How much of a page is taken.
    public var limits = HTMLTree.Limits()

    /// An extractor with the library's rules.
    public init() {}

    /// The article of a page.
    ///
    /// - Parameters:
    ///   - html: The bytes of the page, in whatever encoding it declares.
    ///   - url: Where the page is from; used for its date and as `Article.url`.
    ///   - httpCharset: The `charset` of the Content-Type that came with the page, if any.
    /// - Throws: `ArticleError` for bytes that are no HTML, or too many.
    public mutating func extract(
        html: [UInt8], url: String? = nil, httpCharset: String? = nil
    ) throws(ArticleError) -> Article {
        if let binary = BinaryContent(in: html) { throw ArticleError(code: .binaryContent(binary.description)) }
        do {
            try tree.parse(DecodedText(decoding: html, httpCharset: httpCharset).utf8, with: parser, limits: limits)
        } catch {
            throw ArticleError(code: .unparsable, underlying: error)
        }
        page.read(tree, words: words)
        let prose = page.mass(0, tree.count)
        page.removeBoilerplate(tree)
        var choice = ContainerSearch.best(tree, page)
        var article = Article()
        let metadata = MetadataReader(tree, page, body: choice?.node, url: url)
        metadata.fill(&article)
        let listsTeasers = choice.map { page.listsTeasers(tree, in: $0.node) } ?? false
        article.isIndex = metadata.isIndex(listsTeasers: listsTeasers)
        write(choice, .container, &article)
        if article.words < Self.fewWords || (choice.map { page.mass($0.node, tree.end(of: $0.node)) } ?? 0) * 6 < prose
        {
            page.restore(tree)
            page.removeBoilerplate(tree, considering: [.navigation, .footer, .comments])
            choice = ContainerSearch.best(tree, page)
            var lax = article
            write(choice, .lax, &lax)
            if lax.words > article.words * 2 { article = lax }
        }
        preferOtherSources(metadata, &article)
        if article.language == nil { article.language = LanguageDetector.standard.language(of: article.text.utf8) }
        return article
    }

    /// Below this many words another way of finding the text is tried.
    private static let fewWords = 60

    private mutating func write(
        _ choice: ContainerSearch.Candidate?, _ method: Article.Method, _ article: inout Article
    ) {
        guard let choice else { return }
        container = choice.node
        page.removeClutter(tree, in: container)
        writer.write(tree, page, container: container, lead: LeadSearch.lines(tree, page, container: container))
        writer.select(page, title: article.title, authors: article.authors)
        writer.fill(&article)
        article.method = article.text.isEmpty ? .none : method
        article.confidence = min(1, choice.score)
    }

    /// Takes the text of JSON-LD or of a payload where it is much longer than what the elements gave.
    private mutating func preferOtherSources(_ metadata: MetadataReader, _ article: inout Article) {
        if let body = metadata.linked.article.body, body.utf8.count > 400, body.utf8.count > article.text.utf8.count * 2
        {
            setText(PlainText.paragraphs(body), .linkedData, &article)
        }
        guard article.words < Self.fewWords, let text = PayloadText.best(in: tree) else { return }
        if text.utf8.count > article.text.utf8.count * 2 { setText(PlainText.paragraphs(text), .payload, &article) }
    }

    private func setText(_ paragraphs: [String], _ method: Article.Method, _ article: inout Article) {
        var text = ""
        article.blocks = []
        for paragraph in paragraphs {
            if !text.isEmpty { text += "\n" }
            let start = text.utf8.count
            text += paragraph
            article.blocks.append(Block(kind: .paragraph, range: start..<text.utf8.count))
        }
        article.text = text
        article.words = text.split(whereSeparator: { $0 == " " || $0 == "\n" }).count
        article.method = method
        article.confidence = 0.6
    }
}

extension Article {
    /// The article of a page; see `ArticleExtractor.extract(html:url:httpCharset:)`, which is faster for many pages.
    public static func extract(
        html: [UInt8], url: String? = nil, httpCharset: String? = nil
    ) throws(ArticleError) -> Article {
        var extractor = ArticleExtractor()
        return try extractor.extract(html: html, url: url, httpCharset: httpCharset)
    }
}
