import Article
import Columns
import FileSystem
import Pipeline

/// An article with its origin: a row of `articles`.
struct ArticleRow: Sendable {
    let origin: Origin
    let article: Article
    let id: String

    init?(_ document: Document) {
        guard let article = document[.article] else { return nil }
        origin = document.origin
        self.article = article
        id = article.stableID(origin: document.origin)
    }
}

extension Article {
    /// The first 128 bits of the SHA-256 of the canonical URL, else of the URL, else of source file and text: the same
    /// article gets the same id in every run.
    func stableID(origin: Origin) -> String {
        let key = canonicalURL ?? url ?? origin.uri ?? "\(origin.documentID)\n\(text)"
        return String(SHA256.hexadecimal(key.utf8).prefix(32))
    }
}

extension Table {
    /// One row an article.
    static let articles = Table(
        "articles", "One row an article.", requires: [DocumentPart.article.name], columns: articleColumns
    ) { document in
        ArticleRow(document).map { [$0] } ?? []
    }

    private static let articleColumns: [ColumnDefinition<ArticleRow>] = [
        .init("article_id", "128 bits in hexadecimal, made of the canonical URL, else of source and text.") { $0.id },
        .init("source_file", "The input file.") { $0.origin.sourceFile },
        .init("byte_offset", "Where the document starts in the input file.") { $0.origin.byteOffset },
        .init("url", "Where the page is from, as the input or the page says.", optional: { $0.article.url }),
        .init("canonical_url", "The address that the page declares canonical.", optional: { $0.article.canonicalURL }),
        .init("title", "The title without the site's name.", optional: { $0.article.title }),
        .init("subtitle", "The line under the title.", optional: { $0.article.subtitle }),
        .init("authors", "Names without roles.") { $0.article.authors },
        .init("published", "The moment of publication in UTC.", optional: { $0.article.published }),
        .init("published_date", "The day of publication as on the page.", optional: { $0.article.publishedDate }),
        .init("modified", "The moment of the last change in UTC.", optional: { $0.article.modified }),
        .init("site_name", "The name of the site.", optional: { $0.article.siteName }),
        .init("section", "The section of the site.", optional: { $0.article.section }),
        .init("tags", "Keywords.") { $0.article.tags },
        .init(
            "language", "The language, BCP 47: as declared, else as the text shows it.",
            optional: { $0.article.language }),
        .init("text", "The paragraphs, separated by line feeds.") { $0.article.text },
        .init("words", "The number of words of the text.") { $0.article.words },
        .init("description", "What the page says of itself.", optional: { $0.article.description }),
        .init("image", "The address of the lead image.", optional: { $0.article.image }),
        .init("is_index", "Whether the page lists articles and is none.") { $0.article.isIndex },
        .init("is_paywalled", "Whether the article is not free to read.", optional: { $0.article.isPaywalled }),
        .init("confidence", "How sure the extraction is, 0 to 1.") { $0.article.confidence },
        .init("method", "How the text was found.") { $0.article.method.rawValue.snakeCased },
        .init("text_hash", "The first 128 bits of the SHA-256 of the text, in hexadecimal.") {
            String(SHA256.hexadecimal($0.article.text.utf8).prefix(32))
        },
    ]
}
