internal import Text

/// Ranges of dates, what stands before a date and belongs to it, and durations.
extension DateParser {
    /// "from 2014 to 2018", "between May 2015 and today", "4-22 January 1995", "January 12 - 22, 2016".
    func range(at index: Int) -> Found? {
        let isIntroduced = isText(index, "from", "between")
        let start = isIntroduced ? index + 1 : index
        let isBetween = text(index) == "between"
        if let shared = sharedMonth(start, isIntroduced, isBetween) { return shared }
        guard let (first, middle) = point(at: start), let second = joiner(middle, isIntroduced, isBetween) else {
            return nil
        }
        guard let (last, end) = endPoint(second, first) else { return nil }
        // "Friday to Sunday" has no year, as little as "May to March".
        return joined(first, last).map { ($0, end) }
    }

    /// Behind "to", "until", "and" or a dash.
    private func joiner(_ index: Int, _ isIntroduced: Bool, _ isBetween: Bool) -> Int? {
        if isText(index, "to", "until", "till", "through", "thru") { return index + 1 }
        if isText(index, "-", "–", "—", "~") { return index + 1 }
        if isBetween, text(index) == "and" { return index + 1 }
        return nil
    }

    private func endPoint(_ index: Int, _ first: DateTerm) -> Found? {
        if let found = point(at: index) {
            if found.term.value.hasPrefix("XXXX-XX-"), let start = first.start,
                let day = Int(found.term.value.dropFirst(8))
            {
                return self.day(first.hasYear ? start.year : nil, start.month, day).map { ($0, found.end) }
            }
            return found
        }
        // "January 12 - 22", "April the ninth till the seventeenth"
        let next = skip(index, "the")
        guard first.unit == .day, let start = first.start, let (number, end) = ordinal(next) ?? cardinal(next),
            (1...31).contains(number)
        else { return nil }
        var year = first.hasYear ? start.year : nil
        var last = end
        if text(end) == ",", let (found, after) = self.year(end + 1) { (year, last) = (found, after) }
        return day(year, start.month, number).map { ($0, last) }
    }

    /// "4 to 22 January 1995", "between 2 and 7 Feb", "January 4-22".
    private func sharedMonth(_ index: Int, _ isIntroduced: Bool, _ isBetween: Bool) -> Found? {
        let next = skip(index, "the")
        if let (first, middle) = ordinal(next) ?? cardinal(next), (1...31).contains(first),
            let second = joiner(middle, isIntroduced, isBetween), let (last, end) = point(at: skip(second, "the")),
            last.unit == .day, !last.value.hasPrefix("XXXX-W"), !last.value.hasPrefix("XXXX-XX"), let date = last.start,
            isIntroduced || number(index, .month) == nil
        {
            guard let start = day(last.hasYear ? date.year : nil, date.month, first),
                number(skip(second, "the"), .month) != nil
                    || (ordinal(skip(second, "the")) ?? cardinal(skip(second, "the"))) != nil
            else { return nil }
            return joined(start, last).map { ($0, end) }
        }
        guard let (month, after) = month(index),
            let (first, middle) = ordinal(skip(after, "the")) ?? cardinal(skip(after, "the")), (1...31).contains(first),
            let second = joiner(middle, isIntroduced, isBetween)
        else { return nil }
        let place = skip(second, "the")
        guard let (last, end) = ordinal(place) ?? cardinal(place), (1...31).contains(last), self.month(end) == nil
        else { return nil }
        let next2 = skip(end, ",", "of", "in")
        let year = self.year(next2)
        guard let from = day(year?.year, month, first), let to = day(year?.year, month, last) else { return nil }
        return joined(from, to).map { ($0, year?.end ?? end) }
    }

    private func joined(_ first: DateTerm, _ last: DateTerm) -> DateTerm? {
        guard var start = first.start, let end = last.start else { return nil }
        var first = first
        if !first.hasYear, last.hasYear,
            let moved = CalendarDate(
                year: start.month > end.month ? end.year - 1 : end.year, month: start.month, day: start.day)
        {
            (first.start, first.hasYear, start) = (moved, true, moved)
        }
        var behind = end
        if !last.hasYear, end < start { behind = end.adding(1, .year) }
        guard start <= behind else { return nil }
        let length: String
        let months = (behind.year - start.year) * 12 + behind.month - start.month
        if first.unit == .year, last.unit == .year {
            length = "P\(behind.year - start.year)Y"
        } else if [.month, .year, .quarter].contains(first.unit), [.month, .year, .quarter].contains(last.unit) {
            length = "P\(months)M"
        } else {
            length = "P\(behind.daysSinceEpoch - start.daysSinceEpoch)D"
        }
        var term = DateTerm(
            value: "", start: start, end: last.unit == .day ? behind.adding(days: 1) : (last.end ?? behind), unit: .day)
        var lastText = last
        lastText.start = behind
        term.value = "(\(first.startText),\(lastText.startText),\(length))"
        return term
    }

    /// "since August", "before 2010", "within 5 days", "for 3 days from today": what belongs to the expression.
    func introduced(at index: Int) -> Found? {
        if isText(index, "since", "after", "before", "until", "till")
            || isText(index, "by") && isText(index + 1, "the", "end")
        {
            let next = skip(index + 1, "the")
            guard let (term, end) = point(at: index + 1) ?? point(at: next) else { return nil }
            guard term.unit != .day || number(next, .day) == nil else { return nil }
            return (term, end)
        }
        if isText(index, "starting", "beginning"), let (term, end) = point(at: skip(index + 1, "on", "in", "from")),
            term.unit == .day || term.unit == .month
        {
            return (term, end)
        }
        let than = text(index) == "no" ? index + 1 : index
        if isText(than, "later", "earlier", "sooner"), text(than + 1) == "than", let found = point(at: than + 2) {
            return found
        }
        if text(index) == "on", let (term, end) = weekdayDate(at: index + 1), text(index + 2) == "of" {
            return (term, end)
        }
        if isText(index, "less", "more"), text(index + 1) == "than", let reference,
            let (term, end) = relativeCount(at: index + 2)
        {
            guard text(index) == "less", let (counts, _) = counts(at: index + 2), let from = term.start,
                from > reference
            else { return (term, end) }
            return (span(reference, from, Self.length(counts)), end)
        }
        if isText(index, "in", "during"), let (term, end) = relativeCount(at: index) { return (term, end) }
        if text(index) == "within", let reference {
            let next = skip(index + 1, "the", "next", "upcoming", "coming")
            guard let (counts, end) = counts(at: next) else { return nil }
            let last = counts.reduce(reference) { $0.adding($1.count, $1.unit) }
            return (span(reference, last, Self.length(counts)), end)
        }
        if text(index) == "for" || counts(at: index) != nil {
            let start = text(index) == "for" ? index + 1 : index
            guard let (counts, end) = counts(at: start) else { return nil }
            let next = skip(end, ",")
            guard isText(next, "from", "starting", "beginning"), text(index) != "for" || text(next) == "from" else {
                return nil
            }
            let place = skip(next + 1, "on", "from", "the")
            guard text(index) == "for" || text(next) != "from", let (term, last) = point(at: place), term.unit == .day,
                let from = term.start
            else { return nil }
            return (span(from, counts.reduce(from) { $0.adding($1.count, $1.unit) }, Self.length(counts)), last)
        }
        return nil
    }

    /// "P1Y2M3D", weeks by themselves.
    private static func length(_ counts: [(count: Int, unit: DateUnit)]) -> String {
        if counts.count == 1 { return counts[0].unit.duration(counts[0].count) }
        var sums: [DateUnit: Int] = [:]
        for (count, unit) in counts { sums[unit, default: 0] += count }
        let years = (sums[.year] ?? 0) + 10 * (sums[.decade] ?? 0) + 100 * (sums[.century] ?? 0)
        let months = (sums[.month] ?? 0) + 3 * (sums[.quarter] ?? 0)
        let weeks = (sums[.week] ?? 0) + 2 * (sums[.fortnight] ?? 0)
        let parts = [(years, "Y"), (months, "M"), (weeks, "W"), (sums[.day] ?? 0, "D")]
        return "P" + parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    }

    /// "three weeks", "2 years and 3 months".
    func duration(at index: Int) -> Found? {
        guard let (counts, end) = counts(at: index), !isText(end, "old"), !(text(end) == "-" && text(end + 1) == "old")
        else { return nil }
        return (DateTerm(value: Self.length(counts), unit: .day), end)
    }
}
