/// A text as UTF-8, decoded once from whatever bytes it came in.
public struct DecodedText: Sendable {
    /// What decided on the encoding.
    public enum Evidence: String, Sendable {
        /// The byte order mark.
        case byteOrderMark
        /// The label that came with the bytes (an HTTP header).
        case transport
        /// The meta element or XML declaration of the page.
        case declaration
        /// The bytes: valid UTF-8, the zeros of UTF-16, or letters that make sense in one encoding only.
        case content
        /// Nothing: windows-1252 was assumed.
        case fallback
    }

    /// The text, valid UTF-8 without byte order mark.
    public let utf8: [UInt8]
    /// The encoding that the bytes were read in.
    public let charset: Charset
    /// Why that one.
    public let evidence: Evidence
    /// Byte sequences that the encoding does not define; each is one U+FFFD in `utf8`.
    public let replacements: Int

    /// Decodes a page.
    ///
    /// The order is that of the HTML Standard, section 13.2.3 (byte order mark, transport, declaration), but the bytes
    /// have the last word: a declaration that they contradict is passed over, so that no text is lost to it.
    ///
    /// - Parameters:
    ///   - bytes: The page as it was received.
    ///   - httpCharset: The `charset` parameter of its Content-Type header, if there was one.
    public init(decoding bytes: [UInt8], httpCharset: String? = nil) {
        let choice = bytes.withUnsafeBufferPointer { CharsetChoice(of: $0, transport: httpCharset) }
        charset = choice.charset
        evidence = choice.evidence
        if choice.charset == .utf8, choice.errors == 0, choice.markLength == 0 {
            utf8 = bytes
            replacements = 0
            return
        }
        (utf8, replacements) = bytes.withUnsafeBufferPointer { all in
            let body = UnsafeBufferPointer(rebasing: all[choice.markLength...])
            if choice.charset == .utf8 { return (UTF8Scan.repaired(body), choice.errors) }
            let conversion = CharsetConversion(body, from: choice.charset)
            return (conversion.utf8, conversion.replacements)
        }
    }
}
