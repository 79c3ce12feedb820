/// The decision on the encoding of a page.
struct CharsetChoice {
    private(set) var charset = Charset.utf8
    private(set) var evidence = DecodedText.Evidence.content
    /// The bytes of the byte order mark.
    private(set) var markLength = 0
    /// Ill-formed sequences, when the choice is UTF-8.
    private(set) var errors = 0

    /// Decides for a page and the label that came with it.
    init(of bytes: UnsafeBufferPointer<UInt8>, transport label: String?) {
        if readByteOrderMark(bytes) || findUTF16(bytes) { return }
        let scan = UTF8Scan(bytes)
        let declaration = CharsetDeclaration(bytes)
        let claims = Claims(
            transport: label.flatMap { Charset(label: $0) }, declaration: declaration.charset,
            language: declaration.language)
        if isUTF8(bytes, scan, claims) {
            errors = scan.errors
            evidence = claims.evidence(for: .utf8) ?? .content
            return
        }
        if scan.errors == 0, scan.sequences == 0 || claims.isMultibyte {
            // ASCII only, with escape sequences; or declared double-byte text that is valid UTF-8 by accident.
            charset = claims.first ?? .iso2022jp
            evidence = claims.evidence(for: charset) ?? .content
            return
        }
        let guess = CharsetGuess(bytes, claims)
        (charset, evidence) = (guess.charset, guess.evidence)
    }

    /// The choice that a byte order mark or the zeros of UTF-16 make; nil when there are none.
    init?(unicodeIn bytes: UnsafeBufferPointer<UInt8>) {
        guard readByteOrderMark(bytes) || findUTF16(bytes) else { return nil }
    }

    private mutating func readByteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        evidence = .byteOrderMark
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            markLength = 3
            errors = UTF8Scan(UnsafeBufferPointer(rebasing: bytes[3...])).errors
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            (charset, markLength) = (.utf16le, 2)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            (charset, markLength) = (.utf16be, 2)
        } else {
            return false
        }
        return true
    }

    /// UTF-16 without a mark: markup is ASCII, so that every other byte is zero.
    private mutating func findUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        evidence = .content
        let pairs = min(bytes.count, 1024) / 2
        guard pairs >= 2, bytes[0] == 0 || bytes[1] == 0 else { return false }
        var zeros = (even: 0, odd: 0)
        for pair in 0..<pairs {
            if bytes[2 * pair] == 0 { zeros.even += 1 }
            if bytes[2 * pair + 1] == 0 { zeros.odd += 1 }
        }
        if zeros.odd * 4 >= pairs * 3, zeros.even * 20 <= pairs {
            charset = .utf16le
        } else if zeros.even * 4 >= pairs * 3, zeros.odd * 20 <= pairs {
            charset = .utf16be
        } else {
            return false
        }
        return true
    }

    /// Whether a page is UTF-8: legacy text is hardly ever valid as such, and UTF-8 with a few broken bytes still has
    /// many more valid sequences.
    private func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>, _ scan: UTF8Scan, _ claims: Claims) -> Bool {
        if scan.errors == 0 {
            if scan.sequences == 0 {
                return !claims.isEscaped && !(claims.first == nil && UTF8Scan.hasJISEscapes(bytes))
            }
            // A few double-byte characters can pass as two-byte sequences.
            return !(claims.isMultibyte && scan.longSequences == 0 && scan.sequences <= 3)
        }
        let weight = claims.first == nil || claims.first == .utf8 ? 1 : 10
        return scan.sequences >= weight * scan.errors
    }
}

/// What is said about the encoding of a page.
struct Claims {
    /// By the transport.
    let transport: Charset?
    /// By the page.
    let declaration: Charset?
    /// The declared language, as a hint.
    let language: String?

    /// The claim that comes first.
    var first: Charset? { transport ?? declaration }

    /// Whether the first claim is a double-byte encoding.
    var isMultibyte: Bool { first?.isMultibyte ?? false }

    /// Whether the first claim is an encoding in escape sequences.
    var isEscaped: Bool { first?.isEscaped ?? false }

    /// Who claimed an encoding.
    func evidence(for charset: Charset) -> DecodedText.Evidence? {
        if charset == transport { return .transport }
        return charset == declaration ? .declaration : nil
    }
}
