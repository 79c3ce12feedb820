/// Carries the source of a quotation over its sentences.
struct Quotation {
    /// The source that was named last, as long as its paragraph goes on.
    var source: String?
    private var isOpen = false
    private var end = 0
    /// Whether the sentence in work began inside the quotation.
    private var beganOpen = false
    /// Whether the sentence in work begins with a quotation mark.
    private var beginsQuoted = false
    /// Whether the sentence in work has a quotation in it and the next one of the paragraph begins with one.
    private var isFollowed = false

    /// The source for figures of the sentence in work that name none.
    var carried: String? { beganOpen || beginsQuoted ? source : nil }

    /// Whether a source must be looked for even in sentences without numbers, because a quotation goes on behind them.
    var wantsSource: Bool { isOpen && !beganOpen || isFollowed }

    mutating func enter(_ text: [UInt8], _ range: Range<Int>) {
        if text[end..<range.lowerBound].contains(0x0A) {
            isOpen = false
            source = nil
        }
        beganOpen = isOpen
        beginsQuoted = Self.isQuote(text, range.lowerBound)
        isOpen = Self.isOpen(text, range, isOpen)
        let hasQuotation = beganOpen || beginsQuoted
        isFollowed = hasQuotation && !isOpen && Self.isQuote(text, Self.nextInLine(text, range.upperBound))
    }

    private static func isQuote(_ text: [UInt8], _ index: Int) -> Bool {
        guard index < text.count else { return false }
        if text[index] == UInt8(ascii: "\"") { return true }
        return index + 2 < text.count && text[index] == 0xE2 && text[index + 1] == 0x80 && text[index + 2] == 0x9C
    }

    /// The first byte behind `index` that is no space.
    private static func nextInLine(_ text: [UInt8], _ index: Int) -> Int {
        var next = index
        while next < text.count, text[next] == 0x20 { next += 1 }
        return next
    }

    mutating func leave(_ text: [UInt8], _ range: Range<Int>) {
        end = range.upperBound
        if !isOpen, !isFollowed { source = nil }
    }

    /// Whether a quotation is open behind the bytes.
    private static func isOpen(_ text: [UInt8], _ range: Range<Int>, _ before: Bool) -> Bool {
        var isOpen = before
        let span = text.span.extracting(range)
        for index in span.indices {
            let byte = span[index]
            if byte == UInt8(ascii: "\"") {
                isOpen.toggle()
            } else if byte == 0xE2, index + 2 < span.count, span[index + 1] == 0x80 {
                if span[index + 2] == 0x9C { isOpen = true }
                if span[index + 2] == 0x9D { isOpen = false }
            }
        }
        return isOpen
    }
}
