/// The formats that an input is tried against.
public struct DocumentFormats: Sendable {
    /// How many bytes detection sees.
    public static let prefixLength = 4096

    /// The formats; among equally sure ones the first wins.
    public let all: [any DocumentFormat]

    /// These formats.
    public init(_ all: [any DocumentFormat]) { self.all = all }

    /// Every format of the library. A new one is a line here.
    public static let standard = DocumentFormats([
        WebArchiveFormat(), ZIMFormat(),
        MediaWikiFormat(), EnterpriseFormat(),
        NITFFormat(), NewsMLFormat(), NewsMLG2Format(), NinjsFormat(),
        FeedFormat(), SitemapFormat(), JSONFeedFormat(), ReutersFormat(),
        JATSFormat(), PubMedFormat(), TEIFormat(), MHTMLFormat(), HTMLFormat(), PlainTextFormat(),
    ])

    /// The format of a name, or nil.
    public func format(named name: String) -> (any DocumentFormat)? { all.first { $0.name == name } }

    /// The format that is surest of the bytes, or nil when none is.
    public func detect(_ prefix: Span<UInt8>, name: String) -> (any DocumentFormat)? {
        var best: (format: any DocumentFormat, confidence: FormatConfidence)?
        for format in all {
            let confidence = format.detect(prefix, name: name)
            if confidence > best?.confidence ?? .none { best = (format, confidence) }
        }
        return best?.format
    }
}
