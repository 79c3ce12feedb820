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
            kind: candidate.kind ?? .count, direction: candidate.direction, nounInherited: candidate.isInherited,
            concepts: [], partOf: nil, negated: candidate.isNegated, confidence: confidence(candidate),
            rule: candidate.rule.description)
        addUnit(candidate, &figure)
        addWords(candidate, &figure)
        return figure
    }

    private func addUnit(_ candidate: Candidate, _ figure: inout Figure) {
        figure.unit = candidate.unitName
        guard candidate.unit >= 0 else { return }
        let unit = lexicon.units[candidate.unit]
        figure.currency = unit.currency
        figure.unit = figure.unit ?? unit.name
        if let factor = unit.factor {
            figure.valueSI =
                (candidate.value + (unit.name == "fahrenheit" ? unit.zero : 0)) * factor
                + (unit.name == "celsius" ? unit.zero : 0)
            figure.unitSI = unit.unitSI
        }
        if !candidate.denominator.isEmpty, candidate.kind != .duration {
            figure.unit = (figure.unit ?? "") + " per " + nounLemma(candidate.denominator.lowerBound)
            figure.valueSI = nil
            figure.unitSI = nil
        }
    }

    private func addWords(_ candidate: Candidate, _ figure: inout Figure) {
        if candidate.head >= 0 {
            figure.noun = nounLemma(candidate.head)
            figure.nounPhrase = phraseLemma(candidate)
        }
        if candidate.event >= 0 {
            figure.event = verbLemma(candidate.event)
            figure.eventClass = eventClass(candidate.event)
        }
        if candidate.object >= 0 { figure.object = nounLemma(candidate.object) }
        if !candidate.source.isEmpty { figure.attribution = surface(candidate.source) }
        if !candidate.place.isEmpty { figure.place = surface(candidate.place) }
        if !candidate.time.isEmpty { figure.timeExpression = surface(candidate.time) }
    }

    private func phraseLemma(_ candidate: Candidate) -> String {
        let head = nounLemma(candidate.head)
        let before = candidate.phrase.lowerBound..<candidate.head
        return before.isEmpty ? head : surface(before) + (tokens[candidate.head].isGlued ? "" : " ") + head
    }

    private func eventClass(_ event: Int) -> String? {
        let base = verbBase(event)
        let lexeme = base >= 0 ? lexicon.lexemes[Int(base)] : lexeme(event)
        guard let lexeme, lexeme.eventClass > 0 else { return nil }
        return lexicon.eventClasses[Int(lexeme.eventClass)]
    }

    private func confidence(_ candidate: Candidate) -> Double {
        var confidence = candidate.confidence
        if candidate.kind == .count, candidate.head < 0 { confidence *= 0.7 }
        if candidate.isInherited { confidence *= 0.9 }
        return confidence
    }
}
