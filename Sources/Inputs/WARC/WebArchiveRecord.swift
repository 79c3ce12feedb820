/// A record of a WARC or ARC file: its header, and where it is. Its block is still in the stream.
struct WebArchiveRecord {
    /// What a record is.
    enum Kind: Hashable {
        case response, resource, conversion, revisit
        /// `warcinfo`, `request`, `metadata`, `continuation` and what else there may be: none is a document.
        case other
    }

    /// What it is.
    var kind: Kind
    /// The address that it is of, as it is written but for angle brackets, and spaces that are escaped.
    var uri: String?
    /// When it was fetched, ISO 8601.
    var date: String?
    /// The id of the record, without angle brackets.
    var id: String?
    /// Type and charset of the block.
    var blockType: (mediaType: String, charset: String?)?
    /// The media type that the archiver found by looking at the payload.
    var identifiedType: String?
    /// Why the block is shorter than what was served, when it is.
    var truncation: String?
    /// The number of bytes of the block.
    var length: Int
    /// Where it starts, and the number of bytes of its header.
    var position: StreamPosition
    var headerLength = 0

    /// Some programs write `<http://…>`, and some leave spaces as they are.
    static func address(_ text: String) -> String {
        var text = text[...]
        if text.hasPrefix("<"), text.hasSuffix(">") { text = text.dropFirst().dropLast() }
        guard text.utf8.contains(0x20) else { return String(text) }
        return text.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
    }
}

extension WebArchiveRecord {
    /// The record of a WARC header; nil when it has no usable length.
    init?(warc fields: HeaderFields, position: StreamPosition) {
        guard let length = fields.number("content-length") else { return nil }
        self.length = length
        self.position = position
        kind =
            switch fields["warc-type"]?.lowercased() {
            case "response": .response
            case "resource": .resource
            case "conversion": .conversion
            case "revisit": .revisit
            default: .other
            }
        guard kind != .other else { return }
        uri = fields["warc-target-uri"].map(Self.address)
        date = fields["warc-date"]
        id = fields["warc-record-id"].map(Self.address)
        blockType = fields.contentType
        identifiedType = fields.bytes(of: "warc-identified-payload-type").flatMap {
            HeaderFields.contentType($0)?.mediaType
        }
        truncation = fields["warc-truncated"]
    }

    /// The record of the line that starts one in an ARC file, version 1 or 2; nil when it is none.
    ///
    /// The address may have spaces, so the other words are counted from the end: version 1 has address, IP, date, type and
    /// length; version 2 has status, checksum, location, offset and file name before the length.
    init?(arcLine line: UnsafeRawBufferPointer, position: StreamPosition) {
        let words = line.split(separator: 0x20, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        let trailing = words.count >= 10 && Self.isARCDate(words[words.count - 8]) ? 9 : 4
        guard words.count > trailing, words[0].contains(":") else { return nil }
        let (first, date) = (words.count - trailing, words[words.count - trailing + 1])
        guard Self.isARCDate(date), let length = Int(words[words.count - 1]), length >= 0 else { return nil }
        self.length = length
        self.position = position
        let address = words[..<first].joined(separator: " ")
        kind = address.hasPrefix("filedesc:") ? .other : .response
        uri = Self.address(address)
        self.date = Self.isoDate(date)
        blockType = HeaderFields.contentType(Array(words[first + 2].utf8)[...])
    }

    /// `YYYYMMDDhhmmss`; some files have digits too many.
    private static func isARCDate(_ word: String) -> Bool {
        word.utf8.count >= 14 && word.utf8.count <= 20 && word.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    private static func isoDate(_ digits: String) -> String {
        let d = Array(digits.utf8.prefix(14))
        func part(_ range: Range<Int>) -> String { String(decoding: d[range], as: UTF8.self) }
        return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
    }
}
