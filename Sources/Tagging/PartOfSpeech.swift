/// A universal part of speech (Universal Dependencies v2, "Universal POS tags").
public enum PartOfSpeech: UInt8, Sendable, CaseIterable, CustomStringConvertible {
    case adjective, adposition, adverb, auxiliary, coordinator, determiner, interjection, noun, numeral, particle
    case pronoun, properNoun, punctuation, subordinator, symbol, verb, other

    /// The name of the tag in CoNLL-U files.
    public var description: String { Self.names[Int(rawValue)] }

    /// The tag with a name of CoNLL-U, or nil.
    public init?(name: some StringProtocol) {
        guard let index = Self.names.firstIndex(where: { $0 == name }) else { return nil }
        self.init(rawValue: UInt8(index))
    }

    private static let names = [
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X",
    ]

    /// How many tags there are.
    @inlinable package static var count: Int { 17 }
}
