internal import Tagging

/// What a figure is said of, beside the noun that it counts: the words of the phrase it measures, or of the subject.
extension Sentence {
    /// Gives the figures their concepts.
    mutating func attachConcepts() {
        concepts.removeAll(keepingCapacity: true)
        for index in candidates.indices {
            var words = candidates[index].isFigure ? concepts(of: candidates[index]) : []
            if words.isEmpty || isConversion(index), index > 0, candidates[index].isFigure, isContinuation(index) {
                words = concepts[index - 1]
            }
            concepts.append(words)
        }
    }

    /// "15.5 cm (6.1 inches)", "$52 (£40)"
    private func isConversion(_ index: Int) -> Bool {
        let begin = candidates[index].extent.lowerBound
        return index > 0 && (isMark(begin - 1, "(") || isMark(begin - 1, "/"))
            && begin - candidates[index - 1].end <= 2
    }

    /// Whether a figure goes on from the one before it: in parentheses, in a list, or as the goal of a change.
    private func isContinuation(_ index: Int) -> Bool {
        let begin = candidates[index].extent.lowerBound
        return isConversion(index) || isComma(begin - 1) || isTag(begin - 1, .coordinator) || isWord(begin - 1, "to")
            || isWord(begin - 1, "by")
    }

    private func concepts(of candidate: Candidate) -> [Range<Int>] {
        let begin = candidate.extent.lowerBound
        var words: [Range<Int>] = []
        if candidate.kind != .count, !candidate.phrase.isEmpty {
            words += content(modifiers(before: begin)) + content(withComplements(candidate.phrase))
        }
        if candidate.kind == .age, candidate.head < 0, isComma(begin - 1), let phrase = fullPhrase(before: begin - 1) {
            return content(phrase)
        }
        if candidate.kind == .frequency, let phrase = nounPhrase(at: candidate.end) { words += content(phrase.words) }
        var isComplement = false
        if words.isEmpty, let phrase = phraseOfAmount(before: begin) {
            words += content(phrase)
            isComplement = !isObject(phrase)
        }
        if words.isEmpty, let phrase = namedBefore(begin) { words += content(phrase) }
        if words.isEmpty, candidate.kind != .count, let phrase = objectBefore(begin) { words += content(phrase) }
        if words.isEmpty || isSaidOfSubject(candidate) && !isComplement, let phrase = clauseSubject(before: begin) {
            let subject = content(phrase)
            if !subject.contains(where: words.contains) { words += subject }
        }
        if words.isEmpty, isWord(candidate.end, "for"), let phrase = nounPhrase(at: candidate.end + 1) {
            words += content(phrase.words)
        }
        return words
    }

    /// Measures, and shares unless they are of something that the subject does not own: "13% of the economy".
    private func isSaidOfSubject(_ candidate: Candidate) -> Bool {
        if candidate.kind == .percent, isWord(candidate.end, "of") { return isTag(candidate.end + 1, .pronoun) }
        return candidate.kind == .measure || candidate.kind == .percent || candidate.kind == .money
    }

    /// Whether a verb stands before a phrase.
    private func isObject(_ phrase: Range<Int>) -> Bool {
        var index = phrase.lowerBound - 1
        while isTag(index, .determiner) || isTag(index, .adverb) { index -= 1 }
        return isTag(index, .verb) || isTag(index, .auxiliary)
    }

    /// "bought a notebook for 1,200€", "hiked fees by £24": the object of the verb before the amount's preposition.
    private func objectBefore(_ begin: Int) -> Range<Int>? {
        guard isWord(begin - 1, oneOf: ["for", "by", "to", "at", "from"]), let phrase = fullPhrase(before: begin - 1),
            isObject(phrase)
        else { return nil }
        return phrase
    }

    /// "a sharp 3 per cent drop", "the phone's 6-inch display": what stands between the determiner and the number.
    private func modifiers(before begin: Int) -> Range<Int> {
        var index = begin
        while begin - index < 5,
            isTag(index - 1, .adjective) || isTag(index - 1, .verb) && isParticiple(index - 1) || isNoun(index - 1)
                || isPossessive(index - 1)
        {
            index -= 1
        }
        return isTag(index - 1, .determiner) ? index..<begin : begin..<begin
    }

    /// "a speed of 15 mph", "a survey of 6,000 employers", "an interest rate of 1.4%", "a penalty worth $5".
    private func phraseOfAmount(before begin: Int) -> Range<Int>? {
        // "panel strength lower than 8.9 ksi"
        if isNoun(begin - 1), tokens[begin - 1].candidate < 0, !(0..<begin).contains(where: { isTag($0, .verb) }) {
            return fullPhrase(before: begin)
        }
        guard isWord(begin - 1, oneOf: ["of", "worth"]), isNoun(begin - 2), !isClass(begin - 2, .number) else {
            return nil
        }
        return fullPhrase(before: begin - 1)
    }

    /// "Blackmores up 9.4 per cent", "Nasdaq +0.8%": a name with no verb.
    private func namedBefore(_ begin: Int) -> Range<Int>? {
        var index = begin
        if isWord(index - 1, "by") { index -= 1 }
        // "Maldonado (15.3 points)"
        if isMark(begin - 1, "("), isNoun(begin - 2) { return fullPhrase(before: begin - 1) }
        // "and oils between 6% and 7%", ", Burlington by 2.6%"
        if isNoun(index - 1), tokens[index - 1].candidate < 0, let phrase = nounPhrase(before: index),
            isComma(phrase.words.lowerBound - 1) || isTag(phrase.words.lowerBound - 1, .coordinator)
        {
            return fullPhrase(before: index)
        }
        guard isClass(index - 1, [.rise, .drop]) || isMark(begin, "+") || isDash(begin) else { return nil }
        if isClass(index - 1, [.rise, .drop]) { index -= 1 }
        return fullPhrase(before: index)
    }

    /// The subject of the nearest verb to the left that has one.
    private func clauseSubject(before begin: Int) -> Range<Int>? {
        var index = begin - 1
        while index >= 0 {
            if isMark(index, ";") || isMark(index, ".") && !isGlued(index + 1) { return nil }
            let isVerb = isTag(index, .verb) && !isModifier(index) || isTag(index, .auxiliary)
            if isVerb, let phrase = subjectPhrase(of: index) { return phrase }
            index -= 1
        }
        return nil
    }

    /// The noun phrase before a verb group, over auxiliaries, adverbs, a relative pronoun and a parenthesis.
    private func subjectPhrase(of verb: Int) -> Range<Int>? {
        var index = verb - 1
        while isTag(index, .auxiliary) || isTag(index, .adverb)
            || isTag(index, .verb) && isTag(index + 1, .particle)
                && (!isReporting(index) || isTag(index - 1, .auxiliary))
            || isTag(index, .particle) && !isPossessive(index)
        {
            index -= 1
        }
        if isWord(index, oneOf: ["who", "which", "that"]) {
            index -= 1
            if isComma(index) { index -= 1 }
        } else if isComma(index) {
            // "The SUV, meanwhile, is quick"
            var open = index - 1
            while open > 0, index - open < 8, !isComma(open) { open -= 1 }
            guard isComma(open) else { return nil }
            index = open - 1
        }
        return fullPhrase(before: index + 1)
    }

    /// The noun phrase that ends before `end`, with the phrases and names that it hangs on: "the price of the benchmark",
    /// "exports to China", "the S&P 500".
    private func fullPhrase(before end: Int) -> Range<Int>? {
        var last = end
        while isDigits(last - 1), !isFigureWord(last - 1), last > 1 { last -= 1 }
        if isHyphen(last - 1) { last -= 1 }
        guard let inner = nounPhrase(before: last), isNoun(inner.head) else { return nil }
        var begin = inner.words.lowerBound
        var steps = 0
        while steps < 4, isTag(begin - 1, .adposition) || isWord(begin - 1, "to"),
            let outer = nounPhrase(before: begin - 1), isNoun(outer.head),
            !isClass(outer.head, [.weekday, .month])
        {
            begin = outer.words.lowerBound
            steps += 1
        }
        // "Revenue in the quarter": the time is no concept.
        if begin < inner.words.lowerBound,
            unit(at: inner.head, glued: false) != nil || isWord(inner.head, oneOf: ["quarter", "season"])
        {
            return begin..<inner.words.lowerBound
        }
        // "CN and CP", "S&P/TSX Composite Index"
        if isTag(begin - 1, .coordinator) || isMark(begin - 1, "/"), isTag(begin, .properNoun),
            isTag(begin - 2, .properNoun),
            let first = nounPhrase(before: begin - 1)
        {
            begin = first.words.lowerBound
        }
        return begin..<end
    }

    /// A phrase with what "of" adds to it.
    private func withComplements(_ phrase: Range<Int>) -> Range<Int> {
        var end = phrase.upperBound
        while isWord(end, oneOf: ["of", "in"]), let next = partitive(at: end + 1) { end = next.words.upperBound }
        return phrase.lowerBound..<end
    }

    private func isFigureWord(_ index: Int) -> Bool {
        let candidate = Int(tokens[index].candidate)
        return candidates.indices.contains(candidate) && candidates[candidate].isFigure
    }

    /// The words that carry meaning, with what is glued to them: "S&P", "e-commerce", "TA-35".
    private func content(_ words: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for index in words where has(index) && isContentWord(index) {
            if let last = found.last, isGlued(index),
                last.upperBound == index || isHyphen(index - 1) || isMark(index - 1, "&")
            {
                found[found.count - 1] = last.lowerBound..<index + 1
            } else {
                found.append(index..<index + 1)
            }
        }
        return found
    }

    private func isContentWord(_ index: Int) -> Bool {
        switch tokens[index].tag {
        case .noun, .properNoun, .adjective, .verb: !isWord(index, "total") && !isFigureWord(index)
        case .numeral: !isFigureWord(index)
        default: false
        }
    }
}
