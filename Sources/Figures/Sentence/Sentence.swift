internal import Tagging
internal import Text

/// A sentence in work: its words and the figures being made of them. One is reused for all sentences of an extractor.
///
/// The passes over it are extensions, one for each concept, called in order by `FigureExtractor`. It is never copied:
/// the passes ask it very many questions, and a copy for each would cost more than the answers.
struct Sentence: ~Copyable {
    let lexicon: Lexicon
    private let tagger: Tagger
    private var cache: WordCache
    var text: [UInt8] = []
    var range = 0..<0
    var tokens: [Token] = []
    var candidates: [Candidate] = []
    /// The words each candidate is said of; see `attachConcepts`.
    var concepts: [[Range<Int>]] = []
    /// Whether most words begin with a capital letter, as in headlines.
    var isTitleCase = false
    /// Whether the sentence was put together for a cell of a table, whose number is no year or name.
    var isCell = false
    private var words: [TaggedWord] = []
    private var tags: [PartOfSpeech] = []

    init(lexicon: Lexicon) {
        self.lexicon = lexicon
        tagger = Tagger()
        cache = WordCache(
            filling: KnownWord(lexeme: -1, verb: -1, classes: [], number: nil, tagged: tagger.outside))
    }

    /// Cuts the sentence at `range` into words.
    mutating func load(_ range: Range<Int>) {
        self.range = range
        tokens.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
        concepts.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        words.append(tagger.outside)
        // Copies of the references, so that nothing borrows all of the sentence.
        let (text, lexicon, tagger) = (text, lexicon, tagger)
        let span = text.span
        var scanner = WordScanner(text, in: range)
        while let word = scanner.next() {
            let place = cache.find(span, word.range) {
                lexicon.known(text, word.range, tagged: tagger.word(span, word.range))
            }
            tokens.append(
                Token(
                    start: Int32(word.range.lowerBound), end: Int32(word.range.upperBound), kind: word.kind,
                    isGlued: word.isGlued && word.range.lowerBound > range.lowerBound,
                    isCapital: text[word.range.lowerBound].isASCIIUppercase, lexeme: cache[place].lexeme,
                    classes: cache[place].classes, number: cache[place].number, verb: cache[place].verb))
            words.append(cache[place].tagged)
        }
        words.append(tagger.outside)
    }

    private func mayBeVerb(_ tag: PartOfSpeech) -> Bool {
        switch tag {
        case .verb, .auxiliary, .noun, .adjective, .properNoun, .other: true
        default: false
        }
    }

    /// Gives every word its part of speech.
    mutating func tag() {
        tagger.tag(words, &tags)
        for index in tokens.indices {
            tokens[index].tag = tags[index]
            if !mayBeVerb(tags[index]) { tokens[index].verb = -1 }
        }
        mendTags()
    }
}

extension Sentence {
    /// Mends tags that the model, trained on the open web, gets wrong in news.
    private mutating func mendTags() {
        for index in tokens.indices {
            switch tokens[index].tag {
            case .noun
            where isWord(index, "shot") && (isWord(index + 1, "dead") || isTag(index - 1, .auxiliary))
                || isIrregularPast(index):
                tokens[index].tag = .verb
            case .verb
            where isWord(index, oneOf: ["have", "has", "had"]) && isTag(index + 1, .verb) && isParticiple(index + 1):
                tokens[index].tag = .auxiliary
            case .noun where isThirdPerson(index) || isOnlyVerb(index) || governsNumber(index):
                tokens[index].tag = .verb
            case .verb where isUnknownPlural(index) || isTopicalPlural(index):
                tokens[index].tag = .noun
            case .adverb where isClass(index, .preposition) && (isNoun(index + 1) || isTag(index + 1, .determiner)):
                tokens[index].tag = .adposition
            default: break
            }
        }
    }

    /// "tore", "burnt": a form that only a verb has, not behind a determiner or an adjective.
    private func isIrregularPast(_ index: Int) -> Bool {
        guard let lexeme = lexeme(index), lexeme.verbBase >= 0, lexeme.verbBase != tokens[index].lexeme else {
            return false
        }
        return !isTag(index - 1, .determiner) && !isTag(index - 1, .adjective) && !isTag(index - 1, .adposition)
            && !isWord(
                index,
                oneOf: ["thought", "shot", "saw", "rose", "bit", "wound", "born", "drunk", "does", "lies", "left"])
    }

    /// "19 fouls proves it": a verb behind a plural, with an object.
    private func isThirdPerson(_ index: Int) -> Bool {
        isPluralNoun(index - 1) && endsWith(index, "s") && verbBase(index) >= 0
            && (isTag(index + 1, .pronoun) || isTag(index + 1, .determiner))
    }

    /// "and wounding 31", "and weighs 3,000 tons", "now numbers fewer than 200": a form of a verb before a number, behind
    /// what joins clauses, or of a verb of measure behind its subject.
    private func governsNumber(_ index: Int) -> Bool {
        let base = verbBase(index)
        let isLed = isWord(index + 1, oneOf: ["to", "by", "from"]) && beginsNumber(index + 2)
        guard base >= 0, isLed || beginsNumber(index + 1) else { return false }
        // "the average rose 0.65 per cent"
        if base != tokens[index].lexeme, (lexeme(index)?.verbBase ?? -1) >= 0 { return isNoun(index - 1) }
        // "the operator gained 2.2%"
        if endsWith(index, "ed") { return isNoun(index - 1) }
        guard endsWith(index, "ing") || endsWith(index, "s") else { return false }
        if isComma(index - 1) || isTag(index - 1, .coordinator) || isTag(index - 1, .adverb) {
            return endsWith(index, "ing") || !isTag(index - 2, .adjective)
        }
        return isNoun(index - 1) && endsWith(index, "s") && isClass(index, .scaleVerb)
    }

    /// Whether a number begins at `index`, perhaps with a bound before it.
    private func beginsNumber(_ index: Int) -> Bool {
        if isDigits(index) || has(index) && tokens[index].number != nil && tokens[index].number != NumberWord.none {
            return true
        }
        if isWord(index, oneOf: ["between", "from"]), isDigits(index + 1) { return true }
        var place = index
        while place < index + 4, !isDigits(place) { place += 1 }
        return isDigits(place) && bound(before: place)?.begin == index
    }

    /// "people face acute hunger": a base form behind a plural, in a clause that has no other verb.
    private func isOnlyVerb(_ index: Int) -> Bool {
        guard isPluralNoun(index - 1), tokens[index].lexeme >= 0, verbBase(index) == tokens[index].lexeme,
            isTag(index + 1, .adjective) || isTag(index + 1, .determiner) || isTag(index + 1, .pronoun)
                || isTag(index + 1, .noun) && isMark(count - 1, ".") || beginsNumber(index + 1)
        else { return false }
        var place = index + 1
        while has(place), !isComma(place), !isClauseMark(place) {
            if isTag(place, .verb) || isTag(place, .auxiliary) { return false }
            place += 1
        }
        return !(0..<index).contains { isTag($0, .auxiliary) || isTag($0, .verb) && !isReporting($0) }
    }

    /// "Meanwhile, exports to China dropped": a form that may be a plural, before a preposition, with nothing before it
    /// that could be its subject.
    private func isTopicalPlural(_ index: Int) -> Bool {
        guard endsWith(index, "s"), !endsWith(index, "ss"), isTag(index + 1, .adposition) || isWord(index + 1, "to"),
            isNoun(index + 2) || isTag(index + 2, .determiner)
        else { return false }
        return index == 0 || isComma(index - 1) && index <= 2
    }

    /// "activists": a plural that no known verb gives.
    private func isUnknownPlural(_ index: Int) -> Bool {
        !isCapital(index) && endsWith(index, "s") && !endsWith(index, "ss") && verbBase(index) < 0
    }
}

/// Questions about single words. Every index may lie outside the sentence.
extension Sentence {
    var count: Int { tokens.count }

    @inline(__always) func has(_ index: Int) -> Bool { index >= 0 && index < tokens.count }

    @inline(__always) func isClass(_ index: Int, _ wordClass: WordClass) -> Bool {
        has(index) && !tokens[index].classes.isDisjoint(with: wordClass)
    }

    @inline(__always) func tag(_ index: Int) -> PartOfSpeech? { has(index) ? tokens[index].tag : nil }

    @inline(__always) func isTag(_ index: Int, _ tag: PartOfSpeech) -> Bool { has(index) && tokens[index].tag == tag }

    /// The only byte of a one-byte word, or 0.
    @inline(__always) func byte(_ index: Int) -> UInt8 {
        has(index) && tokens[index].end == tokens[index].start + 1 ? text[Int(tokens[index].start)] : 0
    }

    @inline(__always) func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool { byte(index) == UInt8(ascii: mark) }

    @inline(__always) func isGlued(_ index: Int) -> Bool { has(index) && tokens[index].isGlued }

    /// Whether the word is `word`, given in lower case.
    @inline(__always) func isWord(_ index: Int, _ word: StaticString) -> Bool {
        guard has(index), tokens[index].end - tokens[index].start == Int32(word.utf8CodeUnitCount) else { return false }
        let start = Int(tokens[index].start)
        for offset in 0..<word.utf8CodeUnitCount where text[start + offset].asciiLowercased != word.utf8Start[offset] {
            return false
        }
        return true
    }

    func isWord(_ index: Int, oneOf words: [StaticString]) -> Bool {
        guard has(index) else { return false }
        let length = Int(tokens[index].end - tokens[index].start)
        for word in words where word.utf8CodeUnitCount == length && isWord(index, word) { return true }
        return false
    }

    /// Hyphen, minus, en or em dash.
    func isDash(_ index: Int) -> Bool {
        if isMark(index, "-") { return true }
        guard has(index), tokens[index].end - tokens[index].start == 3 else { return false }
        let start = Int(tokens[index].start)
        if text[start] != 0xE2 { return false }
        return text[start + 1] == 0x80 && (0x90...0x95).contains(text[start + 2])
            || text[start + 1] == 0x88 && text[start + 2] == 0x92
    }

    /// A hyphen without spaces around it.
    func isHyphen(_ index: Int) -> Bool { isDash(index) && isGlued(index) && isGlued(index + 1) }

    /// Straight or curly quotation marks, double or single.
    func isQuote(_ index: Int) -> Bool {
        guard has(index), isPunctuation(index) else { return false }
        let start = Int(tokens[index].start)
        switch text[start] {
        case UInt8(ascii: "\""): return true
        case UInt8(ascii: "'"), UInt8(ascii: "`"): return true
        case 0xE2: return start + 2 < text.count && text[start + 1] == 0x80 && (0x98...0x9F).contains(text[start + 2])
        case 0xC2: return text[start + 1] == 0xAB || text[start + 1] == 0xBB
        default: return false
        }
    }

    /// A hyphen before a word, with or without spaces, as tokenised text has it: "30-year", "30 - year".
    func isJoint(_ index: Int) -> Bool {
        isHyphen(index)
            || isMark(index, "-") && !isGlued(index) && !isGlued(index + 1) && isLetters(index + 1)
                && isDigits(index - 1)
    }

    func isComma(_ index: Int) -> Bool { isMark(index, ",") }

    /// Marks that close a clause: `;` `:` `.` `?` `!` and dashes with spaces.
    func isClauseMark(_ index: Int) -> Bool {
        switch byte(index) {
        case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."): true
        default: isDash(index) && !isGlued(index + 1) && !isGlued(index)
        }
    }

    @inline(__always) func isCapital(_ index: Int) -> Bool { has(index) && tokens[index].isCapital }

    @inline(__always) func isLetters(_ index: Int) -> Bool { has(index) && tokens[index].kind == .letters }

    @inline(__always) func isPunctuation(_ index: Int) -> Bool { has(index) && tokens[index].kind == .mark }

    func isDigits(_ index: Int) -> Bool { has(index) && tokens[index].kind == .digits }

    func lexeme(_ index: Int) -> Lexeme? {
        has(index) && tokens[index].lexeme >= 0 ? lexicon.lexemes[Int(tokens[index].lexeme)] : nil
    }

    /// Whether the words `range` are all in capitals or capitalised names.
    func isNoun(_ index: Int) -> Bool { isTag(index, .noun) || isTag(index, .properNoun) }

    func looksLikeTitle() -> Bool {
        var capitals = 0
        var words = 0
        for token in tokens where token.kind == .letters && token.end - token.start > 3 {
            words += 1
            capitals += token.isCapital ? 1 : 0
        }
        return words > 2 && capitals * 4 >= words * 3
    }

    /// The text of some words, as written.
    func surface(_ range: Range<Int>) -> String {
        guard !range.isEmpty, has(range.lowerBound), has(range.upperBound - 1) else { return "" }
        let bytes = Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
        return String(decoding: text[bytes], as: UTF8.self)
    }
}
