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
    let lexicon: Lexicon
    private let prefilter: Prefilter
    private var sentence: Sentence

    /// An extractor with the embedded English rules.
    public init(options: Options = []) {
        self.options = options
        lexicon = Lexicon.english
        prefilter = Prefilter(lexicon: lexicon, withOrdinals: options.contains(.nonFigures))
        sentence = Sentence(lexicon: lexicon)
    }

    /// The figures of a UTF-8 text of any number of sentences, in order. A newline ends a paragraph. A sentence of more
    /// than 2,048 bytes is read in pieces, each of which counts as one.
    ///
    /// Lines with cells between ` | ` under a line of headers are read as the rows of a table, and lines that begin with a
    /// bullet or a number under a line that ends in a colon as its items.
    public mutating func figures(in text: [UInt8]) -> [Figure] {
        var figures: [Figure] = []
        var quotation = Quotation()
        var layout = Layout(text)
        var number = 0
        var end = 0
        var sentences = PieceScanner(text)
        while let range = sentences.next() {
            defer { number += 1 }
            guard range.lowerBound >= end else { continue }
            if let line = layout.line(at: range.lowerBound) {
                figures += self.figures(of: line.line, text, line.range, number)
                end = line.range.upperBound
                continue
            }
            quotation.enter(text, range)
            if prefilter.mayHoldNumber(text, range) || quotation.wantsSource {
                sentence.text = text
                let found = read(range, number, &quotation)
                if figures.isEmpty { figures = found } else { figures += found }
            }
            quotation.leave(text, range)
        }
        sentence.text = []
        return figures
    }

    /// The figures of a text of one sentence, apart from any other.
    mutating func read(alone text: [UInt8], isCell: Bool) -> [Figure] {
        var quotation = Quotation()
        sentence.text = text
        sentence.isCell = isCell
        defer { sentence.isCell = false }
        return read(0..<text.count, 0, &quotation)
    }

    /// Explains the sentences of a text that hold a number, in order.
    public mutating func explanations(of text: [UInt8]) -> [Explanation] {
        var explanations: [Explanation] = []
        var quotation = Quotation()
        var layout = Layout(text)
        var number = 0
        var end = 0
        var sentences = PieceScanner(text)
        while let range = sentences.next() {
            defer { number += 1 }
            guard range.lowerBound >= end else { continue }
            if let line = layout.line(at: range.lowerBound) {
                let figures = self.figures(of: line.line, text, line.range, number)
                end = line.range.upperBound
                if !figures.isEmpty { explanations.append(explanation(of: text, line.range, figures)) }
                continue
            }
            quotation.enter(text, range)
            if prefilter.mayHoldNumber(text, range) || quotation.wantsSource {
                sentence.text = text
                let figures = read(range, number, &quotation, withNonFigures: true)
                if !figures.isEmpty {
                    explanations.append(Explanation(words: sentence.explainedWords(figures), figures: figures))
                }
            }
            quotation.leave(text, range)
        }
        sentence.text = []
        return explanations
    }

    /// The words of a line as they stand, with the figures that were read from it and what is around it.
    private mutating func explanation(of text: [UInt8], _ range: Range<Int>, _ figures: [Figure]) -> Explanation {
        sentence.text = text
        sentence.load(range)
        return Explanation(words: sentence.explainedWords(figures), figures: figures)
    }

    private mutating func read(
        _ range: Range<Int>, _ number: Int, _ quotation: inout Quotation, withNonFigures: Bool = false
    ) -> [Figure] {
        let withNonFigures = withNonFigures || options.contains(.nonFigures)
        sentence.load(range)
        sentence.findNumerals()
        sentence.typeByShape()
        let hasNumbers = sentence.candidates.contains { withNonFigures || $0.kind == nil }
        guard hasNumbers || quotation.wantsSource else { return [] }
        sentence.tag()
        if hasNumbers { sentence.analyse() }
        let source = sentence.attachSources()
        let figures =
            hasNumbers
            ? sentence.figures(number: number, withNonFigures: withNonFigures, carried: quotation.carried) : []
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
