internal import Tagging

/// The kind of each number, when all its parts are known.
extension Sentence {
    /// Gives every number that is left a kind, and bare ages theirs.
    mutating func settleKinds() {
        shareUnits()
        carryUnits()
        for index in candidates.indices where candidates[index].kind == nil {
            var candidate = candidates[index]
            if candidate.unit >= 0 {
                settlePounds(&candidate)
                candidate.kind = lexicon.units[candidate.unit].kind
            } else if isBareAge(candidate) || isFurtherAge(index) {
                candidate.kind = .age
                candidate.naming = .age
            } else if candidate.form == .fraction {
                candidate.kind = .ratio
            } else {
                candidate.kind = .count
            }
            candidates[index] = candidate
        }
    }

    /// "5, 10 and 15 per cent": numbers before a percent or a currency that name no unit of their own.
    private mutating func shareUnits() {
        guard candidates.count > 1 else { return }
        for index in (0..<candidates.count - 1).reversed() {
            let next = candidates[index + 1]
            guard candidates[index].kind == nil, candidates[index].unit < 0, next.unit >= 0, !next.unitWords.isEmpty,
                next.kind == nil || next.kind == .age
            else { continue }
            let gap = candidates[index].extent.upperBound..<next.extent.lowerBound
            let isHanging =
                gap.count == 2 && isDash(gap.lowerBound) && isWord(gap.lowerBound + 1, oneOf: ["or", "and"])
            let isListed = isComma(gap.lowerBound) && isShared(index + 1)
            let isJoined = gap.count == 1 && (isWord(gap.lowerBound, oneOf: ["and", "or", "to"]) || isListed)
            guard isHanging || isJoined else { continue }
            candidates[index].unit = next.unit
            candidates[index].kind = next.kind
            candidates[index].naming = next.naming
        }
    }

    /// Whether the number has its unit from the one behind it.
    private func isShared(_ index: Int) -> Bool {
        candidates[index].unitWords.lowerBound >= candidates[index].extent.upperBound
    }

    /// "from 208 pounds to 193", "by 2 per cent … by 1": a bare number takes the unit of the one it is set against.
    private mutating func carryUnits() {
        for index in candidates.indices.dropFirst() where candidates[index].kind == nil && candidates[index].unit < 0 {
            let previous = candidates[index - 1]
            let begin = candidates[index].extent.lowerBound
            let end = candidates[index].extent.upperBound
            guard previous.unit >= 0, previous.kind == nil || previous.kind == .age, candidates[index].form == .digits,
                !isTag(end, .noun), !isTag(end, .adjective), !isTag(end, .properNoun), !isHyphen(end),
                lexicon.units[previous.unit].kind != .duration
            else { continue }
            let isGoal =
                isWord(begin - 1, "to") && previous.extent.upperBound == begin - 1
                && (lexicon.units[previous.unit].kind == .measure || isWord(previous.extent.lowerBound - 1, "from"))
            let isParallel = isWord(begin - 1, "by") && isWord(previous.extent.lowerBound - 1, "by")
            if isGoal || isParallel {
                candidates[index].unit = previous.unit
                candidates[index].naming = previous.naming
            }
        }
    }

    /// "paid 500 pounds" is money, "weighs 500 pounds" a weight.
    private func settlePounds(_ candidate: inout Candidate) {
        guard lexicon.units[candidate.unit].name == "pound-mass", candidate.unitWords.count == 1,
            isWord(candidate.unitWords.lowerBound, "pounds") || isWord(candidate.unitWords.lowerBound, "pound")
        else { return }
        let hasMoney = (0..<count).contains {
            isMark($0, "$")
                || isWord(
                    $0,
                    oneOf: [
                        "paid", "cost", "costs", "worth", "price", "spent", "fine", "fined", "sterling", "pay", "sold",
                        "bought", "debt", "salary", "fee", "funding", "budget", "profit", "loan", "money", "raised",
                        "prize", "invest", "bonus",
                    ])
        }
        if hasMoney || candidate.hasScale && candidate.value >= 1e6,
            let sterling = lexicon.units.index(named: "GBP")
        {
            candidate.unit = sterling
        }
    }

    // MARK: Ages

    /// ", 44," behind a person; "aged 12"; "under the age of 5"; "at the age of".
    private func isBareAge(_ candidate: Candidate) -> Bool {
        let first = candidate.extent.lowerBound
        let number = candidate.number.lowerBound
        let end = candidate.number.upperBound
        guard candidate.value > 0, candidate.value < 130, candidate.form == .digits || candidate.form == .words else {
            return false
        }
        for place in [first, number] {
            if isWord(place - 1, "aged") || isWord(place - 1, "age") || isWord(place - 1, "ages") { return true }
            if isWord(place - 1, "between"), isWord(place - 2, "aged") || isWord(place - 2, "ages") { return true }
            if isWord(place - 1, "as"), isWord(place - 2, "young") || isWord(place - 2, "old") { return true }
            if isWord(place - 1, "of"), isWord(place - 2, "age") || isWord(place - 2, "ages") { return true }
        }
        if isAgePredicate(candidate) { return true }
        // "children under five", "people over 65"
        if isWord(number - 1, oneOf: ["under", "over", "above", "below"]), isPersonNoun(number - 2), !isTag(end, .noun),
            !isTag(end, .adjective)
        {
            return true
        }
        if isHyphen(number - 1), isWord(number - 2, oneOf: ["under", "over"]), isGlued(end), isWord(end, "s") {
            return true
        }
        guard candidate.form == .digits, candidate.plainDigits > 0, candidate.bound == .exact, isComma(number - 1),
            number > 1,
            candidate.valueMax == nil
        else { return false }
        let closes =
            isComma(end) || isMark(end, ".") || isMark(end, ")") || !has(end) || isWord(end, "and") || isQuote(end)
            || isMark(end, ";")
        // "the defendant, 34, had lied"
        let isEnclosed =
            isComma(end) && (isTag(number - 3, .determiner) || number <= 4) && isTag(number - 2, .noun)
            && !isPluralNoun(number - 2)
            && !isClass(number - 2, [.number, .period]) && candidate.value >= 10
            && (isTag(end + 1, .verb) || isTag(end + 1, .auxiliary) || isWord(end + 1, "who"))
        if isEnclosed { return true }
        let isPerson = isTag(number - 2, .properNoun) || isTag(number - 2, .noun) && isPersonNoun(number - 2)
        return closes && isPerson && !isClass(number - 2, .month) && !isClass(number - 2, .weekday)
            && candidate.value >= 1
            && !isListItem(candidate)
    }

    /// "aged 4, 7 and 11"
    private func isFurtherAge(_ index: Int) -> Bool {
        guard index > 0, candidates[index - 1].kind == .age, candidates[index - 1].unit < 0,
            candidates[index].plainDigits > 0, candidates[index].value < 130
        else { return false }
        let gap = candidates[index - 1].extent.upperBound..<candidates[index].extent.lowerBound
        let end = candidates[index].extent.upperBound
        return gap.count == 1 && (isComma(gap.lowerBound) || isTag(gap.lowerBound, .coordinator))
            && (!has(end) || isPunctuation(end) || isTag(end, .coordinator))
    }

    /// "He will be 35", "who is 44", "she turned 40".
    private func isAgePredicate(_ candidate: Candidate) -> Bool {
        let end = candidate.number.upperBound
        guard candidate.valueMax == nil, !isTag(end, .noun), !isTag(end, .adjective), !isWord(end, "of"),
            !isHyphen(end),
            !isTag(end, .verb)
        else { return false }
        var index = candidate.extent.lowerBound - 1
        let base = verbBase(index)
        guard base >= 0, lexicon.spelling(base) == "be" || lexicon.spelling(base) == "turn" else { return false }
        index -= 1
        while isTag(index, .auxiliary) || isTag(index, .adverb) { index -= 1 }
        return isWord(index, oneOf: ["he", "she", "who", "i"])
    }

    private func isPersonNoun(_ index: Int) -> Bool {
        let base = nounBase(index)
        return base >= 0 && !lexicon.lexemes[Int(base)].classes.isDisjoint(with: [.person, .personNoun])
    }

    /// Whether the number stands in a list of numbers, as scores and results do.
    private func isListItem(_ candidate: Candidate) -> Bool {
        let end = candidate.number.upperBound
        return isComma(end) && isDigits(end + 1)
            || isComma(candidate.number.lowerBound - 1) && isDigits(candidate.number.lowerBound - 2)
    }
}
