internal import Text

/// The `Name: value` lines of a WARC record or an HTTP message.
///
/// Lines may end with a line feed alone, a line that starts with white space goes on with the one before it (RFC 9112,
/// section 5.2), and names are compared without case. A line without a colon is passed over.
struct HeaderFields {
    private var bytes: [UInt8] = []
    private var fields: [(name: Range<Int>, value: Range<Int>)] = []

    /// The most bytes that a header may have.
    static let largest = 1 << 20

    /// The number of bytes up to and with the empty line that ends a header, or nil when there is none.
    static func length(in bytes: UnsafeRawBufferPointer) -> Int? {
        var start = 0
        while start < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
            guard let feed = rest.firstOffset(of: 0x0A) else { return nil }
            if feed == 0 || feed == 1 && rest[0] == 0x0D { return start + feed + 1 }
            start += feed + 1
        }
        return nil
    }

    /// The fields of a header's bytes, its empty line included or not.
    init(_ header: UnsafeRawBufferPointer) {
        bytes = Array(header)
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            add(start..<end)
            start = end + 1
        }
    }

    private mutating func add(_ line: Range<Int>) {
        if let first = bytes[line].first, first == 0x20 || first == 0x09, let last = fields.indices.last {
            // The line feed between the two becomes a space.
            for index in fields[last].value.upperBound..<line.lowerBound { bytes[index] = 0x20 }
            fields[last].value = trimmed(fields[last].value.lowerBound..<line.upperBound)
        } else if let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")) {
            fields.append((trimmed(line.lowerBound..<colon), trimmed(colon + 1..<line.upperBound)))
        }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isASCIIWhitespace { start += 1 }
        while end > start, bytes[end - 1].isASCIIWhitespace { end -= 1 }
        return start..<end
    }

    /// The bytes of the first field of a name, which is given in lower case.
    func bytes(of name: StaticString) -> ArraySlice<UInt8>? {
        fields.first { isNamed($0.name, name) }.map { bytes[$0.value] }
    }

    /// The value of the first field of a name, which is given in lower case.
    subscript(name: StaticString) -> String? {
        bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
    }

    private func isNamed(_ range: Range<Int>, _ name: StaticString) -> Bool {
        guard range.count == name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { name in
            range.indices.allSatisfy { bytes[$0].asciiLowercased == name[$0 - range.lowerBound] }
        }
    }

    /// The value as a number that is not negative.
    func number(_ name: StaticString) -> Int? {
        guard let digits = bytes(of: name), digits.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// Type and charset of the field `Content-Type`.
    var contentType: (mediaType: String, charset: String?)? {
        bytes(of: "content-type").flatMap { Self.contentType($0) }
    }

    /// Type and charset of a value such as `text/html; charset="utf-8"`, in lower case.
    static func contentType(_ value: ArraySlice<UInt8>) -> (mediaType: String, charset: String?)? {
        var parts = value.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)[...]
        let lowered = parts.removeFirst().filter { !$0.isASCIIWhitespace }.map(\.asciiLowercased)
        guard !lowered.isEmpty else { return nil }
        let charset = parts.lazy.compactMap { part -> String? in
            let text = part.filter { !$0.isASCIIWhitespace && $0 != 0x22 && $0 != 0x27 }.map(\.asciiLowercased)
            guard text.starts(with: "charset=".utf8) else { return nil }
            return String(decoding: text.dropFirst(8), as: UTF8.self)
        }.first { !$0.isEmpty }
        return (String(decoding: lowered, as: UTF8.self), charset)
    }
}
