internal import Article
internal import Text

extension Timestamp {
    /// A moment as publishers write it in news formats and feeds: ISO 8601 (also `20151210T191044Z`), the dates of mail
    /// (RFC 5322 section 3.3: `Tue, 19 Oct 2004 11:09:11 -0400`), and others with the name of an English month
    /// (`26-FEB-1987 15:01:01.79`, `October 18, 2006`).
    init?(published text: String?) {
        guard let text = text?.folded else { return nil }
        if let moment = Timestamp(iso8601: Self.extended(text).utf8) {
            self = moment
        } else if let moment = Self.named(text) {
            self = moment
        } else {
            return nil
        }
    }

    /// The basic form of ISO 8601 as the extended one; other text as it is.
    private static func extended(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count >= 15, bytes[8] == UInt8(ascii: "T"), bytes[..<8].allSatisfy(\.isASCIIDigit),
            bytes[9..<15].allSatisfy(\.isASCIIDigit)
        else { return text }
        func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<bytes.count))"
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Minutes east of UTC of the zones that RFC 5322 section 4.3 names.
    private static let zones: [String: Int] = [
        "z": 0, "gmt": 0, "ut": 0, "utc": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
        "mdt": -360, "pst": -480, "pdt": -420,
    ]

    /// A day with the name of its month, and a time of day where there is one.
    private static func named(_ text: String) -> Timestamp? {
        let words = text.lowercased().split { $0 == " " || $0 == "," || $0 == "(" || $0 == ")" }.flatMap { word in
            word.contains(where: \.isLetter) ? word.split(separator: "-") : [word]
        }
        guard
            let place = words.firstIndex(where: { word in months.contains { word.hasPrefix($0) } && word.count < 10 }),
            let month = months.firstIndex(where: { words[place].hasPrefix($0) })
        else { return nil }
        let before = place > 0 ? Int(words[place - 1]) : nil
        let dayIndex = before == nil ? place + 1 : place - 1
        let yearIndex = before == nil ? place + 2 : place + 1
        guard dayIndex < words.count, let day = Int(words[dayIndex]), yearIndex < words.count,
            var year = Int(words[yearIndex])
        else { return nil }
        if words[yearIndex].count == 2 { year += year < 70 ? 2000 : 1900 }
        guard let date = CalendarDate(year: year, month: month + 1, day: day) else { return nil }
        let rest = words[(yearIndex + 1)...]
        guard let clock = rest.first(where: { $0.contains(":") }) else {
            return Timestamp(date)
        }
        let zone = rest.last { $0 != clock }.flatMap { zones[String($0)] ?? offset($0) }
        let sign = (zone ?? 0) < 0 ? "-" : "+"
        let minutes = abs(zone ?? 0)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let suffix = zone == nil ? "" : "\(sign)\(two(minutes / 60)):\(two(minutes % 60))"
        return Timestamp(iso8601: "\(date)T\(clock)\(suffix)".utf8)
    }

    /// `+0100`, `-05:00`.
    private static func offset(_ word: Substring) -> Int? {
        guard let sign = word.first, sign == "+" || sign == "-" else { return nil }
        let digits = word.dropFirst().filter { $0 != ":" }
        guard digits.count == 4, let number = Int(digits), number / 100 <= 15 else { return nil }
        return (sign == "-" ? -1 : 1) * (number / 100 * 60 + number % 100)
    }
}

extension Article {
    /// Takes the first of some moments that can be read as that of publication.
    mutating func setPublished(_ texts: String?...) {
        for text in texts {
            guard let moment = Timestamp(published: text) else { continue }
            setPublished(moment)
            return
        }
    }

    /// Takes a moment, or the start of a day.
    mutating func setPublished(_ moment: Timestamp) {
        publishedDate = moment.localDate
        published = moment
    }
}

extension Sequence<String> {
    /// Each once, in order, without empty ones.
    var unique: [String] {
        var seen: Set<String> = []
        return filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
