/// Cuts a text into sentences, as byte ranges without the white space around them.
///
/// A newline ends a sentence. So does `.`, `!`, `?` or `…`, with the quotes and brackets that close behind it, before
/// white space and something that may open a sentence; but not the dot of an abbreviation, an initial or a number.
/// One pass.
public struct SentenceScanner: Sendable {
    private let text: [UInt8]
    private let abbreviations: Abbreviations
    private var position = 0

    /// A scanner over UTF-8 text.
    public init(_ text: [UInt8], abbreviations: Abbreviations = .english) {
        self.text = text
        self.abbreviations = abbreviations
    }

    /// The next sentence, or nil at the end.
    public mutating func next() -> Range<Int>? {
        while position < text.count, text[position] <= 0x20 { position += 1 }
        guard position < text.count else { return nil }
        let start = position
        while position < text.count {
            let byte = text[position]
            if byte == 0x0A || byte == 0x0D { break }
            if isTerminator(position) {
                let dot = position
                skipTerminators()
                skipClosers()
                if endsSentence(dot: dot, from: start) { break }
            } else {
                position += 1
            }
        }
        var end = position
        while end > start, text[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    private func isTerminator(_ at: Int) -> Bool {
        switch text[at] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): true
        case 0xE2: at + 2 < text.count && text[at + 1] == 0x80 && text[at + 2] == 0xA6
        default: false
        }
    }

    private mutating func skipTerminators() {
        while position < text.count, isTerminator(position) { position += text[position] == 0xE2 ? 3 : 1 }
    }

    private mutating func skipClosers() {
        while position < text.count {
            switch text[position] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): position += 1
            case 0xE2 where isCurlyQuote(position): position += 3
            case 0xC2 where position + 1 < text.count && text[position + 1] == 0xBB: position += 2
            default: return
            }
        }
    }

    /// `’`, `”`.
    private func isCurlyQuote(_ at: Int) -> Bool {
        at + 2 < text.count && text[at + 1] == 0x80 && (text[at + 2] == 0x99 || text[at + 2] == 0x9D)
    }

    /// Whether the terminator at `dot`, behind which `position` stands, ends the sentence that began at `start`.
    private func endsSentence(dot: Int, from start: Int) -> Bool {
        guard position < text.count else { return true }
        guard text[position] <= 0x20 else { return false }
        var next = position
        while next < text.count, text[next] == 0x20 || text[next] == 0x09 { next += 1 }
        guard next < text.count, text[next] > 0x20 else { return true }
        guard opensSentence(next) else { return false }
        guard text[dot] == UInt8(ascii: "."), position == dot + 1 else { return true }
        return !isAbbreviation(dot: dot, from: start, next: next)
    }

    private func opensSentence(_ at: Int) -> Bool {
        let byte = text[at]
        return byte.isASCIIUppercase || byte.isASCIIDigit || byte >= 0x80 || byte == UInt8(ascii: "\"")
            || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
            || byte == UInt8(ascii: "$")
    }

    private func isAbbreviation(dot: Int, from start: Int, next: Int) -> Bool {
        var begin = dot
        while begin > start, text[begin - 1].isASCIILetter, dot - begin <= Abbreviations.maximumLength { begin -= 1 }
        let length = dot - begin
        guard length > 0 else { return false }
        if length == 1 {
            // "U.S. troops" goes on, "in the U.S. The" ends; "J. Smith" goes on, "plan B. The" ends.
            return !isOpener(next)
        }
        guard let rule = abbreviations.rule(text, begin..<dot) else { return false }
        switch rule {
        case .always: return true
        case .number: return text[next].isASCIIDigit
        case .unlessOpener: return !isOpener(next)
        }
    }

    private func isOpener(_ next: Int) -> Bool {
        var end = next
        while end < text.count, text[end].isASCIILetter, end - next <= Abbreviations.maximumLength { end += 1 }
        return abbreviations.isOpener(text, next..<end)
    }
}
