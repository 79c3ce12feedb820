internal import Tagging

/// What each figure counts.
extension Sentence {
    /// Gives the figures their nouns.
    mutating func attachNouns() {
        markNumbers()
        for index in candidates.indices where candidates[index].isFigure {
            var candidate = candidates[index]
            switch candidate.kind {
            case .count: attachCounted(&candidate)
            case .percent, .ratio: attachShared(&candidate)
            case .money, .measure: attachMeasured(&candidate)
            case .duration: attachLasting(&candidate)
            case .age: attachAged(&candidate)
            default: break
            }
            candidates[index] = candidate
        }
        groupDots()
        inheritShares()
        inheritNouns()
        nameStates()
    }

    private mutating func markNumbers() {
        for index in candidates.indices {
            for word in candidates[index].extent { tokens[word].candidate = Int16(clamping: index) }
        }
    }

    private func set(_ candidate: inout Candidate, _ phrase: NounPhrase?) {
        guard let phrase, !isTime(phrase) else { return }
        candidate.phrase = phrase.words
        candidate.head = phrase.head
    }

    /// "45 cents last year"
    private func isTime(_ phrase: NounPhrase) -> Bool {
        if isWord(phrase.words.upperBound, oneOf: ["earlier", "ago", "later", "before"]) {
            return isClass(phrase.head, .period) || isWord(phrase.head, oneOf: ["hour", "minute"])
        }
        return isClass(phrase.words.lowerBound, .deictic) && phrase.words.count > 1
            && (isClass(phrase.head, [.period, .weekday, .month]) || isWord(phrase.head, "night"))
    }

    // MARK: By kind

    private func attachCounted(_ candidate: inout Candidate) {
        var start = candidate.end
        if isWord(start, "of") {
            start += 1
            set(&candidate, partitive(at: start))
            return
        }
        if isJoint(start) {
            start += 1
            if isWord(start, oneOf: ["strong", "magnitude"]), isNoun(start + 1) { start += 1 }
            if isNoun(start) {
                candidate.phrase = start..<start + 1
                candidate.head = start
                return
            }
        }
        if isMark(start, "-"), isGlued(start) { start += 1 }
        set(&candidate, nounPhrase(at: start))
        // "bringing to eight the number of students kidnapped"
        if isWord(candidate.head, "number"), isWord(candidate.head + 1, "of"), isTag(start, .determiner) {
            set(&candidate, partitive(at: candidate.head + 2))
        }
        if candidate.head < 0 { set(&candidate, predicateNoun(at: start)) }
        let begin = candidate.extent.lowerBound
        if candidate.head < 0, isWord(begin - 1, "or"), isTag(begin - 2, .noun), !isPluralNoun(begin - 2) {
            // "another pick or two"
            set(&candidate, NounPhrase(words: begin - 2..<begin - 1, head: begin - 2))
        }
        if candidate.head < 0 { set(&candidate, label(before: candidate.extent.lowerBound)) }
        if candidate.head < 0 { set(&candidate, estimated(candidate)) }
        if candidate.head < 0 { set(&candidate, objectOfAmount(candidate)) }
        if candidate.head < 0 { set(&candidate, subjectOfAmount(candidate)) }
        attachTailBound(&candidate)
    }

    /// "20 people or more": a bound behind the noun.
    private func attachTailBound(_ candidate: inout Candidate) {
        guard candidate.head >= 0, candidate.bound == .exact, let (bound, end) = bound(at: candidate.phrase.upperBound),
            isWord(candidate.phrase.upperBound, oneOf: ["or", "and", "at"]), end > candidate.phrase.upperBound + 1
        else { return }
        candidate.bound = bound
    }

    /// "of the attackers", "of Johnson's deputies", "of the 600 miners", "of them".
    func partitive(at start: Int) -> NounPhrase? {
        var index = start
        while isTag(index, .determiner)
            || isTag(index, .pronoun)
                && isWord(index, oneOf: ["its", "their", "his", "her", "our", "my", "your", "all", "those", "these"])
            || isInNumber(index)
        {
            index += 1
        }
        // "19 of them pupils"
        if isClass(index, .pronoun) || isWord(index, "whom") || isWord(index, "which") {
            return nounPhrase(at: index + 1) ?? predicateNoun(at: index + 1)
        }
        return nounPhrase(at: index)
    }

    private func isInNumber(_ index: Int) -> Bool {
        has(index) && tokens[index].candidate >= 0
    }

    private func attachShared(_ candidate: inout Candidate) {
        let start = candidate.end
        if isWord(start, "of") {
            set(&candidate, partitive(at: start + 1))
        } else {
            // "Dow +0.2% Nasdaq +0.8%": the name behind has a figure of its own.
            let isSigned = isMark(candidate.number.lowerBound, "+") || isDash(candidate.number.lowerBound)
            if !isSigned { set(&candidate, nounPhrase(at: isHyphen(start) ? start + 1 : start)) }
            let begin = candidate.extent.lowerBound
            // "growth of 2.5 per cent"
            if candidate.head < 0, isWord(begin - 1, "of"), isTag(begin - 2, .noun), !isClass(begin - 2, .number) {
                set(&candidate, nounPhrase(before: begin - 1))
            }
            if candidate.head < 0 { set(&candidate, objectOfAmount(candidate)) }
            if candidate.head < 0 { set(&candidate, subject(of: candidate)) }
        }
    }

    private func attachMeasured(_ candidate: inout Candidate) {
        // "8 miles (13 kilometres) of new tunnels"
        let close = (candidate.end..<candidate.end + 7).first { isMark($0, ")") }
        let start =
            close.map {
                (isMark(candidate.end, "(") || tokens[$0 - 1].candidate >= 0) && isWord($0 + 1, "of")
                    ? $0 + 1 : candidate.end
            } ?? candidate.end
        if isWord(start, "of") || isWord(start, "in") && candidate.kind == .money
            || isWord(start, "worth") && isWord(start + 1, "of")
        {
            let begin = isWord(start, "worth") ? start + 2 : start + 1
            set(&candidate, partitive(at: begin))
            attachLateDenominator(&candidate)
            if candidate.head >= 0, isTag(candidate.head, .properNoun), isWord(start, "in") {
                candidate.head = -1
                candidate.phrase = 0..<0
            }
        } else if candidate.denominator.isEmpty {
            set(&candidate, nounPhrase(at: isHyphen(start) ? start + 1 : start))
        }
        // "winds of up to 150 mph"
        let begin = candidate.extent.lowerBound
        if candidate.head < 0, isWord(begin - 1, "of"), isTag(begin - 2, .noun), !isClass(begin - 2, .number) {
            set(&candidate, nounPhrase(before: begin - 1))
        }
    }

    /// "2.4 billion gallons of jet fuel a year"
    private func attachLateDenominator(_ candidate: inout Candidate) {
        let end = candidate.phrase.upperBound
        guard candidate.kind == .measure, candidate.head >= 0, candidate.denominator.isEmpty,
            isWord(end, oneOf: ["a", "per"]),
            isWord(end + 1, oneOf: ["year", "month", "week", "day", "hour", "minute", "second"])
        else { return }
        candidate.denominator = end + 1..<end + 2
    }

    private func attachLasting(_ candidate: inout Candidate) {
        let start = candidate.extent.upperBound
        let isModifier = isHyphen(candidate.number.upperBound) || isPossessive(start)
        guard isModifier else { return }
        set(&candidate, nounPhrase(at: isPossessive(start) ? start + 1 : isHyphen(start) ? start + 1 : start))
    }

    private func attachAged(_ candidate: inout Candidate) {
        let start = candidate.extent.upperBound
        let isModifier = isHyphen(candidate.number.upperBound) || !candidate.unitWords.isEmpty
        if isModifier, let phrase = nounPhrase(at: isHyphen(start) ? start + 1 : start) {
            set(&candidate, phrase)
            return
        }
        var index = candidate.extent.lowerBound - 1
        if isWord(index, oneOf: ["aged", "ages", "age"]) { index -= 1 }
        if isWord(index, oneOf: ["between"]) { index -= 2 }
        if isComma(index) { index -= 1 }
        if isTag(index, .noun) { set(&candidate, nounPhrase(before: index + 1)) }
    }

    /// "12.000 syringes": a dot groups thousands before a counted noun.
    private mutating func groupDots() {
        for index in candidates.indices where candidates[index].kind == .count {
            if let grouped = candidates[index].groupedValue, isPluralNoun(candidates[index].head),
                candidates[index].valueMax == nil
            {
                candidates[index].value = grouped
            }
        }
    }

    // MARK: Nouns that stand elsewhere

    /// "128 were men": a plural behind the copula.
    private func predicateNoun(at start: Int) -> NounPhrase? {
        guard isTag(start, .auxiliary), let phrase = nounPhrase(at: start + 1), isPluralNoun(phrase.head),
            !isTag(phrase.words.lowerBound, .determiner)
        else { return nil }
        return phrase
    }

    /// "Casualties: 3 killed": a label before a colon.
    private func label(before begin: Int) -> NounPhrase? {
        guard isMark(begin - 1, ":") else { return nil }
        // "Migrants rescued: 27"
        let end = isTag(begin - 2, .verb) || isParticiple(begin - 2) && verbBase(begin - 2) >= 0 ? begin - 2 : begin - 1
        guard isTag(end - 1, .noun) else { return nil }
        return nounPhrase(before: end)
    }

    /// "Protesters numbering 5,000", "the number of refugees doubled to 1.1 million": the subject of a verb of amount.
    private func subjectOfAmount(_ candidate: Candidate) -> NounPhrase? {
        var index = candidate.extent.lowerBound - 1
        if isWord(index, "at"), isClass(index - 1, .number) { return toll(index - 1) }
        if isWord(index, oneOf: ["to", "by", "at", "from"]) { index -= 1 }
        guard isTag(index, .verb) || isTag(index, .auxiliary) else { return nil }
        let base = verbBase(index)
        guard base >= 0 else { return nil }
        let classes = lexicon.lexemes[Int(base)].classes
        guard !classes.isDisjoint(with: [.light, .rise, .drop]) || lexicon.spelling(base) == "be" else { return nil }
        guard let phrase = subject(before: index) else { return nil }
        return isClass(phrase.head, .number) && !isWord(phrase.head, "number") ? toll(phrase.head) : phrase
    }

    /// "revised the death toll to 83", "raised rates by 75 basis points": the object of a verb that sets an amount.
    private func objectOfAmount(_ candidate: Candidate) -> NounPhrase? {
        var end = candidate.extent.lowerBound - 1
        guard isWord(end, oneOf: ["to", "by", "at", "from"]) else { return nil }
        // "from 9.50 to 12", "to 83 from 79"
        let other = tokens[max(0, end - 1)].candidate
        if end > 0, other >= 0, candidates.indices.contains(Int(other)) {
            end = candidates[Int(other)].extent.lowerBound - 1
            guard isWord(end, oneOf: ["to", "by", "at", "from"]) else { return nil }
        }
        guard let inner = nounPhrase(before: end), isNoun(inner.head) else { return nil }
        var phrase = inner
        while isWord(phrase.words.lowerBound - 1, oneOf: ["of", "for"]),
            let outer = nounPhrase(before: phrase.words.lowerBound - 1), isNoun(outer.head)
        {
            if isClass(outer.head, .number), isWord(phrase.words.lowerBound - 1, "of") {
                return isSetting(outer.words.lowerBound - 1) ? phrase : nil
            }
            phrase = outer
        }
        guard isSetting(phrase.words.lowerBound - 1) else { return nil }
        return isClass(phrase.head, .number) && candidate.kind == .count ? toll(phrase.head) : phrase
    }

    private func isSetting(_ verb: Int) -> Bool {
        let base = verbBase(verb)
        guard isTag(verb, .verb), base >= 0 else { return false }
        return !lexicon.lexemes[Int(base)].classes.isDisjoint(with: [.adjust, .rise, .drop])
    }

    /// "a crowd estimated at 25,000": the noun before an estimate.
    private func estimated(_ candidate: Candidate) -> NounPhrase? {
        let begin = candidate.extent.lowerBound
        return isWord(begin, "estimated") && isTag(begin - 1, .noun) ? nounPhrase(before: begin) : nil
    }

    /// "put the death toll at 1,207": the things of which the number is given.
    private func toll(_ head: Int) -> NounPhrase? {
        isTag(head - 1, .noun)
            ? NounPhrase(words: head - 1..<head, head: head - 1) : NounPhrase(words: head..<head + 1, head: head)
    }

    /// The subject of the verb that the figure hangs on: "Exports dropped 7%".
    private func subject(of candidate: Candidate) -> NounPhrase? {
        var index = candidate.extent.lowerBound - 1
        if isWord(index, oneOf: ["by", "to", "at"]) { index -= 1 }
        while isTag(index, .adverb) { index -= 1 }
        guard isTag(index, .verb) || isTag(index, .auxiliary) || isClass(index, [.rise, .drop]) else { return nil }
        return subject(before: index)
    }

    /// The noun phrase left of a verb, over its auxiliaries and adverbs; "number of X" gives X.
    func subject(before verb: Int) -> NounPhrase? {
        var index = verb - 1
        while isTag(index, .auxiliary) || isTag(index, .adverb) || isTag(index, .particle) && !isPossessive(index) {
            index -= 1
        }
        // "the attackers, who numbered about 50"
        if isWord(index, oneOf: ["who", "which", "that"]) { index -= isComma(index - 1) ? 2 : 1 }
        guard let phrase = nounPhrase(before: index + 1), isNoun(phrase.head) else { return nil }
        // A phrase behind a preposition belongs to the noun before it: "refugees in Germany", but "number of refugees".
        var outer = phrase
        var guardCount = 0
        while isTag(outer.words.lowerBound - 1, .adposition), guardCount < 4 {
            guardCount += 1
            guard let next = nounPhrase(before: outer.words.lowerBound - 1), isNoun(next.head) else { break }
            if isClass(next.head, .number), isWord(outer.words.lowerBound - 1, "of") { return outer }
            outer = next
        }
        return outer
    }

    // MARK: Ellipsis

    /// "145 children were killed and 222 injured": a bare count takes the noun of the count before it.
    private mutating func inheritNouns() {
        for index in candidates.indices where candidates[index].kind == .count && candidates[index].head < 0 {
            guard let donor = donor(of: index) else { continue }
            candidates[index].phrase = candidates[donor].phrase
            candidates[index].head = candidates[donor].head
            candidates[index].isInherited = true
            candidates[index].inheritedFrom = donor
        }
        for index in candidates.indices where candidates[index].kind == .count && candidates[index].head < 0 {
            // "between three and five of the 30 miners" and numbers before their noun: "two or three hostages".
            guard index + 1 < candidates.count, candidates[index + 1].kind == .count, candidates[index + 1].head >= 0,
                joinsNumbers(candidates[index].extent.upperBound..<candidates[index + 1].extent.lowerBound)
            else { continue }
            candidates[index].phrase = candidates[index + 1].phrase
            candidates[index].head = candidates[index + 1].head
            candidates[index].isInherited = true
            candidates[index].inheritedFrom = index + 1
        }
    }

    /// "slowed to 4.2% from 5.1%", "rose $14 an ounce, or 0.8%": a share of what the one before it is a share of.
    private mutating func inheritShares() {
        for index in candidates.indices.dropFirst() where candidates[index].kind == .percent {
            let begin = candidates[index].extent.lowerBound
            let previous = candidates[index - 1]
            guard candidates[index].head < 0, begin - previous.end <= 4 else { continue }
            if previous.kind == .percent, previous.head >= 0,
                isWord(begin - 1, oneOf: ["from", "to", "with", "and", "or"])
            {
                candidates[index].phrase = previous.phrase
                candidates[index].head = previous.head
                candidates[index].inheritedFrom = index - 1
            } else if isWord(begin - 1, "or"), let phrase = subject(of: previous) {
                var candidate = candidates[index]
                set(&candidate, phrase)
                candidates[index] = candidate
            }
        }
    }

    /// "67 dead", "dozens wounded": with no noun before them, the words for people in that state are the noun.
    private mutating func nameStates() {
        for index in candidates.indices where candidates[index].kind == .count && candidates[index].head < 0 {
            let end = candidates[index].end
            if isWord(end, oneOf: ["dead", "wounded", "injured"]) {
                candidates[index].head = end
                candidates[index].phrase = end..<end + 1
                candidates[index].isInherited = true
            }
        }
    }

    private func joinsNumbers(_ gap: Range<Int>) -> Bool {
        gap.count <= 2 && gap.allSatisfy { isTag($0, .coordinator) || isWord($0, "to") || isDash($0) || isComma($0) }
    }

    private func donor(of index: Int) -> Int? {
        let end = candidates[index].end
        let isElliptical =
            isTag(end, .verb) || isTag(end, .auxiliary) || isTag(end, .adposition) || isTag(end, .adjective)
            || isWord(end, "who") || isTag(end, .punctuation) || isTag(end, .coordinator) || isTag(end, .adverb)
            || !has(end)
        guard isElliptical else { return nil }
        return candidates[..<index].lastIndex { $0.kind == .count && $0.head >= 0 && !isJoint($0.extent.upperBound) }
    }
}
