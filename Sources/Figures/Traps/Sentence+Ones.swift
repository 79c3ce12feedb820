internal import Tagging

/// The words `one`, `no` and `none`, which count only in some places.
extension Sentence {
    /// Removes the ones that are pronouns and the denials that count nothing.
    mutating func dropEmptyWords() {
        var kept = 0
        for index in candidates.indices {
            let candidate = candidates[index]
            let isDropped =
                candidate.form == .none
                ? !countsNone(candidate) : candidate.form == .words && candidate.value == 1 && !countsOne(candidate)
            if isDropped { continue }
            candidates[kept] = candidate
            kept += 1
        }
        candidates.removeSubrange(kept...)
    }

    private func countsOne(_ candidate: Candidate) -> Bool {
        let index = candidate.number.lowerBound
        let next = index + 1
        if isWord(index - 1, "at"), isWord(next, "point"), candidate.number.count == 1 { return false }
        guard candidate.number.count == 1, candidate.kind == nil, candidate.unit < 0 else { return true }
        if isWord(
            index - 1,
            oneOf: [
                "no", "any", "every", "some", "each", "this", "that", "the", "which", "another", "only", "loved",
                "little", "everyone",
            ])
            && !(isWord(index - 1, oneOf: ["the", "only", "some"]) && isTag(next, .noun))
        {
            return isWord(index - 1, "only") && isWord(next, "of")
        }
        if isWord(next, "another") || isWord(next, "'s") || isWord(next, "’s") { return false }
        if isWord(next, oneOf: ["point", "time", "thing", "way", "side"]) { return false }
        if isHyphen(next) { return !isWord(next + 1, oneOf: ["time", "sided", "off", "on", "way"]) }
        if isWord(next, "of") { return true }
        // "one to two years", "one out of three", "one in five"
        if isWord(next, oneOf: ["to", "or", "in"]),
            lexeme(next + 1)?.number != nil || isDigits(next + 1) || isWord(next + 1, "every")
        {
            return true
        }
        if isWord(next, "out"), isWord(next + 1, "of") { return true }
        if isTag(next, .noun) || isTag(next, .properNoun) || isTag(next, .numeral) { return true }
        if isTag(next, .adjective) { return true }
        if isTag(next, .verb), isParticiple(next) { return true }
        // "killed one and wounded six"
        let governor = verbBase(index - 1)
        if isTag(index - 1, .verb), governor >= 0, ["kill", "injure", "arrest"].contains(eventClass(index - 1)) {
            return true
        }
        // "four were wounded, one critically"
        if isComma(index - 1), isTag(next, .adverb), !has(next + 1) || isPunctuation(next + 1) { return true }
        let isPaired = isTag(index - 1, .coordinator) || isComma(index - 1)
        return isPaired && isTag(next, .adposition) && candidates.first.map { $0.number.lowerBound < index } == true
    }

    private func countsNone(_ candidate: Candidate) -> Bool {
        let index = candidate.number.lowerBound
        if isWord(index, "none") { return isWord(index + 1, "of") }
        var place = index + 1
        while isTag(place, .adjective) || isTag(place, .adverb) { place += 1 }
        while isNoun(place), isNoun(place + 1) { place += 1 }
        guard isTag(place, .noun) else { return false }
        let base = nounBase(place)
        return isPluralNoun(place) && base >= 0
            && !lexicon.lexemes[Int(base)].classes.isDisjoint(with: [.casualty, .person, .personNoun])
    }

    /// Whether a verb is a past participle by its form: an irregular one, `-ed` or `-en`.
    func isParticiple(_ index: Int) -> Bool {
        guard has(index) else { return false }
        let token = tokens[index]
        let length = Int(token.end - token.start)
        if let lexeme = lexeme(index), lexeme.verbBase >= 0 { return true }
        guard length > 3 else { return false }
        return text[Int(token.end) - 1] == 0x64 && text[Int(token.end) - 2] == 0x65
    }
}
