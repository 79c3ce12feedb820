internal import Text

/// Base forms of verbs and nouns.
extension Sentence {
    /// The lexeme of a verb's base form, or -1 when no known verb gives the word.
    func verbBase(_ index: Int) -> Int32 {
        guard has(index) else { return -1 }
        let lexeme = tokens[index].lexeme
        if lexeme >= 0 {
            let entry = lexicon.lexemes[Int(lexeme)]
            if entry.verbBase >= 0 { return entry.verbBase }
            if entry.classes.contains(.verbBase) { return lexeme }
        }
        for stem in VerbStems(text, tokens[index].range).stems {
            let found = lexicon.lookup(stem, 0..<stem.count)
            if found >= 0, lexicon.lexemes[Int(found)].classes.contains(.verbBase) { return found }
        }
        return -1
    }

    /// The base form of the verb at `index`, by rule when the verb is unknown.
    func verbLemma(_ index: Int) -> String {
        let base = verbBase(index)
        if base >= 0 { return lexicon.spelling(base) }
        let stems = VerbStems(text, tokens[index].range)
        return String(decoding: stems.guess, as: UTF8.self)
    }

    /// The lexeme of a noun's singular, or -1 when the lexicon does not know it.
    func nounBase(_ index: Int) -> Int32 {
        guard has(index) else { return -1 }
        let lexeme = tokens[index].lexeme
        if lexeme >= 0, lexicon.lexemes[Int(lexeme)].nounBase >= 0 { return lexicon.lexemes[Int(lexeme)].nounBase }
        let singular = NounLemma.singular(text, tokens[index].range)
        return lexicon.lookup(singular, 0..<singular.count)
    }

    /// The singular of the noun at `index`, in lower case.
    func nounLemma(_ index: Int) -> String {
        let lexeme = tokens[index].lexeme
        if lexeme >= 0, lexicon.lexemes[Int(lexeme)].nounBase >= 0 {
            return lexicon.spelling(lexicon.lexemes[Int(lexeme)].nounBase)
        }
        return String(decoding: NounLemma.singular(text, tokens[index].range), as: UTF8.self)
    }
}

/// The stems that an inflected form may come from.
struct VerbStems {
    /// In the order they are to be looked up.
    private(set) var stems: [[UInt8]] = []
    /// The stem to take when no lexicon knows any.
    private(set) var guess: [UInt8]

    init(_ text: [UInt8], _ range: Range<Int>) {
        let word = text[range].map(\.asciiLowercased)
        guess = word
        if word.ends(with: "ied") || word.ends(with: "ies") {
            stems = [word.dropLast(3) + [0x79], Array(word.dropLast(1))]
        } else if word.ends(with: "ed") {
            stems = Self.stems(Array(word.dropLast(2)))
        } else if word.ends(with: "ing"), word.count > 4 {
            stems = Self.stems(Array(word.dropLast(3)))
        } else if word.ends(with: "es") {
            stems = [Array(word.dropLast(1)), Array(word.dropLast(2))]
        } else if word.ends(with: "s"), !word.ends(with: "ss") {
            stems = [Array(word.dropLast(1))]
        }
        guess = Self.bestGuess(stems) ?? word
    }

    /// hop + e, hop, hop of hopp.
    private static func stems(_ stem: [UInt8]) -> [[UInt8]] {
        guard stem.count > 1 else { return [] }
        var stems = [stem + [0x65], stem]
        if stem[stem.count - 1] == stem[stem.count - 2] { stems.append(stem.dropLast(1)) }
        return stems
    }

    /// A doubled consonant is undone; `e` is put back after c, v, u, z and s; otherwise the bare stem.
    private static func bestGuess(_ stems: [[UInt8]]) -> [UInt8]? {
        if stems.count == 3, let last = stems[1].last, !"lsz".utf8.contains(last) { return stems[2] }
        if stems.count >= 2, let last = stems[1].last, "cvuz".utf8.contains(last) { return stems[0] }
        return stems.count >= 2 ? stems[1] : stems.first
    }
}

/// Singulars by rule.
enum NounLemma {
    /// The singular of the word at `range`, in lower case.
    static func singular(_ text: [UInt8], _ range: Range<Int>) -> [UInt8] {
        let word = text[range].map(\.asciiLowercased)
        if word.count > 4, word.ends(with: "ies") { return word.dropLast(3) + [0x79] }
        if word.count > 4, word.ends(with: "men"), !word.ends(with: "specimen"), !word.ends(with: "regimen") {
            return word.dropLast(2) + Array("an".utf8)
        }
        for ending in ["sses", "xes", "ches", "shes", "zzes", "oes"] where word.count > 4 && word.ends(with: ending) {
            return word.dropLast(2)
        }
        if word.count > 2, word.ends(with: "s"), !word.ends(with: "ss"), !word.ends(with: "us"), !word.ends(with: "is")
        {
            return word.dropLast(1)
        }
        return word
    }
}

extension [UInt8] {
    /// Whether the bytes end in those of `text`.
    func ends(with text: String) -> Bool {
        count >= text.utf8.count && suffix(text.utf8.count).elementsEqual(text.utf8)
    }
}
