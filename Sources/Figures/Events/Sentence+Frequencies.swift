internal import Tagging

/// How often something happened, and with what.
extension Sentence {
    func attachFrequency(_ candidate: inout Candidate) {
        let begin = candidate.extent.lowerBound
        var index = begin - 1
        while index >= 0, !(isTag(index, .verb) && !isReporting(index) && !isModifier(index)) {
            if isClauseMark(index) { return }
            index -= 1
        }
        guard index >= 0 else { return }
        candidate.event = index
        candidate.rule = "verb of the frequency"
        var auxiliary = index - 1
        while isTag(auxiliary, .adverb) { auxiliary -= 1 }
        let base = verbBase(auxiliary)
        let isPassive =
            isTag(auxiliary, .auxiliary) && isParticiple(index) && base >= 0 && lexicon.spelling(base) == "be"
        if isPassive {
            candidate.object = subject(before: index)?.head ?? -1
        } else {
            var start = index + 1
            while isTag(start, .determiner) || isTag(start, .pronoun) { start += 1 }
            if let phrase = nounPhrase(at: start), phrase.words.upperBound <= begin {
                candidate.object = phrase.head
            } else {
                // "the volcano has erupted 15 times"
                candidate.object = subject(before: index)?.head ?? -1
            }
        }
    }
}
