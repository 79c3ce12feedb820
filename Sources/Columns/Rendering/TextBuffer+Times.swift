extension TextBuffer {
    /// Appends `YYYY-MM-DD`; years beyond 0–9999 have as many digits as they need and a sign.
    package mutating func append(date days: Int64) {
        let (year, month, day) = Self.civil(days)
        append(upTo: 40) { target in
            var end = target
            if year < 0 {
                end.pointee = 0x2D
                end += 1
            }
            end = Self.write(UInt64(year.magnitude), width: 4, at: end)
            end.pointee = 0x2D
            end = Self.write(UInt64(month), width: 2, at: end + 1)
            end.pointee = 0x2D
            return Self.write(UInt64(day), width: 2, at: end + 1) - target
        }
    }

    /// H. Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // No calendar reaches further, and sums of it cannot overflow.
        let shifted = min(max(days, -1 << 48), 1 << 48) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Appends `hh:mm:ss`, with six digits of a fraction when there is one.
    package mutating func append(time microseconds: Int64) {
        append(upTo: 40) { target in
            let seconds = microseconds.magnitude / 1_000_000
            let fraction = microseconds.magnitude % 1_000_000
            var end = target
            if microseconds < 0 {
                end.pointee = 0x2D
                end += 1
            }
            end = Self.write(seconds / 3600, width: 2, at: end)
            end.pointee = 0x3A
            end = Self.write(seconds / 60 % 60, width: 2, at: end + 1)
            end.pointee = 0x3A
            end = Self.write(seconds % 60, width: 2, at: end + 1)
            guard fraction > 0 else { return end - target }
            end.pointee = 0x2E
            return Self.write(fraction, width: 6, at: end + 1) - target
        }
    }

    /// Appends a date and a time in ISO 8601, with `Z` when they are UTC.
    package mutating func append(timestamp microseconds: Int64, isUTC: Bool) {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 86_400_000_000)
        append(date: remainder < 0 ? quotient - 1 : quotient)
        append(0x54)
        append(time: remainder < 0 ? remainder + 86_400_000_000 : remainder)
        if isUTC { append(0x5A) }
    }
}
