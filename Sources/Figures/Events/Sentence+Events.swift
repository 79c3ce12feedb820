internal import Tagging

/// What happened to the counted things.
extension Sentence {
    /// An event and the rule that found it.
    private struct Event {
        var word: Int
        var rule: StaticString
        var confidence = 1.0

        init(_ word: Int, _ rule: StaticString, confidence: Double = 1) {
            (self.word, self.rule, self.confidence) = (word, rule, confidence)
        }
    }

    /// Gives the figures their events.
    mutating func attachEvents() {
        for index in candidates.indices where candidates[index].isFigure {
            if candidates[index].kind == .frequency {
                var candidate = candidates[index]
                attachFrequency(&candidate)
                candidates[index] = candidate
            } else if let event = event(of: index) {
                candidates[index].event = event.word
                candidates[index].rule = event.rule
                candidates[index].confidence *= event.confidence
            }
            if candidates[index].event >= 0 { candidates[index].isNegated = isNegated(candidates[index].event) }
        }
    }

    private func event(of index: Int) -> Event? {
        let candidate = candidates[index]
        let end = phraseEnd(candidate)
        let left = candidate.kind == .age ? Governor.none : governor(before: candidate.extent.lowerBound)
        if let label = label(candidate) { return label }
        if let outcome = outcome(candidate, end, left) { return outcome }
        if candidate.kind == .count, let noun = eventNoun(before: candidate.extent.lowerBound) {
            return Event(noun, "object of the event noun")
        }
        let right = predicate(after: end)
        let follows = right.map { isAdjacentPredicate($0, from: end) } ?? false
        if !follows, let joined = joinedEvent(index) { return joined }
        if let object = object(candidate, end, left, right, follows) { return object }
        if case .phrase(let verb?) = left, !follows { return Event(verb, "phrase of the verb") }
        if let right { return Event(among(right) ?? right, "subject of the verb") }
        if let shared = sharedEvent(index) { return Event(shared, "event of the conjunct before") }
        if let state = stateModifier(candidate) { return Event(state, "state in the noun phrase") }
        return nearestVerb(before: candidate.extent.lowerBound).map { Event($0, "nearest verb", confidence: 0.7) }
    }

    /// The index behind the phrase of a figure: in "a 12-vehicle convoy came", behind the convoy.
    private func phraseEnd(_ candidate: Candidate) -> Int {
        if candidate.isInherited { return candidate.end }
        let end = max(candidate.end, candidate.phrase.upperBound)
        guard isHyphen(candidate.number.upperBound), let phrase = nounPhrase(at: candidate.phrase.lowerBound) else {
            return end
        }
        return max(end, phrase.words.upperBound)
    }

    /// "Killed: 145."
    private func label(_ candidate: Candidate) -> Event? {
        let mark = candidate.extent.lowerBound - 1
        guard isMark(mark, ":"), has(mark - 1) else { return nil }
        let isNamed = (lexeme(mark - 1)?.eventVerb ?? -1) >= 0
        guard isNamed || isParticiple(mark - 1) && verbBase(mark - 1) >= 0 else { return nil }
        return Event(mark - 1, "label before the number")
    }

    /// "222 injured", "30 per cent unemployed": what became of them, said right behind the number.
    private func outcome(_ candidate: Candidate, _ end: Int, _ left: Governor) -> Event? {
        guard candidate.kind == .count || candidate.kind == .percent, isOutcome(end),
            !isTag(end + 1, .noun) || isWord(end + 1, "prisoner"),
            candidate.head < 0 || candidate.isInherited || candidate.kind == .percent
        else { return nil }
        // "left 17 dead"
        let isNamed = isState(end) || isWord(end, oneOf: ["wounded", "injured", "dead"])
        if !isTag(end, .verb), isNamed, case .verb(let verb) = left, !isReporting(verb), !isCopula(verb) {
            return Event(resultative(verb, end) ?? verb, "object of the verb")
        }
        return Event(end, "outcome behind the number")
    }

    private func object(_ candidate: Candidate, _ end: Int, _ left: Governor, _ right: Int?, _ follows: Bool) -> Event?
    {
        guard case .verb(let verb) = left else { return nil }
        if isReporting(verb), let right, !crossesRelative(end, right), isFinite(right, from: end) { return nil }
        // "forced 80,000 to flee"
        if isWord(end, "to"), isTag(end + 1, .verb),
            lexicon.lexemes[Int(max(0, verbBase(verb)))].classes.contains(.aspect)
        {
            return Event(end + 1, "object of the verb")
        }
        if let result = resultative(verb, end) { return Event(result, "result of the verb") }
        // "there are two people hurt", "two girls are among the injured"
        if isCopula(verb), isOutcome(end) { return Event(end, "outcome behind the noun") }
        if isCopula(verb), let among = among(verb) { return Event(among, "subject of the verb") }
        if candidate.isInherited, follows, let right { return Event(right, "participle behind the number") }
        return Event(verb, "object of the verb")
    }

    /// "fired 81 missiles and eight drones", "the murder of six priests and two women": the event of the figure that this
    /// one is joined to as a further object.
    private func joinedEvent(_ index: Int) -> Event? {
        guard index > 0 else { return nil }
        let previous = candidates[index - 1]
        guard previous.isFigure, previous.event >= 0, previous.event < previous.extent.lowerBound,
            previous.kind == candidates[index].kind
        else { return nil }
        // "36 drones, 29 of which were shot down"
        let end = candidates[index].end
        if isWord(end, "of"), isWord(end + 1, oneOf: ["which", "whom"]) { return nil }
        var word = max(previous.end, previous.phrase.upperBound)
        var hasCoordinator = false
        while word < candidates[index].extent.lowerBound {
            switch tokens[word].tag {
            case .coordinator: hasCoordinator = true
            case .determiner, .adjective, .adverb: break
            case .pronoun where isWord(word, oneOf: ["their", "his", "her", "its"]): break
            default:
                guard isComma(word) else { return nil }
                hasCoordinator = true
            }
            word += 1
        }
        return hasCoordinator ? Event(previous.event, "event of the conjunct before") : nil
    }

    /// "Two officers are among the wounded", "among the injured are two girls".
    private func among(_ verb: Int) -> Int? {
        guard isCopula(verb) else { return nil }
        var index = verb + 1
        if !isWord(index, "among") {
            index = verb - 1
            while index > 0, verb - index < 4, !isWord(index, "among") { index -= 1 }
            guard isWord(index, "among") else { return nil }
        }
        index += 1
        while isTag(index, .determiner) || isTag(index, .pronoun) { index += 1 }
        return isOutcome(index) || isState(index) ? index : nil
    }

    private func isCopula(_ verb: Int) -> Bool {
        let base = verbBase(verb)
        return base >= 0 && lexicon.spelling(base) == "be"
    }

    /// "30 dead civilians"
    private func stateModifier(_ candidate: Candidate) -> Int? {
        candidate.phrase.first {
            $0 < candidate.head
                && ((lexeme($0)?.eventVerb ?? -1) >= 0 && isTag($0, .adjective)
                    || endsWith($0, "ed") && eventClass($0) != nil)
        }
    }

    private func crossesRelative(_ start: Int, _ end: Int) -> Bool {
        (start..<end).contains { isTag($0, .pronoun) && isWord($0, oneOf: ["who", "which", "that"]) }
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

    private func isNegated(_ event: Int) -> Bool {
        var index = event - 1
        while isTag(index, .auxiliary) || isTag(index, .adverb) || isTag(index, .particle) {
            if isWord(index, oneOf: ["not", "n't", "n’t", "never"]) { return true }
            index -= 1
        }
        return false
    }
}
