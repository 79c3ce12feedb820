internal import Tagging

/// The finished figures of a sentence.
extension Sentence {
    /// Makes figures of the candidates. `carried` is the source of the quotation that the sentence goes on with.
    func figures(number: Int, withNonFigures: Bool, carried: String?) -> [Figure] {
        var positions = [Int](repeating: -1, count: candidates.count)
        var position = 0
        for index in candidates.indices
        where candidates[index].isFigure || withNonFigures && candidates[index].kind != nil {
            positions[index] = position
            position += 1
        }
        var figures: [Figure] = []
        figures.reserveCapacity(position)
        for index in candidates.indices where positions[index] >= 0 {
            var figure = figure(candidates[index], number: number)
            if concepts.indices.contains(index) { figure.concepts = concepts[index].map { surface($0) } }
            if candidates[index].partOf >= 0, positions[candidates[index].partOf] >= 0 {
                figure.partOf = positions[candidates[index].partOf]
            }
            if figure.attribution == nil, figure.kind.isFigure { figure.attribution = carried }
            figures.append(figure)
        }
        return figures
    }

    private func figure(_ candidate: Candidate, number: Int) -> Figure {
        let words = candidate.extent
        let bytes = Int(tokens[words.lowerBound].start)..<Int(tokens[words.upperBound - 1].end)
        var figure = Figure(
            range: bytes, sentence: range, sentenceNumber: number, surface: surface(words), value: candidate.value,
            valueMax: candidate.valueMax, bound: candidate.bound, isVague: candidate.isVague,
            kind: candidate.kind ?? .count, direction: candidate.direction, nounInherited: candidate.inheritedFrom >= 0,
            concepts: [], partOf: nil, negated: candidate.isNegated, confidence: confidence(candidate),
            rule: candidate.rule.description)
        addUnit(candidate, &figure)
        addWords(candidate, &figure)
        return figure
    }

    private func addUnit(_ candidate: Candidate, _ figure: inout Figure) {
        switch candidate.naming {
        case .unit: break
        case .count: figure.unit = "count"
        case .age: figure.unit = (candidate.unit >= 0 ? lexicon.units[candidate.unit].name : "year") + " of age"
        }
        if candidate.unit >= 0 { addTableUnit(candidate, &figure) }
        if !candidate.denominator.isEmpty, candidate.kind != .duration {
            let numerator = candidate.unit >= 0 ? lexicon.units[candidate.unit].currencyName : nil
            figure.unit = (numerator ?? figure.unit ?? "") + " per " + denominator(candidate.denominator)
            figure.valueSI = nil
            figure.unitSI = nil
        }
    }

    private func addTableUnit(_ candidate: Candidate, _ figure: inout Figure) {
        let unit = lexicon.units[candidate.unit]
        figure.currency = unit.currency
        figure.unit = figure.unit ?? unit.name
        if let factor = unit.factor {
            figure.valueSI =
                (candidate.value + (unit.name == "fahrenheit" ? unit.zero : 0)) * factor
                + (unit.name == "celsius" ? unit.zero : 0)
            figure.unitSI = unit.unitSI
        }
    }

    private func denominator(_ words: Range<Int>) -> String {
        if isWord(words.lowerBound, "annum") { return "year" }
        if let (unit, end) = unit(at: words.lowerBound, glued: false), end == words.upperBound {
            return lexicon.units[unit].name
        }
        return nounLemma(words.lowerBound)
    }

    private func addWords(_ candidate: Candidate, _ figure: inout Figure) {
        if candidate.head >= 0 {
            figure.noun = nounLemma(candidate.head)
            figure.nounPhrase = phraseLemma(candidate)
        }
        if candidate.event >= 0 {
            figure.event = eventLemma(candidate.event)
            figure.eventClass = eventClass(candidate.event)
        }
        if candidate.object >= 0 { figure.object = compoundLemma(candidate.object) }
        if !candidate.source.isEmpty { figure.attribution = surface(candidate.source) }
        if !candidate.place.isEmpty { figure.place = surface(candidate.place) }
        if !candidate.time.isEmpty { figure.timeExpression = surface(candidate.time) }
    }

    /// A noun with the nouns that it is compounded with: `cluster munition`.
    private func compoundLemma(_ head: Int) -> String {
        var first = head
        while isTag(first - 1, .noun) { first -= 1 }
        return (first..<head).map { surface($0..<$0 + 1) + " " }.joined() + nounLemma(head)
    }

    private func phraseLemma(_ candidate: Candidate) -> String {
        var phrase = ""
        for index in candidate.phrase.lowerBound..<candidate.head where isContent(index) {
            phrase += isTag(index, .adjective) ? positive(index) : surface(index..<index + 1)
            phrase += isHyphen(index + 1) || isHyphen(index) ? "" : " "
        }
        return phrase + nounLemma(candidate.head)
    }

    /// Whether a word of a noun phrase belongs to its name: no article, possessive ending, number or comparative.
    private func isContent(_ index: Int) -> Bool {
        switch tokens[index].tag {
        case .determiner, .pronoun, .coordinator, .adverb: false
        case .numeral: tokens[index].candidate < 0 || !candidates[Int(tokens[index].candidate)].isFigure
        case .particle: false
        case .punctuation: isHyphen(index)
        default: !isWord(index, oneOf: ["more", "most", "fewer", "less"])
        }
    }

    /// An adjective with the ending of a superlative taken off: "oldest" gives "old".
    private func positive(_ index: Int) -> String {
        let word = surface(index..<index + 1)
        if isWord(index, "best") { return "good" }
        guard endsWith(index, "est"), word.utf8.count > 5 else { return word }
        let stem = String(word.dropLast(3))
        if isWord(index, oneOf: ["honest", "modest", "earnest", "forest"]) { return word }
        if stem.hasSuffix("i") { return stem.dropLast() + "y" }
        return stem.hasSuffix("rg") || stem.hasSuffix("fin") || stem.hasSuffix("at") || stem.hasSuffix("c")
            ? stem + "e" : stem
    }

    /// The class of the event that a verb, an event noun or a word of state names.
    func eventClass(_ event: Int) -> String? {
        guard let lexeme = eventLexeme(event), lexeme.eventClass > 0 else { return nil }
        return lexicon.eventClasses[Int(lexeme.eventClass)]
    }

    private func eventLexeme(_ event: Int) -> Lexeme? {
        if let lexeme = lexeme(event), lexeme.eventVerb >= 0, !isTag(event, .verb) {
            return lexicon.lexemes[Int(lexeme.eventVerb)]
        }
        let base = verbBase(event)
        return base >= 0 ? lexicon.lexemes[Int(base)] : lexeme(event)
    }

    private func eventLemma(_ event: Int) -> String {
        if let lexeme = lexeme(event), lexeme.eventVerb >= 0, !isTag(event, .verb) {
            return lexicon.spelling(lexeme.eventVerb)
        }
        return verbLemma(event)
    }

    private func confidence(_ candidate: Candidate) -> Double {
        var confidence = candidate.confidence
        if candidate.kind == .count, candidate.head < 0 { confidence *= 0.7 }
        if candidate.inheritedFrom >= 0 { confidence *= 0.9 }
        return (confidence * 100).rounded() / 100
    }
}
