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
        for index in range {
            switch text[index] {
            case UInt8(ascii: "\""): isOpen.toggle()
            case 0xE2 where index + 2 < range.upperBound && text[index + 1] == 0x80:
                if text[index + 2] == 0x9C { isOpen = true }
                if text[index + 2] == 0x9D { isOpen = false }
            default: break
            }
        }
        return isOpen
    }
}
