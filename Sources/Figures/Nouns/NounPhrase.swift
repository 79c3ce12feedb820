internal import Tagging
internal import Text

/// A base noun phrase: its words and its head.
struct NounPhrase: Equatable {
    var words: Range<Int>
    var head: Int
}

/// Reads base noun phrases by part of speech.
extension Sentence {
    /// The phrase that begins at `start`: adjectives, participles and nouns up to its last noun; nil without a noun.
    func nounPhrase(at start: Int) -> NounPhrase? {
        var index = start
        var head = -1
        let limit = min(count, start + 14)
        while index < limit {
            if isOutcome(index) { return finish(start, head) }
            // "a rebound next year"
            if head >= 0, isClass(index, .deictic), isClass(index + 1, .period) { return finish(start, head) }
            if head >= 0 || index > start, isOtherNumber(index) {
                // "the country's 38 million people"
                guard isPossessive(index - 1) else { break }
                index += 1
                while index < limit, isOtherNumber(index) { index += 1 }
                continue
            }
            switch tokens[index].tag {
            case .noun, .properNoun:
                if isClass(index, .weekday) && head >= 0 || isTimeNoun(index) && head >= 0 {
                    return finish(start, head)
                }
                head = index
            case .adjective:
                if head >= 0, !leadsToNoun(index) || isPluralNoun(head) { return finish(start, head) }
            case .verb:
                guard isModifier(index), !(head >= 0) else { return finish(start, head) }
            case .adverb:
                guard isTag(index + 1, .adjective) || isTag(index + 1, .verb) && isModifier(index + 1), head < 0 else {
                    return finish(start, head)
                }
            case .particle:
                guard head >= 0, isPossessive(index) else { return finish(start, head) }
            case .determiner:
                guard head < 0, index == start || isPossessive(index) else { return finish(start, head) }
            case .pronoun:
                guard head < 0, isWord(index, oneOf: ["their", "its", "his", "her", "our", "my", "your"]) else {
                    return finish(start, head)
                }
            case .coordinator:
                guard joins(index, head: head) else { return finish(start, head) }
            case .numeral, .symbol:
                guard isName(index) else { return finish(start, head) }
            default:
                guard isHyphen(index) || isMark(index, "&") || isQuote(index) && head < 0 else {
                    return finish(start, head)
                }
            }
            index += 1
        }
        return finish(start, head)
    }

    private func finish(_ start: Int, _ head: Int) -> NounPhrase? {
        head < 0 ? nil : NounPhrase(words: start..<head + 1, head: head)
    }

    private func isOtherNumber(_ index: Int) -> Bool {
        let candidate = Int(tokens[index].candidate)
        return candidate >= 0 && candidates.indices.contains(candidate) && candidates[candidate].isFigure
    }

    private func isTimeNoun(_ index: Int) -> Bool {
        isWord(index, oneOf: ["yesterday", "today", "tomorrow", "overnight"])
    }

    /// A participle before a noun: "injured people", "rolling crisis".
    func isModifier(_ index: Int) -> Bool {
        guard isTag(index + 1, .noun) || isTag(index + 1, .adjective) && isTag(index + 2, .noun) else { return false }
        switch tag(index - 1) {
        case .auxiliary, .noun, .properNoun, .pronoun, .particle: return false
        default: break
        }
        if isWord(index, oneOf: ["taken", "given", "been", "left"]) { return false }
        return ["ed", "en", "wn", "ing"].contains { endsWith(index, $0) } || isWord(index, "lost")
    }

    func endsWith(_ index: Int, _ ending: StaticString) -> Bool {
        has(index) && tokens[index].range.count > ending.utf8CodeUnitCount
            && Ending.matches(text, tokens[index].range, ending)
    }

    /// What became of the counted things, said behind the number without a noun after it: "222 injured", "17 dead",
    /// "40 shops burnt". The taggers' opinions differ on such words, so the form decides.
    func isOutcome(_ index: Int) -> Bool {
        guard has(index), !isNoun(index + 1) || isWord(index + 1, "prisoner"),
            !isTag(index + 1, .adjective) || isState(index + 1)
        else { return false }
        if let lexeme = lexeme(index), lexeme.eventClass > 0, lexeme.classes.isDisjoint(with: .verbBase),
            lexeme.verbBase < 0
        {
            return true
        }
        let base = verbBase(index)
        guard base >= 0, lexicon.lexemes[Int(base)].eventClass > 0 || isTag(index, .verb) else { return false }
        if base == tokens[index].lexeme {
            return isWord(index, oneOf: ["hurt", "hit"]) && !isTag(index - 1, .determiner)
        }
        return isParticiple(index)
    }

    private func leadsToNoun(_ index: Int) -> Bool { isNoun(index + 1) }

    func isPossessive(_ index: Int) -> Bool {
        isWord(index, "'s") || isWord(index, "’s") || isMark(index, "'") || isWord(index, "’")
    }

    /// "digital and physical sales": a coordinator between modifiers.
    private func joins(_ index: Int, head: Int) -> Bool {
        guard isWord(index, "and") || isWord(index, "or") || isMark(index, "&") || isMark(index, "/") else {
            return false
        }
        if isMark(index, "&"), isNoun(index - 1), isNoun(index + 1) { return true }
        // "Kia and Hyundai vehicles"
        if head >= 0, isTag(head, .properNoun) || isCapital(head), isTag(index + 1, .properNoun) || isCapital(index + 1)
        {
            var end = index + 1
            while isTag(end, .properNoun) || isCapital(end) { end += 1 }
            return isPluralNoun(end)
        }
        return head < 0 && isTag(index - 1, .adjective) && isTag(index + 1, .adjective)
    }

    /// A number inside a name: "Model 3 sedans".
    private func isName(_ index: Int) -> Bool {
        (isTag(index - 1, .properNoun) || isCapital(index - 1)) && !isOtherNumber(index)
    }

    /// The phrase that ends just before `end`, with its determiners: read to the left.
    func nounPhrase(before end: Int) -> NounPhrase? {
        var index = end - 1
        guard isNoun(index) || isTag(index, .pronoun) else { return nil }
        let head = index
        while has(index), end - index < 14 {
            if index < head, isOtherNumber(index) { return NounPhrase(words: index + 1..<end, head: head) }
            switch tokens[index].tag {
            case .noun, .properNoun, .adjective: break
            case .determiner, .pronoun:
                if index == head { break }
                return NounPhrase(words: index..<end, head: head)
            case .particle where isPossessive(index): break
            case .numeral where index < head: break
            default:
                guard index < head, isHyphen(index) || isMark(index, "&") else {
                    return NounPhrase(words: index + 1..<end, head: head)
                }
            }
            index -= 1
        }
        return NounPhrase(words: index + 1..<end, head: head)
    }
}
