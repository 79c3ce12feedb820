internal import Tagging

/// Figures that are parts of other figures.
extension Sentence {
    /// Finds "12 people, including three children", "Fewer than 50 of the 600 miners", "of them 34".
    mutating func attachParts() {
        for index in candidates.indices where candidates[index].isFigure {
            if let total = total(of: index) { candidates[index].partOf = total }
        }
    }

    /// "seven soldiers, two seriously": a bare number that an adverb alone follows.
    func isSetApart(_ candidate: Candidate) -> Bool {
        let end = candidate.number.upperBound
        return candidate.kind == .count && candidate.isInherited && isComma(candidate.extent.lowerBound - 1)
            && isTag(end, .adverb) && (!has(end + 1) || isPunctuation(end + 1))
    }

    private func total(of index: Int) -> Int? {
        let candidate = candidates[index]
        let begin = candidate.extent.lowerBound
        let end = candidate.number.upperBound
        // "50 of the 600 miners", "half of the 40"
        if isWord(end, "of") || candidate.kind == .percent && isWord(candidate.extent.upperBound, "of") {
            let next = index + 1
            if candidates.indices.contains(next), candidates[next].isFigure,
                candidates[next].extent.lowerBound <= max(end, candidate.extent.upperBound) + 4,
                candidates[next].kind == .count
            {
                return next
            }
        }
        let previous = candidates[..<index].lastIndex {
            $0.kind == .count && $0.head >= 0 && $0.inheritedFrom < 0 && $0.partOf < 0
        }
        guard let previous else { return nil }
        if isSetApart(candidate) { return previous }
        let hasArticle = isTag(begin - 1, .determiner) || isClass(begin - 1, .pronoun) || isWord(begin - 1, "whom")
        if isClass(begin - 1, .part) || isClass(begin - 2, .part) && hasArticle { return previous }
        if isWord(begin - 1, oneOf: ["which", "whom", "them"]), isWord(begin - 2, "of") { return previous }
        if isWord(end, "of"), isWord(end + 1, oneOf: ["them", "whom", "which", "these", "those"]) { return previous }
        // "of which the commission accepted 2.9 million"
        if (candidates[previous].end..<begin).contains(where: {
            isWord($0, "of") && isWord($0 + 1, oneOf: ["which", "whom"]) && isComma($0 - 1)
        }) {
            return previous
        }
        // "Of the 44 passengers, 38 were rescued and six remain unaccounted for."
        if isWord(candidates[previous].extent.lowerBound - 1, "the")
            || isWord(candidates[previous].extent.lowerBound - 1, "of"),
            (0...1).contains(where: {
                isWord(candidates[previous].extent.lowerBound - 1 - $0, "of")
                    && candidates[previous].extent.lowerBound - 1 - $0 == 0
            })
        {
            return previous
        }
        return nil
    }
}
