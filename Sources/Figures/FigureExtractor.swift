internal import Text

/// Finds the figures of a text.
///
/// The rules and lexicons are loaded once per process and shared; an extractor owns the buffers it works in and may be
/// kept for any number of texts. Each thread needs its own.
///
///     var extractor = FigureExtractor()
///     let figures = extractor.figures(in: Array(text.utf8))
public struct FigureExtractor: ~Copyable {
    /// What an extractor gives beside figures.
    public struct Options: OptionSet, Sendable {
        /// The bits.
        public let rawValue: Int
        /// Makes a set of its bits.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Also the numbers that are no figures (dates, years, scores, names), with their kind.
        public static let nonFigures = Options(rawValue: 1)
    }

    let options: Options
    private let prefilter: Prefilter
    private var sentence: Sentence

    /// An extractor with the embedded English rules.
    public init(options: Options = []) {
        self.options = options
        let lexicon = Lexicon.english
        prefilter = Prefilter(lexicon: lexicon, withOrdinals: options.contains(.nonFigures))
        sentence = Sentence(lexicon: lexicon)
    }

    /// The figures of a UTF-8 text of any number of sentences, in order. A newline ends a paragraph. A sentence of more
    /// than 2,048 bytes is read in pieces, each of which counts as one.
    public mutating func figures(in text: [UInt8]) -> [Figure] {
        var figures: [Figure] = []
        var quotation = Quotation()
        var number = 0
        var sentences = PieceScanner(text)
        sentence.text = text
        while let range = sentences.next() {
            quotation.enter(text, range)
            if prefilter.mayHoldNumber(text, range) || quotation.mayChangeSource(text, range) {
                let found = read(range, number, &quotation)
                if figures.isEmpty { figures = found } else { figures += found }
            }
            quotation.leave(text, range)
            number += 1
        }
        sentence.text = []
        return figures
    }

    /// Explains the first sentence of a text; nil for an empty one.
    public mutating func explanation(of text: [UInt8]) -> Explanation? {
        var sentences = PieceScanner(text)
        guard let range = sentences.next() else { return nil }
        sentence.text = text
        sentence.load(range)
        sentence.findNumerals()
        sentence.typeByShape()
        sentence.tag()
        sentence.analyse()
        _ = sentence.attachSources()
        let figures = sentence.figures(number: 0, withNonFigures: true, carried: nil)
        return Explanation(words: sentence.explainedWords(), figures: figures)
    }

    private mutating func read(_ range: Range<Int>, _ number: Int, _ quotation: inout Quotation) -> [Figure] {
        sentence.load(range)
        sentence.findNumerals()
        sentence.typeByShape()
        let hasNumbers = sentence.candidates.contains { options.contains(.nonFigures) || $0.kind == nil }
        guard hasNumbers || quotation.wantsSource else { return [] }
        sentence.tag()
        if hasNumbers { sentence.analyse() }
        let source = sentence.attachSources()
        let figures =
            hasNumbers
            ? sentence.figures(
                number: number, withNonFigures: options.contains(.nonFigures), carried: quotation.carried) : []
        if let source { quotation.source = sentence.surface(source) }
        return figures
    }
}

extension Sentence {
    /// Runs the passes, in the order they need one another.
    mutating func analyse() {
        typeDayRanges()
        attachUnits()
        attachBounds()
        typeYears()
        typeIdentifiers()
        dropEmptyWords()
        joinRanges()
        settleKinds()
        guard candidates.contains(where: \.isFigure) else { return }
        shareBounds()
        attachDirections()
        attachNouns()
        attachEvents()
        attachParts()
        attachConcepts()
        attachContext()
    }
}

extension Figure {
    /// The figures of a text.
    public static func all(in text: String) -> [Figure] {
        var extractor = FigureExtractor()
        return extractor.figures(in: Array(text.utf8))
    }
}
