/// A word, number or mark of a text, as a byte range.
public struct Word: Sendable, Equatable {
    /// What a word is made of.
    public enum Kind: UInt8, Sendable {
        /// Letters, with inner apostrophes and the dots of abbreviations: `Brien`, `U.S.`, `don`.
        case letters
        /// Digits with grouping marks and decimal points between them: `1,250.5`.
        case digits
        /// A single character that is neither: `,` `$` `–` `½`.
        case mark
        /// An address of the web or of mail.
        case link
    }

    /// The UTF-8 bytes of the word.
    public var range: Range<Int> { Int(start)..<Int(end) }
    /// What it is made of.
    public let kind: Kind
    /// Whether it follows the word before it without white space.
    public let isGlued: Bool

    let start: Int32
    let end: Int32

    init(start: Int, end: Int, kind: Kind, isGlued: Bool) {
        // Sentences longer than 2 GiB do not occur: texts are limited far below (see `WordScanner.maximumLength`).
        self.start = Int32(clamping: start)
        self.end = Int32(clamping: end)
        self.kind = kind
        self.isGlued = isGlued
    }
}
