internal import Text

/// The sentences of a text, long ones in pieces: no sentence of prose is longer than a piece, and the rules, which look
/// back over what they read, stay linear in the text.
struct PieceScanner {
    /// The most bytes of a piece, unless one run of digits or letters is longer.
    static let maximumLength = 2048

    private let text: [UInt8]
    private var sentences: SentenceScanner
    private var rest = 0..<0

    init(_ text: [UInt8]) {
        self.text = text
        sentences = SentenceScanner(text)
    }

    /// The next sentence or piece of one, or nil at the end.
    mutating func next() -> Range<Int>? {
        if rest.isEmpty {
            guard let sentence = sentences.next() else { return nil }
            rest = sentence
        }
        let piece = rest.lowerBound..<end()
        var next = piece.upperBound
        while next < rest.upperBound, text[next] <= 0x20 { next += 1 }
        rest = next..<rest.upperBound
        return piece
    }

    /// Where the next piece ends: behind the last comma or semicolon that a space follows, in its second half; else at its
    /// last space; else where its last run of digits or letters ends, which is behind it when there is no other.
    private func end() -> Int {
        guard rest.count > Self.maximumLength else { return rest.upperBound }
        let limit = rest.lowerBound + Self.maximumLength
        var space: Int?
        var index = limit
        while index > rest.lowerBound {
            if text[index] <= 0x20 {
                space = space ?? index
                let isClauseEnd = text[index - 1] == UInt8(ascii: ",") || text[index - 1] == UInt8(ascii: ";")
                if isClauseEnd, index > limit - Self.maximumLength / 2 { return index }
            }
            index -= 1
        }
        if let space { return space }
        if let end = (rest.lowerBound + 1...limit).last(where: isRunEnd) { return end }
        return (limit..<rest.upperBound).first(where: isRunEnd) ?? rest.upperBound
    }

    /// Whether no run of digits, of letters or of the bytes of one character goes on over the border before `index`.
    private func isRunEnd(_ index: Int) -> Bool {
        let (before, here) = (text[index - 1], text[index])
        if here.isUTF8Continuation { return false }
        return !(before.isASCIIDigit && here.isASCIIDigit || before.isASCIILetter && here.isASCIILetter)
    }
}
