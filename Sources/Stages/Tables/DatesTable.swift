import Article
import Columns
import Dates
import Pipeline
import Text

/// A date with its article: a row of `dates`.
struct DateRow: Sendable {
    let article: ArticleRow
    let date: DateExpression
    /// Where it stands in the text, in code points.
    let characters: Range<Int>
    let surface: String

    /// The rows of a document.
    static func rows(of document: Document) -> [DateRow] {
        guard let article = ArticleRow(document), let dates = document[.dates] else { return [] }
        let text = Array(article.article.text.utf8)
        var counter = CodePointCounter()
        return dates.map { date in
            let start = counter.codePoints(before: date.range.lowerBound, in: text)
            var rest = counter
            let end = rest.codePoints(before: date.range.upperBound, in: text)
            return DateRow(
                article: article, date: date, characters: start..<end,
                surface: String(decoding: text[date.range], as: UTF8.self))
        }
    }
}

extension Table {
    /// One row a date.
    static let dates = Table(
        "dates", "One row a date, period or duration of a text.",
        requires: [DocumentPart.article.name, DocumentPart<[DateExpression]>.dates.name], columns: dateColumns
    ) { DateRow.rows(of: $0) }

    private static let dateColumns: [ColumnDefinition<DateRow>] = [
        .init("article_id", "The article's id, as in `articles`.") { $0.article.id },
        .init("char_start", "Where the expression starts in the text, in code points.") { $0.characters.lowerBound },
        .init("char_end", "Where it ends.") { $0.characters.upperBound },
        .init("text", "The expression as written.") { $0.surface },
        .init("value", "What it says, in ISO 8601 or TIMEX3: `2022-03-29`, `XXXX-WXX-2`, `P3D`.") { $0.date.value },
        .init("date_from", "The first day that is meant.", optional: { $0.date.from }),
        .init("date_to", "The last day.", optional: { $0.date.to }),
        .init(
            "reference_date", "The day from which it is seen.",
            optional: { $0.article.article.dateOfReference?.localDate }),
        .init("source_file", "The input file.") { $0.article.origin.sourceFile },
    ]
}
