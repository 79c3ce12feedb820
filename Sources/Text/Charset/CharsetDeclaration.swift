/// What the start of a page says about its encoding: an XML declaration, a meta element, and the language as a hint.
///
/// HTML Standard, section 13.2.3.2 "Prescanning a byte stream to determine its encoding". Where the standard stops at
/// 1024 bytes and has the parser start again when it meets a later meta element, the scan goes on to the body instead.
struct CharsetDeclaration {
    /// The encoding that the page declares.
    private(set) var charset: Charset?
    /// The `lang` attribute of the html element.
    private(set) var language: String?

    private static let byteLimit = 1 << 16

    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var position = 0

    /// Scans the start of a page.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        end = min(bytes.count, Self.byteLimit)
        if starts(with: "<?xml") { readXMLDeclaration() }
        scan()
    }

    private mutating func scan() {
        position = 0
        while charset == nil, position < end {
            if bytes[position] != UInt8(ascii: "<") {
                position += 1
            } else if starts(with: "<!--") {
                position += 2
                skip(past: "-->")
            } else if starts(with: "<meta"), isDelimiter(at: position + 5) {
                position += 5
                readMeta()
            } else if starts(with: "<body") {
                return
            } else if starts(with: "<script") {
                position += 7
                skip(past: "</script")
            } else if isLetter(at: position + 1)
                || byte(position + 1) == UInt8(ascii: "/") && isLetter(at: position + 2)
            {
                readTag()
            } else if let next = byte(position + 1), next == 0x21 || next == 0x2F || next == 0x3F {
                skip(past: ">")
            } else {
                position += 1
            }
        }
    }

    private mutating func readTag() {
        let isRoot = starts(with: "<html")
        while position < end, !isDelimiter(at: position), bytes[position] != UInt8(ascii: ">") { position += 1 }
        while let (name, value) = attribute() {
            if isRoot, name == "lang" || name == "xml:lang", language == nil, !value.isEmpty { language = value }
        }
    }

    private mutating func readMeta() {
        var hasPragma = false
        var found: Charset?
        var needsPragma = false
        var seen: [String] = []
        while let (name, value) = attribute() {
            // Attributes of one name count once; other names than these do not matter.
            guard name == "http-equiv" || name == "content" || name == "charset", !seen.contains(name) else { continue }
            seen.append(name)
            if name == "http-equiv", value == "content-type" {
                hasPragma = true
            } else if name == "content", found == nil, let label = Self.label(inContent: value) {
                found = Charset(label: label)
                needsPragma = found != nil
            } else if name == "charset" {
                found = Charset(label: value)
                needsPragma = false
            }
        }
        if found != nil, hasPragma || !needsPragma { charset = Self.readable(found) }
    }

    /// A page whose declaration could be read is not UTF-16; the standard replaces two values.
    private static func readable(_ charset: Charset?) -> Charset? {
        guard let charset else { return nil }
        if charset.isUTF16 { return .utf8 }
        return charset.name == "x-user-defined" ? .windows1252 : charset
    }

    /// "Algorithm for extracting a character encoding from a meta element", section 2.6.5.
    private static func label(inContent content: String) -> String? {
        let bytes = Array(content.utf8)
        let word = Array("charset".utf8)
        var start = 0
        while start + word.count <= bytes.count {
            guard bytes[start..<start + word.count].elementsEqual(word) else {
                start += 1
                continue
            }
            start += word.count
            var rest = bytes[start...].drop(while: \.isASCIIWhitespace)
            guard rest.first == UInt8(ascii: "=") else { continue }
            rest = rest.dropFirst().drop(while: \.isASCIIWhitespace)
            if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                rest = rest.dropFirst()
                guard let end = rest.firstIndex(of: quote) else { return nil }
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            return String(decoding: rest.prefix { !$0.isASCIIWhitespace && $0 != UInt8(ascii: ";") }, as: UTF8.self)
        }
        return nil
    }

    private mutating func readXMLDeclaration() {
        position = 5
        let closing = bytes[..<end].firstIndex(of: UInt8(ascii: ">")) ?? end
        while position < closing, let (name, value) = attribute() {
            if name == "encoding" { charset = Self.readable(Charset(label: value)) }
        }
    }
}

// MARK: - Bytes

extension CharsetDeclaration {
    /// The next attribute of the tag at `position`, lowercase, or nil (and past the `>`) when there is none.
    private mutating func attribute() -> (name: String, value: String)? {
        while position < end, bytes[position].isASCIIWhitespace || bytes[position] == UInt8(ascii: "/") {
            position += 1
        }
        guard position < end else { return nil }
        if bytes[position] == UInt8(ascii: ">") {
            position += 1
            return nil
        }
        let nameStart = position
        position += 1
        while position < end, !isDelimiter(at: position), bytes[position] != UInt8(ascii: ">"),
            bytes[position] != UInt8(ascii: "=")
        {
            position += 1
        }
        let name = lowercased(nameStart..<position)
        skipWhitespace()
        guard byte(position) == UInt8(ascii: "=") else { return (name, "") }
        position += 1
        skipWhitespace()
        return attributeValue().map { (name, $0) }
    }

    /// The value at `position`, or nil when the bytes end before it does.
    private mutating func attributeValue() -> String? {
        guard let quote = byte(position) else { return nil }
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = position + 1
            position = end
            guard let closing = bytes[start..<end].firstIndex(of: quote) else { return nil }
            position = closing + 1
            return lowercased(start..<closing)
        }
        let start = position
        while position < end, !bytes[position].isASCIIWhitespace, bytes[position] != UInt8(ascii: ">") { position += 1 }
        return position < end ? lowercased(start..<position) : nil
    }

    private func lowercased(_ range: Range<Int>) -> String {
        String(decoding: bytes[range].map(\.asciiLowercased), as: UTF8.self)
    }

    private mutating func skipWhitespace() {
        while position < end, bytes[position].isASCIIWhitespace { position += 1 }
    }

    private mutating func skip(past word: StaticString) {
        while position < end, !starts(with: word) { position += 1 }
        position = min(position + word.utf8CodeUnitCount, end)
    }

    private func starts(with word: StaticString) -> Bool {
        guard position + word.utf8CodeUnitCount <= end else { return false }
        for offset in 0..<word.utf8CodeUnitCount
        where bytes[position + offset].asciiLowercased != word.utf8Start[offset] { return false }
        return true
    }

    private func byte(_ index: Int) -> UInt8? { index < end ? bytes[index] : nil }

    private func isLetter(at index: Int) -> Bool { byte(index)?.isASCIILetter ?? false }

    private func isDelimiter(at index: Int) -> Bool {
        byte(index).map { $0.isASCIIWhitespace || $0 == UInt8(ascii: "/") } ?? false
    }
}
