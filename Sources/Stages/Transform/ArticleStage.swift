public import Article
public import Pipeline

extension DocumentPart where Value == Article {
    /// The article of a page, made by the stage `article`.
    public static var article: Self { Self("article") }
}

/// Extracts the article of a page.
public final class ArticleStage: TransformStage {
    /// What counts as an article.
    public struct Options: OptionRecord {
        /// The fewest words.
        public var minWords = 1
        /// The languages that are kept.
        public var languages: [String] = []

        /// The defaults.
        public init() {}

        /// Every page, however short.
        public init(minWords: Int) { self.minWords = minWords }

        /// The options.
        public static let fields: [OptionField<Self>] = [
            .init("min_words", \.minWords, "A page whose text has fewer words is filtered."),
            .init(
                "languages", \.languages,
                "Pages in another language are filtered; a page that does not say its language is kept. None for all."),
        ]
    }

    public static let name = "article"
    public static let summary = "Extracts the text of an article and its metadata from an HTML page."
    public static let example = """
        article: {languages: [en], min_words: 50}
        """
    public static let requires: [String] = []
    public static let provides = [DocumentPart<Article>.article.name]

    private let options: Options
    private var extractor = ArticleExtractor()

    public init(_ options: Options) {
        self.options = options
    }

    public func apply(to document: inout Document) throws(DocumentError) -> TransformOutcome {
        let article: Article
        do throws(ArticleError) {
            article = try extractor.extract(html: document.content, url: document.origin.uri)
        } catch {
            throw DocumentError("\(error.code)".snakeCased, error.description)
        }
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

extension String {
    /// `binaryContent` as `binary_content`.
    var snakeCased: String {
        reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }
}
