public import Article
public import HTMLTree
public import Pipeline
import Text

extension DocumentPart where Value == Article {
    /// The article of a page, made by the stage `article`.
    public static var article: Self { Self("article") }
}

extension HTMLTree.Parser: OptionChoice {}

/// Extracts the article of a page.
package final class ArticleStage: TransformStage {
    /// What counts as an article.
    package struct Options: OptionRecord {
        /// The fewest words.
        package var minWords = 1
        /// The languages that are kept.
        package var languages: [String] = []
        /// The HTML parser.
        package var htmlParser = HTMLTree.Parser.native

        /// Whether the characters are repaired.
        package var repair = true

        /// The defaults.
        package init() {}

        /// Every page, however short.
        package init(minWords: Int) { self.minWords = minWords }

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init("min_words", \.minWords, "A page whose text has fewer words is filtered."),
            .init(
                "languages", \.languages,
                "Pages in another language are filtered; a page that does not say its language is kept. None for all."),
            .init(
                "html_parser", \.htmlParser,
                "`native` follows the HTML standard; `libxml2` is a second opinion, without repairs."),
            .init(
                "repair", \.repair,
                "Whether characters that encodings and escaping have damaged are repaired, as by the stage `repair`."),
        ]
    }

    package static let name = "article"
    package static let summary =
        "Extracts the text of an article and its metadata from an HTML page; an article that the input gives stays."
    package static let example = """
        article: {languages: [en], min_words: 50}
        """
    package static let requires: [String] = []
    package static let provides = [DocumentPart<Article>.article.name]

    private let options: Options
    private var extractor = ArticleExtractor()
    private let textRepair: TextRepair?

    package init(_ options: Options) {
        self.options = options
        textRepair = options.repair ? TextRepair() : nil
        extractor.parser = options.htmlParser
    }

    package func apply(to document: inout Document) throws(DocumentError) -> TransformOutcome {
        var article: Article
        if let given = document[.article] {
            // The publisher's own text and metadata: nothing to extract.
            article = given
        } else {
            do throws(ArticleError) {
                article = try extractor.extract(
                    html: document.content, url: document.origin.uri, httpCharset: document.origin.charset)
            } catch {
                throw DocumentError(error.code.name, error.description)
            }
        }
        if let textRepair { article.repair(with: textRepair) }
        if article.words < options.minWords {
            return .filter(article.words == 0 ? "no text" : "fewer than \(options.minWords) words")
        }
        if let language = article.language, !options.languages.isEmpty, !accepts(language) {
            return .filter("other language")
        }
        document[.article] = article
        return .keep
    }

    /// `en` accepts `en-GB` too.
    private func accepts(_ language: String) -> Bool {
        let primary = language.lowercased().prefix { $0 != "-" && $0 != "_" }
        return options.languages.contains { $0.lowercased() == primary || $0.lowercased() == language.lowercased() }
    }
}

extension ArticleError.Code {
    /// The name that reports count by.
    fileprivate var name: String {
        switch self {
        case .binaryContent: "binary_content"
        case .unparsable: "unparsable_html"
        }
    }
}
