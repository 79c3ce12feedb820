internal import Tagging

/// Ranges ("15 to 20") and proportions ("one in five").
extension Sentence {
    /// Joins neighbouring numbers that are the ends of one range or the terms of one proportion.
    mutating func joinRanges() {
        var index = 0
        while index + 1 < candidates.count {
            if let joined = joined(candidates[index], candidates[index + 1]) {
                candidates[index] = joined
                candidates.remove(at: index + 1)
            }
            index += 1
        }
    }

    /// "more than 100 and less than 300": a lower and an upper bound of one number.
    private func limits(_ left: Candidate, _ right: Candidate) -> Candidate? {
        guard left.valueMax == nil, right.valueMax == nil, left.kind == nil, right.kind == nil,
            left.unit == right.unit || left.unit < 0
        else { return nil }
        let gap = left.extent.upperBound..<right.extent.lowerBound
        guard gap.count == 1, isWord(gap.lowerBound, "and") || isWord(gap.lowerBound, "but") else { return nil }
        let isRising = isLower(left.bound) && isUpper(right.bound) && left.value < right.value
        let isFalling = isUpper(left.bound) && isLower(right.bound) && left.value > right.value
        guard isRising || isFalling else { return nil }
        var joined = right
        joined.value = min(left.value, right.value)
        joined.valueMax = max(left.value, right.value)
        joined.bound = .exact
        joined.number = left.number.lowerBound..<right.number.upperBound
        joined.extent = left.extent.lowerBound..<right.extent.upperBound
        return joined
    }

    private func isLower(_ bound: Figure.Bound) -> Bool { bound == .moreThan || bound == .atLeast }
    private func isUpper(_ bound: Figure.Bound) -> Bool { bound == .lessThan || bound == .atMost }

    // Not one chain of `??`: its operands are closures, for each of which the whole sentence would be copied.
    private func joined(_ left: Candidate, _ right: Candidate) -> Candidate? {
        if let joined = tolerance(left, right) { return joined }
        if let joined = limits(left, right) { return joined }
        if let joined = range(left, right) { return joined }
        return proportion(left, right)
    }

    /// "9.8 ± 0.1", "9.8 +/- 0.1": a value and how far it may be off.
    private func tolerance(_ left: Candidate, _ right: Candidate) -> Candidate? {
        let gap = left.extent.upperBound..<right.extent.lowerBound
        let isSign =
            gap.count == 1 && isWord(gap.lowerBound, "±")
            || gap.count == 3 && isMark(gap.lowerBound, "+") && isMark(gap.lowerBound + 1, "/")
                && isDash(gap.lowerBound + 2)
        guard isSign, left.valueMax == nil, right.valueMax == nil, right.value >= 0,
            left.unit < 0 || left.unit == right.unit
        else { return nil }
        var joined = right
        joined.value = left.value - right.value
        joined.valueMax = left.value + right.value
        joined.number = left.number.lowerBound..<right.number.upperBound
        joined.extent = left.extent.lowerBound..<right.extent.upperBound
        joined.bound = .exact
        return joined
    }

    // MARK: Ranges

    private func range(_ left: Candidate, _ right: Candidate) -> Candidate? {
        guard left.kind?.isFigure ?? true, right.kind?.isFigure ?? true, left.valueMax == nil, right.valueMax == nil,
            left.form != .none, right.form != .none, left.form != .times, right.form != .times
        else { return nil }
        guard let isLoose = connector(left, right), hasCompatibleUnits(left, right) else { return nil }
        var low = left.value
        if left.unit < 0 || left.unit == right.unit { low *= sharedScale(left, right) }
        guard low < right.value, !isLoose || isCloseAlternative(left, right) else { return nil }
        var joined = right
        joined.value = low
        joined.valueMax = right.value
        joined.number = left.number.lowerBound..<right.number.upperBound
        joined.extent = left.extent.lowerBound..<right.extent.upperBound
        if joined.unit < 0 { joined.unit = left.unit }
        if joined.naming == .unit { joined.naming = left.naming }
        if joined.kind == nil { joined.kind = left.kind }
        let begin = joined.extent.lowerBound
        if isWord(begin - 1, "between") || isWord(begin - 1, "from") {
            joined.extent = begin - 1..<joined.extent.upperBound
        }
        let outer = bound(before: joined.extent.lowerBound)
        joined.bound = outer?.bound ?? left.bound
        if let outer { joined.extent = outer.begin..<joined.extent.upperBound }
        return joined
    }

    /// Whether the words between two numbers join a range; true for a loose "or".
    private func connector(_ left: Candidate, _ right: Candidate) -> Bool? {
        let gap = left.extent.upperBound..<right.extent.lowerBound
        guard !gap.isEmpty, gap.count <= 3, right.bound == .exact || right.bound == .approximate else { return nil }
        let first = gap.lowerBound
        let begin = left.extent.lowerBound
        if gap.count == 1 {
            if isDash(first) || isMark(first, "~") { return false }
            if isWord(first, "to") { return isChange(before: begin) || isStep(left, right) ? nil : false }
            if isWord(first, "and") { return isWord(begin - 1, "between") ? false : nil }
            if isWord(first, "or") { return true }
            return nil
        }
        // "7- or 8-inch"
        if gap.count == 2, isDash(first), isGlued(first), isWord(first + 1, oneOf: ["or", "to", "and"]) {
            return isWord(first + 1, "to") ? false : nil
        }
        // "15-to-20"
        if gap.count == 3, isDash(first), isWord(first + 1, "to"), isDash(first + 2) { return false }
        if gap.count == 2, isWord(first, "to"), isDash(first + 1) { return false }
        return nil
    }

    /// "increased by $43.6 billion to $419.2 billion": a change and where it led.
    private func isStep(_ left: Candidate, _ right: Candidate) -> Bool {
        isWord(left.extent.lowerBound - 1, "by") && left.unit >= 0 && right.unit >= 0 && left.hasScale == right.hasScale
            && right.value > left.value * 3
    }

    /// "fell from 6.2 to 1.4": two figures, not a range.
    private func isChange(before begin: Int) -> Bool {
        guard isWord(begin - 1, "from") else { return false }
        var index = begin - 2
        let limit = max(0, index - 3)
        while index >= limit {
            if isTag(index, .verb) {
                let base = verbBase(index)
                return base >= 0 && !lexicon.lexemes[Int(base)].classes.isDisjoint(with: [.rise, .drop])
                    || isClass(index, [.rise, .drop])
            }
            if !isTag(index, .adverb), !isWord(index, "up"), !isWord(index, "down") { return false }
            index -= 1
        }
        return false
    }

    private func hasCompatibleUnits(_ left: Candidate, _ right: Candidate) -> Bool {
        if left.kind == .age || right.kind == .age || left.kind == .frequency || right.kind == .frequency {
            return left.unit < 0 || left.unit == right.unit
        }
        return left.unit < 0 || right.unit < 0 && lexicon.units[left.unit].kind == .money || left.unit == right.unit
    }

    /// What the first end takes over from the second: "1 to 2 thousand", "15–20,000".
    private func sharedScale(_ left: Candidate, _ right: Candidate) -> Double {
        guard !left.hasScale, left.value < 1000, left.form != .fraction else { return 1 }
        if right.hasScale {
            let mantissa = right.value / right.scale
            return right.scale >= 100 && left.value < mantissa && mantissa < 1000 ? right.scale : 1
        }
        let isGrouped =
            right.form == .digits && right.plainDigits == 0 && right.value >= 1000
            && right.value.truncatingRemainder(dividingBy: 1000) == 0
        return isGrouped && left.value < right.value / 1000 && isDash(left.number.upperBound) ? 1000 : 1
    }

    /// "six or seven", but not "one or two hundred others" apart from each other.
    private func isCloseAlternative(_ left: Candidate, _ right: Candidate) -> Bool {
        left.unit < 0 && right.value - left.value <= max(1, left.value / 2)
    }

    // MARK: Proportions

    /// "one in five", "85 out of every 1,000", "two of three".
    private func proportion(_ left: Candidate, _ right: Candidate) -> Candidate? {
        guard left.kind == nil, right.kind == nil, left.unit < 0, right.unit < 0, left.valueMax == nil,
            right.valueMax == nil, left.form == .digits || left.form == .words,
            right.form == .digits || right.form == .words, left.value > 0, right.value > left.value
        else { return nil }
        var index = left.number.upperBound
        let isOut = isWord(index, "out")
        if isOut { index += 1 }
        if isWord(index, "of"), isOut {
            index += 1
        } else if isWord(index, "in"), !isOut {
            index += 1
            guard
                isTag(right.number.upperBound, .noun) || isTag(right.number.upperBound, .adjective) || left.value < 10
                    || !has(right.number.upperBound) || isWord(index, "every")
            else { return nil }
            if left.value != 1, !isWord(index, "every"), right.value > 20, right.value != 100, right.value != 1000 {
                return nil
            }
        } else {
            return nil
        }
        if isWord(index, "every") || isWord(index, "each") { index += 1 }
        guard index == right.number.lowerBound else { return nil }
        var joined = left
        joined.value = left.value / right.value
        joined.form = .fraction
        joined.plainDigits = 0
        joined.kind = .ratio
        joined.number = left.number.lowerBound..<right.number.upperBound
        joined.extent = left.extent.lowerBound..<right.extent.upperBound
        return joined
    }
}
