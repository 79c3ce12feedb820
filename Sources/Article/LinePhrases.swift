import EmbeddedData
import Text

/// Tells lines that are no part of an article by how they start, from `phrases.tsv`.
struct LinePhrases: Sendable {
    /// What a line's start says.
    struct Verdict: OptionSet, Sendable {
        let rawValue: UInt32
        /// What follows is about other things.
        static let tail = Verdict(rawValue: 1)
        /// The line goes.
        static let line = Verdict(rawValue: 2)
        /// The line says nothing beyond the phrase, which is a label.
        static let label = Verdict(rawValue: 4)
        /// The line says nothing beyond the phrase.
        static let whole = Verdict(rawValue: 8)
    }

    /// The rules that come with the library.
    static let standard = LinePhrases(LexiconFile(embedded_article_phrases()))

    /// Longest phrase, in words.
    private static let maximumWords = 6

    private var table = HashTable()

    init(_ file: LexiconFile) {
        let kinds: [String: Verdict] = ["tail": .tail, "line": .line, "label": .label]
        for fields in file where fields.count > 1 {
            guard let kind = kinds[fields[0]] else { continue }
            for phrase in fields[1].utf8.split(separator: UInt8(ascii: "|")) {
                table.insert(FNV.hash(phrase), kind.rawValue)
            }
        }
    }

    /// What the start of a line says.
    func verdict(_ line: some Collection<UInt8>) -> Verdict {
        var hash = FNV.empty
        var found: UInt32 = 0
        var words = 0
        var inWord = false
        var last: UInt32 = 0
        for byte in line {
            // Bytes of punctuation beyond ASCII are E2 80 xx; letters of other scripts are left in.
            if byte.isASCIIAlphanumeric || byte >= 0x80 {
                if !inWord {
                    if words == Self.maximumWords { return Verdict(rawValue: found) }
                    if words > 0 { hash = hash.adding(0x20) }
                    words += 1
                    inWord = true
                }
                hash = hash.adding(byte.asciiLowercased)
            } else if inWord {
                inWord = false
                last = table[hash]
                found |= last & ~Verdict.label.rawValue
            }
        }
        if inWord {
            last = table[hash]
            found |= last
        } else if words > 0 {
            found |= table[hash]
        }
        if table[hash] != 0 { found |= Verdict.whole.rawValue }
        return Verdict(rawValue: found)
    }
}
