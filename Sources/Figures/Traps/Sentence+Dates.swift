internal import Tagging
internal import Text

/// Dates, years and clock times, which are no figures.
extension Sentence {
    /// Gives dates, clock times, phone numbers and the plainest years their kind, by the shape of digits and marks alone:
    /// many a sentence has no other number, and its words need no tags then.
    mutating func typeByShape() {
        for index in candidates.indices where candidates[index].kind == nil {
            let candidate = candidates[index]
            if let kind = timeKind(candidate) {
                candidates[index].kind = kind
            } else if let kind = dateKind(candidate) {
                candidates[index].kind = kind
            } else if !isCell, isPlainYear(candidate) {
                candidates[index].kind = .year
            }
        }
    }

    /// "in 2019,": a year behind a preposition of time that nothing can be counted by.
    private func isPlainYear(_ candidate: Candidate) -> Bool {
        let end = candidate.number.upperBound
        return candidate.plainDigits == 4 && candidate.value > 1900 && candidate.value < 2100
            && Int(candidate.value) % 100 != 0 && isClass(candidate.number.lowerBound - 1, .since)
            && (!has(end) || isPunctuation(end) && !isDash(end) && !isMark(end, "%"))
    }

    private func isPlainDigits(_ candidate: Candidate) -> Bool {
        candidate.form == .digits && candidate.plainDigits > 0
    }

    // MARK: Clock times

    private func timeKind(_ candidate: Candidate) -> Figure.Kind? {
        let first = candidate.number.lowerBound
        let end = candidate.number.upperBound
        guard candidate.form == .digits else {
            return isWord(end, "o'clock") || isClass(end, .meridiem) && !isWord(end, "am") ? .time : nil
        }
        if isMilitaryTime(candidate) { return .time }
        // 5:30, 10:38:07
        if isMark(end, ":"), isGlued(end), isDigits(end + 1), isGlued(end + 1) { return .time }
        if isMark(first - 1, ":"), isGlued(first), isGlued(first - 1), isDigits(first - 2) { return .time }
        if isClass(end, .meridiem), candidate.value < 2400,
            isGlued(end) || candidate.value <= 12 || isMark(first - 1, ":") || candidate.plainDigits == 0
                || candidate.plainDigits == 4, !isWord(end, "am") || isGlued(end) || !isWord(first - 1, "i")
        {
            return .time
        }
        if isWord(end, oneOf: ["hrs", "h", "hours"]), candidate.plainDigits == 4, candidate.value <= 2400 {
            return .time
        }
        return nil
    }

    /// "held at 2100 at the hotel": four digits behind "at", with no noun after them and no verb of amount before.
    private func isMilitaryTime(_ candidate: Candidate) -> Bool {
        guard candidate.plainDigits == 4, candidate.value < 2400,
            candidate.value.truncatingRemainder(dividingBy: 100) < 60
        else { return false }
        var index = candidate.number.lowerBound - 1
        if isWord(index, oneOf: ["approximately", "about", "around", "exactly"]) { index -= 1 }
        let end = candidate.number.upperBound
        guard isWord(index, "at"), isWord(end, oneOf: ["at", "local", "in", "on", "when"]) || isMark(end, "(") else {
            return false
        }
        return !isClass(index - 1, [.number, .light, .rise, .drop])
            && !isWord(
                index - 1, oneOf: ["is", "was", "are", "were", "stood", "stands", "closed", "traded", "ended", "put"])
    }

    // MARK: Dates

    private func dateKind(_ candidate: Candidate) -> Figure.Kind? {
        let first = candidate.number.lowerBound
        let end = candidate.number.upperBound
        guard isPlainDigits(candidate) else { return nil }
        if isInDashedChain(end - 1), let kind = chainKind(end - 1) { return kind }
        if isInPhoneNumber(first) { return .phone }
        let isDay = candidate.value >= 1 && candidate.value <= 31 && candidate.plainDigits <= 2
        if isDay {
            if isMonth(first - 1) || isMark(first - 1, ".") && isMonth(first - 2)
                || (isWord(first - 1, "the") && isMonth(first - 2))
            {
                return .date
            }
            let after = skipOrdinalSuffix(end)
            if isMonth(after) || (isWord(after, "of") && isMonth(after + 1)) { return .date }
        }
        // "14 may 89"
        if candidate.plainDigits == 2, isMonth(first - 1), isDigits(first - 2), !isNoun(end) { return .date }
        if candidate.plainDigits == 4, isYear(candidate.value) {
            if isMonth(first - 1) { return .date }
            if isComma(first - 1), isDigits(first - 2), isMonth(first - 3) { return .date }
            if isDigits(first - 1), isMonth(first - 2) { return .date }
        }
        return nil
    }

    /// "+1 212 555 0187", "call 911"
    private func isInPhoneNumber(_ index: Int) -> Bool {
        if isWord(index - 1, oneOf: ["call", "dial", "phone", "tel", "tel."]), !isTag(index + 1, .noun) { return true }
        var first = index
        while isDigits(first - 1), index - first < 6 { first -= 1 }
        return isMark(first - 1, "+") && isGlued(first) && isDigits(first + 1) && isDigits(first + 2)
            || isMark(first, "+") && isDigits(first + 2) && isDigits(first + 3)
    }

    private func isMonth(_ index: Int) -> Bool {
        guard isClass(index, .month) else { return false }
        // "on 2 may", "14 may 89": between a day and a year, or behind a preposition and a day.
        if isDigits(index - 1), isDigits(index + 1) || isWord(index - 2, oneOf: ["on", "since", "until", "of", "by"]) {
            return true
        }
        // "may" and "march" are months with a capital only.
        if isWord(index, "may"), isWord(index - 1, oneOf: ["on", "in", "of", "since", "late", "early", "until", "by"]) {
            return true
        }
        return isCapital(index) || !isWord(index, oneOf: ["may", "march", "sep", "dec", "mar", "jan", "jun"])
    }

    private func skipOrdinalSuffix(_ index: Int) -> Int {
        isGlued(index) && isWord(index, oneOf: ["st", "nd", "rd", "th"]) ? index + 1 : index
    }

    private func isYear(_ value: Double) -> Bool { value >= 1000 && value <= 2200 }

    /// Whether digits hang together with others over `-` `/` `.` on both sides: `5/17/2018`, `2019-09-01`, `555-0142`.
    private func isInDashedChain(_ index: Int) -> Bool { chain(index).count >= 2 }

    /// The digit words of the chain around `index`.
    private func chain(_ index: Int) -> [Int] {
        var first = index
        while isChainMark(first - 1), isDigits(first - 2), index - first < 16 { first -= 2 }
        var members = [first]
        while isChainMark(members[members.count - 1] + 1), isDigits(members[members.count - 1] + 2), members.count < 9 {
            members.append(members[members.count - 1] + 2)
        }
        return members
    }

    private func isChainMark(_ index: Int) -> Bool {
        isGlued(index) && isGlued(index + 1) && (isMark(index, "-") || isMark(index, "/"))
    }

    private func chainKind(_ index: Int) -> Figure.Kind? {
        let members = chain(index)
        let isSlashed = isMark(members[0] + 1, "/")
        let lengths = members.map { Int(tokens[$0].end - tokens[$0].start) }
        if members.count == 2 {
            if isSlashed {
                return isGlued(members[0]) && isMark(members[0] - 1, "/") || lengths[0] > 2 || lengths[1] > 2
                    ? .identifier : .date
            }
            // 555-0142; but 200-1500 is a range.
            return lengths == [3, 4] && (text[Int(tokens[members[1]].start)] == 0x30) ? .phone : nil
        }
        if members.count == 3, lengths.allSatisfy({ $0 <= 2 || $0 == 4 }), lengths.contains(where: { $0 <= 2 }) {
            return .date
        }
        return .phone
    }

    /// `June 3-5`, `14 and 15 June`: a number that shares the month of a date beside it.
    mutating func typeDayRanges() {
        guard candidates.count > 1 else { return }
        for index in 0..<candidates.count - 1 {
            let gap = candidates[index].number.upperBound..<candidates[index + 1].number.lowerBound
            guard gap.count == 1,
                isDash(gap.lowerBound) || isWord(gap.lowerBound, oneOf: ["and", "to", "or"]) || isComma(gap.lowerBound)
            else { continue }
            let (left, right) = (candidates[index], candidates[index + 1])
            if left.kind == .date, right.kind == nil, isDay(right), isMonth(left.number.lowerBound - 1),
                !isNounLike(right.number.upperBound)
            {
                candidates[index + 1].kind = .date
            } else if right.kind == .date, left.kind == nil, isDay(left),
                isMonth(skipOrdinalSuffix(right.number.upperBound)),
                !isComma(gap.lowerBound)
            {
                candidates[index].kind = .date
            }
        }
    }

    private func isNounLike(_ index: Int) -> Bool { isTag(index, .noun) || isTag(index, .adjective) }

    private func isDay(_ candidate: Candidate) -> Bool {
        candidate.plainDigits > 0 && candidate.plainDigits <= 2 && candidate.value >= 1 && candidate.value <= 31
    }

    // MARK: Years

    /// Types the numbers that name years, after units are known.
    mutating func typeYears() {
        if isCell { return }
        for index in candidates.indices where candidates[index].kind == nil && candidates[index].unit < 0 {
            if isYearName(candidates[index]) || isYearPair(index) { candidates[index].kind = .year }
        }
    }

    private func isYearName(_ candidate: Candidate) -> Bool {
        let first = candidate.number.lowerBound
        let end = candidate.number.upperBound
        guard isPlainDigits(candidate) else { return false }
        // 1990s, '90s
        if isGlued(end), isWord(end, "s"),
            candidate.plainDigits == 4 || (candidate.plainDigits == 2 && candidate.value >= 20)
        {
            let isDecade = Int(candidate.value) % 10 == 0
            // "in his 40s"
            if isDecade, isWord(first - 1, oneOf: ["his", "her", "their", "my", "your", "our", "mid", "early", "late"])
            {
                return true
            }
            return isDecade && (candidate.plainDigits == 4 || isQuote(first - 1) || isWord(first - 1, "the"))
        }
        if isQuote(first - 1), isGlued(first), candidate.plainDigits == 2, !isGlued(end) {
            return isWord(first - 2, oneOf: ["in", "of", "since"])
        }
        if isClass(end, .era) || isClass(first - 1, .era) { return candidate.plainDigits <= 4 }
        guard candidate.plainDigits == 4, isYear(candidate.value) else { return isSeasonTail(candidate) }
        let isModern =
            candidate.value >= 1900 && candidate.value <= 2099 || candidate.value < 2200 && isWord(first - 1, "by")
        if isModern {
            if isBoundBefore(first) || isCountOfPeople(candidate) { return false }
            let isRound = Int(candidate.value) % 100 == 0
            return !(isRound && isPluralNoun(end))
        }
        guard !isPluralNoun(end), !isBoundBefore(first) else { return false }
        return isWord(
            first - 1,
            oneOf: ["in", "since", "until", "by", "year", "from", "around", "circa", "before", "after"])
            && !isTag(end, .noun) && !isTag(end, .adjective)
    }

    /// "affected 1995 people", "some 2010 homes": behind a verb and before people, or behind a bound and before a plural.
    private func isCountOfPeople(_ candidate: Candidate) -> Bool {
        let first = candidate.number.lowerBound
        let end = candidate.number.upperBound
        guard isPluralNoun(end) else { return false }
        if isWord(first - 1, oneOf: ["about", "around", "some", "or"]) { return true }
        let base = nounBase(end)
        guard base >= 0, isTag(first - 1, .verb) || isTag(first - 1, .auxiliary) || isWord(first - 1, "of") else {
            return false
        }
        return !lexicon.lexemes[Int(base)].classes.isDisjoint(with: [.person, .personNoun, .casualty])
    }

    /// "between A.D. 1000 and 1260": joined to a year.
    private func isYearPair(_ index: Int) -> Bool {
        guard index > 0, candidates[index - 1].kind == .year, isPlainDigits(candidates[index]),
            candidates[index].plainDigits >= 3, candidates[index].value <= 2200
        else { return false }
        let gap = candidates[index - 1].number.upperBound..<candidates[index].number.lowerBound
        return gap.count == 1 && !isNounLike(candidates[index].number.upperBound)
            && (isDash(gap.lowerBound) || isWord(gap.lowerBound, oneOf: ["and", "to", "or"]))
    }

    /// The `20` of `2019-20`.
    private func isSeasonTail(_ candidate: Candidate) -> Bool {
        let first = candidate.number.lowerBound
        guard candidate.plainDigits == 2, isHyphen(first - 1), isDigits(first - 2),
            let before = DigitNumeral(text, tokens[first - 2].range), before.plainDigits == 4, isYear(before.value)
        else { return false }
        return Int(before.value) % 100 + 1 == Int(candidate.value)
    }

    func isPluralNoun(_ index: Int) -> Bool {
        guard isTag(index, .noun), let last = has(index) ? text[Int(tokens[index].end) - 1] : nil else { return false }
        return last == 0x73 || (lexeme(index)?.nounBase ?? -1) >= 0
    }

    private func isBoundBefore(_ index: Int) -> Bool {
        isWord(index - 1, oneOf: ["than", "least", "nearly", "almost", "approximately", "roughly", "over", "exactly"])
            || isWord(index - 1, "to") && isWord(index - 2, "up")
    }
}
