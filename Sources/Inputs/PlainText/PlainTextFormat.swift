internal import Article
internal import Text

/// Plain text: a file, or a line, is a document.
public struct PlainTextFormat: RecordFormat {
    /// What a document is.
    public enum Unit: String, Sendable, CaseIterable {
        case file, line
    }

    /// The name that `format:` takes.
    public let name = "text"
    let mediaType = "text/plain"
    private let unit: Unit
    private let takesTitle: Bool

    /// The format.
    ///
    /// - Parameter takesTitle: Whether a short first line with a blank one after it is the title.
    public init(unit: Unit = .file, takesTitle: Bool = false) { (self.unit, self.takesTitle) = (unit, takesTitle) }

    /// How sure the format is of a stream by its first bytes.
    public func detect(_ prefix: Span<UInt8>, name: String) -> FormatConfidence {
        let bytes = prefix.withUnsafeBufferPointer { Array($0) }
        guard !bytes.isEmpty, BinaryContent(in: bytes) == nil else { return .none }
        // Markup and JSON of a format that is not known are no text; they can be read as such when they are said to be.
        let start = bytes.drop { $0.isASCIIWhitespace || $0 >= 0x80 }
        let isMarkup =
            start.first == UInt8(ascii: "<")
            && start.dropFirst().first.map { $0.isASCIILetter || $0 == 0x21 || $0 == 0x3F } ?? false
        if isMarkup || JSONSniffer(prefix).isJSON { return .none }
        return name.lowercased().hasSuffix(".txt") ? .likely : .possible
    }

    func scanner(of window: ByteWindow, limit: Int) -> any RecordScanner {
        switch unit {
        case .file: WholeScanner(window, limit: limit)
        case .line: LineScanner(window, limit: limit)
        }
    }

    func read(_ record: InputRecord) throws(RecordError) -> Reading {
        if let binary = BinaryContent(in: record.bytes) {
            throw RecordError(
                .wrongFormat, "the content is binary (\(binary.description)), not text", place: record.place)
        }
        let decoded = DecodedText(decoding: record.bytes)
        var text = decoded.utf8[...]
        var article = Article()
        if takesTitle {
            let lines = text.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
            if lines.count == 3, lines[0].count <= 200, lines[1].allSatisfy(\.isASCIIWhitespace) {
                article.title = String(decoding: lines[0], as: UTF8.self).folded
                text = lines[2]
            }
        }
        var builder = TextBuilder()
        builder.append(plain: text)
        article.setText(builder)
        var found = ReadArticle(article)
        if decoded.replacements > 0 {
            found.damage.append("\(decoded.replacements) byte sequences are not \(decoded.charset)")
        }
        return .article(found)
    }
}

/// An input whose lines are records; blank ones are none.
struct LineScanner: RecordScanner {
    private var window: ByteWindow
    private let limit: Int

    init(_ window: ByteWindow, limit: Int) { (self.window, self.limit) = (window, limit) }

    mutating func next() throws -> InputRecord? {
        var searched = 0
        while true {
            if let end = window.index(of: 0x0A, from: searched) {
                if let record = take(end) { return record }
                searched = 0
                continue
            }
            searched = window.bytes.count
            if searched > limit {
                let place = window.place
                try skipLine()
                throw RecordError(
                    .tooLarge, "a line of more than \(limit) bytes, the limit of limits.document_bytes", place: place)
            }
            if try !window.fill() { return window.bytes.isEmpty ? nil : take(window.bytes.count) }
        }
    }

    private mutating func take(_ end: Int) -> InputRecord? {
        let record = InputRecord(bytes: Array(window.bytes[..<end]), place: window.place)
        window.discard(min(end + 1, window.bytes.count))
        return record.bytes.allSatisfy { $0 <= 0x20 } ? nil : record
    }

    private mutating func skipLine() throws {
        while true {
            if let end = window.index(of: 0x0A, from: 0) { return window.discard(end + 1) }
            window.discard(window.bytes.count)
            if try !window.fill() { return }
        }
    }
}
