internal import Article
internal import Text

/// Builds the text of an article of blocks: white space folded, a line a block, cells of a row joined by ` | `.
struct TextBuilder {
    private(set) var text: [UInt8] = []
    private(set) var blocks: [Block] = []
    private var kind = Block.Kind.paragraph
    private var level = 0
    private var line = FoldedText()
    private var raw: [UInt8] = []

    /// Ends the block in work; what follows is in a new one.
    mutating func begin(_ kind: Block.Kind, level: Int = 0) {
        end()
        (self.kind, self.level) = (kind, level)
    }

    /// Appends to the block in work.
    mutating func append(_ bytes: some RandomAccessCollection<UInt8>) {
        if kind == .preformatted { raw += bytes } else { line.append(bytes) }
    }

    /// Appends to the block in work.
    mutating func append(_ text: String) { append(Array(text.utf8)) }

    /// Whether the block in work has no text yet.
    var isAtStart: Bool { line.isEmpty && raw.isEmpty }

    /// Whether the block in work ends in a digit.
    var endsInDigit: Bool { line.bytes.last?.isASCIIDigit ?? false }

    /// Goes on in a new block like the one in work.
    mutating func breakLine() {
        if kind == .preformatted { raw.append(0x0A) } else { begin(kind, level: level) }
    }

    /// Starts the next cell of a row.
    mutating func nextCell() {
        if !line.isEmpty { line.append(Array(" | ".utf8)) }
    }

    /// Ends the block in work; what follows without a `begin` is a paragraph.
    mutating func end() {
        let content = kind == .preformatted ? Self.trimmed(raw) : Self.withoutEmptyBrackets(line.bytes)
        if !content.isEmpty {
            if !text.isEmpty { text.append(0x0A) }
            let start = text.count
            text += content
            blocks.append(Block(kind: kind, level: level, range: start..<text.count))
        }
        line = FoldedText()
        raw.removeAll()
        (kind, level) = (.paragraph, 0)
    }

    /// The lines without blank ones at both ends.
    private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        var slice = bytes[...]
        while let last = slice.last, last.isASCIIWhitespace { slice.removeLast() }
        while let first = slice.first, first == 0x0A || first == 0x0D { slice.removeFirst() }
        return slice
    }

    /// The text without what is left of brackets around references that are not text: `[, ]`, `()`.
    private static func withoutEmptyBrackets(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard bytes.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(") }) else { return bytes[...] }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") {
                let inside = bytes[(position + 1)...].prefix {
                    " ,;-".utf8.contains($0) || $0 == 0xE2 || $0 == 0x80 || $0 == 0x93
                }
                let closing = byte == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")")
                if inside.endIndex < bytes.count, bytes[inside.endIndex] == closing {
                    position = inside.endIndex + 1
                    if result.last == 0x20 { result.removeLast() }
                    continue
                }
            }
            result.append(byte)
            position += 1
        }
        return result.drop { $0 == 0x20 }
    }
}

extension Article {
    /// Takes a text that the input gives as such.
    mutating func setText(_ builder: consuming TextBuilder) {
        builder.end()
        text = String(decoding: builder.text, as: UTF8.self)
        blocks = builder.blocks
        words = text.utf8.split { $0 == 0x20 || $0 == 0x0A }.count
        method = .source
        confidence = 1
        if language == nil, !text.isEmpty { language = LanguageDetector.standard.language(of: text.utf8) }
    }
}
