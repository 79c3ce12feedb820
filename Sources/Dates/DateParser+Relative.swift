internal import Text

/// Dates that are said from another day: yesterday, last week, two months ago.
extension DateParser {
    /// "today", "the day after tomorrow", "the next day".
    func neighbour(at index: Int) -> Found? {
        guard let reference else { return nil }
        let start = skip(index, "the")
        if unit(start) == .day, isText(start + 1, "after", "before") {
            let sign = text(start + 1) == "after" ? 1 : -1
            if let shift = number(start + 2, .day) {
                return (exactDay(reference.adding(days: shift + sign)), start + 3)
            }
        }
        if let shift = number(index, .day) { return (exactDay(reference.adding(days: shift)), index + 1) }
        if text(start) == "now", isText(index - 1, "from", "to", "until", "till", "and", "between", "-") {
            return (exactDay(reference), start + 1)
        }
        if isText(start, "date"), isText(index - 1, "to", "till", "until") { return (exactDay(reference), start + 1) }
        if isText(start, "current", "present", "same"), isText(start + 1, "date", "day") {
            return (exactDay(reference), start + 2)
        }
        return nil
    }

    /// "next week", "last 3 months", "this year", "the past few days", "next Sunday", "the week after next".
    func shifted(at index: Int) -> Found? {
        guard let reference else { return nil }
        let start = skip(index, "the")
        if let unit = unit(start), start > index || unit == .weekend || isText(index - 1, "my"),
            text(start + 1) == "after"
        {
            let next = skip(start + 2, "the")
            if text(next) == "next", self.unit(next + 1) == nil {
                return (period(reference.adding(2, unit), unit), next + 1)
            }
        }
        if isText(index, "my", "the"), let unit = unit(index + 1), unit != .day || text(index) == "my",
            unit != .quarter, unit != .decade, unit != .century, text(index + 1).last != "s",
            !words.indices.contains(index + 2) || words[index + 2].digits == nil,
            !isText(
                index + 2, "of", "before", "after", "that", "in", "when", "following", "he", "she", "they", "starting")
        {
            return unit == .year && text(index) == "the" ? nil : (period(reference, unit), index + 2)
        }
        if index == start, unit(index) == .weekend, !isText(index + 1, "of") {
            return (period(reference, .weekend), index + 1)
        }
        guard let shift = number(start, .shift) else { return nil }
        let next = start + 1
        if let weekday = number(next, .weekday), words[next].text.last != "s" || weekday >= 2 && weekday <= 4 {
            return (exactDay(self.weekday(weekday, shift, from: reference, word: text(start))), next + 1)
        }
        if let (month, end) = month(next), !(number(next, .unit) != nil) {
            return (self.month(shiftedMonthYear(month, shift, reference), month), end)
        }
        if let unit = unit(next) {
            if unit == .day, shift == 0 { return (exactDay(reference), next + 1) }
            if unit == .fortnight { return nil }
            if let weekday = weekdayBehind(next + 1), unit == .week {
                return (exactDay(reference.adding(days: 7 * shift).monday.adding(days: weekday.day - 1)), weekday.end)
            }
            return (period(reference.adding(shift, unit), unit), next + 1)
        }
        guard shift != 0 || text(start) == "current", let (count, end) = cardinal(next), count > 0, count < 1000 else {
            return nil
        }
        let isBusiness = text(end) == "business" || text(end) == "working"
        guard let unit = unit(isBusiness ? end + 1 : end) else { return nil }
        let last = isBusiness ? end + 2 : end + 1
        let length = isBusiness ? "P\(count)BD" : unit.duration(count)
        if shift > 0, unit == .quarter, let current = quarterStart(reference) {
            let from = current.adding(1, unit)
            return (span(from, from.adding(count, unit), length, unit), last)
        }
        if shift > 0 {
            let from = reference.adding(days: 1)
            return (span(from, from.adding(count, unit), length, unit), last)
        }
        if unit == .quarter, let current = quarterStart(reference) {
            return (span(current.adding(-count, unit), current, length, unit), last)
        }
        return (span(reference.adding(-count, unit), reference, length, unit), last)
    }

    private func weekdayBehind(_ index: Int) -> (day: Int, end: Int)? {
        let next = skip(index, "on", ",")
        return number(next, .weekday).map { ($0, next + 1) }
    }

    private func weekday(_ weekday: Int, _ shift: Int, from reference: CalendarDate, word: String) -> CalendarDate {
        if word == "past" {
            let back = (reference.weekday - weekday + 6) % 7 + 1
            return reference.adding(days: -back)
        }
        return reference.monday.adding(days: 7 * shift + weekday - 1)
    }

    private func shiftedMonthYear(_ month: Int, _ shift: Int, _ reference: CalendarDate) -> Int {
        switch shift {
        case 1...: reference.month < month ? reference.year : reference.year + 1
        case ..<0: reference.month > month ? reference.year : reference.year - 1
        default: reference.year
        }
    }

    private func quarterStart(_ date: CalendarDate) -> CalendarDate? {
        .first(of: date.year, (date.month - 1) / 3 * 3 + 1)
    }

    /// The period of a unit around a day.
    func period(_ date: CalendarDate, _ unit: DateUnit) -> DateTerm {
        switch unit {
        case .day: return exactDay(date)
        case .week: return week(date.monday)
        case .weekend:
            let saturday = date.monday.adding(days: 5)
            return DateTerm(value: date.week + "-WE", start: saturday, end: saturday.adding(days: 2), unit: .weekend)
        case .month: return month(date.year, date.month)
        case .year: return wholeYear(date.year)
        case .fortnight: return span(date.monday, date.monday.adding(days: 14), "P2W", unit)
        case .quarter:
            guard let from = quarterStart(date) else { return exactDay(date) }
            return span(from, from.adding(months: 3), "P3M", unit)
        case .decade, .century:
            let size = unit == .decade ? 10 : 100
            guard let from = CalendarDate.first(of: date.year / size * size) else { return exactDay(date) }
            return span(from, from.adding(size, .year), "P\(size)Y", unit)
        }
    }

    /// "two weeks ago", "in 3 days", "1 month and 21 days ago", "3 days from today", "two days before yesterday".
    func relativeCount(at index: Int) -> Found? {
        guard let reference else { return nil }
        let isIn = text(index) == "in"
        let start = isIn ? index + 1 : index
        guard let (counts, end) = counts(at: start), counts.allSatisfy({ $0.unit != .weekend }) else { return nil }
        func moved(_ from: CalendarDate, _ sign: Int) -> DateTerm {
            exactDay(counts.reduce(from) { $0.adding($1.count * sign, $1.unit) })
        }
        if isIn { return (moved(reference, 1), end) }
        if text(end) == "ago" { return (moved(reference, -1), end + 1) }
        if text(end) == "later" { return (moved(reference, 1), end + 1) }
        if text(end) == "earlier" { return (moved(reference, -1), end + 1) }
        if isText(end, "from", "after", "before"), !(isText(end, "after") && isIn) {
            let sign = text(end) == "before" ? -1 : 1
            if text(end + 1) == "now" { return (moved(reference, sign), end + 2) }
            if let (term, last) = anchor(end + 1), let from = term.start, term.unit == .day {
                return (moved(from, sign), last)
            }
        }
        return nil
    }

    private func anchor(_ index: Int) -> Found? { neighbour(at: index) ?? holiday(at: index) ?? absolute(at: index) }

    /// Numbers of units: "1 month and 21 days", "a few weeks".
    func counts(at index: Int) -> (counts: [(count: Int, unit: DateUnit)], end: Int)? {
        var counts: [(count: Int, unit: DateUnit)] = []
        var next = index
        var end = index
        while counts.count < 4 {
            var start = next
            if isText(start, "a", "the"), isText(start + 1, "few", "couple", "several") { start += 1 }
            guard let (count, after) = cardinal(start), count < 20_000 else { break }
            let unitPlace = skip(after, "of", "-")
            guard let unit = unit(unitPlace) else { break }
            counts.append((count, unit))
            end = unitPlace + 1
            next = skip(end, "and", ",")
        }
        return counts.isEmpty ? nil : (counts, end)
    }

    /// "Tuesday", "Tuesday next week", "Friday the 15th", "Wednesday, January 22".
    func weekdayDate(at index: Int) -> Found? {
        guard let weekday = number(index, .weekday),
            words[index].isCapital || text(index).count > 3 || !["sun", "sat", "mon", "wed"].contains(text(index))
                || words.indices.contains(index + 1) && words[index + 1].digits != nil
        else { return nil }
        let end =
            text(index + 1) == "." && text(index).count <= 4 && words.indices.contains(index + 2)
                && !words[index + 2].isCapital ? index + 2 : index + 1
        let next = skip(end, ",", "on", "the", "of")
        if let (term, last) = absolute(at: skip(end, ",")), term.unit == .day, term.value.hasPrefix("XXXX-XX") == false
        {
            return (term, last)
        }
        if let (number, last) = ordinal(next), (1...31).contains(number), let reference {
            return (dayOfMonth(number, weekday, reference, isThe: text(end) == "the"), last)
        }
        if let shift = number(next, .shift), unit(next + 1) == .week, let reference {
            return (exactDay(reference.monday.adding(days: 7 * shift + weekday - 1)), next + 2)
        }
        let count = relativeCount(at: next)
        if let (term, last) = count, isText(last - 1, "now", "today"), let from = term.start {
            return (exactDay(from.monday.adding(days: weekday - 1)), last)
        }
        var term = DateTerm(value: "XXXX-WXX-\(weekday)", unit: .day, hasYear: false)
        if let reference {
            // In news a weekday is one of the last seven days.
            let back = (reference.weekday - weekday + 7) % 7
            term.start = reference.adding(days: -back)
            term.end = term.start?.adding(days: 1)
        }
        return (term, end)
    }

    private func dayOfMonth(_ day: Int, _ weekday: Int, _ reference: CalendarDate, isThe: Bool) -> DateTerm {
        guard isThe, let date = CalendarDate(year: reference.year, month: reference.month, day: day) else {
            return DateTerm(value: "XXXX-WXX-\(weekday)", unit: .day, hasYear: false)
        }
        return exactDay(date)
    }

    /// "early next year", "the end of March", "rest of the week", "mid-2019".
    func partOfPeriod(at index: Int) -> Found? {
        let start = skip(index, "the")
        guard number(start, .part) != nil else { return nil }
        let next = skip(start + 1, "of", "-", "in")
        let isRest = isText(start, "rest", "remainder")
        if isRest, let reference {
            let place = skip(next, "the", "my", "this", "current")
            if let unit = unit(place) {
                let period = period(reference, unit)
                guard let end = period.end?.adding(days: -1) else { return nil }
                return (span(reference, end, "P\(end.daysSinceEpoch - reference.daysSinceEpoch)D", unit), place + 1)
            }
        }
        guard let (term, end) = absolute(at: next) ?? shifted(at: next) else { return nil }
        guard term.unit != .day || isRest else { return nil }
        return (term, end)
    }

    /// "the 20th of next month", "the first Friday of next month", "the last week of July", "first week of 2019".
    func ordinalOf(at index: Int) -> Found? {
        let start = skip(index, "the")
        let isLast = text(start) == "last"
        guard let (number, after) = isLast ? (-1, start + 1) : ordinal(start) else { return nil }
        let place = skip(after, "day")
        if !isLast, let (month, end) = monthReference(place),
            let date = CalendarDate(year: month.year, month: month.month, day: number)
        {
            return (exactDay(date), end)
        }
        if let weekday = self.number(after, .weekday), let (term, end) = monthTerm(after + 1), let first = term.start {
            let rank = isLast ? 5 : number
            let lead =
                term.hasYear && term.value.count == 7 && self.number(skip(after + 1, "of", "in", "the"), .shift) == nil
                ? term.value : "XXXX-\(CalendarDate.padded(first.month, 2))"
            var found = DateTerm(value: "\(lead)-WXX-\(weekday)-#\(rank)", unit: .day, hasYear: false)
            found.start = first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (rank - 1))
            found.end = found.start?.adding(days: 1)
            return (found, end)
        }
        guard unit(after) == .week else { return nil }
        let next = skip(after + 1, "of", "in", "the")
        guard next > after + 1 else { return nil }
        if let (term, end) = monthTerm(after + 1), let first = term.start {
            let rank = isLast ? 5 : number
            var found = DateTerm(
                value: "\(term.value)-W\(CalendarDate.padded(rank, 2))", unit: .week, hasYear: term.hasYear)
            found.start = first.adding(days: 7 * (rank - 1))
            found.end = found.start?.adding(days: 7)
            return (found, end)
        }
        guard let (term, end) = absolute(at: next) ?? shifted(at: next), term.unit == .year, let first = term.start,
            let fourth = CalendarDate(year: first.year, month: 1, day: 4)
        else { return nil }
        if isLast, let last = CalendarDate(year: first.year, month: 12, day: 31) {
            let monday = last.monday.week.hasPrefix(String(first.year)) ? last.monday : last.adding(days: -7).monday
            return (week(monday), end)
        }
        return (week(fourth.monday.adding(days: 7 * (number - 1))), end)
    }

    private func monthTerm(_ index: Int) -> Found? {
        let next = skip(index, "of", "in", "the")
        guard next > index, let (term, end) = absolute(at: next) ?? shifted(at: next), term.unit == .month else {
            return nil
        }
        return (term, end)
    }

    private func monthReference(_ index: Int) -> (month: CalendarDate, end: Int)? {
        let next = skip(index, "of", "in")
        guard let reference, let shift = number(next, .shift), unit(next + 1) == .month else { return nil }
        return (reference.adding(months: shift), next + 2)
    }

    /// Holidays, with or without a year.
    func holiday(at index: Int) -> Found? {
        for holiday in lexicon.holidays[text(index)] ?? [] {
            var place = index
            let matches = holiday.words.allSatisfy { word in
                if isText(place, "'", "’"), isText(place + 1, "s") { place += 2 }
                if isText(place, "'", "’") { place += 1 }
                guard text(place) == word || text(place) + "s" == word else { return false }
                place += 1
                return true
            }
            guard matches else { continue }
            let next = skip(place, ",", "of", "in")
            let year = self.year(next)
            return holidayTerm(holiday.rule, year?.year).map { ($0, year?.end ?? place) }
        }
        return nil
    }

    private func holidayTerm(_ rule: String, _ year: Int?) -> DateTerm? {
        let parts = rule.split { $0 == " " || $0 == "-" && rule.contains("-") && !rule.contains(" ") }.map(String.init)
        if parts.count == 2, let month = Int(parts[0]), let day = Int(parts[1]) { return self.day(year, month, day) }
        let known = year ?? reference?.year ?? 2000
        if parts.first == "easter", let shift = parts.last.flatMap(Int.init) {
            return CalendarDate.easter(known).map { exactDay($0.adding(days: shift)) }
        }
        guard parts.count == 3, let month = Int(parts[0]), let weekday = Int(parts[1]), let rank = Int(parts[2]),
            let first = CalendarDate.first(of: known, month)
        else { return nil }
        var date = first.adding(days: (weekday - first.weekday + 7) % 7)
        if rank > 0 {
            date = date.adding(days: 7 * (rank - 1))
        } else {
            while date.adding(days: 7).month == month { date = date.adding(days: 7) }
        }
        guard year == nil else { return exactDay(date) }
        var term = exactDay(date)
        term.value = "XXXX-\(CalendarDate.padded(month, 2))-WXX-\(weekday)-\(rank > 0 ? rank : 4)"
        return term
    }
}
