internal import Text

/// What an XML text says before its root element.
struct XMLProlog {
    /// The encoding of the XML declaration, or nil.
    private(set) var encoding: String?
    /// The general entities that the internal subset declares, at most `entityLimit`.
    private(set) var entities: Set<String> = []

    private static let entityLimit = 10_000

    /// Takes `<?xml … encoding="…"?>`.
    mutating func readInstruction(_ bytes: ArraySlice<UInt8>) {
        guard encoding == nil, bytes.starts(with: "<?xml".utf8), bytes.count < 512 else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let start = text.range(of: "encoding") else { return }
        var rest = text[start.upperBound...].drop { $0 == " " || $0 == "=" || $0 == "\t" || $0 == "\n" }
        guard let quote = rest.popFirst(), quote == "\"" || quote == "'" else { return }
        encoding = String(rest.prefix { $0 != quote })
    }

    /// Takes the names that a document type declaration declares. Nothing that it refers to is ever read.
    mutating func readDocumentType(_ bytes: ArraySlice<UInt8>) {
        let word = Array("<!ENTITY".utf8)
        var rest = bytes
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            guard rest.starts(with: word) else {
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(word.count).drop(while: \.isASCIIWhitespace)
            let name = rest.prefix { !$0.isASCIIWhitespace }
            if name.first != UInt8(ascii: "%"), entities.count < Self.entityLimit {
                entities.insert(String(decoding: name, as: UTF8.self))
            }
        }
    }

    /// Bytes of the text as UTF-8.
    func utf8(_ bytes: [UInt8]) -> [UInt8] {
        DecodedText(decoding: bytes, httpCharset: encoding).utf8
    }
}

extension String {
    /// Where a word of ASCII stands first.
    fileprivate func range(of word: String) -> Range<Index>? {
        let (text, word) = (Array(utf8), Array(word.utf8))
        guard text.count >= word.count else { return nil }
        for start in 0...text.count - word.count where text[start..<start + word.count].elementsEqual(word) {
            let lower = utf8.index(utf8.startIndex, offsetBy: start)
            return lower..<utf8.index(lower, offsetBy: word.count)
        }
        return nil
    }
}
