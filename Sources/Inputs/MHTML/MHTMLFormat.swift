internal import Text

/// A page that a browser saved with everything on it (RFC 2557): the page itself is read, without the rest.
public struct MHTMLFormat: RecordFormat {
    /// The name that `format:` takes.
    public let name = "mhtml"
    let mediaType = "multipart/related"

    /// The format.
    public init() {}

    /// How sure the format is of a stream by its first bytes.
    public func detect(_ prefix: Span<UInt8>, name: String) -> FormatConfidence {
        let start = prefix.withUnsafeBufferPointer { Array($0.prefix(4096)) }
        let (headers, _) = MailHeaders.read(start[...])
        let type = headers["content-type"]?.lowercased() ?? ""
        return headers["mime-version"] != nil && (type.hasPrefix("multipart/related") || type.hasPrefix("text/html"))
            ? .certain : .none
    }

    func scanner(of window: ByteWindow, limit: Int) -> any RecordScanner { WholeScanner(window, limit: limit) }

    func read(_ record: InputRecord) throws(RecordError) -> Reading {
        let (headers, bodyStart) = MailHeaders.read(record.bytes[...])
        let type = headers["content-type"] ?? ""
        let uri = headers["snapshot-content-location"] ?? headers["content-location"]
        guard type.lowercased().hasPrefix("multipart/") else {
            return .page(Self.page(headers, record.bytes[bodyStart...], uri: uri))
        }
        guard let boundary = MailHeaders.parameter("boundary", of: type) else {
            throw RecordError(.malformed, "a multipart message without a boundary", place: record.place)
        }
        let root = MailHeaders.parameter("start", of: type)
        var first: Page?
        for part in Self.parts(record.bytes[bodyStart...], boundary: boundary) {
            let (headers, start) = MailHeaders.read(part)
            let type = headers["content-type"]?.lowercased() ?? ""
            guard type.hasPrefix("text/html") || type.hasPrefix("application/xhtml") else { continue }
            let isRoot = root.map { $0 == headers["content-id"] } ?? true
            guard isRoot || first == nil else { continue }
            first = Self.page(headers, part[start...], uri: uri ?? headers["content-location"])
            if isRoot { break }
        }
        guard let first else { return .passedOver("a message without an HTML part") }
        return .page(first)
    }

    private static func page(_ headers: [String: String], _ body: ArraySlice<UInt8>, uri: String?) -> Page {
        let coding = headers["content-transfer-encoding"]?.lowercased() ?? ""
        let content =
            switch coding {
            case "quoted-printable": TransferCoding.quotedPrintable(body)
            case "base64": TransferCoding.base64(body)
            default: Array(body)
            }
        return Page(
            content: content, uri: uri, charset: MailHeaders.parameter("charset", of: headers["content-type"] ?? ""))
    }

    /// What stands between the lines of a boundary (RFC 2046 section 5.1.1).
    private static func parts(_ body: ArraySlice<UInt8>, boundary: String) -> [ArraySlice<UInt8>] {
        let marker = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var lineStart = body.startIndex
        while lineStart < body.endIndex {
            let lineEnd = body[lineStart...].firstIndex(of: 0x0A).map { $0 + 1 } ?? body.endIndex
            if body[lineStart..<lineEnd].starts(with: marker) {
                if let start { parts.append(body[start..<lineStart]) }
                let isLast = body[(lineStart + marker.count)..<lineEnd].starts(with: "--".utf8)
                // A boundary may itself end in dashes; what follows the last one is empty.
                start = isLast && lineEnd == body.endIndex ? nil : lineEnd
            }
            lineStart = lineEnd
        }
        if let start, start < body.endIndex { parts.append(body[start...]) }
        return parts
    }
}

/// The headers of mail and MIME parts (RFC 5322, RFC 2045).
enum MailHeaders {
    /// The headers, names in lower case, and where the body starts.
    static func read(_ bytes: ArraySlice<UInt8>) -> (headers: [String: String], body: Int) {
        var headers: [String: String] = [:]
        var last: String?
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
            var line = bytes[position..<end]
            if line.last == 0x0D { line.removeLast() }
            let next = min(end + 1, bytes.endIndex)
            if line.isEmpty {
                position = next
                if headers.isEmpty { continue }
                break
            }
            if let first = line.first, first == 0x20 || first == 0x09, let name = last {
                headers[name, default: ""] += " " + (String(decoding: line, as: UTF8.self).folded ?? "")
            } else {
                guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { break }
                let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
                headers[name] = String(decoding: line[(colon + 1)...], as: UTF8.self).folded ?? ""
                last = name
            }
            position = next
        }
        return (headers, position)
    }

    /// A parameter of a header's value, without quotes.
    static func parameter(_ name: String, of value: String) -> String? {
        for part in value.split(separator: ";").dropFirst() {
            guard let equals = part.firstIndex(of: "=") else { continue }
            guard String(part[..<equals]).folded?.lowercased() == name else { continue }
            let text = String(part[part.index(after: equals)...]).folded ?? ""
            return text.hasPrefix("\"") ? String(text.dropFirst().prefix { $0 != "\"" }) : text
        }
        return nil
    }
}

/// The transfer codings of MIME (RFC 2045 section 6).
enum TransferCoding {
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let run = bytes[position...].prefix { $0 != UInt8(ascii: "=") }
            output += run
            position = run.endIndex
            guard position < bytes.endIndex else { break }
            let rest = bytes[(position + 1)...]
            if let high = rest.first?.hexadecimalValue, let low = rest.dropFirst().first?.hexadecimalValue {
                output.append(high << 4 | low)
                position += 3
            } else if let feed = rest.firstIndex(of: 0x0A), rest[..<feed].allSatisfy(\.isASCIIWhitespace) {
                // A soft line break.
                position = feed + 1
            } else {
                output.append(UInt8(ascii: "="))
                position += 1
            }
        }
        return output
    }

    /// Bytes that are no digit are passed over.
    static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 3 / 4)
        var (bits, count): (UInt32, Int) = (0, 0)
        for byte in bytes {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte + 4
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            count += 1
            if count == 4 {
                output += [
                    UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8),
                    UInt8(truncatingIfNeeded: bits),
                ]
                (bits, count) = (0, 0)
            }
        }
        if count == 3 { output += [UInt8(truncatingIfNeeded: bits >> 10), UInt8(truncatingIfNeeded: bits >> 2)] }
        if count == 2 { output.append(UInt8(truncatingIfNeeded: bits >> 4)) }
        return output
    }
}
