internal import Tagging

/// Where and when.
extension Sentence {
    /// Gives the figures the place and the time that stand nearest in the sentence.
    mutating func attachContext() {
        let places = places()
        let times = times()
        guard !places.isEmpty || !times.isEmpty else { return }
        for index in candidates.indices where candidates[index].isFigure {
            let anchor = candidates[index].extent
            candidates[index].place = nearest(places, anchor, candidates[index].source)
            candidates[index].time = nearest(times, anchor, candidates[index].source)
        }
    }

    /// The mention right of the figure that no other figure stands before, else the one nearest on the left, else any.
    private func nearest(_ mentions: [Range<Int>], _ anchor: Range<Int>, _ source: Range<Int>) -> Range<Int> {
        let free = mentions.filter { !source.overlaps($0) && !anchor.overlaps($0) }
        return free.first { $0.lowerBound >= anchor.upperBound } ?? free.last ?? 0..<0
    }

    /// Capitalised names behind prepositions of place.
    private func places() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < count {
            defer { index += 1 }
            guard isPlacing(index) else { continue }
            var start = index + 1
            var steps = 0
            while steps < 7,
                isTag(start, .determiner) || isTag(start, .adjective) || isTag(start, .noun) || isTag(start, .adverb)
                    || isWord(start, "of") && isTag(start - 1, .noun)
            {
                start += 1
                steps += 1
            }
            guard isTag(start, .properNoun), has(start), !isClass(start, .month), !isClass(start, .weekday) else {
                continue
            }
            var end = start
            while isTag(end, .properNoun) || isHyphen(end) && isTag(end + 1, .properNoun) { end += 1 }
            found.append(start..<end)
            index = end - 1
        }
        return found
    }

    /// A preposition of place, or a verb whose object may be a place: "struck Nepal", "reached Ceuta". What people and
    /// things are "from" is not where something happened.
    private func isPlacing(_ index: Int) -> Bool {
        if isWord(index, "from") {
            let base = nounBase(index - 1)
            let isOrigin =
                base >= 0 && !lexicon.lexemes[Int(base)].classes.isDisjoint(with: [.person, .personNoun])
            return !isOrigin && !isTag(index - 1, .pronoun)
        }
        if isClass(index, .preposition) { return true }
        guard isTag(index, .verb), isTag(index + 1, .properNoun), !isNoun(index + 2) else { return false }
        let base = verbBase(index)
        return base >= 0 && lexicon.lexemes[Int(base)].classes.contains(.reach)
    }

    /// Weekdays, months, years and words of time.
    private func times() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < count {
            let start = index
            var end = index
            while isTimePart(end, start) { end += 1 }
            if end > start {
                var begin = start
                if isWord(begin - 1, oneOf: ["last", "this", "next", "past", "early", "late", "mid", "since"]) {
                    begin -= 1
                }
                if end > begin { found.append(begin..<end) }
                index = end
            } else {
                index += 1
            }
        }
        return found
    }

    private func isDate(_ index: Int) -> Bool {
        guard has(index) else { return false }
        let candidate = Int(tokens[index].candidate)
        return candidates.indices.contains(candidate) && candidates[candidate].kind == .date
    }

    private func isTimePart(_ index: Int, _ start: Int) -> Bool {
        guard has(index) else { return false }
        if isClass(index, [.weekday, .timeWord]) { return true }
        let isUnknown = !isClass(index, .month) && tokens[index].candidate < 0
        if index == start, isUnknown, !isClass(index - 1, .deictic) { return false }
        if isClass(index, .month), isCapital(index) || isDate(index - 1) || isDate(index + 1) { return true }
        let candidate = Int(tokens[index].candidate)
        if candidate >= 0, candidates.indices.contains(candidate), let kind = candidates[candidate].kind {
            return kind == .date || kind == .year || kind == .time
        }
        if index > start, isComma(index), isTimePart(index + 1, index + 1), isDigits(index + 1) { return true }
        if candidate >= 0, candidates.indices.contains(candidate), candidates[candidate].kind == .duration {
            // "four years ago"
            return isWord(candidates[candidate].extent.upperBound, "ago")
        }
        if index > start, isWord(index, "ago") { return true }
        if isWord(index - 1, oneOf: ["last", "this", "next"]),
            isWord(
                index,
                oneOf: [
                    "week", "month", "year", "night", "spring", "summer", "autumn", "winter", "morning", "afternoon",
                    "evening", "weekend",
                ])
        {
            return true
        }
        return index > start && isWord(index, oneOf: ["morning", "night", "evening", "afternoon"])
    }
}
