/// A moment as a text gives it: microseconds since the epoch in UTC, and the zone that was written, if any.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Microseconds after 1970-01-01T00:00:00Z (before, when negative). Without a known zone the local reading of the
    /// clock is taken for UTC.
    public let microseconds: Int64
    /// Minutes east of UTC as written (0 for `Z`), or nil when the text names no zone.
    public let offsetMinutes: Int?
    /// Whether the text gave a time of day, not only a date.
    public let hasTime: Bool

    /// A moment of its parts.
    public init(microseconds: Int64, offsetMinutes: Int?, hasTime: Bool = true) {
        self.microseconds = microseconds
        self.offsetMinutes = offsetMinutes
        self.hasTime = hasTime
    }

    /// The start of a day, of no known zone.
    public init(_ date: CalendarDate) {
        self.init(microseconds: Int64(date.daysSinceEpoch) * 86_400_000_000, offsetMinutes: nil, hasTime: false)
    }

    /// Whether the zone is known.
    public var isZoneKnown: Bool { offsetMinutes != nil }

    /// The day as it was written: local to `offsetMinutes`.
    public var localDate: CalendarDate {
        let local = microseconds + Int64(offsetMinutes ?? 0) * 60_000_000
        let day = local >= 0 ? local / 86_400_000_000 : (local - 86_399_999_999) / 86_400_000_000
        return CalendarDate(daysSinceEpoch: Int(day))
    }

    /// `YYYY-MM-DDThh:mm:ss`, with a fraction when there is one, and `Z` when the zone is known.
    public var description: String {
        var (day, rest) = microseconds.quotientAndRemainder(dividingBy: 86_400_000_000)
        if rest < 0 { (day, rest) = (day - 1, rest + 86_400_000_000) }
        func padded(_ number: Int64, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        let seconds = rest / 1_000_000
        let fraction = rest % 1_000_000
        return "\(CalendarDate(daysSinceEpoch: Int(day)))T\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):"
            + padded(seconds % 60, 2) + (fraction == 0 ? "" : "." + padded(fraction, 6)) + (isZoneKnown ? "Z" : "")
    }

    /// Chronological order.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }
}

extension Timestamp {
    /// Reads ISO 8601 and its relatives from the start of `text`: `2019-10-19`, `20191019`, `2019-10-19T12:30`,
    /// `2019/10/19 12:30:05.25 +0200`, `…Z`. Whatever follows is ignored; nil when no such date starts the text.
    public init?(iso8601 text: some Collection<UInt8>) {
        var scanner = TimestampScanner(bytes: Array(text.prefix(64)))
        guard let date = scanner.date() else { return nil }
        guard let clock = scanner.clock() else {
            self.init(date)
            return
        }
        let offset = scanner.zone()
        let day = Int64(date.daysSinceEpoch) * 86_400_000_000
        self.init(
            microseconds: day + clock - Int64(offset ?? 0) * 60_000_000, offsetMinutes: offset, hasTime: true)
    }
}

/// A cursor over a short text that holds a date and a time.
struct TimestampScanner {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
        while position < bytes.count, bytes[position].isASCIIWhitespace { position += 1 }
    }

    /// Four digits, month and day with the same separator (`-`, `/`, `.`) or with none.
    mutating func date() -> CalendarDate? {
        guard let year = digits(4...4), year >= 1000 else { return nil }
        let separator = current
        let isSeparated =
            separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: ".")
        if isSeparated { position += 1 }
        guard let month = digits(isSeparated ? 1...2 : 2...2) else { return nil }
        if isSeparated {
            guard current == separator else { return nil }
            position += 1
        }
        guard let day = digits(isSeparated ? 1...2 : 2...2), current?.isASCIIDigit != true else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// The microseconds of a time of day, after `T`, spaces or a comma; nil, and nothing read, when there is none.
    mutating func clock() -> Int64? {
        let start = position
        while let byte = current,
            byte == 0x20 || byte == UInt8(ascii: "T") || byte == UInt8(ascii: "t") || byte == UInt8(ascii: ",")
        {
            position += 1
        }
        guard position > start, let hour = digits(1...2), hour < 25, current == UInt8(ascii: ":") else {
            position = start
            return nil
        }
        position += 1
        guard let minute = digits(2...2), minute < 60 else {
            position = start
            return nil
        }
        var total = (Int64(hour) * 3600 + Int64(minute) * 60) * 1_000_000
        if current == UInt8(ascii: ":") {
            position += 1
            total += Int64(min(digits(2...2) ?? 0, 59)) * 1_000_000 + fraction()
        }
        return total
    }

    /// Minutes east of UTC: `Z`, `GMT`, `UTC`, `+02:00`, `-0500`, `+01`.
    mutating func zone() -> Int? {
        while current == 0x20 { position += 1 }
        guard let byte = current else { return nil }
        if byte == UInt8(ascii: "Z") || byte == UInt8(ascii: "z") { return 0 }
        if bytes[position...].starts(with: "GMT".utf8) || bytes[position...].starts(with: "UTC".utf8) {
            position += 3
            return current == UInt8(ascii: "+") || current == UInt8(ascii: "-") ? zone() : 0
        }
        guard byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") else { return nil }
        position += 1
        guard let hours = digits(1...2), hours <= 15 else { return nil }
        if current == UInt8(ascii: ":") { position += 1 }
        let minutes = digits(2...2) ?? 0
        return (byte == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + min(minutes, 59))
    }

    private mutating func fraction() -> Int64 {
        guard current == UInt8(ascii: ".") || current == UInt8(ascii: ",") else { return 0 }
        position += 1
        var value: Int64 = 0
        var unit: Int64 = 100_000
        while let byte = current, byte.isASCIIDigit {
            value += Int64(byte - 0x30) * unit
            unit /= 10
            position += 1
        }
        return value
    }

    private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
        var value = 0
        var end = position
        while end < bytes.count, end - position < count.upperBound, bytes[end].isASCIIDigit {
            value = value * 10 + Int(bytes[end] - 0x30)
            end += 1
        }
        guard end - position >= count.lowerBound else { return nil }
        position = end
        return value
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }
}
