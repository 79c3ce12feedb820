internal import Text

/// A format whose records are elements of XML.
protocol XMLFormat: RecordFormat {
    /// Which elements are records.
    var rules: XMLRecordScanner.Rules { get }
    /// Whether a root element is one of the format.
    ///
    /// - Parameter namespace: What `xmlns` or the prefix of the root says, or an empty string.
    func isRoot(_ name: String, namespace: String) -> Bool
    /// What a record says.
    ///
    /// - Parameter envelope: What stands before the first record.
    func read(_ record: XMLElement, envelope: XMLElement?) throws(RecordError) -> Reading
}

extension XMLFormat {
    var mediaType: String { "application/xml" }

    /// How sure the format is of a stream by its first bytes.
    public func detect(_ prefix: Span<UInt8>, name: String) -> FormatConfidence {
        guard let root = XMLRoot(prefix) else { return .none }
        return isRoot(root.name, namespace: root.namespace) ? .certain : .none
    }

    func scanner(of window: ByteWindow, limit: Int) -> any RecordScanner {
        XMLRecordScanner(window.transcodedFromUTF16(limit: limit), rules: rules, limit: limit)
    }

    func read(_ record: InputRecord) throws(RecordError) -> Reading {
        let (root, damage) = try record.xml()
        let reading = try read(root, envelope: record.context.header?.root)
        guard case .article(var found) = reading else { return reading }
        found.damage += damage
        return .article(found)
    }
}

extension ByteWindow {
    /// A window on the text as UTF-8 when it is UTF-16, which is read as a whole up to a limit; offsets are then those of
    /// the UTF-8. Any other input as it is.
    fileprivate func transcodedFromUTF16(limit: Int) -> ByteWindow {
        var window = self
        // An error of the stream comes again when the records are read.
        guard (try? window.fill(to: 4)) == true else { return window }
        let start = window.bytes[..<4]
        let isUTF16 =
            start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
            || start.elementsEqual([0x3C, 0, 0x3F, 0]) || start.elementsEqual([0, 0x3C, 0, 0x3F])
        guard isUTF16 else { return window }
        while window.bytes.count <= limit { if (try? window.fill()) != true { break } }
        return ByteWindow(DecodedText(decoding: window.bytes).utf8)
    }
}

/// The root element of an XML text, as far as its start shows it.
struct XMLRoot {
    /// The name without prefix.
    let name: String
    /// Its namespace, or an empty string.
    let namespace: String

    /// Looks for the first tag; nil when there is none in the prefix.
    init?(_ prefix: Span<UInt8>) {
        var bytes = prefix.withUnsafeBufferPointer { Array($0) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { bytes.removeAll { $0 == 0 } }
        var window = ByteWindow(bytes)
        var position = 0
        while let start = window.index(of: UInt8(ascii: "<"), from: position) {
            // Only white space and a byte order mark may stand between declarations.
            guard bytes[position..<start].allSatisfy({ $0 <= 0x20 || $0 >= 0x80 }) else { return nil }
            guard let markup = try? window.markup(at: start, limit: bytes.count) else { return nil }
            position = markup.range.upperBound
            guard markup.kind == .start || markup.kind == .empty else {
                if markup.kind == .text { return nil }
                continue
            }
            let qualified = bytes[markup.name]
            name = String(decoding: qualified.localName, as: UTF8.self)
            let prefix = qualified.dropLast(qualified.localName.count)
            let key = prefix.isEmpty ? "xmlns" : "xmlns:" + String(decoding: prefix.dropLast(), as: UTF8.self)
            namespace = Self.value(of: key, in: bytes[markup.range]) ?? ""
            return
        }
        return nil
    }

    private static func value(of key: String, in tag: ArraySlice<UInt8>) -> String? {
        let word = Array(key.utf8) + [UInt8(ascii: "=")]
        for start in tag.indices.dropLast(word.count) where tag[start] == word[0] && tag[start...].starts(with: word) {
            let rest = tag[(start + word.count)...]
            guard let quote = rest.first else { return nil }
            return String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self)
        }
        return nil
    }
}
