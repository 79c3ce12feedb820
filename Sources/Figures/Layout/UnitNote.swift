internal import Text

/// The unit that a header or a caption gives for the numbers below it: "(thousands)", "in %", "USD million".
struct UnitNote {
    /// What goes before a number: a currency sign.
    private var prefix: [UInt8] = []
    /// What goes behind: a scale, then a unit.
    private var scale: [UInt8] = []
    private var unit: [UInt8] = []

    /// The note in parentheses at the end of some words, behind their last "in", or all of them; nil when they name no
    /// scale, unit or currency.
    init?(_ text: [UInt8], _ range: Range<Int>, _ lexicon: Lexicon) {
        guard range.count <= TableRow.longestLabel,
            let note = Self.note(text, range) ?? Self.afterIn(text, range) ?? Self.short(range)
        else { return nil }
        var scanner = WordScanner(text, in: note)
        var isSign = false
        while let word = scanner.next() {
            let bytes = Array(text[word.range])
            if bytes == Array("in".utf8), unit.isEmpty, scale.isEmpty { continue }
            if let scale = Self.scale(text, word.range, lexicon) {
                self.scale = scale
            } else if word.kind == .mark, bytes != [UInt8(ascii: "%")] {
                if bytes == Array("'".utf8) || bytes == Array("’".utf8) { continue }
                prefix += bytes
                isSign = true
            } else {
                if !unit.isEmpty, !word.isGlued { unit.append(0x20) }
                unit += bytes
            }
        }
        guard isSign || !scale.isEmpty || Self.isUnit(unit, lexicon), unit.isEmpty || Self.isUnit(unit, lexicon) else {
            return nil
        }
    }

    /// A number with the note's words around it.
    func applied(to number: [UInt8]) -> [UInt8] {
        prefix + number + (scale.isEmpty ? [] : [0x20] + scale) + (unit.isEmpty ? [] : [0x20] + unit)
    }

    /// Some words without a note in parentheses; nothing of what is too long for a label.
    static func label(_ text: [UInt8], _ range: Range<Int>) -> [UInt8] {
        guard range.count <= TableRow.longestLabel else { return [] }
        guard let note = note(text, range) else { return Array(text[range]) }
        var end = note.lowerBound - 1
        while end > range.lowerBound, text[end - 1] == 0x20 { end -= 1 }
        return Array(text[range.lowerBound..<end])
    }

    private static func note(_ text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        guard !range.isEmpty, text[range.upperBound - 1] == UInt8(ascii: ")"),
            let open = text[range].lastIndex(of: UInt8(ascii: "("))
        else { return nil }
        return open + 1..<range.upperBound - 1
    }

    private static func afterIn(_ text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        let word = Array(" in ".utf8)
        guard range.count > word.count else { return nil }
        let start = (range.lowerBound..<range.upperBound - word.count).last { at in
            text[at..<at + word.count].elementsEqual(word)
        }
        return start.map { $0 + word.count..<range.upperBound }
    }

    /// A header that is a unit: "%", "USD million".
    private static func short(_ range: Range<Int>) -> Range<Int>? { range.count <= 24 && !range.isEmpty ? range : nil }

    /// "thousands", "million", "bn", "000": as a word that may stand behind a number.
    private static func scale(_ text: [UInt8], _ word: Range<Int>, _ lexicon: Lexicon) -> [UInt8]? {
        let lower = text[word].map(\.asciiLowercased)
        if lower == Array("000".utf8) || lower == Array("000s".utf8) { return Array("thousand".utf8) }
        if lower == Array("m".utf8) { return nil }
        let singular = lower.last == UInt8(ascii: "s") ? Array(lower.dropLast()) : lower
        let lexeme = lexicon.lookup(singular, 0..<singular.count)
        return lexeme >= 0 && lexicon.lexemes[Int(lexeme)].number == .scale ? singular : nil
    }

    private static func isUnit(_ words: [UInt8], _ lexicon: Lexicon) -> Bool {
        var node: Int32 = 0
        var scanner = WordScanner(words + [0x20], in: 0..<words.count)
        while let word = scanner.next() {
            guard let next = lexicon.units.after.next(node, lexicon.lookup(words, word.range)) else { return false }
            node = next
        }
        return lexicon.units.after.payload(node) != nil
    }
}
