internal import Text

/// HTML: the input, or the entry of an archive, is a page.
public struct HTMLFormat: DocumentFormat {
    /// `html`.
    public let name = "html"

    /// The format.
    public init() {}

    /// A document type or a root element of HTML; else tags that pages have, or the name.
    public func detect(_ prefix: Span<UInt8>, name: String) -> FormatConfidence {
        let text = Self.lowercased(prefix)
        let start = text.drop { $0.isASCIIWhitespace }
        if start.starts(with: "<!doctype html".utf8) || start.starts(with: "<html".utf8) { return .certain }
        let isXML = start.starts(with: "<?xml".utf8)
        if Self.contains(text, "<html") { return isXML ? .certain : .likely }
        if isXML { return .none }
        let hasTag = ["<head", "<body", "<title>", "<meta ", "<article", "<div", "<p>", "<p "].contains {
            Self.contains(text, $0)
        }
        let hasName = [".html", ".htm", ".xhtml"].contains { name.lowercased().hasSuffix($0) }
        return hasTag || hasName ? .likely : .none
    }

    /// The bytes in lower case, without a mark of their order and without the zeros of UTF-16.
    private static func lowercased(_ prefix: Span<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        for index in prefix.indices where prefix[index] != 0 { text.append(prefix[index].asciiLowercased) }
        for mark: [UInt8] in [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] where text.starts(with: mark) {
            text.removeFirst(mark.count)
        }
        return text
    }

    private static func contains(_ text: [UInt8], _ word: StaticString) -> Bool {
        let word = word.withUTF8Buffer { Array($0) }
        return text.indices.contains { text[$0...].starts(with: word) }
    }

    /// The one document.
    public func documents(in reader: ByteReader, limits: InputLimits) -> any DocumentIterator {
        WholeInput(reader, mediaType: "text/html", limits: limits)
    }
}

/// An input that is one document.
final class WholeInput: DocumentIterator {
    private let reader: ByteReader
    private let mediaType: String
    private let limits: InputLimits
    private var isRead = false

    init(_ reader: ByteReader, mediaType: String, limits: InputLimits) {
        (self.reader, self.mediaType, self.limits) = (reader, mediaType, limits)
    }

    func next() throws(InputError) -> InputDocument? {
        guard !isRead else { return nil }
        isRead = true
        _ = try reader.available()
        let position = reader.position
        let content = try reader.readAll(limit: limits.documentBytes)
        var document = InputDocument(content: content, position: position, length: content.count)
        document.mediaType = mediaType
        return document
    }
}
