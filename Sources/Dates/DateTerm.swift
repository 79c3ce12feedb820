internal import Text

/// The parts of time that dates speak of.
enum DateUnit: Int {
    case day = 1, week, month, year, decade, century, quarter, weekend, fortnight

    /// The letter in ISO 8601 durations, with the factor.
    func duration(_ count: Int) -> String {
        switch self {
        case .day, .weekend: "P\(count)D"
        case .week: "P\(count)W"
        case .month: "P\(count)M"
        case .year: "P\(count)Y"
        case .decade: "P\(count * 10)Y"
        case .century: "P\(count * 100)Y"
        case .quarter: "P\(count * 3)M"
        case .fortnight: "P\(count * 2)W"
        }
    }
}

/// A date or period as far as it is said.
struct DateTerm {
    /// In TIMEX3.
    var value: String
    /// The first day, and the day behind the last, seen from the reference date.
    var start: CalendarDate?, end: CalendarDate?
    var unit: DateUnit
    /// Whether the year is said or follows.
    var hasYear = true
    /// The first and the following day as a range writes them: `2016-01-01`, `XXXX-02-28`.
    var startText: String { text(start) }
    var endText: String { text(end) }

    private func text(_ date: CalendarDate?) -> String {
        guard let date else { return value }
        return hasYear ? date.description : "XXXX" + date.description.dropFirst(4)
    }
}

extension CalendarDate {
    /// Monday is 1, Sunday 7.
    var weekday: Int { ((daysSinceEpoch + 3) % 7 + 7) % 7 + 1 }

    func adding(days: Int) -> CalendarDate { CalendarDate(daysSinceEpoch: daysSinceEpoch + days) }

    /// The same day of another month, or its last day.
    func adding(months: Int) -> CalendarDate {
        let count = year * 12 + month - 1 + months
        let (newYear, newMonth) = (max(1, min(9999, count / 12)), count % 12 + 1)
        let last = CalendarDate.days(inMonth: max(1, newMonth), year: newYear)
        return CalendarDate(year: newYear, month: max(1, newMonth), day: min(day, last)) ?? self
    }

    func adding(_ count: Int, _ unit: DateUnit) -> CalendarDate {
        let count = max(-20_000, min(20_000, count))
        return switch unit {
        case .day: adding(days: count)
        case .week, .weekend: adding(days: 7 * count)
        case .fortnight: adding(days: 14 * count)
        case .month: adding(months: count)
        case .quarter: adding(months: 3 * count)
        case .year: adding(months: 12 * count)
        case .decade: adding(months: 120 * count)
        case .century: adding(months: 1200 * min(90, max(-90, count)))
        }
    }

    var monday: CalendarDate { adding(days: 1 - weekday) }

    /// `2016-W45`, by ISO 8601.
    var week: String {
        let thursday = monday.adding(days: 3)
        let first = CalendarDate(year: thursday.year, month: 1, day: 1) ?? thursday
        let number = (thursday.daysSinceEpoch - first.daysSinceEpoch) / 7 + 1
        return "\(Self.padded(thursday.year, 4))-W\(Self.padded(number, 2))"
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    static func first(of year: Int, _ month: Int = 1) -> CalendarDate? {
        CalendarDate(year: year, month: month, day: 1)
    }

    /// Easter Sunday of the Gregorian calendar (J. Meeus, "Astronomical algorithms", chapter 8).
    static func easter(_ year: Int) -> CalendarDate? {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return CalendarDate(year: year, month: n / 31, day: n % 31 + 1)
    }
}
