internal import Tagging

/// What governs a figure from its left: a verb, a preposition, a noun of an event.
extension Sentence {
    /// What stands left of a phrase.
    enum Governor {
        case verb(Int)
        /// A preposition, with the verb that its phrase belongs to when there is one in reach.
        case phrase(Int?)
        case none
    }

    func governor(before begin: Int) -> Governor {
        var index = begin - 1
        // "a total of", "a record", "the remaining", "another"
        while isTag(index, .determiner) || isTag(index, .adjective) || isTag(index, .adverb)
            || isWord(index, "of") && isWord(index - 1, "total")
            || isWord(index, "total")
            || isTag(index, .pronoun) && isWord(index, oneOf: ["their", "his", "its", "her", "my", "our", "your"])
            || isWord(index, "record")
        {
            // "Troops advanced 3 miles": a past form between a subject and a number is a verb, whatever its tag.
            if isTag(index, .adjective), isParticiple(index), verbBase(index) >= 0,
                follows(index, .noun, .properNoun, .pronoun)
            {
                return .verb(index)
            }
            index -= 1
        }
        if isClass(index, .part) { return .none }
        if isTag(index, .verb) { return .verb(index) }
        guard isTag(index, .adposition) || isWord(index, "to") else { return .none }
        // "shot dead 21 people", "took part in 5 raids"
        var place = index - 1
        var steps = 0
        while has(place), steps < 12 {
            if isTag(place, .verb), !isWord(place, "compared"), !isGerund(place) {
                return isReporting(place) ? .phrase(nil) : .phrase(place)
            }
            if isClauseMark(place) || isTag(place, .subordinator) || isComma(place) || isTag(place, .auxiliary) {
                break
            }
            place -= 1
            steps += 1
        }
        return .phrase(nil)
    }

    /// "the cost of rebuilding": a verb that is the object of a preposition.
    private func isGerund(_ index: Int) -> Bool { endsWith(index, "ing") && isWord(index - 1, "of") }

    /// Whether a word of one of the tags stands before the adverbs and auxiliaries before `index`.
    private func follows(_ index: Int, _ tags: PartOfSpeech...) -> Bool {
        var place = index - 1
        while isTag(place, .adverb) || isTag(place, .auxiliary) { place -= 1 }
        return has(place) && tags.contains(tokens[place].tag)
    }

    /// "the murder of six priests and two women": a noun that names the event, over what is joined to the figure.
    func eventNoun(before begin: Int) -> Int? {
        var index = begin - 1
        for _ in 0..<5 {
            while isTag(index, .determiner) || isTag(index, .adjective) || isTag(index, .adverb)
                || isTag(index, .pronoun) && isWord(index, oneOf: ["their", "his", "her", "its"])
            {
                index -= 1
            }
            if isWord(index, "of") || isWord(index, oneOf: ["on", "against"]) { break }
            // "the murder of the priest, his wife, and two others"
            guard isTag(index, .coordinator) || isComma(index) else { return nil }
            while isTag(index, .coordinator) || isComma(index) { index -= 1 }
            guard let phrase = nounPhrase(before: index + 1) else { return nil }
            index = phrase.words.lowerBound - 1
            if isInFigure(index) { return nil }
        }
        guard let lexeme = lexeme(index - 1), lexeme.eventVerb >= 0, isNoun(index - 1) else { return nil }
        // "the murder of six priests", "an attack on seven generals"
        let isAttack = eventClass(index - 1) == "attack"
        return isWord(index, "of") && !isAttack || isWord(index, oneOf: ["on", "against"]) && isAttack ? index - 1 : nil
    }

    private func isInFigure(_ index: Int) -> Bool { has(index) && tokens[index].candidate >= 0 }

    /// "left five people wounded", "leaving 67 dead": what became of them, when it is death or injury.
    func resultative(_ verb: Int, _ end: Int) -> Int? {
        let base = verbBase(verb)
        guard base >= 0, lexicon.spelling(base) == "leave" else { return nil }
        var index = end
        if isTag(index, .coordinator) {
            // "leaving 17 guerrillas and 2 soldiers dead"
            index = afterPhrase(index + 1)
            if isOutcome(index - 1) { index -= 1 }
        }
        while isTag(index, .adverb) { index += 1 }
        guard isOutcome(index), let name = eventClass(index), name == "kill" || name == "injure" else { return nil }
        return index
    }

    /// "fired 81 missiles and eight drones": the event of the figure before, when the two are joined.
    func sharedEvent(_ index: Int) -> Int? {
        guard index > 0 else { return nil }
        let begin = candidates[index].extent.lowerBound
        let previous = candidates[..<index].last { $0.isFigure && $0.event >= 0 }
        guard let previous, previous.rule.description != "result of the verb" else { return nil }
        let isJoined =
            isTag(begin - 1, .coordinator) || isComma(begin - 1) || isClass(begin - 1, .part)
            || isTag(begin - 1, .adposition)
        return isJoined ? previous.event : nil
    }

    /// The nearest verb to the left in the clause that reports nothing.
    func nearestVerb(before begin: Int) -> Int? {
        var index = begin - 1
        while index >= 0 {
            if isTag(index, .verb), !isReporting(index), !isWord(index, "compared") { return index }
            // "were involved in two crimes"
            if isTag(index, .adjective), isTag(index - 1, .auxiliary), isParticiple(index), verbBase(index) >= 0 {
                return index
            }
            if isClauseMark(index), !isDash(index) { return nil }
            index -= 1
        }
        return nil
    }
}
