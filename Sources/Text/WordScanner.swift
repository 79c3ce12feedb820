/// Cuts a text into words as the Universal Dependencies treebanks of English do: hyphens and the clitics `'s`, `n't`,
/// `'ll` stand alone, abbreviations keep their dot; digits are cut from the letters around them (`5km`, `G7`).
///
/// One pass, no allocation. Invalid UTF-8 is passed through as letters.
public struct WordScanner: Sendable {
    /// The longest text that is read, in bytes; what lies behind is ignored.
    public static let maximumLength = Int(Int32.max)

    private let text: [UInt8]
    private let end: Int
    private var position: Int
    private let abbreviations: Abbreviations

    /// A scanner over `range` of `text`.
    public init(_ text: [UInt8], in range: Range<Int>, abbreviations: Abbreviations = .english) {
        self.text = text
        self.abbreviations = abbreviations
        end = Swift.min(range.upperBound, text.count, Self.maximumLength)
        position = range.lowerBound
    }

    /// The next word, or nil at the end.
    public mutating func next() -> Word? {
        let before = position
        while position < end {
            let width = spaceWidth(position)
            guard width > 0 else { break }
            position += width
        }
        guard position < end else { return nil }
        let isGlued = position == before && before > 0
        let start = position
        let kind = scan()
        return Word(start: start, end: position, kind: kind, isGlued: isGlued)
    }

    private mutating func scan() -> Word.Kind {
        let byte = text[position]
        if byte.isASCIIDigit {
            scanDigits()
            return .digits
        }
        if isLetter(position) {
            let start = position
            scanLetters()
            return scanLink(from: start) ? .link : .letters
        }
        if byte == UInt8(ascii: "'") || isCurlyApostrophe(position) {
            if let length = cliticLength(at: position), position > 0, isLetterByte(text[position - 1]) {
                position += length
                return .letters
            }
        }
        position = Swift.min(position + characterWidth(position), end)
        return .mark
    }

    /// Digits, and `,` `.` `'` `’` between two digits.
    private mutating func scanDigits() {
        while position < end {
            if text[position].isASCIIDigit {
                position += 1
            } else if let width = digitSeparatorWidth(position), position + width < end,
                text[position + width].isASCIIDigit
            {
                position += width + 1
            } else {
                return
            }
        }
    }

    private func digitSeparatorWidth(_ at: Int) -> Int? {
        switch text[at] {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "'"): 1
        case 0xE2 where isCurlyApostrophe(at): 3
        default: nil
        }
    }

    private mutating func scanLetters() {
        let start = position
        if scanDottedInitials() { return }
        while position < end {
            let byte = text[position]
            if isLetter(position) {
                position += byte < 0x80 ? 1 : characterWidth(position)
                continue
            }
            guard byte == UInt8(ascii: "'") || isCurlyApostrophe(position), position > start else { break }
            // "don't" is cut before the n, "he's" before the apostrophe; "O'Brien" is one word.
            if isNegation(at: position, from: start) {
                position -= 1
                return
            }
            if cliticLength(at: position) != nil { return }
            let width = byte == UInt8(ascii: "'") ? 1 : 3
            guard position + width < end, isLetter(position + width) else { return }
            position += width
        }
        position = Swift.min(position, end)
        if position - start == 6, isCannot(start) {
            position -= 3
            return
        }
        // At the end of a sentence the dot is its full stop.
        if position + 1 < end, text[position] == UInt8(ascii: "."), position - start <= Abbreviations.maximumLength,
            abbreviations.contains(text, start..<position)
        {
            position += 1
        }
    }

    private func isCannot(_ start: Int) -> Bool {
        for (offset, byte) in "cannot".utf8.enumerated() where text[start + offset].asciiLowercased != byte {
            return false
        }
        return true
    }

    /// `U.S.`, `a.m.`, `J.R.`: single letters with dots, at least two of them.
    private mutating func scanDottedInitials() -> Bool {
        var at = position
        var count = 0
        while at + 1 < end, text[at].isASCIILetter, text[at + 1] == UInt8(ascii: ".") {
            at += 2
            count += 1
        }
        guard count >= 2 || (count == 1 && text[position].isASCIIUppercase && isInitial(position)) else { return false }
        if count >= 2, at < end, text[at].isASCIILetter, at + 1 == end || !isLetter(at + 1) { at += 1 }
        position = at
        return true
    }

    /// Whether a lone capital with a dot is the initial of a name: a capitalised word follows.
    private func isInitial(_ at: Int) -> Bool {
        at + 3 < end && text[at + 2] == 0x20 && text[at + 3].isASCIIUppercase
    }

    /// Whether the letters before the apostrophe at `at` end in `n` and a `t` follows: `don't`.
    private func isNegation(at: Int, from start: Int) -> Bool {
        let width = text[at] == UInt8(ascii: "'") ? 1 : 3
        guard at - start >= 2, text[at - 1].asciiLowercased == UInt8(ascii: "n"), at + width < end,
            text[at + width].asciiLowercased == UInt8(ascii: "t")
        else { return false }
        return at + width + 1 >= end || !isLetter(at + width + 1)
    }

    /// The length of `'s`, `'re`, `'ve`, `'ll`, `'d`, `'m` at an apostrophe, when no letter follows.
    private func cliticLength(at: Int) -> Int? {
        let width = text[at] == UInt8(ascii: "'") ? 1 : 3
        let first = at + width
        guard first < end else { return nil }
        let one = text[first].asciiLowercased
        let two = first + 1 < end ? text[first + 1].asciiLowercased : 0
        let isPair =
            (one == UInt8(ascii: "r") || one == UInt8(ascii: "v")) && two == UInt8(ascii: "e")
            || one == UInt8(ascii: "l") && two == UInt8(ascii: "l")
        let isSingle =
            one == UInt8(ascii: "s") || one == UInt8(ascii: "d") || one == UInt8(ascii: "m")
        let length = isPair ? 2 : isSingle ? 1 : 0
        guard length > 0, first + length >= end || !isLetter(first + length) else { return nil }
        return width + length
    }

    /// `https://…`, `www.…` and `name@host`, up to white space, when the letters that were read begin one.
    private mutating func scanLink(from start: Int) -> Bool {
        guard position < end else { return false }
        switch text[position] {
        case UInt8(ascii: ":"):
            guard position + 2 < end, text[position + 1] == UInt8(ascii: "/"), text[position + 2] == UInt8(ascii: "/")
            else {
                return false
            }
        case UInt8(ascii: "@"):
            guard position + 1 < end, text[position + 1].isASCIILetter else { return false }
        case UInt8(ascii: "."):
            guard position - start == 3, text[start..<position].elementsEqual("www".utf8), position + 1 < end,
                text[position + 1].isASCIIAlphanumeric
            else { return false }
        default: return false
        }
        while position < end, !isSpace(text[position]) { position += 1 }
        return true
    }

    // MARK: Characters

    private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

    private func spaceWidth(_ at: Int) -> Int {
        text[at] < 0x80 ? (isSpace(text[at]) ? 1 : 0) : UTF8Mark.spaceWidth(text, at: at, end: end)
    }

    private func isLetterByte(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }

    private func isLetter(_ at: Int) -> Bool {
        let byte = text[at]
        return byte < 0x80 ? byte.isASCIILetter : !UTF8Mark.begins(text, at: at, end: end)
    }

    private func isCurlyApostrophe(_ at: Int) -> Bool {
        text[at] == 0xE2 && at + 2 < end && text[at + 1] == 0x80 && text[at + 2] == 0x99
    }

    private func characterWidth(_ at: Int) -> Int { UTF8Mark.width(text[at]) }
}

/// Characters beyond ASCII that are no letters.
enum UTF8Mark {
    /// The length of the sequence that `lead` opens; 1 for bytes that open none.
    static func width(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    /// Whether the character at `at` is punctuation, a symbol or a space: U+0080–U+00BF except ª µ º, × and ÷,
    /// U+2000–U+2BFF (general punctuation, currency, number forms, arrows, mathematics, dingbats), U+3000–U+303F,
    /// U+FE00–U+FEFF and U+FFFD.
    static func begins(_ text: [UInt8], at: Int, end: Int) -> Bool {
        let lead = text[at]
        guard at + 1 < end else { return false }
        let second = text[at + 1]
        switch lead {
        case 0xC2: return second != 0xAA && second != 0xB5 && second != 0xBA
        case 0xC3: return second == 0x97 || second == 0xB7
        case 0xE2: return second < 0xB0
        case 0xE3: return second == 0x80
        case 0xEF: return second == 0xB8 || second == 0xBB || (second == 0xBF && at + 2 < end && text[at + 2] == 0xBD)
        case 0xF0: return second == 0x9F
        default: return false
        }
    }

    /// The length of a white-space character beyond ASCII at `at` (U+00A0, U+2000–U+200B, U+202F, U+2009, U+3000,
    /// U+FEFF), or 0.
    static func spaceWidth(_ text: [UInt8], at: Int, end: Int) -> Int {
        switch text[at] {
        case 0xC2 where at + 1 < end && text[at + 1] == 0xA0: 2
        case 0xE2 where at + 2 < end && text[at + 1] == 0x80 && (text[at + 2] <= 0x8B || text[at + 2] == 0xAF): 3
        case 0xE3 where at + 2 < end && text[at + 1] == 0x80 && text[at + 2] == 0x80: 3
        case 0xEF where at + 2 < end && text[at + 1] == 0xBB && text[at + 2] == 0xBF: 3
        default: 0
        }
    }
}
