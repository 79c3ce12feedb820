internal import Tagging
internal import Text

/// Numbers that name something: roads, resolutions, models, house numbers, scores, ordinals.
extension Sentence {
    /// Types names and scores among the numbers that have no unit.
    mutating func typeIdentifiers() {
        isTitleCase = looksLikeTitle()
        typeScores()
        for index in candidates.indices where candidates[index].kind == nil && candidates[index].unit < 0 {
            if let kind = identifierKind(candidates[index]) {
                candidates[index].kind = kind
            } else if isFurtherName(index) {
                candidates[index].kind = candidates[index - 1].kind
            } else if index > 0, let kind = candidates[index - 1].kind, kind == .identifier || kind == .phone,
                candidates[index].number.lowerBound == candidates[index - 1].number.upperBound + 1,
                isHyphen(candidates[index - 1].number.upperBound)
            {
                // ISO 3888-2
                candidates[index].kind = kind
            } else if index > 0, candidates[index].kind == .address, isHyphen(candidates[index].number.lowerBound - 1) {
                candidates[index - 1].kind = .address
            }
        }
    }

    /// "junctions 10 and 12", "0800 123 456": a number that goes on from one that names something.
    private func isFurtherName(_ index: Int) -> Bool {
        guard index > 0, candidates[index - 1].kind == .identifier,
            candidates[index].plainDigits != 0
                || candidates[index].number.count > 1, candidates[index].form == .digits
        else { return false }
        let gap = candidates[index - 1].number.upperBound..<candidates[index].number.lowerBound
        if gap.isEmpty { return text[Int(tokens[candidates[index - 1].number.lowerBound].start)] == 0x30 }
        let before = candidates[index - 1].number.lowerBound - 1
        return gap.count == 1 && isWord(gap.lowerBound, oneOf: ["and", "or", "to"]) && isClass(before, .reference)
            && endsWith(before, "s") && !isNoun(candidates[index].number.upperBound)
    }

    private func identifierKind(_ candidate: Candidate) -> Figure.Kind? {
        let first = candidate.number.lowerBound
        let end = candidate.number.upperBound
        if candidate.form == .words { return wordIdentifierKind(candidate) }
        guard candidate.form == .digits else { return nil }
        if isMark(first - 1, "#"), isGlued(first) { return .identifier }
        // "agent 007", "0815 local": no quantity is written with a zero before it.
        if candidate.plainDigits > 1, text[Int(tokens[first].start)] == 0x30, first > 0 || has(end) {
            return .identifier
        }
        // "the 737 MAX", "the Group of 20"
        if isWord(first - 1, "the"), isModelName(behind: end), candidate.plainDigits > 0 { return .identifier }
        if isWord(first - 1, "of"), isCapital(first - 2), isWord(first - 2, "group"), candidate.plainDigits > 0,
            !isNoun(end)
        {
            return .identifier
        }
        if isClass(first - 1, .product), isCapital(first - 1), candidate.plainDigits > 0, candidate.plainDigits < 4 {
            return .identifier
        }
        guard !candidate.hasScale || candidate.number.count == 1 else { return nil }
        // "1) …": a list marker
        if isMark(end, ")"), candidate.plainDigits > 0, candidate.value <= 20,
            !(0..<first).contains(where: { isMark($0, "(") })
        {
            return .identifier
        }
        if isGluedToName(first) { return .identifier }
        if isGluedTail(end) { return .identifier }
        if isAddress(candidate) { return .address }
        return referenceKind(candidate)
    }

    /// A capitalised name in the singular: "MAX 9", "Dreamliner".
    private func isModelName(behind index: Int) -> Bool {
        guard isTag(index, .properNoun), isCapital(index), !isGlued(index) else { return false }
        var end = index
        while isTag(end, .properNoun) { end += 1 }
        return !endsWith(end - 1, "s") && !isNoun(end) && !isTitleCase
    }

    private func wordIdentifierKind(_ candidate: Candidate) -> Figure.Kind? {
        let first = candidate.number.lowerBound
        guard candidate.number.count == 1, isClass(first - 1, .reference),
            isCapital(first) || isCapital(first - 1) && first > 1
        else { return nil }
        return .identifier
    }

    /// `G7`, `F-16`, `COVID-19`: letters, perhaps with a hyphen, glued to the digits.
    func isGluedToName(_ first: Int) -> Bool {
        guard isGlued(first), has(first - 1) else { return false }
        if isLetters(first - 1) { return !isClass(first - 1, .currencyPrefix) }
        guard isDash(first - 1), isGlued(first - 1), has(first - 2), isLetters(first - 2) else {
            return false
        }
        if let number = lexeme(first - 2)?.number, number != .suffix { return false }
        // "3km-5km"
        if isGlued(first - 2), isDigits(first - 3) { return false }
        return !isWord(
            first - 2,
            oneOf: ["sub", "under", "over", "minus", "plus", "nearly", "about", "to", "pre", "post", "mid", "a", "s"])
    }

    /// `737s`, `4K`, `3D`: letters glued behind that are no unit.
    private func isGluedTail(_ end: Int) -> Bool {
        guard isGlued(end), has(end), isLetters(end) else { return false }
        return !isWord(end, oneOf: ["'s", "’s", "am", "pm", "p", "x"])
    }

    /// `14 Elm Street`
    private func isAddress(_ candidate: Candidate) -> Bool {
        guard candidate.plainDigits > 0, candidate.plainDigits <= 5 else { return false }
        var index = candidate.number.upperBound
        let limit = index + 4
        if isClass(index, .street), isCapital(index), isTag(index + 1, .properNoun) { return true }
        while index < limit, has(index), isCapital(index) || isDigits(index) || isGlued(index), !isClass(index, .month),
            !isClass(index, .weekday)
        {
            if isClass(index, .street), index > candidate.number.upperBound { return true }
            index += 1
        }
        return false
    }

    /// `Highway 20`, `Resolution 2202`, `version 2.3`, `No. 5`, `S&P 500`.
    private func referenceKind(_ candidate: Candidate) -> Figure.Kind? {
        let first = candidate.number.lowerBound
        let end = candidate.number.upperBound
        let isBare = candidate.number.count == 1 && candidate.groupedValue == nil
        guard isBare || candidate.number.count == 1, first > 0 else { return nil }
        let countsNext = isPluralNoun(end) && !isCapital(end)
        if isClass(first - 1, .reference) {
            if isWord(first - 1, "version") { return .version }
            if isWord(first - 1, "section") { return .section }
            let isName = isCapital(first - 1) && first > 1
            if isName, first > 1, tokens[first - 2].candidate >= 0 || isDigits(first - 2), !isComma(first - 2) {
                return .identifier
            }
            if isWord(first - 1, "number"), isTag(end, .noun), !isPluralNoun(end), candidate.plainDigits > 0 {
                return .identifier
            }
            let isSure = isWord(
                first - 1,
                oneOf: [
                    "kilometre", "kilometer", "junction", "junctions", "no.", "nos.", "nr.", "nrs.", "p.", "pp.",
                    "h.r.", "vol.",
                ])
            if isSure || ((isName || !isTag(end, .noun)) && !countsNext) { return .identifier }
        }
        if isMark(first - 1, "("), isMark(end, ")"), candidate.plainDigits > 0, candidate.plainDigits <= 2,
            isGlued(first)
        {
            return .identifier
        }
        guard candidate.plainDigits > 0, candidate.plainDigits <= 4 else { return nil }
        // "the nasdaq 100 fell"
        if isTag(first - 1, .noun), !isPluralNoun(first - 1), isTag(first - 2, .determiner), candidate.bound == .exact,
            candidate.plainDigits >= 2, isTag(end, .verb) || isTag(end, .auxiliary),
            !isOutcome(end) || isTag(first - 3, .coordinator)
        {
            return .identifier
        }
        let isNamed =
            isTag(first - 1, .properNoun) || !isTitleCase && (isTag(first - 1, .noun) || isTag(first - 1, .adjective))
        guard isCapital(first - 1), isNamed, isLetters(first - 1), first > 1 || isTag(end, .properNoun),
            !isClass(first - 1, .month), !isClass(first - 1, .weekday), !countsNext,
            !isClass(first - 1, .currencyPrefix)
        else { return nil }
        // "In Syria 145 were killed": a place after a preposition is no model name.
        if isTag(end, .auxiliary) || isTag(end, .verb), isTag(first - 2, .adposition) { return nil }
        if isTag(end, .adjective) && isPluralNoun(end + 1) { return nil }
        return .identifier
    }

    // MARK: Scores

    /// `2-0`, `52-48`: a falling or level pair over a hyphen, or any pair beside words of games and votes.
    private mutating func typeScores() {
        guard candidates.count > 1 else { return }
        for index in 0..<candidates.count - 1 {
            let (left, right) = (candidates[index], candidates[index + 1])
            let gap = left.number.upperBound
            guard left.kind == nil, right.kind == nil, left.unit < 0, right.unit < 0,
                gap + 1 == right.number.lowerBound,
                isDash(gap), isGlued(gap), isGlued(gap + 1), left.plainDigits > 0, right.plainDigits > 0,
                left.plainDigits <= 3, right.plainDigits <= 3
            else { continue }
            let end = right.number.upperBound
            let isPoint = !isPluralNoun(end) && !isHyphen(end)
            let isContest = isPoint && hasContest(around: left.number.lowerBound, end)
            if (left.value >= right.value && isPoint) || isContest || left.value > right.value && isTag(end, .noun) {
                candidates[index].kind = .score
                candidates[index + 1].kind = .score
            }
        }
    }

    private func hasContest(around first: Int, _ end: Int) -> Bool {
        for index in max(0, first - 6)..<min(count, end + 3) where isClass(index, .sport) { return true }
        return false
    }
}
