import Article
import Columns
import Figures
import Pipeline
import Text

/// A figure with its article: a row of `figures`.
struct FigureRow: Sendable {
    let article: ArticleRow
    let figure: Figure
    /// The figure's number in the article, from 0, and the number of its sentence's first figure.
    let number: Int, sentenceStart: Int
    /// Where the figure stands in the text, in code points.
    let characters: Range<Int>

    /// The rows of a document.
    static func rows(of document: Document) -> [FigureRow] {
        guard let article = ArticleRow(document), let figures = document[.figures] else { return [] }
        let text = Array(article.article.text.utf8)
        var counter = CodePointCounter()
        var sentenceStart = 0
        return figures.enumerated().map { number, figure in
            if number == 0 || figures[number - 1].sentenceNumber != figure.sentenceNumber { sentenceStart = number }
            return FigureRow(
                article: article, figure: figure, number: number, sentenceStart: sentenceStart,
                characters: counter.codePoints(of: figure.range, in: text))
        }
    }

    var sentence: String {
        let text = article.article.text.utf8
        return String(decoding: text.dropFirst(figure.sentence.lowerBound).prefix(figure.sentence.count), as: UTF8.self)
    }
}

/// Turns byte offsets into code point offsets. Each step costs the bytes between an offset and the one before it.
struct CodePointCounter {
    private var byte = 0
    private var codePoint = 0

    /// The number of code points before a byte offset.
    mutating func codePoints(before offset: Int, in text: [UInt8]) -> Int {
        while byte < min(offset, text.count) {
            if !text[byte].isUTF8Continuation { codePoint += 1 }
            byte += 1
        }
        while byte > max(0, offset) {
            byte -= 1
            if !text[byte].isUTF8Continuation { codePoint -= 1 }
        }
        return codePoint
    }

    /// The code points of a range of bytes.
    mutating func codePoints(of range: Range<Int>, in text: [UInt8]) -> Range<Int> {
        let start = codePoints(before: range.lowerBound, in: text)
        return start..<codePoints(before: range.upperBound, in: text)
    }
}

extension Table {
    /// One row a figure.
    static let figures = Table(
        "figures", "One row a figure: a number in a sentence with what it counts, what happened, and who says so.",
        requires: [DocumentPart.article.name, DocumentPart<[Figure]>.figures.name], columns: figureColumns
    ) { FigureRow.rows(of: $0) }

    private static let figureColumns: [ColumnDefinition<FigureRow>] =
        placeColumns + valueColumns + meaningColumns
        + articleColumns

    private static let placeColumns: [ColumnDefinition<FigureRow>] = [
        .init("article_id", "The article's id, as in `articles`.") { $0.article.id },
        .init("sentence_no", "The number of the sentence in the text, from 0.") { $0.figure.sentenceNumber },
        .init("figure_no", "The number of the figure in the article, from 0.") { $0.number },
        .init("char_start", "Where the figure starts in the text, in code points.") { $0.characters.lowerBound },
        .init("char_end", "Where it ends.") { $0.characters.upperBound },
        .init("surface", "The figure as written.") { $0.figure.surface },
    ]

    private static let valueColumns: [ColumnDefinition<FigureRow>] = [
        .init("value", "The value; the smaller one of a range. Percentages as written, fractions below 1.") {
            $0.figure.value
        },
        .init("value_max", "The larger value of a range.", optional: { $0.figure.valueMax }),
        .init("bound", "How the value is meant: `=`, `~`, `>`, `>=`, `<`, `<=`.") { $0.figure.bound.rawValue },
        .init("is_vague", "Whether it is a vague plural such as \"dozens\", widened to an order of magnitude.") {
            $0.figure.isVague
        },
        .init(
            "kind", "`count`, `percent`, `money`, `measure`, `frequency`, `duration`, `age` or `ratio`.",
            { $0.figure.kind.rawValue }),
        .init("unit", "The unit's name; none for counted things.", optional: { $0.figure.unit }),
        .init("value_si", "The value in the SI unit.", optional: { $0.figure.valueSI }),
        .init("unit_si", "The SI unit.", optional: { $0.figure.unitSI }),
        .init("currency", "The ISO 4217 code of money.", optional: { $0.figure.currency }),
        .init(
            "direction", "`up` or `down`: the size of a rise or a fall.", optional: { $0.figure.direction?.rawValue }),
    ]

    private static let meaningColumns: [ColumnDefinition<FigureRow>] = [
        .init("noun", "What is counted: the head noun's lemma.", optional: { $0.figure.noun }),
        .init("noun_phrase", "The noun with what belongs to it.", optional: { $0.figure.nounPhrase }),
        .init("noun_inherited", "Whether the noun stands with an earlier figure of the sentence.") {
            $0.figure.nounInherited
        },
        .init("event", "What happened: the verb's lemma.", optional: { $0.figure.event }),
        .init("event_class", "The class of the event, such as `kill`.", optional: { $0.figure.eventClass }),
        .init("object", "For frequencies, what the event was done with or to.", optional: { $0.figure.object }),
        .init(
            "part_of", "The `figure_no` of the total that this is a part of.",
            optional: { row in row.figure.partOf.map { row.sentenceStart + $0 } }),
        .init("place", "Where, as written.", optional: { $0.figure.place }),
        .init("time_expr", "When, as written.", optional: { $0.figure.timeExpression }),
        .init("attribution", "Who says so.", optional: { $0.figure.attribution }),
        .init("negated", "Whether the event is denied.") { $0.figure.negated },
        .init("confidence", "How much was read and not guessed, 0 to 1.") { $0.figure.confidence },
        .init("rule", "The rule that found the event.") { $0.figure.rule },
        .init("sentence", "The sentence.") { $0.sentence },
    ]

    private static let articleColumns: [ColumnDefinition<FigureRow>] = [
        .init("source_file", "The input file.") { $0.article.origin.sourceFile },
        .init("byte_offset", "Where the document starts in the input file.") { $0.article.origin.byteOffset },
        .init("url", "Where the page is from.", optional: { $0.article.article.url }),
        .init("title", "The article's title.", optional: { $0.article.article.title }),
        .init("site_name", "The name of the site.", optional: { $0.article.article.siteName }),
        .init("published", "The moment of publication in UTC.", optional: { $0.article.article.published }),
        .init("published_date", "The day of publication.", optional: { $0.article.article.publishedDate }),
    ]
}
