import EmbeddedData

/// Tells the language of a text by its script and its function words.
///
/// Made for paragraphs of prose: a few dozen words are enough, a headline often is not. The answer is nil rather than a
/// guess.
public struct LanguageDetector: Sendable {
    /// The detector with the product's word lists.
    public static let standard = LanguageDetector(LexiconFile(embedded_function_words()))

    /// The languages of the word lists, in their order: bit `i` of a word's set is language `i`.
    private let languages: [String]
    /// The languages of each function word, by the hash of its UTF-8.
    private let words: [UInt64: UInt64]

    /// The most bytes of a text that are looked at.
    private static let window = 8192
    /// The share of words that must be function words of the language, and how many of them at least.
    private static let leastShare = 0.15, leastCount = 4

    init(_ file: LexiconFile) {
        var languages: [String] = []
        var words: [UInt64: UInt64] = [:]
        for fields in file where fields.count == 2 && languages.count < 64 {
            for word in fields[1].split(separator: " ") {
                words[Self.hash(word.utf8), default: 0] |= 1 << UInt64(languages.count)
            }
            languages.append(fields[0])
        }
        (self.languages, self.words) = (languages, words)
    }

    /// The language of UTF-8 text as a BCP 47 tag, or nil when it is too short or unclear.
    public func language(of text: some Collection<UInt8>) -> String? {
        let bytes = Array(text.prefix(Self.window))
        return Script.language(of: bytes) ?? languageByWords(bytes)
    }

    private func languageByWords(_ bytes: [UInt8]) -> String? {
        var counts = [Int](repeating: 0, count: languages.count)
        var wordCount = 0
        var start = 0
        for index in 0...bytes.count where index == bytes.count || !Self.isLetter(bytes[index]) {
            defer { start = index + 1 }
            guard index > start else { continue }
            wordCount += 1
            var set = words[Self.hash(Self.lowercased(bytes[start..<index]))] ?? 0
            while set != 0 {
                counts[set.trailingZeroBitCount] += 1
                set &= set - 1
            }
        }
        let ranked = counts.indices.sorted { counts[$0] > counts[$1] }
        guard let best = ranked.first, ranked.count > 1 else { return nil }
        let isClear = counts[best] > counts[ranked[1]] && counts[best] >= Self.leastCount
        guard isClear, Double(counts[best]) >= Self.leastShare * Double(wordCount) else { return nil }
        return languages[best]
    }

    /// ASCII letters and every byte of a longer sequence: word boundaries of Latin and Cyrillic text are ASCII.
    private static func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }

    /// ASCII and Cyrillic capitals folded; the lists have no word that starts with another capital.
    private static func lowercased(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var word = word.map(\.asciiLowercased)
        guard word.count > 1, word[0] == 0xD0 else { return word }
        switch word[1] {
        case 0x90...0x9F: word[1] += 0x20
        case 0xA0...0xAF: (word[0], word[1]) = (0xD1, word[1] - 0x20)
        default: break
        }
        return word
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

/// Scripts that tell a language, or nearly.
private enum Script: CaseIterable {
    case greek, hebrew, arabic, persian, devanagari, bengali, tamil, thai, hangul, kana, han, georgian, armenian

    private var language: String {
        switch self {
        case .greek: "el"
        case .hebrew: "he"
        case .arabic: "ar"
        case .persian: "fa"
        case .devanagari: "hi"
        case .bengali: "bn"
        case .tamil: "ta"
        case .thai: "th"
        case .hangul: "ko"
        case .kana: "ja"
        case .han: "zh"
        case .georgian: "ka"
        case .armenian: "hy"
        }
    }

    /// The Unicode blocks of the scripts; the four letters that Persian has and Arabic has not come first.
    private static func script(of scalar: UInt32) -> Script? {
        switch scalar {
        case 0x067E, 0x0686, 0x0698, 0x06AF: .persian
        case 0x0370...0x03FF: .greek
        case 0x0590...0x05FF: .hebrew
        case 0x0600...0x06FF: .arabic
        case 0x0900...0x097F: .devanagari
        case 0x0980...0x09FF: .bengali
        case 0x0B80...0x0BFF: .tamil
        case 0x0E00...0x0E7F: .thai
        case 0xAC00...0xD7AF: .hangul
        case 0x3040...0x30FF: .kana
        case 0x4E00...0x9FFF: .han
        case 0x10A0...0x10FF: .georgian
        case 0x0530...0x058F: .armenian
        default: nil
        }
    }

    /// The language of a text of which a third of the letters are in one of these scripts.
    static func language(of bytes: [UInt8]) -> String? {
        var counts: [Script: Int] = [:]
        var letters = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar.value > 0x40 {
            letters += 1
            if let script = script(of: scalar.value) { counts[script, default: 0] += 1 }
        }
        // Japanese mixes kana with han, Persian its own letters with Arabic ones.
        if let kana = counts[.kana], kana * 10 > counts[.han, default: 0] {
            counts[.kana] = kana + counts[.han, default: 0]
        }
        if let own = counts[.persian], own * 30 > counts[.arabic, default: 0] {
            counts[.persian] = own + counts[.arabic, default: 0]
        }
        guard let best = allCases.max(by: { counts[$0, default: 0] < counts[$1, default: 0] }),
            counts[best, default: 0] * 3 > letters, counts[best, default: 0] >= 8
        else { return nil }
        return best.language
    }
}
