internal import EmbeddedData

/// Words that are written with a dot that does not end a sentence.
public struct Abbreviations: Sendable {
    /// The longest abbreviation, in bytes and without its dot.
    public static let maximumLength = 8

    /// What may follow the dot of an abbreviation inside the same sentence.
    enum Rule: UInt8 {
        /// Anything: `Mr.`, `Gen.`
        case always
        /// A digit: `No.`, `p.`
        case number
        /// Anything but a word that likes to open a sentence: `Inc.`, `a.m.`
        case unlessOpener
    }

    private var rules: [UInt64: Rule] = [:]
    private var openers: Set<UInt64> = []

    /// The embedded English list.
    public static let english = Abbreviations(LexiconFile(embedded_abbreviations()))

    /// A list from lines of a word (without its dot) and its rule: `title`, `number`, `end`; or `opener` for words that
    /// open sentences.
    public init(_ lines: LexiconFile) {
        for fields in lines where fields.count == 2 {
            for word in fields[1].split(separator: " ") {
                let bytes = Array(word.utf8)
                guard bytes.count <= Self.maximumLength else { continue }
                let key = Self.key(bytes, 0..<bytes.count)
                switch fields[0] {
                case "title": rules[key] = .always
                case "number": rules[key] = .number
                case "end": rules[key] = .unlessOpener
                default: openers.insert(key)
                }
            }
        }
    }

    /// Whether the word at `range` is an abbreviation.
    func contains(_ text: [UInt8], _ range: Range<Int>) -> Bool { rule(text, range) != nil }

    func rule(_ text: [UInt8], _ range: Range<Int>) -> Rule? {
        range.count <= Self.maximumLength ? rules[Self.key(text, range)] : nil
    }

    func isOpener(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        range.count <= Self.maximumLength && openers.contains(Self.key(text, range))
    }

    /// Up to eight lower-cased bytes in one integer, which is exact.
    private static func key(_ text: [UInt8], _ range: Range<Int>) -> UInt64 {
        var key: UInt64 = 0
        for index in range { key = key << 8 | UInt64(text[index].asciiLowercased) }
        return key
    }
}
