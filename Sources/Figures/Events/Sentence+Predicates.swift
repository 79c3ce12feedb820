internal import Tagging

/// The predicate right of what is counted.
extension Sentence {
    /// The predicate right of a noun phrase, over its modifiers: a verb, or a state behind an auxiliary.
    func predicate(after start: Int) -> Int? {
        var index = start
        var auxiliary: Int?
        var isRelative = false
        for _ in 0..<24 where has(index) {
            switch tokens[index].tag {
            case .verb:
                guard let next = continuation(of: index, isRelative: isRelative, auxiliary != nil) else { return index }
                isRelative = false
                index = next
                continue
            case .auxiliary: auxiliary = index
            case .adverb, .particle: break
            case .adjective where isParticiple(index) && verbBase(index) >= 0 && !isNoun(index + 1): return index
            case .adjective:
                return (auxiliary != nil || index == start) && isState(index) ? index : auxiliary
            case .adposition where auxiliary == nil:
                index = afterPhrase(index + 1)
                continue
            case .pronoun where isWord(index, oneOf: ["who", "which", "that"]): isRelative = true
            case .punctuation, .coordinator:
                guard let next = afterInterruption(index, auxiliary != nil) else { return auxiliary }
                index = next
                continue
            case .noun, .properNoun, .determiner, .numeral:
                return auxiliary == nil && isState(index) ? index : auxiliary
            default: return auxiliary
            }
            index += 1
        }
        return auxiliary
    }

    private func continuation(of verb: Int, isRelative: Bool, _ hasAuxiliary: Bool) -> Int? {
        if let next = complement(of: verb) { return next }
        return mainVerb(behind: verb, isRelative: isRelative, hasAuxiliary)
    }

    /// Behind further subjects or a parenthesis that begin at a comma, a bracket or a coordinator.
    private func afterInterruption(_ index: Int, _ hasAuxiliary: Bool) -> Int? {
        if !hasAuxiliary, let next = afterConjuncts(index),
            isTag(next, .verb) && !isReporting(next) || isTag(next, .auxiliary)
        {
            return next
        }
        return isComma(index) || isMark(index, "(") || isMark(index, "[") ? afterParenthesis(index) : nil
    }

    /// "two women who worked with them were killed", "five passengers travelling on the bus were injured": the main verb
    /// behind a relative clause or a participle.
    private func mainVerb(behind verb: Int, isRelative: Bool, _ hasAuxiliary: Bool) -> Int? {
        let isParticipial = endsWith(verb, "ing") && !hasAuxiliary
        guard isRelative || isParticipial else { return nil }
        var index = verb + 1
        var steps = 0
        while has(index), steps < 10 {
            steps += 1
            if isTag(index, .adverb) || isTag(index, .particle) || isTag(index, .adposition) {
                index += 1
            } else {
                let next = afterPhrase(index)
                guard next > index else { break }
                index = next
            }
        }
        if isComma(index) { index += 1 }
        return isTag(index, .auxiliary) && index > verb + 1 ? index : nil
    }

    /// "expected to be killed", "feared dead", "begun moving": where the verb goes on that says what happens.
    private func complement(of verb: Int) -> Int? {
        let base = verbBase(verb)
        guard base >= 0, lexicon.lexemes[Int(base)].classes.contains(.aspect) else { return nil }
        if isWord(verb + 1, "to"), isTag(verb + 2, .verb) || isTag(verb + 2, .auxiliary) { return verb + 2 }
        if isState(verb + 1) || isTag(verb + 1, .verb) { return verb + 1 }
        return nil
    }

    /// Words that name what became of people: dead, missing, homeless.
    func isState(_ index: Int) -> Bool {
        guard let lexeme = lexeme(index), lexeme.eventClass > 0 else { return false }
        return isTag(index, .adjective)
            || isTag(index, .noun) && isWord(index, oneOf: ["dead", "wounded", "injured", "missing"])
    }

    /// The index behind a noun phrase that begins at `start`, over numbers and further prepositions' phrases.
    func afterPhrase(_ start: Int) -> Int {
        var index = start
        var steps = 0
        while has(index), steps < 12 {
            switch tokens[index].tag {
            case .noun, .properNoun, .adjective, .determiner, .numeral, .pronoun, .symbol: break
            case .particle where isPossessive(index): break
            default:
                if !isHyphen(index) { return max(index, start) }
            }
            index += 1
            steps += 1
        }
        return max(index, start)
    }

    /// Behind ", including three children," or "(…)"; nil when nothing closes it soon or nothing follows.
    private func afterParenthesis(_ open: Int) -> Int? {
        let isRound = isMark(open, "(") || isMark(open, "[")
        let hasPart = (open + 1..<open + 5).contains {
            isWord($0, "of") && isWord($0 + 1, oneOf: ["whom", "which", "them"])
        }
        if !isRound, isWord(open + 1, "who") || isWord(open + 1, "which") { return nil }
        var index = open + 1
        while has(index), index < open + 16 {
            if isRound ? isMark(index, ")") || isMark(index, "]") : isComma(index) { return index + 1 }
            if isClauseMark(index) { return nil }
            if !isRound, !hasPart, isTag(index, .verb) && !isWord(index, "including"), !isParticiple(index) {
                return nil
            }
            index += 1
        }
        return nil
    }

    /// Behind "…, three soldiers and a civilian" when further subjects of the same verb follow.
    private func afterConjuncts(_ start: Int) -> Int? {
        var index = start
        var hasCoordinator = false
        for _ in 0..<8 {
            if isComma(index) { index += 1 }
            if isTag(index, .coordinator) {
                hasCoordinator = true
                index += 1
            }
            let end = afterPhrase(index)
            guard end > index else { return nil }
            index = end
            while isTag(index, .adposition) {
                let behind = afterPhrase(index + 1)
                guard behind > index + 1 else { return nil }
                index = behind
            }
            if hasCoordinator, isTag(index, .verb) || isTag(index, .auxiliary) { return index }
            // "six priests and two women who worked with them were murdered"
            if hasCoordinator, isWord(index, oneOf: ["who", "which", "that"]), isTag(index + 1, .verb),
                let main = mainVerb(behind: index + 1, isRelative: true, false)
            {
                return main
            }
            guard isComma(index) || isTag(index, .coordinator) else { return nil }
        }
        return nil
    }
}
