internal import EmbeddedData
internal import Text

/// Words around names, by class; see `EmbeddedData/entities/words.tsv`.
struct ContextWords: Sendable {
    /// What a word does beside a name; it may do several things.
    struct Kind: OptionSet, Sendable {
        let rawValue: UInt16
        static let title = Kind(rawValue: 1), role = Kind(rawValue: 2), modifier = Kind(rawValue: 4)
        static let locative = Kind(rawValue: 8), direction = Kind(rawValue: 16), verb = Kind(rawValue: 32)
        static let day = Kind(rawValue: 64), common = Kind(rawValue: 128)

        fileprivate init(name: String) {
            switch name {
            case "title": self = .title
            case "role": self = .role
            case "modifier": self = .modifier
            case "locative": self = .locative
            case "direction": self = .direction
            case "verb": self = .verb
            case "day": self = .day
            default: self = .common
            }
        }

        init(rawValue: UInt16) { self.rawValue = rawValue }
    }

    private let kinds: [UInt64: Kind]

    /// The embedded English words.
    static let english = ContextWords(LexiconFile(embedded_entity_words()))

    init(_ file: LexiconFile) {
        var kinds: [UInt64: Kind] = [:]
        for fields in file where fields.count == 2 {
            for word in fields[1].split(separator: " ") {
                kinds[Self.key(Array(word.utf8)[...]), default: []].insert(Kind(name: fields[0]))
            }
        }
        self.kinds = kinds
    }

    /// The kinds of a word, in whatever case and with or without its dot.
    func kind(_ word: ArraySlice<UInt8>) -> Kind { kinds[Self.key(word)] ?? [] }

    private static func key(_ word: ArraySlice<UInt8>) -> UInt64 {
        var hash = Mix.seed
        for byte in word where byte != UInt8(ascii: ".") { hash = Mix.next(hash, byte.asciiLowercased) }
        return hash
    }
}
