internal import Tagging

/// What happened to the counted things.
extension Sentence {
    /// Gives the figures their events.
    mutating func attachEvents() {
        for index in candidates.indices where candidates[index].isFigure {
            var candidate = candidates[index]
            if candidate.kind == .frequency {
                attachFrequency(&candidate)
            } else {
                attachEvent(&candidate, index)
            }
            if candidate.event >= 0 { candidate.isNegated = isNegated(candidate.event) }
            candidates[index] = candidate
        }
    }

    private func attachEvent(_ candidate: inout Candidate, _ index: Int) {
        let end = candidate.isInherited ? candidate.end : max(candidate.end, candidate.phrase.upperBound)
        let begin = candidate.extent.lowerBound
        if candidate.kind == .count || candidate.kind == .percent, isOutcome(end),
            !isTag(end + 1, .noun) || isWord(end + 1, "prisoner"),
            candidate.head < 0 || candidate.isInherited || candidate.kind == .percent
        {
            // "left 17 dead"
            if !isTag(end, .verb), isState(end), case .verb(let verb) = governor(before: begin), !isReporting(verb) {
                candidate.event = resultative(verb, end) ?? verb
                candidate.rule = "object of the verb"
                return
            }
            candidate.event = end
            candidate.rule = "outcome behind the number"
            return
        }
        if candidate.kind == .count, let noun = eventNoun(before: begin) {
            candidate.event = noun
            candidate.rule = "object of the event noun"
            return
        }
        let left = candidate.kind == .age ? Governor.none : governor(before: begin)
        let right = predicate(after: end)
        let isRelative = right.map { crossesRelative(end, $0) } ?? false
        let follows = right.map { isAdjacentPredicate($0, from: end) } ?? false
        if case .verb(let verb) = left,
            !(isReporting(verb) && right != nil && !isRelative && isFinite(right ?? verb, from: end))
        {
            if let result = resultative(verb, end) {
                candidate.event = result
                candidate.rule = "result of the verb"
            } else if candidate.isInherited, follows, let right {
                candidate.event = right
                candidate.rule = "participle behind the number"
            } else {
                candidate.event = verb
                candidate.rule = "object of the verb"
            }
            return
        }
        if case .phrase(let verb?) = left, !follows {
            candidate.event = verb
            candidate.rule = "phrase of the verb"
            return
        }
        if let right {
            candidate.event = right
            candidate.rule = "subject of the verb"
            return
        }
        if let shared = sharedEvent(index) {
            candidate.event = shared
            candidate.rule = "event of the conjunct before"
            return
        }
        if let verb = nearestVerb(before: begin) {
            candidate.event = verb
            candidate.rule = "nearest verb"
            candidate.confidence *= 0.7
        }
    }

    /// "left five people wounded", "leaving 67 dead": what became of them, when it is death or injury.
    private func resultative(_ verb: Int, _ end: Int) -> Int? {
        let base = verbBase(verb)
        guard base >= 0, lexicon.spelling(base) == "leave" else { return nil }
        var index = end
        if isTag(index, .coordinator) {
            index = afterPhrase(index + 1)
        }
        while isTag(index, .adverb) { index += 1 }
        guard isOutcome(index), let name = eventClass(index), name == "kill" || name == "injure" else { return nil }
        return index
    }

    /// "the murder of six priests and two women": a noun that names the event.
    private func eventNoun(before begin: Int) -> Int? {
        var index = begin - 1
        while isTag(index, .determiner) || isTag(index, .adjective) || isTag(index, .adverb) { index -= 1 }
        guard isWord(index, "of"), let lexeme = lexeme(index - 1), lexeme.eventVerb >= 0, isNoun(index - 1) else {
            return nil
        }
        return index - 1
    }

    private func crossesRelative(_ start: Int, _ end: Int) -> Bool {
        (start..<end).contains { isTag($0, .pronoun) && isWord($0, oneOf: ["who", "which", "that"]) }
    }

    /// What stands left of a phrase.
    private enum Governor {
        case verb(Int)
        /// A preposition, with the verb that its phrase belongs to when there is one in reach.
        case phrase(Int?)
        case none
    }

    private func governor(before begin: Int) -> Governor {
        var index = begin - 1
        // "a total of", "a record", "the remaining", "another"
        while isTag(index, .determiner) || isTag(index, .adjective) || isTag(index, .adverb)
            || isWord(index, "of") && isWord(index - 1, "total")
            || isWord(index, "total") || isTag(index, .pronoun) && isWord(index, oneOf: ["their", "his", "its", "her"])
            || isWord(index, "record")
        {
            index -= 1
        }
        if isTag(index, .verb) { return .verb(index) }
        guard isTag(index, .adposition) || isWord(index, "to") else { return .none }
        // "shot dead 21 people", "took part in 5 raids"
        var place = index - 1
        var steps = 0
        while has(place), steps < 12 {
            if isTag(place, .verb) { return isReporting(place) ? .phrase(nil) : .phrase(place) }
            if isClauseMark(place) || isTag(place, .subordinator) || isComma(place) || isTag(place, .auxiliary) {
                break
            }
            place -= 1
            steps += 1
        }
        return .phrase(nil)
    }

    /// The predicate right of a noun phrase, over its modifiers: a verb, or a state behind an auxiliary.
    private func predicate(after start: Int) -> Int? {
        var index = start
        var auxiliary = -1
        var steps = 0
        while has(index), steps < 24 {
            steps += 1
            switch tokens[index].tag {
            case .verb:
                if let next = complement(of: index) {
                    index = next
                    continue
                }
                return index
            case .auxiliary:
                auxiliary = index
            case .adverb, .particle: break
            case .adjective where isParticiple(index) && verbBase(index) >= 0 && !isNoun(index + 1):
                return index
            case .adjective:
                if auxiliary >= 0 || index == start { return isState(index) ? index : auxiliary >= 0 ? auxiliary : nil }
                return nil
            case .adposition:
                if auxiliary >= 0 { return auxiliary }
                index = afterPhrase(index + 1)
                continue
            case .pronoun:
                if isWord(index, oneOf: ["who", "which", "that"]) { break }
                if auxiliary >= 0 { return auxiliary }
                return nil
            case .punctuation, .coordinator:
                if auxiliary < 0, let next = afterConjuncts(index),
                    isTag(next, .verb) && !isReporting(next) || isTag(next, .auxiliary)
                {
                    index = next
                    continue
                }
                if isComma(index) || isMark(index, "("), let next = afterParenthesis(index) {
                    index = next
                    continue
                }
                return auxiliary >= 0 ? auxiliary : nil
            case .noun, .properNoun, .determiner, .numeral:
                if auxiliary >= 0 { return auxiliary }
                if isState(index) { return index }
                return nil
            default:
                return auxiliary >= 0 ? auxiliary : nil
            }
            index += 1
        }
        return auxiliary >= 0 ? auxiliary : nil
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
    private func afterPhrase(_ start: Int) -> Int {
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
        let isRound = isMark(open, "(")
        if !isRound, isWord(open + 1, "who") || isWord(open + 1, "which") { return nil }
        var index = open + 1
        while has(index), index < open + 16 {
            if isRound ? isMark(index, ")") : isComma(index) { return index + 1 }
            if isClauseMark(index) { return nil }
            if !isRound, isTag(index, .verb) && !isWord(index, "including"), !isParticiple(index) { return nil }
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
            guard isComma(index) || isTag(index, .coordinator) else { return nil }
        }
        return nil
    }

    private func isAdjacentPredicate(_ predicate: Int, from end: Int) -> Bool {
        for index in end..<max(end, predicate)
        where !isTag(index, .adverb) && !isTag(index, .auxiliary) && !isTag(index, .particle) {
            return false
        }
        return true
    }

    /// Whether the verb group between `end` and `predicate` is finite: it has an auxiliary or is no participle.
    private func isFinite(_ predicate: Int, from end: Int) -> Bool {
        isTag(predicate, .auxiliary) || (end..<max(end, predicate)).contains { isTag($0, .auxiliary) }
            || !isParticiple(predicate) || isTag(predicate, .verb)
    }

    func isReporting(_ verb: Int) -> Bool {
        let base = verbBase(verb)
        return base >= 0 && lexicon.lexemes[Int(base)].classes.contains(.say)
    }

    /// "fired 81 missiles and eight drones": the event of the figure before, when the two are joined.
    private func sharedEvent(_ index: Int) -> Int? {
        guard index > 0 else { return nil }
        let begin = candidates[index].extent.lowerBound
        let previous = candidates[..<index].last { $0.isFigure && $0.event >= 0 }
        guard let previous else { return nil }
        let isJoined =
            isTag(begin - 1, .coordinator) || isComma(begin - 1) || isClass(begin - 1, .part)
            || isTag(begin - 1, .adposition)
        return isJoined ? previous.event : nil
    }

    /// The nearest verb to the left in the clause that reports nothing.
    private func nearestVerb(before begin: Int) -> Int? {
        var index = begin - 1
        while index >= 0 {
            if isTag(index, .verb), !isReporting(index) { return index }
            if isClauseMark(index), !isDash(index) { return nil }
            index -= 1
        }
        return nil
    }

    // MARK: Frequencies

    private func attachFrequency(_ candidate: inout Candidate) {
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
            if let phrase = nounPhrase(at: start), phrase.words.upperBound <= begin { candidate.object = phrase.head }
        }
    }

    private func isNegated(_ event: Int) -> Bool {
        var index = event - 1
        while isTag(index, .auxiliary) || isTag(index, .adverb) || isTag(index, .particle) {
            if isWord(index, oneOf: ["not", "n't", "n’t", "never"]) { return true }
            index -= 1
        }
        return false
    }
}
