import Article
public import Dates
public import Pipeline
import Text

extension DocumentPart where Value == [DateExpression] {
    /// The dates of an article's text, made by the stage `dates`.
    public static var dates: Self { Self("dates") }
}

/// Finds the dates of an article.
package final class DatesStage: TransformStage {
    /// There is nothing to choose.
    package struct Options: OptionRecord {
        /// The defaults.
        package init() {}

        /// The options.
        package static let fields: [OptionField<Self>] = []
    }

    package static let name = "dates"
    package static let summary = "Finds the dates and periods of an article, seen from its publication, in ISO 8601."
    package static let example = """
        dates: {}
        """
    package static let requires = [DocumentPart.article.name]
    package static let provides = [DocumentPart<[DateExpression]>.dates.name]

    private let finder = DateFinder()

    package init(_ options: Options) {}

    package func apply(to document: inout Document) throws(DocumentError) -> TransformOutcome {
        guard let article = document[.article] else { return .keep }
        document[.dates] = finder.dates(in: Array(article.text.utf8), reference: article.dateOfReference)
        return .keep
    }
}

extension Article {
    /// The moment from which relative dates are seen: the day of publication as on the page, else in UTC.
    var dateOfReference: Timestamp? { publishedDate.map { Timestamp($0) } ?? published }
}
