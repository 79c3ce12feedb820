internal import Tagging

/// The kind of each number, when all its parts are known.
extension Sentence {
    /// Gives every number that is left a kind, and bare ages theirs.
    mutating func settleKinds() {
        shareUnits()
        for index in candidates.indices where candidates[index].kind == nil {
            var candidate = candidates[index]
            if candidate.unit >= 0 {
                settlePounds(&candidate)
                candidate.kind = lexicon.units[candidate.unit].kind
            } else if isBareAge(candidate) {
                candidate.kind = .age
                candidate.unitName = "year of age"
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
            guard gap.count == 1, isWord(gap.lowerBound, oneOf: ["and", "or", "to"]) || isComma(gap.lowerBound) else {
                continue
            }
            candidates[index].unit = next.unit
            candidates[index].kind = next.kind
            candidates[index].unitName = next.unitName
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
            if isWord(place - 1, "of"), isWord(place - 2, "age") || isWord(place - 2, "ages") { return true }
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
        let isPerson = isTag(number - 2, .properNoun) || isTag(number - 2, .noun) && isPersonNoun(number - 2)
        return closes && isPerson && !isClass(number - 2, .month) && !isClass(number - 2, .weekday)
            && candidate.value >= 1
            && !isListItem(candidate)
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
