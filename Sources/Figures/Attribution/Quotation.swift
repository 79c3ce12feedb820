/// Carries the source of a quotation over its sentences.
struct Quotation {
    /// The source that was named last, as long as its paragraph goes on.
    var source: String?
    private var isOpen = false
    private var end = 0
    /// Whether the sentence in work began inside the quotation.
    private var beganOpen = false

    /// The source for figures of the sentence in work that name none.
    var carried: String? { beganOpen ? source : nil }

    /// Whether a source must be looked for even in sentences without numbers, because a quotation goes on behind them.
    var wantsSource: Bool { isOpen && !beganOpen }

    mutating func enter(_ text: [UInt8], _ range: Range<Int>) {
        if text[end..<range.lowerBound].contains(0x0A) {
            isOpen = false
            source = nil
        }
        beganOpen = isOpen
        isOpen = Self.isOpen(text, range, isOpen)
    }

    mutating func leave(_ text: [UInt8], _ range: Range<Int>) {
        end = range.upperBound
        if !isOpen { source = nil }
    }

    func mayChangeSource(_ text: [UInt8], _ range: Range<Int>) -> Bool { wantsSource }

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
