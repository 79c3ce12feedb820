/// Numbers in words.
extension Sentence {
    /// A number in words that begins at `index`.
    func wordNumeral(at index: Int) -> Candidate? {
        guard let lexeme = lexeme(index), let number = lexeme.number else { return articleNumeral(at: index) }
        switch number {
        case .unit, .teen, .ten, .hundred, .scale: return cardinal(at: index)
        case .collective: return nil
        case .half, .quarter: return half(at: index, from: index)
        case .vague: return vague(at: index)
        case .none: return none(at: index)
        case .times: return times(at: index)
        case .multiple, .fraction, .ordinal, .suffix, .minus: return nil
        }
    }

    // MARK: Cardinals

    /// "a hundred and twenty-five", "one million two hundred thousand", "two and a half million".
    private func cardinal(at start: Int, value first: Double? = nil, from begin: Int? = nil) -> Candidate? {
        var reader = CardinalReader()
        var index = start
        if let first { reader.begin(with: first) }
        while let lexeme = lexeme(index), let number = lexeme.number, reader.take(number, lexeme.value) {
            index += 1
            if isHyphen(index), self.lexeme(index + 1)?.number != nil, reader.accepts(self.lexeme(index + 1)) {
                index += 1
            } else if isWord(index, "and"), reader.acceptsAnd, reader.accepts(self.lexeme(index + 1)) {
                index += 1
            }
        }
        guard index > start else { return nil }
        var candidate = Candidate(number: (begin ?? start)..<index, form: .words, value: reader.total)
        candidate.hasScale = reader.hasScale
        addFractionTail(&candidate)
        if isWord(candidate.number.upperBound, "dozen"), !candidate.hasScale {
            candidate.value *= 12
            candidate.number = candidate.number.lowerBound..<candidate.number.upperBound + 1
        }
        if let fraction = spokenFraction(candidate) { return fraction }
        candidate.extent = candidate.number
        addSign(&candidate)
        return candidate
    }

    /// "two and a half", "two and a half million", "one and three quarters", "five point five".
    private func addFractionTail(_ candidate: inout Candidate) {
        let end = candidate.number.upperBound
        if isWord(end, "point"), let digit = lexeme(end + 1), digit.number == .unit {
            var place = 0.1
            var index = end + 1
            while let next = lexeme(index), next.number == .unit, place > 1e-9 {
                candidate.value += next.value * place
                place /= 10
                index += 1
            }
            candidate.number = candidate.number.lowerBound..<index
            appendScale(&candidate)
            return
        }
        guard isWord(end, "and") else { return }
        let isArticle = isWord(end + 1, "a") || isWord(end + 1, "one")
        let place = isArticle ? end + 2 : end + 1
        guard let word = lexeme(place)?.number else { return }
        if isArticle, word == .half || word == .quarter {
            candidate.value += lexeme(place)?.value ?? 0
            candidate.number = candidate.number.lowerBound..<place + 1
            appendScale(&candidate)
        }
    }

    private func appendScale(_ candidate: inout Candidate) {
        let end = candidate.number.upperBound
        guard let scale = lexeme(end), scale.number == .scale || scale.number == .hundred else { return }
        candidate.value *= scale.value
        candidate.hasScale = true
        candidate.number = candidate.number.lowerBound..<end + 1
    }

    /// "two thirds", "three-quarters", "one-fourth": a small cardinal and a fraction word.
    private func spokenFraction(_ candidate: Candidate) -> Candidate? {
        let end = candidate.number.upperBound
        let place = isHyphen(end) ? end + 1 : end
        guard candidate.value >= 1, candidate.value < 100, let fraction = lexeme(place), let word = fraction.number,
            word == .fraction || word == .quarter || word == .half
        else { return nil }
        let isPlural = has(place) && text[Int(tokens[place].end) - 1] == 0x73
        // "one second" is a duration, "one third" a fraction, "two third places" neither.
        if fraction.value == 2, word == .fraction { return nil }
        guard candidate.value == 1 || isPlural else { return nil }
        let bottom = word == .fraction ? fraction.value : 1 / fraction.value
        return fractionCandidate(candidate.number.lowerBound..<place + 1, candidate.value / bottom)
    }

    private func fractionCandidate(_ number: Range<Int>, _ value: Double) -> Candidate {
        var candidate = Candidate(number: number, form: .fraction, value: value)
        appendScale(&candidate)
        if isWord(candidate.number.upperBound, "a"), isWord(candidate.number.upperBound + 1, "million") {
            candidate.value *= 1e6
            candidate.number = candidate.number.lowerBound..<candidate.number.upperBound + 2
            candidate.hasScale = true
        } else if isWord(candidate.number.upperBound, "a"), isWord(candidate.number.upperBound + 1, "dozen") {
            candidate.value *= 12
            candidate.number = candidate.number.lowerBound..<candidate.number.upperBound + 2
            candidate.hasScale = true
        } else if isWord(candidate.number.upperBound, "dozen") {
            candidate.value *= 12
            candidate.number = candidate.number.lowerBound..<candidate.number.upperBound + 1
            candidate.hasScale = true
        } else if isWord(candidate.number.upperBound, "of"), isWord(candidate.number.upperBound + 1, "a"),
            let scale = lexeme(candidate.number.upperBound + 2), scale.number == .scale
        {
            candidate.value *= scale.value
            candidate.number = candidate.number.lowerBound..<candidate.number.upperBound + 3
            candidate.hasScale = true
        }
        if candidate.hasScale { candidate.form = .words }
        candidate.extent = candidate.number
        return candidate
    }

    /// "half", "half a million", "a quarter": `begin` is the article.
    private func half(at index: Int, from begin: Int) -> Candidate? {
        guard let lexeme = lexeme(index), let word = lexeme.number else { return nil }
        let hasArticle = begin < index
        if word == .quarter {
            let next = index + 1
            let isFraction =
                hasArticle && isWord(next, "of") || self.lexeme(next)?.number == .scale
            guard isFraction else { return nil }
            if hasArticle, isClass(next + 1, .month) { return nil }
        }
        // "half-time", "first half", "the second half", "halves".
        if isHyphen(index + 1), self.lexeme(index + 2)?.number == nil { return nil }
        if self.lexeme(index - 1)?.number == .fraction || self.lexeme(index - 1)?.number == .ordinal { return nil }
        if isWord(index, "halves") || isWord(index + 1, "hour") && !hasArticle && isHyphen(index - 1) { return nil }
        if isHyphen(begin - 1) || isWord(index + 1, "way") || isWord(index + 1, "time") { return nil }
        return fractionCandidate(begin..<index + 1, lexeme.value)
    }

    // MARK: Articles

    /// "a hundred", "a dozen", "a million", "a third", "a couple of", "several hundred".
    private func articleNumeral(at index: Int) -> Candidate? {
        let isArticle = isWord(index, "a") || isWord(index, "an")
        guard isArticle, let next = lexeme(index + 1), let word = next.number else { return nil }
        switch word {
        case .hundred, .scale:
            return cardinal(at: index + 1, value: 1, from: index)
        case .collective:
            return collective(at: index + 1, from: index)
        case .half, .quarter: return half(at: index + 1, from: index)
        case .fraction:
            // "a third of", but "a third man": an ordinal.
            guard next.value != 2, isWord(index + 2, "of") || isWord(index + 2, "more") || isWord(index + 2, "less")
            else { return nil }
            return fractionCandidate(index..<index + 2, 1 / next.value)
        default: return nil
        }
    }

    /// "a dozen", "a couple of hundred".
    private func collective(at index: Int, from begin: Int) -> Candidate? {
        guard let lexeme = lexeme(index) else { return nil }
        var candidate = Candidate(number: begin..<index + 1, form: .words, value: lexeme.value)
        if isWord(index, "couple") {
            if isWord(index + 1, "of"), let scale = self.lexeme(index + 2),
                scale.number == .hundred || scale.number == .scale || isWord(index + 2, "dozen")
            {
                candidate.value *= scale.value
                candidate.number = begin..<index + 3
            } else if !isWord(index + 1, "of") {
                return nil
            }
        }
        candidate.extent = candidate.number
        return candidate
    }

    // MARK: Vague plurals, none, times

    /// "dozens", "tens of thousands", "hundreds of millions".
    private func vague(at index: Int) -> Candidate? {
        guard let lexeme = lexeme(index) else { return nil }
        var low = lexeme.value
        var high = lexeme.valueMax
        var end = index + 1
        if isWord(end, "of"), let next = self.lexeme(end + 1), next.number == .vague {
            low *= next.value
            high = low * 10
            end += 2
        }
        if isWord(index, "scores"), !isWord(index + 1, "of") { return nil }
        if isWord(index - 1, "the"), isWord(index, "billions") || isWord(index, "millions") { return nil }
        var candidate = Candidate(number: index..<end, form: .vague, value: low, valueMax: high)
        candidate.isVague = true
        candidate.hasScale = true
        return candidate
    }

    /// "no casualties", "none of the passengers".
    private func none(at index: Int) -> Candidate? {
        if isWord(index, "no"), isMark(index + 1, ".") || isDigits(index + 1) || isComma(index + 1) { return nil }
        return Candidate(number: index..<index + 1, form: .none, value: 0)
    }

    private func times(at index: Int) -> Candidate? {
        guard !isWord(index, "once") else { return nil }
        return Candidate(number: index..<index + 1, form: .times, value: lexeme(index)?.value ?? 0)
    }
}

/// Adds up the words of a cardinal: units and tens below a hundred, hundreds below a thousand, scales falling.
struct CardinalReader {
    private var sum = 0.0
    private var group = 0.0
    private var last: NumberWord?
    private var lastScale = Double.infinity
    private var isOpen = true
    private(set) var hasScale = false

    var total: Double { sum + group }

    /// "and" may follow hundreds and scales: "two hundred and five".
    var acceptsAnd: Bool { last == .hundred || last == .scale }

    mutating func begin(with value: Double) {
        group = value
        last = .unit
    }

    func accepts(_ lexeme: Lexeme?) -> Bool {
        guard let lexeme, let number = lexeme.number else { return false }
        var copy = self
        return copy.take(number, lexeme.value)
    }

    /// Takes the next word, or says that it does not belong to this number.
    mutating func take(_ number: NumberWord, _ value: Double) -> Bool {
        switch number {
        case .unit:
            guard last == nil || last == .ten || last == .hundred || last == .scale else { return false }
            if last == .ten, value == 0 { return false }
            group += value
        case .teen, .ten:
            guard last == nil || last == .hundred || last == .scale else { return false }
            group += value
        case .hundred:
            guard last == nil || last == .unit || last == .teen, group < 100 else { return false }
            group = max(group, 1) * 100
        case .scale:
            guard value < lastScale || (sum > 0 && group == 0) else { return false }
            if group == 0, sum > 0 {
                sum *= value
            } else {
                sum += max(group, 1) * value
            }
            group = 0
            lastScale = value
            hasScale = true
        default: return false
        }
        last = number
        return true
    }
}
