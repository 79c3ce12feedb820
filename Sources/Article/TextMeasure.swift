import Text

/// What is counted in a stretch of text, in one pass over its bytes.
struct TextMeasure: Sendable {
    /// Characters after folding of white space; an ideograph, kana or hangul syllable counts twice.
    var length: Int32 = 0
    /// Commas of any script.
    var commas: Int32 = 0
    /// Full stops, question and exclamation marks that end a word.
    var sentenceEnds: Int32 = 0
    var words: Int32 = 0
    var digits: Int32 = 0
    /// Whether the last character that is no space ends a sentence (closing quotes skipped) or is a colon.
    var endsSentence = false

    private enum Class {
        static let plain: UInt8 = 0
        static let space: UInt8 = 1
        static let comma: UInt8 = 2
        static let stop: UInt8 = 3
        static let lead: UInt8 = 4
        static let continuation: UInt8 = 5
        static let digit: UInt8 = 6
        static let closing: UInt8 = 7
        static let colon: UInt8 = 8
    }

    /// The class of each byte.
    static let classes: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x20, 0x09, 0x0A, 0x0C, 0x0D: Class.space
        case UInt8(ascii: ","), UInt8(ascii: ";"): Class.comma
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): Class.stop
        case UInt8(ascii: ":"): Class.colon
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Class.digit
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"): Class.closing
        case 0xC0...0xFF: Class.lead
        case 0x80...0xBF: Class.continuation
        default: Class.plain
        }
    }

    /// Adds a text node. `inWord` says whether the text before it, in the same line, ended inside a word.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, classes: UnsafeBufferPointer<UInt8>, inWord: inout Bool) {
        var isInWord = inWord
        var index = 0
        var afterStop = false
        while index < bytes.count {
            let byte = bytes[index]
            switch classes[Int(byte)] {
            case Class.space:
                if afterStop { sentenceEnds += 1 }
                afterStop = false
                isInWord = false
                index += 1
                continue
            case Class.comma: commas += 1; endsSentence = false; afterStop = false
            case Class.stop: endsSentence = true; afterStop = true
            case Class.colon: endsSentence = true; afterStop = false
            case Class.closing: break
            case Class.digit: digits += 1; endsSentence = false; afterStop = false
            case Class.lead:
                let (size, isSpace) = multibyte(bytes, index, afterStop: &afterStop)
                index += size
                if isSpace {
                    isInWord = false
                    continue
                }
                if !isInWord { begin(&isInWord) }
                length += byte >= 0xE3 && byte <= 0xED ? 2 : 1
                continue
            case Class.continuation:
                index += 1
                continue
            default: endsSentence = false; afterStop = false
            }
            if !isInWord { begin(&isInWord) }
            length += 1
            index += 1
            // Most bytes are letters inside a word.
            let start = index
            while index < bytes.count, classes[Int(bytes[index])] == Class.plain { index += 1 }
            if index > start {
                length += Int32(truncatingIfNeeded: index - start)
                (endsSentence, afterStop) = (false, false)
            }
        }
        if afterStop { sentenceEnds += 1 }
        inWord = isInWord
    }

    private mutating func begin(_ inWord: inout Bool) {
        if words > 0 { length += 1 }
        words += 1
        inWord = true
    }

    /// Punctuation and spaces beyond ASCII: General Punctuation, CJK, Arabic, Devanagari.
    private mutating func multibyte(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, afterStop: inout Bool) -> (
        Int, Bool
    ) {
        let byte = bytes[index]
        let size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        guard index + size <= bytes.count else { return (bytes.count - index, false) }
        let second = bytes[index + 1]
        switch (byte, second) {
        case (0xC2, 0xA0): return (2, true)
        case (0xC2, _), (0xC3, _): break
        case (0xD8, 0x8C), (0xD8, 0x9B): commas += 1
        case (0xD8, 0x9F): endsSentence = true; sentenceEnds += 1; return (2, false)
        case (0xE2, 0x80):
            let third = bytes[index + 2]
            if third <= 0x8A || third == 0xAF { return (3, true) }
            if third >= 0x98 && third <= 0x9F { return (3, false) }
            if third == 0xA6 { endsSentence = true; sentenceEnds += 1; return (3, false) }
        case (0xE3, 0x80):
            let third = bytes[index + 2]
            if third == 0x80 { return (3, true) }
            if third == 0x81 { commas += 1 }
            if third == 0x82 { endsSentence = true; sentenceEnds += 1; return (3, false) }
            if third == 0x8D || third == 0x8F { return (3, false) }
        case (0xEF, 0xBC):
            let third = bytes[index + 2]
            if third == 0x8C { commas += 1 }
            if third == 0x81 || third == 0x9F { endsSentence = true; sentenceEnds += 1; return (3, false) }
        case (0xE0, 0xA5) where bytes[index + 2] == 0xA4:
            endsSentence = true
            sentenceEnds += 1
            return (3, false)
        default: break
        }
        endsSentence = false
        afterStop = false
        return (size, false)
    }
}
