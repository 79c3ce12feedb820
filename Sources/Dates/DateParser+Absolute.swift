internal import Text

/// Dates that name their month, year, weekday, quarter, decade or century.
extension DateParser {
    func absolute(at index: Int) -> Found? {
        numeric(at: index) ?? monthDay(at: index) ?? dayMonth(at: index) ?? monthYear(at: index) ?? quarter(at: index)
            ?? century(at: index) ?? decade(at: index) ?? season(at: index) ?? weekNumber(at: index) ?? lone(at: index)
    }

    /// `2016-11-07`, `2019/sep/01`, `11/25/2016`, `25/11/2016`, `11/25`.
    private func numeric(at index: Int) -> Found? {
        guard words.indices.contains(index), words[index].digits != nil || number(index, .month) != nil,
            !isPartOfNumber(index)
        else { return nil }
        let mark = text(index + 1)
        guard ["/", "-", "."].contains(mark), let first = part(index), let second = part(index + 2) else {
            return twoParts(at: index)
        }
        guard text(index + 3) == mark, let third = part(index + 4), !(mark == "." && first.isMonth) else {
            return twoParts(at: index)
        }
        let end = index + 5
        guard
            !(isText(end, "/", "-") && words.indices.contains(end + 1) && words[end].isGlued
                && words[end + 1].digits != nil && mark == "/")
        else { return nil }
        guard first.count == 4 || [2, 4].contains(third.count), !third.isMonth || first.count == 4 else {
            return twoParts(at: index)
        }
        let term: DateTerm?
        if first.count == 4 {
            term =
                third.isMonth
                ? day(first.value, third.value, second.value) : day(first.value, second.value, third.value)
        } else if second.isMonth || first.value > 12 {
            term = day(full(third), second.value, first.value)
        } else {
            term = day(full(third), first.value, second.value) ?? day(full(third), second.value, first.value)
        }
        return term.map { ($0, end) }
    }

    /// Whether a mark joins the word to a number before it, or a sign of currency stands there.
    private func isPartOfNumber(_ index: Int) -> Bool {
        guard index > 0, words[index].isGlued else { return false }
        if isText(index - 1, "$", "£", "€") { return true }
        return isText(index - 1, "/", "-", ".") && index > 1 && words[index - 1].isGlued
            && words[index - 2].digits != nil
    }

    private func twoParts(at index: Int) -> Found? {
        guard let first = part(index), let second = part(index + 2) else { return nil }
        let mark = text(index + 1)
        let isGlued = words[index + 1].isGlued && words[index + 2].isGlued
        if mark == "/" || mark == "-" {
            if first.count == 4, !first.isMonth, second.value <= 12, second.count <= 2 {
                return (month(first.value, second.value), index + 3)
            }
            if second.count == 4, !second.isMonth, first.value <= 12, (1000...2199).contains(second.value) {
                return (month(second.value, first.value), index + 3)
            }
        }
        guard isGlued, first.isMonth || first.count <= 2, second.count <= 2 || second.isMonth else { return nil }
        // "11-4" may be a score and "4.22" a number, but hardly behind these.
        guard
            mark == "/" || first.isMonth
                || isText(index - 1, "on", "since", "from", "between", "by", "until", "before", "after")
                || number(index - 1, .weekday) != nil && mark == "-"
        else { return nil }
        if isText(index + 3, "/", "-", ".", "%"), words.indices.contains(index + 4), words[index + 4].isGlued {
            return nil
        }
        let term =
            first.isMonth || first.value <= 12 && !second.isMonth
            ? day(nil, first.value, second.value) : day(nil, second.value, first.value)
        return term.map { ($0, index + 3) }
    }

    private typealias Part = (value: Int, count: Int, isMonth: Bool)

    private func part(_ index: Int) -> Part? {
        guard words.indices.contains(index) else { return nil }
        if let digits = words[index].digits, words[index].digitCount <= 4 {
            return (digits, words[index].digitCount, false)
        }
        return number(index, .month).map { ($0, 3, true) }
    }

    private func full(_ part: Part) -> Int? {
        part.count == 4 ? part.value : part.count == 2 ? (part.value < 40 ? 2000 : 1900) + part.value : nil
    }

    /// "October 2", "Oct. 2nd, 2016", "July the 4th of 1995".
    private func monthDay(at index: Int) -> Found? {
        guard let (month, afterMonth) = month(index) else { return nil }
        let start = skip(afterMonth, "the", ",")
        guard let (number, end) = ordinal(start) ?? smallDay(start), let term = day(nil, month, number) else {
            return nil
        }
        return withYear(end, term) { self.day($0, month, number) }
    }

    /// "2 October", "the 2nd of October 2016", "16. Nov. 2016".
    private func dayMonth(at index: Int) -> Found? {
        let start = skip(index, "the")
        guard let (number, afterDay) = ordinal(start) ?? smallDay(start) else { return nil }
        let next = skip(afterDay, "of", ".", "day", "-")
        guard let (month, end) = month(next), let term = day(nil, month, number) else { return nil }
        return withYear(end, term) { self.day($0, month, number) }
    }

    private func smallDay(_ index: Int) -> (value: Int, end: Int)? {
        guard words.indices.contains(index) else { return nil }
        if let digits = words[index].digits {
            return words[index].digitCount <= 2 && (1...31).contains(digits)
                && !(isText(index + 1, ":", "%") && words[index + 1].isGlued) ? (digits, index + 1) : nil
        }
        guard let (value, end) = cardinal(index), (3...31).contains(value), value > 1 else { return nil }
        return (value, end)
    }

    private func withYear(_ end: Int, _ term: DateTerm, _ make: (Int) -> DateTerm?) -> Found {
        let next = skip(end, ",", "of", "in")
        if let (year, last) = next > end ? year(next) : shortYear(next), let full = make(year) { return (full, last) }
        if let (year, last) = shiftedYear(end), let full = make(year) { return (full, last) }
        if text(end) == "of", let (year, last) = shortYear(end + 1), let full = make(year) { return (full, last) }
        return (term, end)
    }

    /// "next year", "last year", "this year": the year.
    private func shiftedYear(_ index: Int) -> (year: Int, end: Int)? {
        let start = skip(index, "of", "in")
        guard let reference, let shift = number(start, .shift), unit(start + 1) == .year else { return nil }
        return (reference.year + shift, start + 2)
    }

    /// "October 2016", "2016 Oct", "April of 87", "October".
    private func monthYear(at index: Int) -> Found? {
        if let (year, next) = year(index), words[index].digits != nil {
            let start = skip(next, ",", "-")
            if let (month, end) = month(start), !isText(end, "'") { return (self.month(year, month), end) }
        }
        guard let (month, end) = month(index) else { return nil }
        let next = skip(end, ",", "of", "in", "-")
        if let (year, last) = shortYear(next), next > end || words.indices.contains(next) {
            return (self.month(year, month), last)
        }
        if let (year, last) = shiftedYear(end) { return (self.month(year, month), last) }
        // "may" and "march" are words of their own.
        let isPlain =
            words[index].isCapital || !["may", "march", "mar", "sun", "sat", "dec", "jan"].contains(text(index))
        guard
            isPlain
                || isText(
                    index - 1, "in", "from", "to", "since", "until", "till", "after", "before", "of", "by", "mid",
                    "last", "next", "this")
        else { return nil }
        if isText(index, "may"), !isText(index + 1, "to", "until", "till", "through", "-"),
            !isText(
                index - 1, "in", "since", "until", "of", "last", "this", "next", "by", "from", "to", "late", "early",
                "mid", "before", "after"), index > 0 || text(index + 1) != ""
        {
            return nil
        }
        return (self.month(nil, month), end)
    }

    /// "Q4 2016", "2016 Q1", "the third quarter of 2016", "H2 2016".
    private func quarter(at index: Int) -> Found? {
        var (start, year, hasYear): (Int, Int?, Bool) = (skip(index, "the"), nil, false)
        if start == index, let (first, next) = self.year(index), words[index].digits != nil {
            (year, start, hasYear) = (first, skip(next, "-", "the", ",", "'s"), true)
        }
        var count = 4
        var number: Int?
        var end = start
        if isText(start, "q", "h"), words.indices.contains(start + 1), words[start + 1].isGlued,
            let digit = words[start + 1].digits
        {
            (number, count, end) = (digit, text(start) == "q" ? 4 : 2, start + 2)
        } else if let (ordinal, next) = ordinal(start) ?? (text(start) == "last" ? (4, start + 1) : nil),
            unit(next) == .quarter || text(next) == "half"
        {
            (number, count, end) = (ordinal, unit(next) == .quarter ? 4 : 2, next + 1)
            if text(start) == "last", count == 2 { number = 2 }
        }
        guard let number, (1...count).contains(number) else { return nil }
        if !hasYear {
            let next = skip(end, "of", "-", ",", "the")
            if let (found, last) = self.year(next) {
                (year, end) = (found, last)
            } else if let (found, last) = shiftedYear(next) {
                (year, end) = (found, last)
            } else if unit(next) == .year, next > end {
                end = next + 1
            } else if text(start) == "last" {
                return nil
            }
        }
        let months = 12 / count
        guard let from = CalendarDate.first(of: year ?? reference?.year ?? 2000, (number - 1) * months + 1) else {
            return nil
        }
        var term = span(from, from.adding(months: months), "P\(months)M", .quarter)
        if year == nil {
            term.hasYear = false
            term.value = "(\(term.startText),\(term.endText),P\(months)M)"
        }
        return (term, end)
    }

    /// "the 21st century", "15th century".
    private func century(at index: Int) -> Found? {
        let start = skip(index, "the")
        guard let (number, next) = ordinal(start), unit(next) == .century, (1...30).contains(number),
            let from = CalendarDate.first(of: number * 100 - 100), let to = CalendarDate.first(of: number * 100)
        else { return nil }
        return (span(from, to, "P100Y", .century), next + 1)
    }

    /// "the 1990s", "the 70s", "the seventies", "the nineteen eighties".
    private func decade(at index: Int) -> Found? {
        let start = skip(index, "the")
        var next = skip(start, "'", "’")
        var decade: Int?
        var end = next
        if words.indices.contains(next), let digits = words[next].digits, digits % 10 == 0,
            [2, 4].contains(words[next].digitCount)
        {
            end = skip(next + 1, "'", "’")
            guard text(end) == "s", words[end].isGlued || start > index else { return nil }
            (decade, end) = (digits, end + 1)
        } else {
            var century = 0
            if let number = number(next, .number), (11...21).contains(number) {
                (century, next) = (number * 100, skip(next + 1, "-"))
            }
            guard let number = number(next, .decade), start > index || century > 0 else { return nil }
            (decade, end) = (century + number, next + 1)
        }
        guard let decade else { return nil }
        if decade >= 100 {
            guard let from = CalendarDate.first(of: decade), let to = CalendarDate.first(of: decade + 10) else {
                return nil
            }
            return (span(from, to, "P10Y", .decade), start > index ? end : end)
        }
        var term = span(.init(daysSinceEpoch: 0), .init(daysSinceEpoch: 0), "P10Y", .decade)
        term.start = .first(of: (decade < 30 ? 2000 : 1900) + decade)
        term.end = term.start?.adding(10, .year)
        term.value =
            "(XX\(CalendarDate.padded(decade, 2))-01-01,XX\(CalendarDate.padded((decade + 10) % 100, 2))-01-01,P10Y)"
        return (term, end)
    }

    /// "summer of 2016", "last winter".
    private func season(at index: Int) -> Found? {
        var start = skip(index, "the")
        var year: Int?
        if let shift = number(start, .shift), let reference { (year, start) = (reference.year + shift, start + 1) }
        guard let season = number(start, .season), year != nil || text(start) != "fall" else { return nil }
        var end = start + 1
        let next = skip(end, "of", ",", "in")
        if let (found, last) = self.year(next) { (year, end) = (found, last) }
        guard
            year != nil || isText(start, "summer", "winter")
                || isText(index - 1, "in", "during", "by", "since", "until") || start > index
        else { return nil }
        let code = ["SP", "SU", "FA", "WI"][season - 1]
        let from = year.flatMap { CalendarDate.first(of: $0, [3, 6, 9, 12][season - 1]) }
        return (
            DateTerm(
                value: year.map { "\($0)-\(code)" } ?? code, start: from, end: from?.adding(months: 3), unit: .quarter,
                hasYear: year != nil), end
        )
    }

    /// "week 10", "week 27 of last year".
    private func weekNumber(at index: Int) -> Found? {
        guard unit(index) == .week, words.indices.contains(index + 1), let number = words[index + 1].digits,
            (1...53).contains(number), let reference
        else { return nil }
        var (year, end) = (reference.year, index + 2)
        let next = skip(end, "of", ",")
        if let (found, last) = self.year(next) ?? shiftedYear(next) { (year, end) = (found, last) }
        guard let fourth = CalendarDate(year: year, month: 1, day: 4) else { return nil }
        return (week(fourth.monday.adding(days: 7 * (number - 1))), end)
    }

    /// A year by itself, and "the 27th".
    private func lone(at index: Int) -> Found? {
        if let (year, end) = year(index) {
            let isWord = words[index].digits == nil
            let isBehindPreposition = isText(
                index - 1, "in", "since", "of", "by", "until", "till", "before", "after", "from", "to", "during",
                "year", "early", "late", "mid", "between", "and", "(", "than", "through", "for", "around")
            let isFree =
                index == 0 || isText(index - 1, ",", ".", "(", "out")
                || words.indices.contains(index - 1) && !words[index - 1].isGlued && words[index - 1].digits == nil
            let ends =
                !words.indices.contains(end)
                || isText(
                    end, ".", ",", ")", ";", "?", "!", "and", "to", "until", "till", "-", "–", "or", "the", "when",
                    "as", "but", "after", "before", "in", "at", "by", "with", "for", "he", "she", "it", "they", "was",
                    "were")
            guard (!isWord && year >= 1900) || isBehindPreposition || year >= 1900 && isFree,
                isBehindPreposition || isFree && ends
            else {
                return nil
            }
            return (self.wholeYear(year), end)
        }
        guard text(index) == "the", let (number, end) = ordinal(index + 1), (1...31).contains(number),
            words[index + 1].digits != nil || number > 12,
            !words.indices.contains(end) || isText(end, ".", ",", "?", "!", "and", "to", ";")
                || isText(index - 1, "on", "for", "until", "by")
        else { return nil }
        return (DateTerm(value: "XXXX-XX-\(CalendarDate.padded(number, 2))", unit: .day, hasYear: false), end)
    }
}
