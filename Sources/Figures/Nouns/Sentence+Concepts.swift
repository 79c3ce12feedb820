internal import Tagging

/// What a figure is said of, beside the noun that it counts: the words of the phrase it measures, or of the subject.
extension Sentence {
    /// Gives the figures their concepts.
    mutating func attachConcepts() {
        for index in candidates.indices where candidates[index].isFigure {
            candidates[index].concepts = concepts(of: candidates[index])
        }
    }

    private func concepts(of candidate: Candidate) -> [Int] {
        var words: [Int] = []
        if candidate.kind != .count, !candidate.phrase.isEmpty { words += content(candidate.phrase) }
        if words.isEmpty, let phrase = phraseOfAmount(before: candidate.extent.lowerBound) { words += content(phrase) }
        if words.isEmpty { words += content(subjectWords(candidate)) }
        if words.isEmpty, isWord(candidate.end, "for"), let phrase = nounPhrase(at: candidate.end + 1) {
            words += content(phrase.words)
        }
        return words
    }

    /// "a speed of 15 mph", "a survey of 6,000 employers", "an interest rate of 1.4%".
    private func phraseOfAmount(before begin: Int) -> Range<Int>? {
        guard isWord(begin - 1, oneOf: ["of", "at"]), isNoun(begin - 2) else { return nil }
        return nounPhrase(before: begin - 1)?.words
    }

    /// The subject of the figure's verb, unless the figure stands in it.
    private func subjectWords(_ candidate: Candidate) -> Range<Int> {
        var verb = candidate.event
        if verb < 0 || verb >= candidate.extent.lowerBound {
            verb = candidate.extent.lowerBound - 1
            while verb >= 0, !isTag(verb, .verb), !isTag(verb, .auxiliary) {
                if isClauseMark(verb) { return 0..<0 }
                verb -= 1
            }
        }
        guard verb >= 0, verb < candidate.extent.lowerBound, let phrase = subject(before: verb) else { return 0..<0 }
        return phrase.words
    }

    private func content(_ words: Range<Int>) -> [Int] {
        words.filter { index in
            switch tokens[index].tag {
            case .noun, .properNoun, .adjective, .verb: true
            case .numeral: tokens[index].candidate < 0 || !candidates[Int(tokens[index].candidate)].isFigure
            default: false
            }
        }
    }
}
