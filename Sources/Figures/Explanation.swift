internal import Tagging

/// How the figures of a sentence came about: its words with their parts of speech, and every number that was seen with
/// what was made of it.
public struct Explanation: Sendable {
    /// What a word is to a figure.
    public enum Role: String, Sendable, CaseIterable {
        case number, noun, event, object, source, place, time
    }

    /// A word of the sentence.
    public struct Word: Sendable {
        /// As written.
        public var surface: String
        /// The universal part of speech: `NOUN`, `VERB`, …
        public var partOfSpeech: String
        /// The position, among `figures`, of the figure that the word states a part of.
        public var figure: Int?
        /// What it is to the figure that it states a part of, or else to the first figure that it says something of.
        public var role: Role?
        /// Whether a space stands before it.
        public var isSpaced: Bool
    }

    /// The words in order.
    public var words: [Word]
    /// All numbers, those that are no figures too; each names its rule.
    public var figures: [Figure]
}

extension Sentence {
    /// The words of the sentence, for an explanation of its figures.
    func explainedWords(_ figures: [Figure]) -> [Explanation.Word] {
        tokens.indices.map { index in
            let figure = figures.firstIndex { $0.range.contains(Int(tokens[index].start)) }
            return Explanation.Word(
                surface: surface(index..<index + 1), partOfSpeech: tokens[index].tag.description, figure: figure,
                role: figure == nil ? role(of: index) : .number, isSpaced: index > 0 && !tokens[index].isGlued)
        }
    }

    private func role(of word: Int) -> Explanation.Role? {
        for candidate in candidates where candidate.isFigure {
            if candidate.head == word { return .noun }
            if candidate.event == word { return .event }
            if candidate.object == word { return .object }
            if candidate.source.contains(word) { return .source }
            if candidate.place.contains(word) { return .place }
            if candidate.time.contains(word) { return .time }
        }
        return nil
    }
}
