/// Numbers in words.
extension Sentence {
    /// A number in words that begins at `index`.
    func wordNumeral(at index: Int) -> Candidate? {
        guard let lexeme = lexeme(index), let number = lexeme.number else { return articleNumeral(at: index) }
        switch number {
        case .unit, .teen, .ten, .hundred, .scale: return cardinal(at: index)
        case .half, .quarter: return half(at: index, from: index)
        case .vague: return vague(at: index)
        case .none: return none(at: index)
        case .times:
            return isWord(index, "once") ? nil : Candidate(number: index..<index + 1, form: .times, value: lexeme.value)
        case .fraction, .ordinal: return ordinal(at: index)
        case .collective: return isWord(index, "couple") ? collective(at: index, from: index) : nil
        case .multiple, .suffix, .minus: return nil
        }
    }

    /// "a hundred and twenty-five", "one million two hundred thousand", "two and a half million".
    func cardinal(at start: Int, value first: Double? = nil, from begin: Int? = nil) -> Candidate? {
        var reader = CardinalReader()
        if let first { reader.begin(with: first) }
        let end = readCardinal(&reader, from: start)
        guard end > start else { return nil }
        var candidate = Candidate(number: (begin ?? start)..<end, form: .words, value: reader.total)
        candidate.hasScale = reader.hasScale
        candidate.scale = reader.scale
        if let ordinal = compoundOrdinal(candidate) { return ordinal }
        if isWord(start - 1, oneOf: ["several", "few"]), begin == nil, candidate.hasScale || candidate.value == 100 {
            // "several hundred": as wide as the vague plural
            candidate.form = .vague
            candidate.isVague = true
            candidate.valueMax = candidate.value * 10
            candidate.number = start - 1..<end
            candidate.extent = candidate.number
            return candidate
        }
        addPoint(&candidate)
        addFraction(&candidate)
        if isWord(candidate.number.upperBound, "dozen"), !candidate.hasScale {
            candidate.value *= 12
            candidate.grow(to: candidate.number.upperBound + 1)
        }
        if let fraction = spokenFraction(candidate) { return fraction }
        addSign(&candidate)
        return candidate
    }

    /// Feeds the words of a cardinal to a reader; returns the index behind the last that it took.
    func readCardinal(_ reader: inout CardinalReader, from start: Int) -> Int {
        var index = start
        while let lexeme = lexeme(index), let number = lexeme.number, reader.take(number, lexeme.value) {
            index += 1
            if isDash(index), isGlued(index) == isGlued(index + 1), lexeme.number == .ten,
                reader.accepts(self.lexeme(index + 1)),
                self.lexeme(index + 1)?.number == .unit
            {
                index += 1
            } else if isWord(index, "and"), reader.acceptsAnd, reader.accepts(self.lexeme(index + 1)),
                !isFraction(at: index + 1)
            {
                index += 1
            }
        }
        return index
    }

    /// "five point five"
    private func addPoint(_ candidate: inout Candidate) {
        let end = candidate.number.upperBound
        guard isWord(end, "point"), lexeme(end + 1)?.number == .unit else { return }
        var place = 0.1
        var index = end + 1
        while let next = lexeme(index), next.number == .unit, place > 1e-9 {
            candidate.value += next.value * place
            place /= 10
            index += 1
        }
        candidate.grow(to: index)
        appendScale(&candidate)
    }

    /// A scale behind a fraction or a decimal: "two and a half million".
    func appendScale(_ candidate: inout Candidate) {
        let end = candidate.number.upperBound
        guard let scale = lexeme(end), scale.number == .scale || scale.number == .hundred else { return }
        candidate.value *= scale.value
        candidate.scale = scale.value
        candidate.hasScale = true
        candidate.grow(to: end + 1)
    }

    // MARK: Articles

    /// "a hundred", "a dozen", "a million", "a third", "a couple of".
    private func articleNumeral(at index: Int) -> Candidate? {
        guard isWord(index, "a") || isWord(index, "an") else { return nil }
        guard let next = lexeme(index + 1), let word = next.number else { return measuredArticle(at: index) }
        switch word {
        case .hundred, .scale: return cardinal(at: index + 1, value: 1, from: index)
        case .collective: return collective(at: index + 1, from: index)
        case .half, .quarter: return half(at: index + 1, from: index)
        case .fraction: return fraction(behindArticle: index, next)
        default: return nil
        }
    }

    /// "a gallon", when nothing else is said.
    private func measuredArticle(at index: Int) -> Candidate? {
        guard index == 0, let (_, end) = unit(at: 1, glued: false), !has(end), isLetters(1) else { return nil }
        return Candidate(number: 0..<1, form: .words, value: 1)
    }

    /// "a dozen", "a couple of hundred".
    private func collective(at index: Int, from begin: Int) -> Candidate? {
        guard let lexeme = lexeme(index) else { return nil }
        var candidate = Candidate(number: begin..<index + 1, form: .words, value: lexeme.value)
        guard isWord(index, "couple") else { return candidate }
        guard isWord(index + 1, "of") else { return nil }
        if let scale = self.lexeme(index + 2),
            scale.number == .hundred || scale.number == .scale || isWord(index + 2, "dozen")
        {
            candidate.value *= scale.value
            candidate.grow(to: index + 3)
        }
        return begin < index || unit(at: index + 2, glued: false) != nil ? candidate : nil
    }

    // MARK: Vague plurals and none

    /// "dozens", "tens of thousands", "hundreds of millions".
    private func vague(at index: Int) -> Candidate? {
        guard let lexeme = lexeme(index) else { return nil }
        if isWord(index, "scores"), !isWord(index + 1, oneOf: ["of", "were", "more", "have", "are"]) { return nil }
        // "(thousands)": a unit
        if isMark(index - 1, "("), isMark(index + 1, ")") { return nil }
        if isWord(index - 1, "the"), isWord(index, "billions") || isWord(index, "millions") { return nil }
        var candidate = Candidate(
            number: index..<index + 1, form: .vague, value: lexeme.value, valueMax: lexeme.valueMax)
        if isWord(index + 1, "of"), let next = self.lexeme(index + 2), next.number == .vague {
            candidate.value *= next.value
            candidate.valueMax = candidate.value * 10
            candidate.grow(to: index + 3)
        }
        candidate.isVague = true
        candidate.hasScale = true
        return candidate
    }

    /// "no casualties", "none of the passengers"; `dropEmptyWords` looks at what follows.
    private func none(at index: Int) -> Candidate? {
        if isWord(index, "no"), isMark(index + 1, ".") || isDigits(index + 1) || isComma(index + 1) { return nil }
        return Candidate(number: index..<index + 1, form: .none, value: 0)
    }
}
