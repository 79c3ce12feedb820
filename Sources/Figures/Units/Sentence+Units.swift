internal import Tagging
internal import Text

/// Currency signs, units and the denominators of rates.
extension Sentence {
    /// Gives the numbers their units.
    mutating func attachUnits() {
        for index in candidates.indices where candidates[index].kind == nil || candidates[index].kind == .identifier {
            guard candidates[index].kind == nil,
                !isGluedToName(candidates[index].number.lowerBound)
                    || sign(before: candidates[index].number.lowerBound) != nil
            else { continue }
            var candidate = candidates[index]
            attachSign(&candidate)
            if candidate.unit < 0 { resolveMetre(&candidate) }
            attachUnit(&candidate)
            attachAge(&candidate)
            attachTimes(&candidate)
            attachDenominator(&candidate)
            candidates[index] = candidate
        }
        dropSwallowed()
        joinCompounds()
    }

    /// "75 USD million": the scale behind the unit is no number of its own.
    private mutating func dropSwallowed() {
        var end = 0
        candidates.removeAll { candidate in
            if candidate.number.lowerBound < end { return true }
            end = candidate.end
            return false
        }
    }

    // MARK: Signs before the number

    private func attachSign(_ candidate: inout Candidate) {
        let end = candidate.number.lowerBound
        guard candidate.form != .vague || isMark(end - 1, "$"), let (unit, begin) = sign(before: end),
            !belongsToNumberBefore(begin, candidate)
        else { return }
        candidate.unit = unit
        candidate.extent = begin..<candidate.extent.upperBound
        if candidate.isMetreOrMillion {
            candidate.isMetreOrMillion = false
            candidate.value *= 1e6
            candidate.hasScale = true
            candidate.number = candidate.number.lowerBound..<candidate.number.upperBound + 1
            candidate.extent = begin..<max(candidate.extent.upperBound, candidate.number.upperBound)
        }
    }

    /// "10 $ 30 $", "10 $ 30 cents": a sign between two numbers of which the second has its own behind it.
    private func belongsToNumberBefore(_ sign: Int, _ candidate: Candidate) -> Bool {
        guard isDigits(sign - 1) || lexeme(sign - 1)?.number != nil, !isGlued(candidate.number.lowerBound) else {
            return false
        }
        if isLetters(sign), !isGlued(sign) { return true }
        guard let (unit, _) = unit(at: candidate.number.upperBound, glued: false) else { return false }
        return lexicon.units[unit].kind == .money && !isWord(candidate.number.upperBound, oneOf: ["dollars", "dollar"])
    }

    /// "1 $10 bill", "3 USD50 cards": a sign that stands before the next number.
    private func belongsToNumberBehind(_ words: Range<Int>, _ unit: Int) -> Bool {
        let next = words.upperBound
        guard lexicon.units[unit].currency != nil, isDigits(next), sign(before: next) != nil else { return false }
        if isGlued(next) { return true }
        if isLetters(words.lowerBound) { return false }
        guard let (other, _) = self.unit(at: next + 1, glued: isGlued(next + 1)) else { return true }
        return lexicon.units[other].kind != .money || isWord(next + 1, oneOf: ["dollars", "dollar"])
    }

    private func sign(before end: Int) -> (unit: Int, begin: Int)? {
        let table = lexicon.units
        var node: Int32 = 0
        var index = end - 1
        var best: (unit: Int, begin: Int)?
        while has(index), let next = table.before.next(node, tokens[index].lexeme) {
            node = next
            if let payload = table.before.payload(node) {
                let bytes = Int(tokens[index].start)..<Int(tokens[end - 1].end)
                // "A $40bn package" is no Australian money.
                let isArticle = index < end - 1 && isWord(index, oneOf: ["a", "s", "'s", "’s"]) && !isGlued(index + 1)
                if !isArticle, let unit = table.unit(payload, text, bytes) { best = (unit, index) }
            }
            index -= 1
        }
        return best
    }

    // MARK: Units behind the number

    private func attachUnit(_ candidate: inout Candidate) {
        var start = candidate.number.upperBound
        let isHyphened = isJoint(start)
        if isHyphened { start += 1 }
        if attachMarked(&candidate, at: start) { return }
        start = unitStart(candidate, from: start)
        guard let (unit, end) = unit(at: start, glued: isGlued(start) || isHyphened),
            !belongsToNumberBehind(start..<end, unit)
        else { return }
        if candidate.unit >= 0 {
            // "$14 US", "$100 dollars"
            guard lexicon.units[unit].kind == .money else { return }
            candidate.extent = candidate.extent.lowerBound..<end
            if !isWord(start, "dollars"), !isWord(start, "dollar") { candidate.unit = unit }
            candidate.unitWords = start..<end
            appendScale(&candidate, at: end)
            return
        }
        setUnit(&candidate, unit, start..<end)
        if lexicon.units[unit].kind == .money { appendScale(&candidate, at: end) }
        if isWord(end, "below"), isWord(end + 1, "zero"), candidate.value > 0 {
            candidate.value = -candidate.value
            candidate.extent = candidate.extent.lowerBound..<end + 2
        }
    }

    /// `10" long`, "20 (kg)"
    private func attachMarked(_ candidate: inout Candidate, at start: Int) -> Bool {
        let sizes: [StaticString] = ["long", "wide", "tall", "high", "deep", "thick"]
        if isMark(start, "\""), isWord(start + 1, oneOf: sizes), let inch = lexicon.units.index(named: "inch") {
            setUnit(&candidate, inch, start..<start + 1)
            return true
        }
        guard isMark(start, "("), isMark(start + 2, ")"), !isGlued(start), candidate.unit < 0,
            let (unit, _) = unit(at: start + 1, glued: false), lexicon.units[unit].kind == .measure
        else { return false }
        setUnit(&candidate, unit, start + 1..<start + 2)
        candidate.extent = candidate.extent.lowerBound..<start + 3
        return true
    }

    /// Where the unit begins in "a couple of days", "hundreds of kilometres", "half an hour", "two more weeks".
    private func unitStart(_ candidate: Candidate, from begin: Int) -> Int {
        var start = begin
        let isPart = candidate.form == .vague || isWord(candidate.number.upperBound - 1, "couple")
        if isPart, isWord(start, "of") { start += 1 }
        if candidate.form == .fraction, isWord(start, "a") || isWord(start, "an") { start += 1 }
        let modifiers: [StaticString] = [
            "more", "extra", "additional", "full", "whole", "consecutive", "straight", "long", "fewer", "less",
            "further",
            "successive",
        ]
        let hasModifier = isWord(start, oneOf: modifiers) && unit(at: start + 1, glued: false) != nil
        return hasModifier && candidate.unit < 0 ? start + 1 : start
    }

    /// "75 USD million"
    private func appendScale(_ candidate: inout Candidate, at index: Int) {
        guard !candidate.hasScale, let scale = lexeme(index), scale.number == .scale else { return }
        candidate.value *= scale.value
        candidate.hasScale = true
        candidate.extent = candidate.extent.lowerBound..<index + 1
    }

    private func setUnit(_ candidate: inout Candidate, _ unit: Int, _ words: Range<Int>) {
        candidate.unit = unit
        candidate.unitWords = words
        candidate.extent = candidate.extent.lowerBound..<words.upperBound
        candidate.isMetreOrMillion = false
    }

    /// The longest unit that begins at `start`.
    func unit(at start: Int, glued: Bool) -> (unit: Int, end: Int)? {
        let table = lexicon.units
        var node: Int32 = 0
        var index = start
        var best: (unit: Int, end: Int)?
        while has(index), let next = table.after.next(node, tokens[index].lexeme) {
            node = next
            if let payload = table.after.payload(node) {
                let bytes = Int(tokens[start].start)..<Int(tokens[index].end)
                if let unit = table.unit(payload, text, bytes), isUnitWord(start..<index + 1, unit, glued: glued) {
                    best = (unit, index + 1)
                }
            }
            index += 1
        }
        return best
    }

    /// Whether short or ambiguous words are units here.
    private func isUnitWord(_ words: Range<Int>, _ unit: Int, glued: Bool) -> Bool {
        guard words.count == 1 else { return true }
        let index = words.lowerBound
        if isWord(index, "in") {
            let closes =
                !has(index + 1) || isMark(index + 1, ".") || isMark(index + 1, ",")
                || isWord(
                    index + 1, oneOf: ["thick", "wide", "long", "tall", "deep", "high", "diameter", "more", "across"])
            return glued && !isGlued(index + 1)
                || isDigits(index - 1) && (closes || isWord(index - 2, oneOf: ["ft", "feet"]))
        }
        if isWord(index, "won") { return isTag(index, .noun) || !isTag(index, .verb) }
        let length = tokens[index].end - tokens[index].start
        if length == 1, text[Int(tokens[index].start)].isASCIILetter {
            // "Model 3s", "the 1960s"
            if isWord(index, "s"), isCapital(index - 2) || isWord(index - 2, oneOf: ["the", "his", "her", "their"]) {
                return false
            }
            if isGlued(index + 1), !isMark(index + 1, "/"), !isPunctuation(index + 1) { return false }
            if isWord(index, oneOf: ["f", "c"]), isTag(index + 1, .noun), isLetters(index), !isWord(index - 1, "°"),
                !isWord(index + 1, oneOf: ["melting", "boiling", "temperature"])
            {
                return false
            }
            if glued { return !isHyphen(index - 1) || lexicon.units[unit].kind != .measure }
            if isWord(index, "t") { return isTag(index + 1, .verb) || isPunctuation(index + 1) || !has(index + 1) }
            return !isWord(index, oneOf: ["a", "s", "d", "j", "k"]) && !isTag(index + 1, .properNoun)
        }
        if isWord(index, "quarters") { return glued || isWord(index - 1, "one") }
        return true
    }

    /// `48m` is a length, but `1m people` a count: a plural follows, perhaps behind its modifiers.
    private func resolveMetre(_ candidate: inout Candidate) {
        guard candidate.isMetreOrMillion else { return }
        candidate.isMetreOrMillion = false
        var end = candidate.number.upperBound + 1
        let sizes: [StaticString] = [
            "tall", "high", "long", "wide", "deep", "away", "from", "above", "below", "across",
        ]
        if isWord(end, oneOf: sizes) { return }
        let modifiers = end + 3
        while end < modifiers, !isPluralNoun(end),
            isTag(end, .adjective) || isTag(end, .noun) || isTag(end, .verb) || isTag(end, .coordinator)
        { end += 1 }
        guard isPluralNoun(end) else { return }
        candidate.value *= 1e6
        candidate.scale = 1e6
        candidate.hasScale = true
        candidate.grow(to: candidate.number.upperBound + 1)
    }

    // MARK: Ages and times

    /// "12-year-old", "five years old", "87 yo", "95 years of age".
    private func attachAge(_ candidate: inout Candidate) {
        guard candidate.unit >= 0, lexicon.units[candidate.unit].kind == .duration else {
            if isWord(candidate.number.upperBound, oneOf: ["yo", "y.o.", "yrs-old"]), candidate.unit < 0 {
                setAge(&candidate, end: candidate.number.upperBound + 1)
            }
            return
        }
        var end = candidate.extent.upperBound
        if isHyphen(end) { end += 1 }
        if isWord(end, "old") || isWord(end, "olds") {
            setAge(&candidate, end: end + 1)
        } else if isWord(end, "of"), isWord(end + 1, "age") {
            setAge(&candidate, end: end + 2)
        }
    }

    private func setAge(_ candidate: inout Candidate, end: Int) {
        candidate.kind = .age
        candidate.naming = .age
        candidate.extent = candidate.extent.lowerBound..<end
    }

    /// "24 times", "twice".
    private func attachTimes(_ candidate: inout Candidate) {
        let end = candidate.number.upperBound
        if candidate.form == .times {
            candidate.kind = isComparison(end) ? .ratio : .frequency
            candidate.naming = candidate.kind == .frequency ? .count : .unit
            return
        }
        guard candidate.unit < 0, isWord(end, "times") || isHyphen(end) && isWord(end + 1, "times") else { return }
        candidate.unitWords = end..<end + 1
        candidate.extent = candidate.extent.lowerBound..<end + 1
        candidate.naming = .count
        candidate.kind = isComparison(end + 1) ? .ratio : .frequency
    }

    /// "as many", "the limit", "more likely": what follows a factor of comparison.
    private func isComparison(_ index: Int) -> Bool {
        isWord(
            index,
            oneOf: [
                "as", "the", "more", "higher", "larger", "bigger", "greater", "faster", "that", "its", "their", "less",
                "lower",
            ])
            && !(isWord(index, "the") && isTag(index + 1, .adjective)
                && isWord(index + 2, oneOf: ["year", "month", "week"]))
    }

    // MARK: Rates

    /// "a barrel", "per day", "/kg", "an hour", behind the unit.
    private func attachDenominator(_ candidate: inout Candidate) {
        guard candidate.unit >= 0 || candidate.kind == .frequency else { return }
        var start = candidate.extent.upperBound
        // "24 times a-year", "barrel-a-day"
        if isJoint(start) || isMark(start, "-"), isWord(start + 1, "a") { start += 1 }
        let isSlash = isMark(start, "/") && has(start + 1) && isLetters(start + 1)
        let isPer = isWord(start, "per") || isSlash
        let isHyphened = isWord(start, "a") && isMark(start + 1, "-")
        let isArticle = (isWord(start, "a") || isWord(start, "an")) && isDenominator(isHyphened ? start + 2 : start + 1)
        if isHyphened { start += 1 }
        guard isPer || isArticle, has(start + 1), isLetters(start + 1), !isWord(start + 1, "cent") else {
            return
        }
        let end = unit(at: start + 1, glued: false)?.end ?? start + 2
        // "5.1% a month earlier"
        if isWord(end, oneOf: ["earlier", "ago", "later", "before", "after", "old"]) { return }
        candidate.denominator = start + 1..<max(end, start + 2)
    }

    private func isDenominator(_ index: Int) -> Bool {
        if isWord(
            index,
            oneOf: [
                "barrel", "share", "person", "head", "night", "piece", "pop", "bottle", "pack", "unit", "user",
                "ticket", "litre", "liter", "gallon",
            ])
        {
            return true
        }
        guard let (unit, end) = unit(at: index, glued: false), end == index + 1 else { return false }
        return lexicon.units[unit].kind != .money && !isTag(end, .noun)
    }
}
