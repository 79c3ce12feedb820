internal import Text

/// Reads the date expression that begins at a word. Rules are extensions, one file for each kind.
struct DateParser {
    let words: [DateWord]
    let lexicon: DateLexicon
    /// The day from which relative dates are seen; nil when it is not known.
    let reference: CalendarDate?

    typealias Found = (term: DateTerm, end: Int)

    /// The longest expression at a word: a range, a point with what stands before it, a duration.
    func expression(at index: Int) -> Found? {
        // "the" is no part of "next week" and "end of May", but of "the next day".
        if text(index) == "the", number(index + 1, .part) != nil || number(index + 1, .shift) != nil {
            let unit = unit(index + 2)
            guard unit == .day || unit == .decade || text(index + 1) == "last" && cardinal(index + 2) != nil else {
                return nil
            }
        }
        return range(at: index) ?? introduced(at: index) ?? point(at: index) ?? duration(at: index)
    }

    /// A date or period that one day, week, month or year is meant by.
    func point(at index: Int) -> Found? {
        relativeCount(at: index) ?? partOfPeriod(at: index) ?? ordinalOf(at: index) ?? weekdayDate(at: index)
            ?? absolute(at: index) ?? holiday(at: index) ?? shifted(at: index) ?? neighbour(at: index)
    }

    // MARK: Words

    func text(_ index: Int) -> String { words.indices.contains(index) ? words[index].text : "" }

    func number(_ index: Int, _ kind: DateLexicon.Kind) -> Int? {
        words.indices.contains(index) ? words[index].number(kind) : nil
    }

    func isText(_ index: Int, _ choices: String...) -> Bool { choices.contains(text(index)) }

    /// Behind words that may be left out.
    func skip(_ index: Int, _ choices: String...) -> Int {
        var index = index
        while choices.contains(text(index)) { index += 1 }
        return index
    }

    func unit(_ index: Int) -> DateUnit? { number(index, .unit).flatMap(DateUnit.init(rawValue:)) }

    /// A month; "may", "march" and the like only where they are no other word.
    func month(_ index: Int) -> (month: Int, end: Int)? {
        guard let month = number(index, .month) else { return nil }
        let end = text(index + 1) == "." && text(index).count <= 4 ? index + 2 : index + 1
        return (month, end)
    }

    /// A cardinal of words or digits: "3", "twenty-one", "two thousand and eighteen".
    func cardinal(_ start: Int) -> (value: Int, end: Int)? {
        if words.indices.contains(start), let digits = words[start].digits {
            return text(start + 1) == "."
                || text(start + 1) == "," && words.indices.contains(start + 2) && words[start + 2].isGlued
                    && words[start + 2].digits != nil
                ? nil : (digits, start + 1)
        }
        var index = start
        var (total, current): (Int, Int) = (0, 0)
        while let number = number(index, .number) {
            switch number {
            case 100: current = max(1, current) * 100
            case 1000:
                total += max(1, current) * 1000
                current = 0
            default:
                // "nineteen ninety three" is a year; that is read elsewhere.
                guard current == 0 || current % 100 == 0 || current % 10 == 0 && number < 10 && current % 100 >= 20
                else { return index > start ? (total + current, index) : nil }
                current += number
            }
            index += 1
            if isText(index, "and", "-"), self.number(index + 1, .number) != nil, current > 0 || total > 0 {
                index += 1
            }
        }
        return index > start && total + current < 10_000 ? (total + current, index) : nil
    }

    /// "15th", "fifteenth", "twenty-first", "the 3rd".
    func ordinal(_ start: Int) -> (value: Int, end: Int)? {
        if words.indices.contains(start), let digits = words[start].digits, isText(start + 1, "st", "nd", "rd", "th"),
            words[start + 1].isGlued
        {
            return (digits, start + 2)
        }
        if let value = number(start, .ordinal) { return (value, start + 1) }
        if let tens = number(start, .number), tens >= 20, tens < 100, tens % 10 == 0 {
            let next = skip(start + 1, "-")
            if let ones = number(next, .ordinal), ones < 10 { return (tens + ones, next + 1) }
        }
        return nil
    }

    /// A year: four digits, or words.
    func year(_ index: Int) -> (year: Int, end: Int)? {
        guard words.indices.contains(index) else { return nil }
        if let digits = words[index].digits {
            guard words[index].digitCount == 4, (1000...2199).contains(digits), !isText(index + 1, "%") else {
                return nil
            }
            if text(index + 1) == ",", words.indices.contains(index + 2), words[index + 2].isGlued,
                words[index + 2].digits != nil
            {
                return nil
            }
            return (digits, index + 1)
        }
        if let (value, end) = cardinal(index), (1000...2199).contains(value) { return (value, end) }
        // "nineteen ninety three", "twenty ten", "seventeen hundred thirty three"
        if let century = number(index, .number), (11...21).contains(century) {
            var next = skip(index + 1, "-")
            if text(next) == "hundred" {
                next = skip(next + 1, "and")
                guard let (rest, end) = cardinal(next), rest < 100 else { return (century * 100, next) }
                return (century * 100 + rest, end)
            }
            if number(next, .number) == 0, let (rest, end) = cardinal(next + 1), rest < 10 {
                return (century * 100 + rest, end)
            }
            if let (rest, end) = cardinal(next), (10..<100).contains(rest) { return (century * 100 + rest, end) }
        }
        return nil
    }

    /// A year of two digits, which only stands behind a month.
    func shortYear(_ index: Int) -> (year: Int, end: Int)? {
        if let year = year(index) { return year }
        let start = isText(index, "'", "’") ? index + 1 : index
        guard words.indices.contains(start), let digits = words[start].digits, words[start].digitCount == 2 else {
            return nil
        }
        return (digits < 40 ? 2000 + digits : 1900 + digits, start + 1)
    }

    // MARK: Terms

    /// A day whose year may be left out: the one nearest to the reference is meant.
    func day(_ year: Int?, _ month: Int, _ day: Int) -> DateTerm? {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        let tail = "-\(CalendarDate.padded(month, 2))-\(CalendarDate.padded(day, 2))"
        let value = (year.map { CalendarDate.padded($0, 4) } ?? "XXXX") + tail
        let date = CalendarDate(year: year ?? nearestYear(month, day), month: month, day: day)
        return DateTerm(value: value, start: date, end: date?.adding(days: 1), unit: .day, hasYear: year != nil)
    }

    func nearestYear(_ month: Int, _ day: Int) -> Int {
        guard let reference else { return 2000 }
        let candidates = [reference.year, reference.year - 1, reference.year + 1]
        return candidates.min {
            distance($0, month, day, reference) < distance($1, month, day, reference)
        } ?? reference.year
    }

    private func distance(_ year: Int, _ month: Int, _ day: Int, _ reference: CalendarDate) -> Int {
        let last = CalendarDate.days(inMonth: month, year: max(0, year))
        guard let date = CalendarDate(year: year, month: month, day: min(day, last)) else { return .max }
        return abs(date.daysSinceEpoch - reference.daysSinceEpoch)
    }

    func month(_ year: Int?, _ month: Int) -> DateTerm {
        let start = CalendarDate.first(of: year ?? nearestYear(month, 15), month)
        return DateTerm(
            value: (year.map { CalendarDate.padded($0, 4) } ?? "XXXX") + "-" + CalendarDate.padded(month, 2),
            start: start,
            end: start?.adding(months: 1), unit: .month, hasYear: year != nil)
    }

    func wholeYear(_ year: Int) -> DateTerm {
        DateTerm(
            value: CalendarDate.padded(year, 4), start: .first(of: year), end: .first(of: year + 1), unit: .year)
    }

    func exactDay(_ date: CalendarDate) -> DateTerm {
        DateTerm(value: date.description, start: date, end: date.adding(days: 1), unit: .day)
    }

    func week(_ monday: CalendarDate) -> DateTerm {
        DateTerm(value: monday.week, start: monday, end: monday.adding(days: 7), unit: .week)
    }

    /// `(start,end,length)`.
    func span(_ start: CalendarDate, _ end: CalendarDate, _ length: String, _ unit: DateUnit = .day) -> DateTerm {
        DateTerm(value: "(\(start),\(end),\(length))", start: start, end: end, unit: unit)
    }
}
