internal import Text

/// Fractions and ordinals in words, which share their words.
extension Sentence {
    /// Whether a fraction begins at `index`: "a half", "one half", "three quarters", "a quarter million".
    func isFraction(at index: Int) -> Bool {
        guard let word = lexeme(index)?.number ?? (isWord(index, "a") ? .unit : nil) else { return false }
        if word == .half || word == .quarter { return true }
        guard word == .unit, let next = lexeme(index + 1)?.number else { return false }
        return next == .half || next == .quarter || next == .fraction && lexeme(index + 1)?.value != 2
    }

    /// "two and a half", "one and three quarters", "two million and one half", "one billion and a half million".
    func addFraction(_ candidate: inout Candidate) {
        let end = candidate.number.upperBound
        guard isWord(end, "and"), isFraction(at: end + 1) else { return }
        let isBare = lexeme(end + 1)?.number == .half || lexeme(end + 1)?.number == .quarter
        let place = isBare ? end + 1 : end + 2
        guard let fraction = lexeme(place), let word = fraction.number else { return }
        let top = isBare || isWord(end + 1, "a") ? 1 : lexeme(end + 1)?.value ?? 1
        // "forty-two and a third" may go on as an ordinal ("the third"), so only plain parts are added with an article.
        if word == .fraction, isWord(end + 1, "a"), fraction.value > 4 || fraction.value == 3 { return }
        let part = top * (word == .fraction ? 1 / fraction.value : fraction.value)
        if let scale = lexeme(place + 1), scale.number == .scale, !candidate.hasScale || scale.value < candidate.scale {
            candidate.value =
                candidate.hasScale ? candidate.value + part * scale.value : (candidate.value + part) * scale.value
            candidate.scale = scale.value
            candidate.hasScale = true
            candidate.grow(to: place + 2)
        } else {
            candidate.value += part * (candidate.hasScale ? candidate.scale : 1)
            candidate.grow(to: place + 1)
        }
    }

    /// "two thirds", "three-quarters", "one-fourth", "twenty-one fifths".
    func spokenFraction(_ candidate: Candidate) -> Candidate? {
        let end = candidate.number.upperBound
        let place = isDash(end) ? end + 1 : end
        guard candidate.value >= 1, !candidate.hasScale || candidate.value < 1e6, let fraction = lexeme(place),
            let word = fraction.number, word == .fraction || word == .quarter || word == .half
        else { return nil }
        // "one second" is a duration, "one third" a fraction, "two third places" neither.
        if fraction.value == 2, word == .fraction { return nil }
        let isPlural = has(place) && text[Int(tokens[place].end) - 1] == 0x73
        guard candidate.value == 1 || isPlural else { return nil }
        let bottom = word == .fraction ? fraction.value : 1 / fraction.value
        return fractionCandidate(candidate.number.lowerBound..<place + 1, candidate.value / bottom)
    }

    /// "a third of", "a hundredth"; but "a third man" is an ordinal.
    func fraction(behindArticle index: Int, _ lexeme: Lexeme) -> Candidate? {
        let next = index + 2
        let isOpen =
            !has(next) || isPunctuation(next) && !isHyphen(next)
            || isWord(next, oneOf: ["of", "more", "less", "were", "was", "are", "is", "have", "had"])
        guard lexeme.value != 2, isOpen else { return nil }
        return fractionCandidate(index..<next, 1 / lexeme.value)
    }

    /// "half", "half a million", "a quarter of", "quarter-litre": `begin` is the article.
    func half(at index: Int, from begin: Int) -> Candidate? {
        guard let lexeme = lexeme(index), let word = lexeme.number else { return nil }
        let next = index + 1
        let hasUnit = isHyphen(next) && unit(at: next + 1, glued: false) != nil
        if word == .quarter {
            let isPart = begin < index && isWord(next, "of") && !isClass(next + 1, .month)
            guard isPart || hasUnit || self.lexeme(next)?.number == .scale else { return nil }
        }
        // "half-time", "first half", "the second half", "halfway".
        if isHyphen(next), self.lexeme(next + 1)?.number == nil, !hasUnit { return nil }
        if self.lexeme(index - 1)?.number == .fraction || self.lexeme(index - 1)?.number == .ordinal { return nil }
        if isWord(index, "halves") || isHyphen(begin - 1) || isWord(next, "way") || isWord(next, "time") { return nil }
        return fractionCandidate(begin..<next, lexeme.value)
    }

    /// A fraction, with what it is a fraction of when that is a number: "half a million", "a quarter of a million".
    private func fractionCandidate(_ number: Range<Int>, _ value: Double) -> Candidate {
        var candidate = Candidate(number: number, form: .fraction, value: value)
        var index = number.upperBound
        if isWord(index, "of"), isWord(index + 1, "a") { index += 1 }
        if isWord(index, "a") { index += 1 }
        if let whole = lexeme(index), whole.number == .scale || isWord(index, "dozen") {
            candidate.value *= whole.value
            candidate.scale = whole.value
            candidate.hasScale = true
            candidate.form = .words
            candidate.grow(to: index + 1)
        }
        return candidate
    }

    // MARK: Ordinals

    /// "first", "seventh": a number that orders, kept apart.
    func ordinal(at index: Int) -> Candidate? {
        guard let lexeme = lexeme(index), text[Int(tokens[index].end) - 1] != 0x73 else { return nil }
        var candidate = Candidate(number: index..<index + 1, form: .words, value: lexeme.value)
        candidate.kind = .ordinal
        return candidate
    }

    /// "twenty-first", "one hundred and third".
    func compoundOrdinal(_ candidate: Candidate) -> Candidate? {
        var place = candidate.number.upperBound
        if isDash(place), isGlued(place), isGlued(place + 1) { place += 1 }
        if isWord(place, "and"), candidate.value >= 100 { place += 1 }
        guard let last = lexeme(place), let word = last.number, word == .fraction || word == .ordinal,
            text[Int(tokens[place].end) - 1] != 0x73
        else { return nil }
        let isTens =
            candidate.value >= 20 && candidate.value.truncatingRemainder(dividingBy: 10) == 0 && last.value < 10
        let isScale = last.value >= 1e5
        guard isTens || isScale else { return nil }
        var ordinal = Candidate(
            number: candidate.number.lowerBound..<place + 1, form: .words,
            value: isScale ? candidate.value * last.value : candidate.value + last.value)
        ordinal.kind = .ordinal
        return ordinal
    }
}
