import Article
public import Figures
public import Pipeline

extension DocumentPart where Value == [Figure] {
    /// The figures of an article's text, made by the stage `figures`.
    public static var figures: Self { Self("figures") }
}

extension Figure.Kind: OptionChoice {
    /// The kinds of figures, without those of numbers that are none.
    public static var choices: [Figure.Kind] { allCases.filter(\.isFigure) }
}

/// Finds the figures of an article.
package final class FiguresStage: TransformStage {
    /// Which figures are kept.
    package struct Options: OptionRecord {
        /// The kinds that are kept.
        package var kinds: [Figure.Kind] = []
        /// The lowest confidence.
        package var minConfidence = 0.0

        /// Whether the numbers that are no figures come too.
        package var nonFigures = false

        /// The defaults.
        package init() {}

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init("kinds", \.kinds, "The kinds of figures that are kept. None for all."),
            .init("min_confidence", \.minConfidence, "Figures of a lower confidence, from 0 to 1, are left out."),
            .init(
                "non_figures", \.nonFigures,
                "Also the numbers that are no figures: dates, years, times, scores, names, with their kind."),
        ]
    }

    package static let name = "figures"
    package static let summary =
        "Finds the figures of an article: value, bound, what is counted, what happened, who says so."
    package static let example = """
        figures: {}
        """
    package static let requires = [DocumentPart.article.name]
    package static let provides = [DocumentPart<[Figure]>.figures.name]

    private let options: Options
    private var extractor: FigureExtractor

    package init(_ options: Options) {
        self.options = options
        extractor = FigureExtractor(options: options.nonFigures ? .nonFigures : [])
    }

    package func apply(to document: inout Document) throws(DocumentError) -> TransformOutcome {
        guard let article = document[.article] else { return .keep }
        let figures = extractor.figures(in: Array(article.text.utf8))
        document[.figures] = figures.filter { figure in
            figure.confidence >= options.minConfidence && (options.kinds.isEmpty || options.kinds.contains(figure.kind))
        }
        return .keep
    }
}
