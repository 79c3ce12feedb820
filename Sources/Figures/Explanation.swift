internal import Tagging

/// How the figures of a sentence came about: its words with their parts of speech, and every number that was seen with
/// what was made of it.
public struct Explanation: Sendable {
    /// A word of the sentence.
    public struct Word: Sendable {
        /// As written.
        public var surface: String
        /// The universal part of speech: `NOUN`, `VERB`, …
        public var partOfSpeech: String
        /// The position, among `figures`, of the figure that the word states a part of.
        public var figure: Int?
    }

    /// The words in order.
    public var words: [Word]
    /// All numbers, those that are no figures too; each names its rule.
    public var figures: [Figure]
}

extension Sentence {
    /// The words of the sentence, for an explanation.
    func explainedWords() -> [Explanation.Word] {
        tokens.indices.map { index in
            let candidate = Int(tokens[index].candidate)
            return Explanation.Word(
                surface: surface(index..<index + 1), partOfSpeech: tokens[index].tag.description,
                figure: candidates.indices.contains(candidate) ? candidate : nil)
        }
    }
}
