import EmbeddedData
import Text

/// Finds dates in visible text, meta values and URLs.
struct DateReader: Sendable {
    /// Which number of `3/4/2019` is the day.
    enum Order: Sendable {
        case dayFirst, monthFirst
    }

    /// A date in a text.
    struct Match: Sendable {
        var date: CalendarDate
        /// Its bytes.
        var range: Range<Int>
    }

    /// The rules that come with the library.
    static let standard = DateReader(LexiconFile(embedded_date_words()))

    private var months: [String: Int] = [:]
    private var particles: Set<String> = []
    /// Words that say what the date after them is.
    private(set) var updatedWords: [String] = []
    private(set) var otherWords: [String] = []

    init(_ file: LexiconFile) {
        for fields in file where fields.count > 2 {
            let words = fields[2].split(separator: "|").map(String.init)
            switch fields[0] {
            case "month":
                for word in words where months[word] == nil { months[word] = Int(fields[1]) }
            case "particle": particles.formUnion(words)
            case "updated": updatedWords += words
            case "not": otherWords += words
            default: break
            }
        }
        // Polish and Czech write listopad for November, which more pages mean than Croatian October.
        for word in ["listopad", "listopada"] { months[word] = 11 }
    }

    /// The first date of a text, whatever its form.
    func first(in text: some Collection<UInt8>, order: Order) -> Match? {
        matches(in: text, order: order, limit: 1).first
    }

    /// The first dates of a text, in order.
    func matches(in text: some Collection<UInt8>, order: Order, limit: Int) -> [Match] {
        let tokens = DateToken.tokens(of: Array(text.prefix(400)))
        var matches: [Match] = []
        var index = 0
        while index < tokens.count, matches.count < limit {
            if let match = numeric(tokens, index, order) ?? named(tokens, index) {
                matches.append(match)
                while index < tokens.count, tokens[index].range.lowerBound < match.range.upperBound { index += 1 }
            } else {
                index += 1
            }
        }
        return matches
    }

    /// The moment that a meta or JSON value gives: ISO 8601, seconds or milliseconds of the epoch, or any written date.
    func timestamp(_ value: String, order: Order) -> Timestamp? {
        let bytes = Array(value.utf8.drop { $0.isASCIIWhitespace })
        let timestamp =
            Timestamp(iso8601: bytes) ?? epoch(bytes) ?? first(in: bytes, order: order).map { Timestamp($0.date) }
        guard let timestamp, Self.isPlausible(timestamp.localDate) else { return nil }
        return timestamp
    }

    /// The date in a path such as `/2019/10/19/` or `-20191019-`.
    func date(inURL url: some Collection<UInt8>) -> CalendarDate? {
        let tokens = DateToken.tokens(of: Array(url.prefix(400)))
        for index in tokens.indices {
            guard case .number(let value, let digits) = tokens[index].kind else { continue }
            if digits == 8, let date = CalendarDate(year: value / 10_000, month: value / 100 % 100, day: value % 100),
                Self.isPlausible(date)
            {
                return date
            }
            if digits == 4,
                let match = yearFirst(
                    tokens, index, separators: [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_")])
                    ?? yearAndMonthName(tokens, index)
            {
                // In /2023/10/3-questions/ the 3 is a word of the title.
                let next = tokens.first { $0.range.lowerBound == match.range.upperBound }?.separator
                if tokens[index + 1].separator != UInt8(ascii: "/") || next != UInt8(ascii: "-") { return match.date }
            }
            if digits == 2, index + 4 < tokens.count, case .number(_, 4) = tokens[index + 4].kind,
                tokens[index + 1].separator == UInt8(ascii: "-"), let match = numeric(tokens, index, .dayFirst)
            {
                return match.date
            }
        }
        return nil
    }

    /// Whether the web could have published on this day.
    static func isPlausible(_ date: CalendarDate) -> Bool {
        date.year >= 1991 && date.year <= 2040
    }

    private func epoch(_ bytes: [UInt8]) -> Timestamp? {
        guard bytes.count == 10 || bytes.count == 13, bytes.allSatisfy(\.isASCIIDigit),
            let number = Int64(String(decoding: bytes, as: UTF8.self))
        else { return nil }
        return Timestamp(microseconds: number * (bytes.count == 10 ? 1_000_000 : 1000), offsetMinutes: 0)
    }

    // MARK: Forms

    /// `2019-10-19`, `19.10.2019`, `10/19/19`, `2019年10月19日`.
    private func numeric(_ tokens: [DateToken], _ index: Int, _ order: Order) -> Match? {
        guard case .number(let value, let digits) = tokens[index].kind else { return nil }
        if index > 0, case .number = tokens[index - 1].kind { return nil }
        if digits == 4, value >= 1900 {
            return yearFirst(tokens, index, separators: [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")])
                ?? eastAsian(tokens, index)
        }
        guard digits <= 2, index + 4 < tokens.count, let separator = tokens[index + 1].separator,
            separator == UInt8(ascii: ".") || separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-"),
            case .number(let second, let secondDigits) = tokens[index + 2].kind, secondDigits <= 2,
            tokens[index + 3].separator == separator,
            case .number(var year, let yearDigits) = tokens[index + 4].kind, yearDigits == 4 || yearDigits == 2
        else { return nil }
        if yearDigits == 2 { year += year < 70 ? 2000 : 1900 }
        let dayFirst = separator == UInt8(ascii: ".") || order == .dayFirst
        let (day, month) = dayFirst ? (value, second) : (second, value)
        return match(year, month, day, tokens, index, index + 4) ?? match(year, day, month, tokens, index, index + 4)
    }

    private func yearFirst(_ tokens: [DateToken], _ index: Int, separators: [UInt8]) -> Match? {
        guard index + 4 < tokens.count, case .number(let year, 4) = tokens[index].kind,
            let separator = tokens[index + 1].separator, separators.contains(separator),
            case .number(let month, 1...2) = tokens[index + 2].kind, tokens[index + 3].separator == separator,
            case .number(let day, 1...2) = tokens[index + 4].kind
        else { return nil }
        return match(year, month, day, tokens, index, index + 4)
    }

    /// `/2023/october/03/`.
    private func yearAndMonthName(_ tokens: [DateToken], _ index: Int) -> Match? {
        guard index + 4 < tokens.count, case .number(let year, 4) = tokens[index].kind,
            tokens[index + 1].separator == UInt8(ascii: "/"), let month = month(tokens[index + 2]),
            tokens[index + 3].separator == UInt8(ascii: "/"), case .number(let day, 1...2) = tokens[index + 4].kind
        else { return nil }
        return match(year, month, day, tokens, index, index + 4)
    }

    /// Year, month and day each followed by its sign: 年 月 日, 년 월 일.
    private func eastAsian(_ tokens: [DateToken], _ index: Int) -> Match? {
        var numbers: [Int] = []
        var position = index
        while position + 1 < tokens.count, numbers.count < 3 {
            guard case .number(let value, _) = tokens[position].kind, case .word(let sign) = tokens[position + 1].kind,
                sign.hasPrefix(["年", "月", "日"][numbers.count]) || sign.hasPrefix(["년", "월", "일"][numbers.count])
            else { return nil }
            numbers.append(value)
            position += 2
        }
        guard numbers.count == 3 else { return nil }
        return match(numbers[0], numbers[1], numbers[2], tokens, index, position - 1)
    }

    /// `19 October 2019`, `19. Oktober 2019`, `19 de octubre de 2019`, `October 19th, 2019`, `Oct. 19 2019`.
    private func named(_ tokens: [DateToken], _ index: Int) -> Match? {
        switch tokens[index].kind {
        case .number(let day, 1...2):
            guard let monthIndex = next(tokens, after: index, skippingOrdinals: true),
                let month = month(tokens[monthIndex]),
                let yearIndex = next(tokens, after: monthIndex, skippingOrdinals: false),
                case .number(var year, let digits) = tokens[yearIndex].kind, digits == 4 || digits == 2
            else { return nil }
            if digits == 2 {
                guard tokens[yearIndex].range.lowerBound - tokens[monthIndex].range.upperBound <= 2, year < 70 else {
                    return nil
                }
                year += 2000
            }
            return match(year, month, day, tokens, index, yearIndex)
        case .word:
            guard let month = month(tokens[index]), let dayIndex = next(tokens, after: index, skippingOrdinals: false),
                case .number(let day, 1...2) = tokens[dayIndex].kind,
                let yearIndex = next(tokens, after: dayIndex, skippingOrdinals: true),
                case .number(let year, 4) = tokens[yearIndex].kind
            else { return nil }
            return match(year, month, day, tokens, index, yearIndex)
        default: return nil
        }
    }

    /// The next token that is no separator, particle or (after a number) ordinal ending.
    private func next(_ tokens: [DateToken], after index: Int, skippingOrdinals: Bool) -> Int? {
        var position = index + 1
        while position < tokens.count, position <= index + 6 {
            switch tokens[position].kind {
            case .separator(let byte):
                if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "|") { return nil }
            case .word(let word):
                let isOrdinal = skippingOrdinals && ["st", "nd", "rd", "th", "er", "º", "ª", "°"].contains(word)
                if !isOrdinal && !particles.contains(word) { return position }
            case .number: return position
            }
            position += 1
        }
        return nil
    }

    private func month(_ token: DateToken) -> Int? {
        guard case .word(let word) = token.kind else { return nil }
        return months[word]
    }

    private func match(
        _ year: Int, _ month: Int, _ day: Int, _ tokens: [DateToken], _ first: Int, _ last: Int
    ) -> Match? {
        guard let date = CalendarDate(year: year, month: month, day: day), Self.isPlausible(date) else { return nil }
        return Match(date: date, range: tokens[first].range.lowerBound..<tokens[last].range.upperBound)
    }
}

/// A number, a word in lower case, or a byte between them.
struct DateToken: Sendable {
    enum Kind: Sendable {
        case number(Int, digits: Int)
        case word(String)
        case separator(UInt8)
    }

    var kind: Kind
    var range: Range<Int>

    var separator: UInt8? {
        if case .separator(let byte) = kind { return byte }
        return nil
    }

    private static func isNoBreakSpace(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index] == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0
    }

    /// Cuts a text; whitespace between tokens is dropped.
    static func tokens(of bytes: [UInt8]) -> [DateToken] {
        var tokens: [DateToken] = []
        var position = 0
        while position < bytes.count {
            let start = position
            let byte = bytes[position]
            if byte.isASCIIDigit {
                var value = 0
                while position < bytes.count, bytes[position].isASCIIDigit {
                    if position - start < 9 { value = value * 10 + Int(bytes[position] - 0x30) }
                    position += 1
                }
                tokens.append(DateToken(kind: .number(value, digits: position - start), range: start..<position))
            } else if isNoBreakSpace(bytes, position) {
                position += 2
            } else if byte.isASCIILetter || byte >= 0x80 {
                while position < bytes.count, bytes[position].isASCIILetter || bytes[position] >= 0x80,
                    !isNoBreakSpace(bytes, position)
                {
                    position += 1
                }
                let word = String(decoding: bytes[start..<position], as: UTF8.self)
                tokens.append(DateToken(kind: .word(word.lowercased()), range: start..<position))
            } else {
                position += 1
                if !byte.isASCIIWhitespace {
                    tokens.append(DateToken(kind: .separator(byte), range: start..<position))
                }
            }
        }
        return tokens
    }
}
