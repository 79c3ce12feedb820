internal import Tagging
internal import Text

/// Quantities that are said in two or more units: "5 feet 2 inches", "15 dollars 50", "an hour and 45 minutes".
extension Sentence {
    /// Joins neighbouring quantities of one dimension with falling units into one, in the smallest of the units.
    mutating func joinCompounds() {
        addMeasuredArticles()
        var index = 0
        while index + 1 < candidates.count {
            if let joined = compound(at: index) {
                candidates[index] = joined
                candidates.remove(at: index + 1)
            } else {
                index += 1
            }
        }
    }

    /// "$20 43", "15 dollars and 50", "3 dollars 50 cents"
    private func money(_ left: Candidate, _ right: Candidate) -> Candidate? {
        guard left.unit >= 0, lexicon.units[left.unit].currency != nil, !left.hasScale, left.form != .none,
            right.value > 0, right.value < 100, right.value == right.value.rounded(),
            right.form == .digits || right.form == .words
        else { return nil }
        let gap = left.extent.upperBound..<right.number.lowerBound
        guard gap.isEmpty || gap.count == 1 && isWord(gap.lowerBound, "and") else { return nil }
        let end = right.extent.upperBound
        let isSmall = right.unit >= 0 && ["cent", "penny"].contains(lexicon.units[right.unit].name)
        let isBare =
            right.unit < 0 && right.kind == nil
            && (!has(end) || isMark(end, ".") || isMark(end, ",") || isMark(end, ")"))
            && left.value == left.value.rounded() && right.value >= 10
        guard isSmall || isBare else { return nil }
        var joined = left
        joined.value += right.value / 100
        joined.extent = left.extent.lowerBound..<end
        return joined
    }

    /// "1 hour thirty", "2 hours and ten"
    private func minutes(_ left: Candidate, _ right: Candidate) -> Candidate? {
        guard left.unit >= 0, lexicon.units[left.unit].name == "hour", right.unit < 0, right.kind == nil,
            right.value >= 1,
            right.value < 60, right.value == right.value.rounded(), let minute = lexicon.units.index(named: "minute")
        else { return nil }
        let gap = left.extent.upperBound..<right.number.lowerBound
        let end = right.extent.upperBound
        guard gap.isEmpty || gap.count == 1 && isWord(gap.lowerBound, "and"),
            !has(end) || isMark(end, ".") || isComma(end)
        else {
            return nil
        }
        var joined = left
        joined.value = left.value * 60 + right.value
        joined.unit = minute
        joined.extent = left.extent.lowerBound..<end
        return joined
    }

    private func compound(at index: Int) -> Candidate? {
        let (left, right) = (candidates[index], candidates[index + 1])
        if let joined = minutes(left, right) { return joined }
        if let joined = money(left, right) { return joined }
        guard left.unit >= 0, right.unit >= 0, left.unit != right.unit, left.denominator.isEmpty, left.form != .vague,
            right.form != .vague, left.kind == nil, right.kind == nil
        else { return nil }
        let (large, small) = (lexicon.units[left.unit], lexicon.units[right.unit])
        guard large.kind == small.kind, large.kind == .measure || large.kind == .duration, large.unitSI == small.unitSI,
            let factor = large.factor, let part = small.factor, factor > part, large.zero == 0, part > 0,
            right.value * part < factor * 4
        else { return nil }
        let gap = left.extent.upperBound..<right.extent.lowerBound
        let isJoined =
            gap.isEmpty
            || gap.count == 1 && (isWord(gap.lowerBound, "and") || isComma(gap.lowerBound) && large.kind == .measure)
        // A list of durations with commas ("3 years, 2 months, 14 days") is left as it was written.
        guard isJoined, !(isComma(left.extent.lowerBound - 1) && large.kind == .duration) else { return nil }
        var joined = right
        joined.value = (left.value * (factor / part) * 1e9).rounded() / 1e9 + right.value
        joined.number = left.number.lowerBound..<right.number.upperBound
        joined.extent = left.extent.lowerBound..<right.extent.upperBound
        joined.bound = left.bound
        return joined
    }

    /// "more than an hour", "an hour and 45 minutes", and a label of an article and a unit alone ("a gallon"): one.
    private mutating func addMeasuredArticles() {
        guard tokens.count <= 60 else { return }
        for index in tokens.indices where isWord(index, "a") || isWord(index, "an") {
            guard let (unit, end) = unit(at: index + 1, glued: false), isLetters(index + 1),
                lexicon.units[unit].kind != .percent, end - index <= 4, lexeme(index + 1)?.number == nil
            else { continue }
            let isBounded =
                isWord(index - 1, "than") && isWord(index - 2, oneOf: ["more", "less", "longer", "fewer"])
                || isWord(index - 2, "at") && isWord(index - 1, "least")
            let isLead = isWord(end, "and") && candidates.contains { $0.number.lowerBound == end + 1 && $0.unit >= 0 }
            guard isBounded || isLead else { continue }
            var candidate = Candidate(number: index..<index + 1, form: .words, value: 1)
            candidate.unit = unit
            candidate.unitWords = index + 1..<end
            candidate.extent = index..<end
            let place = candidates.firstIndex { $0.number.lowerBound > index } ?? candidates.count
            candidates.insert(candidate, at: place)
        }
    }
}
