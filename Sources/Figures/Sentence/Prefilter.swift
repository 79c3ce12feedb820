internal import Text

/// Tells cheaply which sentences cannot state a figure: those without a digit, a fraction sign or a number word.
struct Prefilter {
    let lexicon: Lexicon
    /// Whether ordinals count as numbers.
    let withOrdinals: Bool

    /// Whether the bytes may hold a number.
    func mayHoldNumber(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        // Labels and table cells ("a gallon") are cheap to read.
        if range.count <= 12 { return true }
        var isWordStart = true
        for index in range {
            let byte = text[index]
            if byte.isASCIIDigit { return true }
            if byte.isASCIILetter {
                if isWordStart, lexicon.numberPrefixes[Self.prefix(text, index)],
                    isNumberWord(text, index, range.upperBound)
                {
                    return true
                }
                isWordStart = false
            } else {
                // The vulgar fractions: U+00BC–U+00BE (C2 BC–BE) and U+2150–U+215F (E2 85 90–9F).
                if byte == 0xC2 || byte == 0xE2, index + 1 < range.upperBound {
                    let next = text[index + 1]
                    if byte == 0xC2 ? (0xBC...0xBE).contains(next) : next == 0x85 { return true }
                }
                isWordStart = true
            }
        }
        return false
    }

    /// Whether the word that begins at `start` is a number word: "for" begins as "forty" does.
    private func isNumberWord(_ text: [UInt8], _ start: Int, _ limit: Int) -> Bool {
        var end = start
        while end < limit, text[end].isASCIILetter { end += 1 }
        let lexeme = lexicon.lookup(text, start..<end)
        guard lexeme >= 0, let number = lexicon.lexemes[Int(lexeme)].number else { return false }
        let isSecond = number == .fraction && lexicon.lexemes[Int(lexeme)].value == 2
        return withOrdinals || number != .ordinal && number != .multiple && !isSecond
    }

    /// The first three letters at `at` as 15 bits; 0 for what is no letter.
    @inline(__always) static func prefix(_ text: [UInt8], _ at: Int) -> Int {
        var code = 0
        for offset in 0..<3 {
            let byte: UInt8 = at + offset < text.count ? text[at + offset] : 0
            code = code << 5 | (byte.isASCIILetter ? Int(byte & 0x1F) : 0)
            if !byte.isASCIILetter { return code << (5 * (2 - offset)) }
        }
        return code
    }
}
