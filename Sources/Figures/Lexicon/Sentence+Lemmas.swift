internal import Tagging
internal import Text

/// Base forms of verbs and nouns.
extension Sentence {
    /// The lexeme of a verb's base form, or -1 when no known verb gives the word.
    @inline(__always) func verbBase(_ index: Int) -> Int32 { has(index) ? tokens[index].verb : -1 }

    /// The base form of the verb at `index`, by rule when the verb is unknown.
    func verbLemma(_ index: Int) -> String {
        let base = verbBase(index)
        if base >= 0 { return lexicon.spelling(base) }
        let range = tokens[index].range
        if let compound = compoundVerb(range) { return compound }
        let (cut, letter) = VerbEnding(text, range).guess(text, range)
        let stem = text[range.lowerBound..<range.upperBound - cut].map(\.asciiLowercased)
        return String(decoding: letter == 0 ? stem : stem + [letter], as: UTF8.self)
    }

    /// "retaken", "overthrew": a prefix and a form of a verb that is known.
    private func compoundVerb(_ range: Range<Int>) -> String? {
        for prefix: StaticString in ["re", "over", "under", "out", "mis", "un", "dis"] {
            let count = prefix.utf8CodeUnitCount
            guard range.count > count + 3, Ending.matches(text, range.lowerBound..<range.lowerBound + count, prefix)
            else { continue }
            let rest = range.lowerBound + count..<range.upperBound
            let base = lexicon.verb(text, rest, lexicon.lookup(text, rest))
            if base >= 0 { return prefix.description + lexicon.spelling(base) }
        }
        return nil
    }

    /// The lexeme of a noun's singular, or -1 when the lexicon does not know it.
    func nounBase(_ index: Int) -> Int32 {
        guard has(index) else { return -1 }
        let lexeme = tokens[index].lexeme
        if lexeme >= 0, lexicon.lexemes[Int(lexeme)].nounBase >= 0 { return lexicon.lexemes[Int(lexeme)].nounBase }
        let range = tokens[index].range
        let (cut, ending) = NounLemma.ending(text, range)
        return lexicon.lookup(text, range.lowerBound..<range.upperBound - cut, ending: ending)
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

extension Lexicon {
    /// What the lexicon knows of the word whose bytes are `range` of `text`.
    func known(_ text: [UInt8], _ range: Range<Int>, tagged: TaggedWord) -> KnownWord {
        let lexeme = lookup(text, range)
        let entry = lexeme < 0 ? nil : lexemes[Int(lexeme)]
        return KnownWord(
            lexeme: lexeme, verb: verb(text, range, lexeme), classes: entry?.classes ?? [], number: entry?.number,
            tagged: tagged)
    }

    /// The lexeme of the verb that a word may be a form of, or -1.
    func verb(_ text: [UInt8], _ range: Range<Int>, _ lexeme: Int32) -> Int32 {
        if lexeme >= 0 {
            let entry = lexemes[Int(lexeme)]
            if entry.verbBase >= 0 { return entry.verbBase }
            if entry.classes.contains(.verbBase) { return lexeme }
        }
        let ending = VerbEnding(text, range)
        for stem in 0..<ending.count {
            let (cut, letter) = ending.stem(stem)
            let found = lookup(text, range.lowerBound..<range.upperBound - cut, ending: letter)
            if found >= 0, lexemes[Int(found)].classes.contains(.verbBase) { return found }
        }
        return -1
    }
}

/// The stems that an inflected form of a verb may come from: how many bytes to cut off its end and which letter, if any,
/// to put there instead. In the order in which they are to be looked up.
struct VerbEnding {
    private enum Form {
        case plain, ied, ed, ing, es, s
    }

    private let form: Form
    private let isDoubled: Bool

    init(_ text: [UInt8], _ range: Range<Int>) {
        if Ending.matches(text, range, "ied") || Ending.matches(text, range, "ies") {
            form = .ied
        } else if Ending.matches(text, range, "ed"), range.count > 3 {
            form = .ed
        } else if Ending.matches(text, range, "ing"), range.count > 4 {
            form = .ing
        } else if Ending.matches(text, range, "es"), range.count > 3 {
            form = .es
        } else if Ending.matches(text, range, "s"), !Ending.matches(text, range, "ss") {
            form = .s
        } else {
            form = .plain
        }
        let stemEnd = range.upperBound - (form == .ed ? 2 : 3)
        isDoubled =
            (form == .ed || form == .ing) && stemEnd - range.lowerBound > 2
            && text[stemEnd - 1].asciiLowercased == text[stemEnd - 2].asciiLowercased
    }

    var count: Int {
        switch form {
        case .plain: 0
        case .ied, .es: 2
        case .ed, .ing: isDoubled ? 3 : 2
        case .s: 1
        }
    }

    /// hop + e, hop, hop of hopp.
    func stem(_ index: Int) -> (cut: Int, letter: UInt8) {
        switch form {
        case .plain: (0, 0)
        case .ied: index == 0 ? (3, 0x79) : (1, 0)
        case .ed: index == 0 ? (1, 0) : (index + 1, 0)
        case .ing: index == 0 ? (3, 0x65) : (index + 2, 0)
        case .es: (index + 1, 0)
        case .s: (1, 0)
        }
    }

    /// The stem to take when no lexicon knows any: a doubled consonant is undone, `e` is put back after c, v, u and z.
    func guess(_ text: [UInt8], _ range: Range<Int>) -> (cut: Int, letter: UInt8) {
        guard form == .ed || form == .ing else { return count > 0 ? stem(0) : (0, 0) }
        let last = text[range.upperBound - (form == .ed ? 3 : 4)].asciiLowercased
        if isDoubled { return "lsz".utf8.contains(last) ? stem(1) : stem(2) }
        return "cvuz".utf8.contains(last) ? stem(0) : stem(1)
    }
}

/// Singulars by rule.
enum NounLemma {
    /// How many bytes to cut off a plural and which letter, if any, to put there instead.
    static func ending(_ text: [UInt8], _ range: Range<Int>) -> (cut: Int, letter: UInt8) {
        if range.count > 4 {
            if Ending.matches(text, range, "ies") { return (3, 0x79) }
            if Ending.matches(text, range, "sses") || Ending.matches(text, range, "xes")
                || Ending.matches(text, range, "ches") || Ending.matches(text, range, "shes")
                || Ending.matches(text, range, "zzes")
                || Ending.matches(text, range, "oes")
            {
                return (2, 0)
            }
        }
        guard range.count > 2, Ending.matches(text, range, "s"), !Ending.matches(text, range, "ss"),
            !Ending.matches(text, range, "us"), !Ending.matches(text, range, "is")
        else { return (0, 0) }
        return (1, 0)
    }

    /// The singular of the word at `range`, in lower case.
    static func singular(_ text: [UInt8], _ range: Range<Int>) -> [UInt8] {
        if range.count > 4, Ending.matches(text, range, "men"), !Ending.matches(text, range, "specimen"),
            !Ending.matches(text, range, "regimen")
        {
            return text[range.lowerBound..<range.upperBound - 2].map(\.asciiLowercased) + Array("an".utf8)
        }
        let (cut, letter) = ending(text, range)
        let stem = text[range.lowerBound..<range.upperBound - cut].map(\.asciiLowercased)
        return letter == 0 ? stem : stem + [letter]
    }
}

/// The end of a word, compared without regard to case.
enum Ending {
    @inline(__always)
    static func matches(_ text: [UInt8], _ range: Range<Int>, _ ending: StaticString) -> Bool {
        let count = ending.utf8CodeUnitCount
        guard range.count >= count else { return false }
        for offset in 0..<count
        where text[range.upperBound - count + offset].asciiLowercased != ending.utf8Start[offset] {
            return false
        }
        return true
    }
}
