internal import Tagging

/// Who says so.
extension Sentence {
    /// A source named in the sentence and the words it answers for.
    struct Attribution {
        var source: Range<Int>
        var scope: Range<Int>
        /// The reporting verb, or -1.
        var verb: Int
    }

    /// Gives the figures their sources; returns the last source that reports, for the sentences of its quotation.
    mutating func attachSources() -> Range<Int>? {
        let found = attributions()
        for index in candidates.indices where candidates[index].isFigure {
            let place = candidates[index].number.lowerBound
            let event = candidates[index].event
            let match = found.last {
                $0.scope.contains(place) && !$0.source.contains(place)
                    && (event != $0.verb || $0.verb < 0 || isWord(event, "put") || isClass(event, .statement)
                        || isStatement(event))
            }
            if let match { candidates[index].source = match.source }
        }
        return found.last?.source
    }

    /// Verbs whose object is what the source reports: "recorded 1,710 violations"; not "announced $800 million".
    private func isStatement(_ verb: Int) -> Bool {
        let base = verbBase(verb)
        return base >= 0 && lexicon.lexemes[Int(base)].classes.contains(.statement)
    }

    private func attributions() -> [Attribution] {
        var found: [Attribution] = []
        var open = 0
        for index in 0..<count {
            if isWord(index, "according") && (isWord(index + 1, "to") || isWord(index + 1, "with"))
                || isWord(index, "citing")
            {
                let source = sourcePhrase(from: isWord(index, "citing") ? index + 1 : index + 2)
                if !source.isEmpty { found.append(Attribution(source: source, scope: 0..<count, verb: -1)) }
            } else if isReportingVerb(index) {
                addAttribution(of: index, open: &open, &found)
            }
        }
        return found
    }

    /// A reporting verb that is no modifier; "the city council estimates." counts, whatever its tag.
    private func isReportingVerb(_ index: Int) -> Bool {
        guard isTag(index, .verb) || isTag(index, .noun), tokens[index].candidate < 0,
            isReporting(index) || isWord(index, "put") || isWord(index, "puts")
        else { return false }
        if isWord(index, "put") || isWord(index, "puts") { return putsFigure(index) }
        if isTag(index, .verb) {
            // "the strike declared by the union"
            return !isModifier(index) && !isPassive(index) && !isTag(index - 1, .determiner) && !isWord(index + 1, "by")
        }
        let isThirdPerson = text[Int(tokens[index].end) - 1] == 0x73
        if isThirdPerson, isNoun(index - 1), isWord(index + 1, "that") { return true }
        let closes = !has(index + 1) || isMark(index + 1, ".")
        return closes && isTag(index, .noun) && isNoun(index - 1) && (isThirdPerson || isPluralNoun(index - 1))
            && hasComma(before: index)
    }

    /// "put the death toll at"
    private func putsFigure(_ index: Int) -> Bool {
        (index + 1..<index + 6).contains {
            isClass($0, .number) && (isWord($0 + 1, "at") || isWord($0 + 1, "of") && isWord($0 + 3, "at"))
        }
    }

    private func hasComma(before index: Int) -> Bool {
        (max(0, index - 8)..<index).contains { isComma($0) }
    }

    /// Adds what a reporting verb says, with its subject on either side.
    private func addAttribution(of verb: Int, open: inout Int, _ found: inout [Attribution]) {
        var source = subjectPhrase(before: verb)
        var isInverted = false
        if source.isEmpty, isComma(verb - 1) || isQuote(verb - 1) || verb == 0 {
            source = sourcePhrase(from: verb + 1)
            isInverted = !source.isEmpty
        }
        guard !source.isEmpty else {
            // "he said, adding that": the participle keeps the source before it.
            if let last = found.last, isComma(verb - 1) || isTag(verb - 1, .coordinator) {
                found.append(Attribution(source: last.source, scope: verb + 1..<count, verb: verb))
            }
            return
        }
        let begin = isInverted ? verb : source.lowerBound
        let after = isInverted ? source.upperBound : verb + 1
        if begin > 0, isComma(begin - 1) || isQuote(begin - 1), isInverted || closesClause(after) {
            // A source behind what it says; behind a contrast another one may speak.
            let mark = clauseEnd(from: after)
            let goesOn = isComma(mark) && !isWord(mark + 1, oneOf: ["while", "but", "although", "though", "whereas"])
            found.append(Attribution(source: source, scope: open..<(goesOn ? count : max(begin, after)), verb: verb))
            open = after
        } else {
            found.append(Attribution(source: source, scope: verb + 1..<count, verb: verb))
            if open == 0 { open = verb + 1 }
        }
    }

    /// Whether nothing but an addressee, a time or an occasion follows the verb: "told Reuters on Friday".
    private func closesClause(_ after: Int) -> Bool {
        let end = clauseEnd(from: after)
        return !has(end) || isComma(end) || isMark(end, ".") || isQuote(end) || isMark(end, ";")
    }

    private func clauseEnd(from start: Int) -> Int {
        var index = start
        while has(index), index < start + 14 {
            switch tokens[index].tag {
            case .properNoun, .noun, .adposition, .determiner, .adjective, .numeral, .adverb: index += 1
            case .particle where isPossessive(index): index += 1
            case .pronoun where !isWord(index, oneOf: ["that", "what", "who", "he", "she", "they", "it", "we"]):
                index += 1
            default: return index
            }
        }
        return index
    }

    private func isPassive(_ verb: Int) -> Bool {
        var index = verb - 1
        while isTag(index, .adverb) { index -= 1 }
        guard isTag(index, .auxiliary), isParticiple(verb) else { return false }
        let base = verbBase(index)
        return base >= 0 && lexicon.spelling(base) == "be"
    }

    /// The subject of a verb, with an apposition: "Kenya's interior minister, Fred Matiang'i, said".
    private func subjectPhrase(before verb: Int) -> Range<Int> {
        var end = verb
        while isTag(end - 1, .adverb) || isTag(end - 1, .auxiliary) || isClass(end - 1, [.timeWord, .weekday])
            || isTag(end - 1, .particle) && !isPossessive(end - 1)
        { end -= 1 }
        // "the movement (MRTA) said"
        if isMark(end - 1, ")"), let open = (max(0, end - 6)..<end).last(where: { isMark($0, "(") }) { end = open }
        if isComma(end - 1), let inner = phrase(endingAt: end - 1), isComma(inner.lowerBound - 1),
            let outer = phrase(endingAt: inner.lowerBound - 1), isNoun(outer.upperBound - 1),
            isNoun(inner.upperBound - 1)
        {
            return outer.lowerBound..<inner.upperBound
        }
        return phrase(endingAt: end) ?? 0..<0
    }

    /// A noun phrase with its prepositional complements, read to the left from `end`.
    private func phrase(endingAt end: Int) -> Range<Int>? {
        var index = end - 1
        while index >= 0, end - index < 16 {
            let tag = tokens[index].tag
            let isPart =
                tag == .noun || tag == .properNoun || tag == .adjective || tag == .determiner || tag == .numeral
                || tag == .pronoun && !isWord(index, oneOf: ["who", "which", "that"]) || isPossessive(index)
                || isCapital(index) && index > 0 && isCapital(index - 1) && tag != .verb
                || isHyphen(index)
                || isMark(index, "&") || isMark(index, ".") && isGlued(index)
                || isWord(index, oneOf: ["of", "for", "and", "in", "at"]) && index < end - 1 && isNoun(index - 1)
            if !isPart { break }
            index -= 1
        }
        while index + 1 < end, !isNoun(index + 1), !isTag(index + 1, .pronoun), !isTag(index + 1, .determiner),
            !isTag(index + 1, .adjective)
        {
            index += 1
        }
        return index + 1 < end ? index + 1..<end : nil
    }

    /// The noun phrase that names a source to the right: up to a comma, a verb or the end.
    private func sourcePhrase(from start: Int) -> Range<Int> {
        var index = start
        while has(index), index < start + 18 {
            let tag = tokens[index].tag
            let isPart =
                tag == .noun || tag == .properNoun || tag == .adjective || tag == .determiner || tag == .numeral
                || tag == .pronoun
                || isPossessive(index) || isHyphen(index) || isMark(index, "&")
                || (tag == .adposition || tag == .coordinator) && index > start
                    && (isNoun(index + 1) || isTag(index + 1, .determiner) || isTag(index + 1, .adjective)
                        || isTag(index + 1, .pronoun))
            if !isPart || isClass(index, .weekday) { break }
            index += 1
        }
        while index > start, isTag(index - 1, .adposition) || isTag(index - 1, .determiner) { index -= 1 }
        return start..<index
    }
}
