/// Dates and times of a text in the forms of ISO 8601 that RFC 3339 names, read digit by digit.
package struct TimeScanner: BitwiseCopyable {
    private var cursor: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>

    package init(_ text: UnsafeBufferPointer<UInt8>) {
        // An empty text may have no address; any will do, for nothing is read from it.
        cursor = text.baseAddress ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped
        end = cursor + text.count
    }

    /// `YYYY-MM-DD` as days since 1970-01-01; nil for other text and for days that do not exist.
    package static func date(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        var scanner = TimeScanner(text)
        guard let days = scanner.days(), scanner.isAtEnd else { return nil }
        return days
    }

    /// `hh:mm:ss`, with a fraction or without seconds, as microseconds since midnight. Digits beyond the microsecond are
    /// dropped.
    package static func time(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        var scanner = TimeScanner(text)
        guard let microseconds = scanner.clock(), scanner.isAtEnd else { return nil }
        return microseconds
    }

    /// `YYYY-MM-DDThh:mm:ss` with a fraction, `Z` or `+hh:mm`, a space for the `T`, or a date alone, as microseconds
    /// since the epoch; without a zone the clock is taken for UTC.
    package static func timestamp(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        var scanner = TimeScanner(text)
        guard let days = scanner.days() else { return nil }
        var microseconds = days * 86_400_000_000
        if scanner.isAtEnd { return microseconds }
        guard scanner.take(0x54) || scanner.take(0x20) || scanner.take(0x74), let clock = scanner.clock() else {
            return nil
        }
        microseconds += clock
        if scanner.isAtEnd || (scanner.take(0x5A) || scanner.take(0x7A)) && scanner.isAtEnd { return microseconds }
        guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
        return microseconds - offset
    }

    private var isAtEnd: Bool { cursor == end }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard cursor < end, cursor.pointee == byte else { return false }
        cursor += 1
        return true
    }

    private mutating func twoDigits() -> Int? {
        guard end - cursor >= 2 else { return nil }
        let (tens, ones) = (cursor[0] &- 0x30, cursor[1] &- 0x30)
        guard tens < 10, ones < 10 else { return nil }
        cursor += 2
        return Int(tens) * 10 + Int(ones)
    }

    private mutating func days() -> Int64? {
        guard let century = twoDigits(), let rest = twoDigits(), take(0x2D), let month = twoDigits(), take(0x2D),
            let day = twoDigits()
        else { return nil }
        return Self.daysSinceEpoch(century * 100 + rest, month, day)
    }

    /// The days of a date of the years 0 to 9999, or nil when there is no such day.
    private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int64? {
        guard month >= 1, month <= 12, day >= 1 else { return nil }
        if day > 28 {
            let isLeap = year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
            let length =
                month == 2 ? (isLeap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
            guard day <= length else { return nil }
        }
        // H. Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`, moved by 400 years so that no
        // part is negative.
        let shifted = (month <= 2 ? year - 1 : year) + 400
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468 - 146_097)
    }

    private mutating func clock() -> Int64? {
        guard let hour = twoDigits(), hour < 24, take(0x3A), let minute = twoDigits(), minute < 60 else { return nil }
        var microseconds = Int64(hour * 3600 + minute * 60) * 1_000_000
        guard take(0x3A) else { return microseconds }
        guard let second = twoDigits(), second < 60 else { return nil }
        microseconds += Int64(second) * 1_000_000
        guard take(0x2E) || take(0x2C) else { return microseconds }
        var unit: Int64 = 100_000
        let first = cursor
        while cursor < end, cursor.pointee &- 0x30 < 10 {
            microseconds += Int64(cursor.pointee &- 0x30) * unit
            unit /= 10
            cursor += 1
        }
        return cursor > first ? microseconds : nil
    }

    /// Microseconds east of UTC: `+hh:mm`, `+hhmm` or `+hh`.
    private mutating func offset() -> Int64? {
        let isNegative = take(0x2D)
        guard isNegative || take(0x2B), let hours = twoDigits(), hours < 24 else { return nil }
        _ = take(0x3A)
        let minutes = isAtEnd ? 0 : twoDigits()
        guard let minutes, minutes < 60 else { return nil }
        return Int64(hours * 3600 + minutes * 60) * (isNegative ? -1_000_000 : 1_000_000)
    }
}
