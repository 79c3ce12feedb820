import Article
import Columns
import Entities
import Pipeline

/// A mention with its article: a row of `mentions`.
struct MentionRow: Sendable {
    let article: ArticleRow
    let mention: Mention
    let entity: Entity?
    /// The number of the mention in the article, from 0.
    let number: Int
    /// Where the mention stands in the text, in code points.
    let characters: Range<Int>
    let surface: String

    /// The rows of a document.
    static func rows(of document: Document) -> [MentionRow] {
        guard let article = ArticleRow(document), let found = document[.entities] else { return [] }
        let text = Array(article.article.text.utf8)
        var counter = CodePointCounter()
        return found.mentions.enumerated().map { number, mention in
            let start = counter.codePoints(before: mention.range.lowerBound, in: text)
            var rest = counter
            let end = rest.codePoints(before: mention.range.upperBound, in: text)
            return MentionRow(
                article: article, mention: mention, entity: mention.entity.map { found.entities[$0] }, number: number,
                characters: start..<end, surface: String(decoding: text[mention.range], as: UTF8.self))
        }
    }
}

extension Table {
    /// One row a mention.
    static let mentions = Table(
        "mentions", "One row a mention: a name in a text, with what it names.",
        requires: [DocumentPart.article.name, DocumentPart<EntityText>.entities.name], columns: mentionColumns
    ) { MentionRow.rows(of: $0) }

    private static let mentionColumns: [ColumnDefinition<MentionRow>] = [
        .init("article_id", "The article's id, as in `articles`.") { $0.article.id },
        .init("mention_no", "The number of the mention in the article, from 0.") { $0.number },
        .init("sentence_no", "The number of the sentence in the text, from 0.") { $0.mention.sentence },
        .init("char_start", "Where the mention starts in the text, in code points.") { $0.characters.lowerBound },
        .init("char_end", "Where it ends.") { $0.characters.upperBound },
        .init("text", "The mention as written.") { $0.surface },
        .init("type", "`PER`, `LOC`, `ORG` or `MISC`.") { $0.mention.type.rawValue },
        .init("entity_id", "The id of what it names, as in `entities`.", optional: { $0.entity?.id }),
        .init("role", "The role that the text gives a person here.", optional: { $0.mention.role }),
        .init("role_country", "The country of the role, ISO 3166-1 alpha-2.", optional: { $0.mention.roleCountry }),
        .init("method", "How it was found: `model`, `gazetteer`, `casing` or `given`.") { $0.mention.method.rawValue },
        .init("score", "How much speaks for it, 0 to 1.") { $0.mention.score },
        .init("source_file", "The input file.") { $0.article.origin.sourceFile },
    ]
}
