internal import Tagging

/// Bounds, approximations and directions around the numbers.
extension Sentence {
    /// Reads the bound phrases before and behind every number.
    mutating func attachBounds() {
        for index in candidates.indices where candidates[index].kind?.isFigure ?? true {
            var candidate = candidates[index]
            if let (bound, begin) = bound(before: candidate.extent.lowerBound), !isTopic(begin) {
                if isSpan(candidate, begin) { continue }
                candidate.bound = bound
                candidate.extent = begin..<candidate.extent.upperBound
            }
            attachTail(&candidate)
            attachSymbol(&candidate)
            candidates[index] = candidate
        }
    }

    /// "on housing over five years": how long something goes on, not how much at least.
    private func isSpan(_ candidate: Candidate, _ begin: Int) -> Bool {
        candidate.unit >= 0 && lexicon.units[candidate.unit].kind == .duration && isWord(begin, "over")
            && isNoun(begin - 1)
            && !isWord(candidate.end, "old")
    }

    /// "told us about two explosions", "talks over three islands": what is spoken of, not a bound.
    private func isTopic(_ index: Int) -> Bool {
        guard isWord(index, "about") || isWord(index, "over") else { return false }
        // "handed over 17 prisoners"
        if isWord(index, "over"), isTag(index - 1, .verb),
            ["hand", "take", "turn", "give", "sign"].contains(verbLemma(index - 1))
        {
            return true
        }
        return isWord(
            index - 1,
            oneOf: [
                "us", "me", "him", "them", "told", "talk", "talked", "talks", "speak", "spoke", "information",
                "details",
                "news", "story", "stories", "concerns", "concern", "questions", "hear", "heard", "know", "dispute",
                "row",
            ])
    }

    /// "more than 100 kilometers (60 miles)": the same quantity in another unit is as exact.
    mutating func shareBounds() {
        for index in candidates.indices.dropFirst() where candidates[index].bound == .exact {
            let previous = candidates[index - 1]
            let begin = candidates[index].extent.lowerBound
            guard previous.kind == .measure || previous.kind == .money, candidates[index].kind == previous.kind,
                isMark(begin - 1, "(") || isMark(begin - 1, "/"), begin - 1 == previous.extent.upperBound
            else { continue }
            candidates[index].bound = previous.bound
        }
    }

    private func attachTail(_ candidate: inout Candidate) {
        let start = candidate.extent.upperBound
        if isMark(start, "+"), isGlued(start) {
            candidate.bound = .atLeast
            candidate.extent = candidate.extent.lowerBound..<start + 1
            return
        }
        let place = isHyphen(start) ? start + 1 : start
        if let (bound, end) = bound(at: place), !isWord(end, "than") {
            if isWord(place, "or"), isWord(place + 1, "equal") {
                // "less than 5000 or equal"
                candidate.bound = candidate.bound == .lessThan ? .atMost : .atLeast
            } else {
                candidate.bound = bound
            }
            candidate.extent = candidate.extent.lowerBound..<end
        }
    }

    /// `>`, `<=`, `≥`, `≈`, `~` and the prefixes of "under-6s" and "sub-500".
    private func attachSymbol(_ candidate: inout Candidate) {
        let index = candidate.extent.lowerBound - 1
        guard has(index) else { return }
        defer {
            if isPunctuation(index), !isDash(index), candidate.bound != .exact, isGlued(index + 1) {
                candidate.extent = index..<candidate.extent.upperBound
            }
        }
        if isMark(index, "="), isMark(index - 1, "<") || isMark(index - 1, ">") {
            candidate.bound = isMark(index - 1, "<") ? .atMost : .atLeast
        } else if isMark(index, "<") {
            candidate.bound = .lessThan
        } else if isMark(index, ">") {
            candidate.bound = .moreThan
        } else if isMark(index, "~"), isGlued(index + 1), !isDigits(index - 1) {
            candidate.bound = .approximate
        } else if tokens[index].end - tokens[index].start == 3, text[Int(tokens[index].start)] == 0xE2,
            text[Int(tokens[index].start) + 1] == 0x89
        {
            switch text[Int(tokens[index].start) + 2] {
            case 0x88: candidate.bound = .approximate
            case 0xA4: candidate.bound = .atMost
            case 0xA5: candidate.bound = .atLeast
            default: return
            }
        } else if isHyphen(index), isWord(index - 1, "sub") || isWord(index - 1, "under") {
            candidate.bound = .lessThan
        } else if isHyphen(index), isWord(index - 1, "over") {
            candidate.bound = .moreThan
        }
    }

    /// The longest bound phrase that ends before `end`.
    func bound(before end: Int) -> (bound: Figure.Bound, begin: Int)? {
        let table = lexicon.bounds.before
        var node: Int32 = 0
        var index = end - 1
        var best: (bound: Figure.Bound, begin: Int)?
        while has(index), let next = table.next(node, tokens[index].lexeme) {
            node = next
            if let payload = table.payload(node) { best = (BoundTable.bound(payload), index) }
            index -= 1
        }
        return best
    }

    /// The longest bound phrase that begins at `start`.
    func bound(at start: Int) -> (bound: Figure.Bound, end: Int)? {
        let table = lexicon.bounds.after
        var node: Int32 = 0
        var index = start
        var best: (bound: Figure.Bound, end: Int)?
        while has(index), let next = table.next(node, tokens[index].lexeme) {
            node = next
            if let payload = table.payload(node) { best = (BoundTable.bound(payload), index + 1) }
            index += 1
        }
        return best
    }

    /// "rose 5%", "down 3 points", "an increase of 12": whether the figure is the size of a change.
    mutating func attachDirections() {
        for index in candidates.indices where candidates[index].isFigure && candidates[index].direction == nil {
            if let direction = direction(candidates[index]) {
                candidates[index].direction = direction
            } else {
                candidates[index].direction = sharedDirection(index)
            }
            if candidates[index].value < 0, candidates[index].kind == .percent { candidates[index].direction = .down }
        }
    }

    /// "lost 190 points, or 0.6%", "Ross down 2.3%, Burlington by 2.6%": said again in another unit or of another thing.
    private func sharedDirection(_ index: Int) -> Figure.Direction? {
        guard index > 0, let direction = candidates[index - 1].direction, candidates[index].valueMax == nil else {
            return nil
        }
        let begin = candidates[index].extent.lowerBound
        let isAlternative = isWord(begin - 1, "or") && begin - candidates[index - 1].extent.upperBound <= 3
        let isParallel = isWord(begin - 1, "by") && candidates[index].kind == candidates[index - 1].kind
        return isAlternative || isParallel ? direction : nil
    }

    private func direction(_ candidate: Candidate) -> Figure.Direction? {
        guard candidate.valueMax == nil else { return nil }
        guard
            candidate.kind == .percent || candidate.kind == .measure || candidate.kind == .money
                || candidate.kind == .count && isWord(candidate.extent.lowerBound - 1, "by")
        else { return nil }
        var index = candidate.extent.lowerBound - 1
        if isWord(index, "by") { index -= 1 }
        if isTag(index, .adverb), !isClass(index, [.rise, .drop]) { index -= 1 }
        guard has(index) else { return nil }
        if isClass(index, .rise) { return .up }
        if isClass(index, .drop) { return .down }
        let base = verbBase(index)
        guard isTag(index, .verb) || isTag(index, .adjective), base >= 0 else { return nil }
        let classes = lexicon.lexemes[Int(base)].classes
        return classes.contains(.rise) ? .up : classes.contains(.drop) ? .down : nil
    }
}
