internal import Text

/// Fills the table of a `Lexicon`.
struct LexiconBuilder {
    private(set) var slots = [Int32](repeating: -1, count: 1 << 14)
    private(set) var keys: [UInt8] = []
    private(set) var lexemes: [Lexeme] = []
    private(set) var eventClasses = [""]
    private(set) var numberPrefixes = [Bool](repeating: false, count: 1 << 15)

    /// The index of a word's lexeme, made when new.
    mutating func intern(_ word: some StringProtocol) -> Int { intern(Array(word.utf8)) }

    mutating func intern(_ word: [UInt8]) -> Int {
        let found = Self.find(word, 0..<word.count, slots: slots, keys: keys, lexemes: lexemes)
        if found >= 0 { return Int(found) }
        let index = lexemes.count
        lexemes.append(Lexeme(keyStart: Int32(keys.count), keyLength: Int32(word.count)))
        keys.append(contentsOf: word.map(\.asciiLowercased))
        if lexemes.count * 2 > slots.count { grow() }
        insert(index)
        return index
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for index in 0..<lexemes.count - 1 { insert(index) }
    }

    private mutating func insert(_ index: Int) {
        let lexeme = lexemes[index]
        let range = Int(lexeme.keyStart)..<Int(lexeme.keyStart + lexeme.keyLength)
        var slot = Self.hash(keys, range) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(index)
    }

    /// FNV-1a over the lower-cased bytes.
    @inline(__always) private static func hash(_ text: [UInt8], _ range: Range<Int>, ending: UInt8 = 0) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { hash = (hash ^ UInt64(text[index].asciiLowercased)) &* 0x0000_0100_0000_01B3 }
        if ending != 0 { hash = (hash ^ UInt64(ending)) &* 0x0000_0100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF)
    }

    @inline(__always)
    static func find(
        _ text: [UInt8], _ range: Range<Int>, ending: UInt8 = 0, slots: [Int32], keys: [UInt8], lexemes: [Lexeme]
    ) -> Int32 {
        let length = range.count + (ending == 0 ? 0 : 1)
        var slot = hash(text, range, ending: ending) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = slots[slot]
            let lexeme = lexemes[Int(index)]
            if Int(lexeme.keyLength) == length {
                var offset = 0
                while offset < range.count,
                    keys[Int(lexeme.keyStart) + offset] == text[range.lowerBound + offset].asciiLowercased
                {
                    offset += 1
                }
                if offset == range.count, ending == 0 || keys[Int(lexeme.keyStart) + offset] == ending { return index }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return -1
    }

    /// Notes that a word of letters may be a currency sign glued to a number (`RM79`).
    mutating func markCurrencyPrefix(_ word: String) { lexemes[intern(word)].classes.insert(.currencyPrefix) }

    // MARK: Files

    mutating func loadNumerals(_ lines: LexiconFile) {
        for fields in lines where fields.count == 3 {
            guard let kind = NumberWord(name: fields[0]) else { continue }
            let values = fields[1].split(separator: " ").compactMap { Double($0) }
            for word in fields[2].split(separator: " ") {
                let index = intern(word)
                lexemes[index].number = kind
                lexemes[index].value = values.first ?? 0
                lexemes[index].valueMax = values.last ?? 0
                if kind != .suffix, kind != .minus { numberPrefixes[Prefilter.prefix(Array(word.utf8), 0)] = true }
            }
        }
    }

    mutating func loadClasses(_ lines: LexiconFile) {
        for fields in lines where fields.count == 2 {
            guard let wordClass = WordClass(name: fields[0]) else { continue }
            for word in fields[1].split(separator: " ") { lexemes[intern(word)].classes.insert(wordClass) }
        }
    }

    mutating func loadVerbs(_ lines: LexiconFile) {
        for fields in lines {
            for word in fields[0].split(separator: " ") { lexemes[intern(word)].classes.insert(.verbBase) }
        }
    }

    mutating func loadIrregular(_ lines: LexiconFile, _ base: WritableKeyPath<Lexeme, Int32>) {
        for fields in lines where fields.count == 2 {
            let lemma = intern(fields[1])
            lexemes[intern(fields[0])][keyPath: base] = Int32(lemma)
        }
    }

    mutating func loadEvents(_ lines: LexiconFile) {
        for fields in lines where fields.count == 2 {
            let index = eventClasses.firstIndex(of: fields[0]) ?? eventClasses.count
            if index == eventClasses.count { eventClasses.append(fields[0]) }
            for word in fields[1].split(separator: " ") {
                let lexeme = intern(word)
                if lexemes[lexeme].eventClass == 0 { lexemes[lexeme].eventClass = UInt8(index) }
            }
        }
    }
}
