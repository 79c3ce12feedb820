internal import EmbeddedData
internal import Text

/// A word, number or mark as dates see it.
struct DateWord {
    var range: Range<Int>
    /// Lower-cased.
    var text: String
    var isCapital: Bool
    /// Whether no white space stands before it.
    var isGlued: Bool
    /// The value of digits.
    var digits: Int?
    var digitCount = 0
    /// What the lexicon says: each class with its number.
    var entries: [DateLexicon.Entry] = []

    func number(_ kind: DateLexicon.Kind) -> Int? { entries.first { $0.kind == kind }?.number }
}

/// The words of dates; see `EmbeddedData/dates`.
struct DateLexicon: Sendable {
    enum Kind: String, Sendable { case month, weekday, unit, season, number, ordinal, decade, day, shift, part }

    struct Entry: Sendable {
        let kind: Kind
        let number: Int
    }

    /// A holiday by its words: its rule as in the file.
    struct Holiday: Sendable {
        let words: [String]
        let rule: String
    }

    let words: [String: [Entry]]
    let holidays: [String: [Holiday]]

    static let english = DateLexicon()

    private init() {
        var words: [String: [Entry]] = [:]
        for fields in LexiconFile(embedded_date_expression_words()) where fields.count == 3 {
            guard let kind = Kind(rawValue: fields[0]), let number = Int(fields[1]) else { continue }
            for word in fields[2].split(separator: " ") {
                words[String(word), default: []].append(Entry(kind: kind, number: number))
            }
        }
        var holidays: [String: [Holiday]] = [:]
        for fields in LexiconFile(embedded_holidays()) where fields.count == 2 {
            let parts = fields[1].split(separator: " ").map(String.init)
            if let first = parts.first { holidays[first, default: []].append(Holiday(words: parts, rule: fields[0])) }
        }
        (self.words, self.holidays) = (words, holidays.mapValues { $0.sorted { $0.words.count > $1.words.count } })
    }

    /// Cuts a text into words.
    func scan(_ text: [UInt8]) -> [DateWord] {
        var result: [DateWord] = []
        var position = 0
        while position < text.count {
            let byte = text[position]
            let start = position
            if byte.isASCIIDigit {
                while position < text.count, text[position].isASCIIDigit { position += 1 }
            } else if byte.isASCIILetter || byte >= 0xC3 && byte < 0xE2 {
                while position < text.count,
                    text[position].isASCIILetter || text[position] >= 0x80 && text[position] != 0xE2
                { position += 1 }
            } else {
                position += byte == 0xE2 ? min(3, text.count - position) : 1
                if byte <= 0x20 { continue }
            }
            result.append(word(text, start..<position, isGlued: start > 0 && text[start - 1] > 0x20))
        }
        return result
    }

    private func word(_ text: [UInt8], _ range: Range<Int>, isGlued: Bool) -> DateWord {
        let lower = String(decoding: text[range].map(\.asciiLowercased), as: UTF8.self)
        var word = DateWord(
            range: range, text: lower, isCapital: text[range.lowerBound].isASCIIUppercase, isGlued: isGlued)
        if text[range.lowerBound].isASCIIDigit, range.count <= 8 {
            word.digits = Int(lower)
            word.digitCount = range.count
        }
        word.entries = words[lower] ?? []
        return word
    }
}
