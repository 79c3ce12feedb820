internal import Text

/// Finds the numbers of a sentence, in digits and in words.
extension Sentence {
    /// Fills `candidates` with every number, in order.
    mutating func findNumerals() {
        var index = 0
        while index < count {
            if mayBeginNumeral(index), let candidate = numeral(at: index) {
                candidates.append(candidate)
                index = max(candidate.number.upperBound, index + 1)
            } else {
                index += 1
            }
        }
    }

    @inline(__always) private func mayBeginNumeral(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .digits: true
        case .letters: tokens[index].number != nil || isWord(index, "a") || isWord(index, "an")
        case .mark: text[Int(tokens[index].start)] == 0xC2 || text[Int(tokens[index].start)] == 0xE2
        case .link: false
        }
    }

    private func numeral(at index: Int) -> Candidate? {
        switch tokens[index].kind {
        case .digits: return digitNumeral(at: index)
        case .letters: return wordNumeral(at: index)
        case .mark:
            guard let fraction = signFraction(at: index) else { return nil }
            return Candidate(number: index..<index + 1, form: .fraction, value: fraction)
        case .link: return nil
        }
    }

    // MARK: Digits

    private func digitNumeral(at index: Int) -> Candidate? {
        guard let parsed = DigitNumeral(text, tokens[index].range) else { return malformed(index..<index + 1) }
        var candidate = Candidate(number: index..<index + 1, form: .digits, value: parsed.value)
        candidate.plainDigits = parsed.plainDigits
        candidate.groupedValue = parsed.groupedValue
        if parsed.plainDigits > 0, isGlued(index + 1), isWord(index + 1, oneOf: ["st", "nd", "rd", "th"]) {
            candidate.kind = .ordinal
            return candidate
        }
        addSpacedGroups(&candidate)
        addLeadingPoint(&candidate)
        addSlashFraction(&candidate)
        addExponent(&candidate)
        addScale(&candidate)
        addFurtherGroups(&candidate)
        addFraction(&candidate)
        addSign(&candidate)
        return candidate
    }

    /// A number that is none, kept so that nothing else is made of its digits.
    private func malformed(_ range: Range<Int>) -> Candidate {
        var candidate = Candidate(number: range, form: .digits, value: 0)
        candidate.kind = .identifier
        return candidate
    }

    /// `3 600`, `1 250 000`: groups of three digits behind single spaces.
    private func addSpacedGroups(_ candidate: inout Candidate) {
        guard (1...3).contains(candidate.plainDigits), candidate.value >= 1 else { return }
        let first = candidate.number.lowerBound
        guard !isClass(first - 1, .month), !(isGlued(first) && isDash(first - 1)) else { return }
        var end = first + 1
        while isDigits(end), !isGlued(end), tokens[end].end - tokens[end].start == 3,
            !isGlued(end + 1) || !has(end + 1)
                || !isHyphen(end + 1)
        {
            end += 1
        }
        // "80, 000": a comma with a space, before nothing but zeros
        if end == first + 1, isComma(end), isWord(end + 1, "000"), isGlued(end), !isGlued(end + 1) {
            candidate.value *= 1000
            candidate.plainDigits = 0
            candidate.grow(to: end + 2)
            return
        }
        guard end > first + 1, !isDigits(end) else { return }
        var value = candidate.value
        for index in first + 1..<end {
            value = value * 1000 + (DigitNumeral(text, tokens[index].range)?.value ?? 0)
        }
        candidate.value = value
        candidate.plainDigits = 0
        candidate.number = first..<end
        candidate.extent = candidate.number
    }

    /// `.500`
    private func addLeadingPoint(_ candidate: inout Candidate) {
        let index = candidate.number.lowerBound
        guard candidate.plainDigits > 0, isMark(index - 1, "."), isGlued(index),
            !isGlued(index - 1) || isMark(index - 2, "(")
        else {
            return
        }
        var value = candidate.value
        for _ in 0..<candidate.plainDigits { value /= 10 }
        candidate.value = value
        candidate.plainDigits = 0
        candidate.number = index - 1..<candidate.number.upperBound
        candidate.extent = candidate.number
    }

    /// `1/2`, `2 1/2`, `2½`
    private func addSlashFraction(_ candidate: inout Candidate) {
        let end = candidate.number.upperBound
        if let fraction = signFraction(at: end), candidate.plainDigits > 0 {
            candidate.value += fraction
            candidate.plainDigits = 0
            candidate.grow(to: end + 1)
            return
        }
        if let fraction = slashFraction(at: end), !isGlued(end), candidate.plainDigits > 0, candidate.plainDigits <= 3 {
            candidate.value += fraction
            candidate.plainDigits = 0
            candidate.grow(to: end + 3)
            return
        }
        if let fraction = slashFraction(at: candidate.number.lowerBound) {
            candidate.value = fraction
            candidate.form = .fraction
            candidate.plainDigits = 0
            candidate.grow(to: candidate.number.lowerBound + 3)
        }
    }

    private func slashFraction(at index: Int) -> Double? {
        guard isDigits(index), isMark(index + 1, "/"), isGlued(index + 1), isDigits(index + 2), isGlued(index + 2),
            !isMark(index + 3, "/") || !isGlued(index + 3), !(isMark(index - 1, "/") && isGlued(index)),
            let top = DigitNumeral(text, tokens[index].range), let bottom = DigitNumeral(text, tokens[index + 2].range),
            bottom.plainDigits > 0, bottom.value >= 2, bottom.value <= 100 || bottom.value == 1000, top.plainDigits > 0,
            top.value < bottom.value,
            !(top.value == 9 && bottom.value == 11)
        else { return nil }
        return top.value / bottom.value
    }

    /// `1e10`, `6.23x10^-4`, `1.1^23`
    private func addExponent(_ candidate: inout Candidate) {
        let end = candidate.number.upperBound
        guard isGlued(end), isGlued(end + 1) else { return }
        if isWord(end, "e"), let (power, next) = signedInteger(at: end + 1), power.magnitude < 300 {
            candidate.value = Double("\(candidate.value)e\(power)") ?? candidate.value
            candidate.plainDigits = 0
            candidate.grow(to: next)
        } else if isMultiplication(end), isWord(end + 1, "10"), let (power, next) = signedInteger(at: end + 2),
            power < 0,
            power > -300
        {
            candidate.value = Double("\(candidate.value)e\(power)") ?? candidate.value
            candidate.plainDigits = 0
            candidate.grow(to: next)
        } else if isWord(end, "x"), isWord(end + 1, "10"), isMark(end + 2, "^"),
            let (power, next) = signedInteger(at: end + 3), power.magnitude < 300
        {
            candidate.value = Double("\(candidate.value)e\(power)") ?? candidate.value
            candidate.plainDigits = 0
            candidate.grow(to: next)
        }
    }

    /// `×` or `x`
    private func isMultiplication(_ index: Int) -> Bool {
        isWord(index, "x")
            || has(index) && text[Int(tokens[index].start)] == 0xC3 && text[Int(tokens[index].end) - 1] == 0x97
    }

    private func signedInteger(at index: Int) -> (value: Int, next: Int)? {
        let hasSign = isDash(index) || isMark(index, "+")
        let place = hasSign ? index + 1 : index
        guard isDigits(place), isGlued(place), let number = DigitNumeral(text, tokens[place].range),
            (1...3).contains(number.plainDigits)
        else { return nil }
        return (isDash(index) ? -Int(number.value) : Int(number.value), place + 1)
    }

    /// `million`, `bn`, `k` behind digits; scales may follow one another ("3 lakh crore").
    func addScale(_ candidate: inout Candidate) {
        while let (factor, end) = scale(behind: candidate) {
            candidate.value *= factor
            candidate.scale = factor
            candidate.hasScale = true
            candidate.plainDigits = 0
            candidate.groupedValue = nil
            candidate.grow(to: end)
        }
        let end = candidate.number.upperBound
        if !candidate.hasScale, isGlued(end), isWord(end, "m"), !isGlued(end + 1) || isPunctuation(end + 1) {
            candidate.isMetreOrMillion = true
        }
    }

    private func scale(behind candidate: Candidate) -> (factor: Double, end: Int)? {
        var end = candidate.number.upperBound
        if isHyphen(end) { end += 1 }
        guard let lexeme = lexeme(end), let number = lexeme.number else { return nil }
        if number == .scale || number == .hundred {
            // "60 m" is a length, but "60 mn" and "60 bn" are amounts.
            return (lexeme.value, end + 1)
        }
        if number == .collective, isWord(end, "dozen") { return (12, end + 1) }
        guard number == .suffix, isGlued(end), !candidate.hasScale else { return nil }
        let isUpper = isCapital(end)
        if isWord(end, "m"), !isUpper, !isMoneyBefore(candidate.number.lowerBound) { return nil }
        if isWord(end, "mm"), !isUpper { return nil }
        if isWord(end, "t"), !isMoneyBefore(candidate.number.lowerBound) { return nil }
        if isWord(end, "b"), !isUpper, !isMoneyBefore(candidate.number.lowerBound), candidate.plainDigits > 0 {
            return nil
        }
        return (lexeme.value, end + 1)
    }

    private func isMoneyBefore(_ index: Int) -> Bool {
        has(index - 1)
            && (isMark(index - 1, "$") || lexicon.units.before.next(0, tokens[index - 1].lexeme) != nil)
    }

    /// "4 thousand 3 hundred and 21": falling scales, each with digits.
    private func addFurtherGroups(_ candidate: inout Candidate) {
        while candidate.hasScale, candidate.scale >= 100 {
            var index = candidate.number.upperBound
            if isWord(index, "and") { index += 1 }
            guard isDigits(index) || lexeme(index)?.number == .unit,
                let next = isDigits(index) ? DigitNumeral(text, tokens[index].range)?.value : lexeme(index)?.value,
                next > 0,
                isDigits(index) ? (DigitNumeral(text, tokens[index].range)?.plainDigits ?? 0) > 0 : true
            else { return }
            let scale = lexeme(index + 1)
            let isScale = scale?.number == .hundred || scale?.number == .scale
            let factor = isScale ? scale?.value ?? 1 : 1
            // Without a scale of its own only "… hundred and 21" goes on; "5 million 30 people" does not.
            guard factor < candidate.scale, next * factor < candidate.scale,
                isScale || candidate.scale == 100 && isWord(index - 1, "and")
            else { return }
            candidate.value += next * factor
            candidate.scale = factor
            candidate.grow(to: isScale ? index + 2 : index + 1)
        }
    }

    /// "2 -7 g": the dash after a smaller number joins a range.
    private func isLowerDigits(_ index: Int, than value: Double) -> Bool {
        guard isDigits(index), let number = DigitNumeral(text, tokens[index].range) else { return false }
        return number.value < value
    }

    /// A minus sign or the words `minus` and `negative` before the number.
    func addSign(_ candidate: inout Candidate) {
        let index = candidate.number.lowerBound
        let isWordSign = lexeme(index - 1)?.number == .minus && !isClass(index - 2, .verbBase)
        let isMinus =
            isDash(index - 1) && isGlued(index) && !isLowerDigits(index - 2, than: candidate.value)
            && (!isGlued(index - 1) || isMark(index - 2, "(") || isMark(index - 2, "$") || isMark(index - 2, "<")
                || isMark(index - 2, ">")
                || isMark(index - 2, "="))
        let isLeading = index == 1 && isDash(0) && !isGlued(index)
        let isHyphened = lexeme(index - 2)?.number == .minus && isHyphen(index - 1)
        guard isWordSign || isMinus || isHyphened || isLeading else {
            if isMark(index - 1, "+"), isGlued(index), !isGlued(index - 1) {
                candidate.direction = .up
                candidate.number = index - 1..<candidate.number.upperBound
                candidate.extent = candidate.number
            }
            return
        }
        candidate.value = -candidate.value
        candidate.plainDigits = 0
        candidate.number = (isHyphened ? index - 2 : index - 1)..<candidate.number.upperBound
        candidate.extent = candidate.number
    }

    /// The value of a vulgar fraction sign: U+00BC–U+00BE, U+2153–U+215E.
    private func signFraction(at index: Int) -> Double? {
        guard has(index), isPunctuation(index) else { return nil }
        let start = Int(tokens[index].start)
        switch (text[start], tokens[index].end - tokens[index].start) {
        case (0xC2, 2): return [0xBC: 0.25, 0xBD: 0.5, 0xBE: 0.75][text[start + 1]]
        case (0xE2, 3) where text[start + 1] == 0x85:
            return [
                0x93: 1.0 / 3, 0x94: 2.0 / 3, 0x95: 0.2, 0x96: 0.4, 0x97: 0.6, 0x98: 0.8, 0x99: 1.0 / 6, 0x9A: 5.0 / 6,
                0x9B: 0.125, 0x9C: 0.375, 0x9D: 0.625, 0x9E: 0.875,
            ][text[start + 2]]
        default: return nil
        }
    }
}
