/// A format that holds documents, found by content and read as a stream. A new one is a type that conforms, and a line in
/// `DocumentFormats.standard`.
public protocol DocumentFormat: Sendable {
    /// The name that `format:` takes and messages show.
    var name: String { get }

    /// How sure the format is that the stream is its own.
    ///
    /// - Parameters:
    ///   - prefix: The first bytes, up to `DocumentFormats.prefixLength`, decompressed.
    ///   - name: The name of the file or archive entry; a hint where the content does not decide.
    func detect(_ prefix: Span<UInt8>, name: String) -> FormatConfidence

    /// The documents of a stream.
    func documents(in reader: ByteReader, limits: InputLimits) -> any DocumentIterator
}

/// How sure a format is that a stream is its own.
public enum FormatConfidence: Int, Sendable, Comparable {
    case none
    /// Nothing speaks against it: what plain text says of any text.
    case possible
    /// The name, or words that other formats may have too.
    case likely
    /// A magic number, a root element, a first line that no other format has.
    case certain

    /// Less sure.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The documents of one stream, pulled one by one.
public protocol DocumentIterator: AnyObject {
    /// The next document, or nil at the end.
    ///
    /// - Throws: `InputError` for one that cannot be read; the next call goes on after it, or says that there are no more.
    func next() throws(InputError) -> InputDocument?

    /// What the user should know though it stops nothing; asking takes it away.
    func takeWarnings() -> [InputError]

    /// How many records were left out, by reason, because they are no documents or not asked for; asking takes the
    /// counts away.
    func takeSkipped() -> [String: Int]
}

extension DocumentIterator {
    /// None.
    public func takeWarnings() -> [InputError] { [] }

    /// None.
    public func takeSkipped() -> [String: Int] { [:] }
}

/// A document as it was found in an input.
public struct InputDocument: Sendable {
    /// The decoded payload: without compression, transfer coding and headers, in its own charset.
    public var content: [UInt8]
    /// Where it starts, and how many decoded bytes it takes there, headers included.
    public var position: StreamPosition, length: Int
    /// Its name within the input: the entry of an archive, the id of a record; nil where the input is the document.
    public var record: String?
    /// The address under which it was published.
    public var uri: String?
    /// Type and subtype in lower case, such as `text/html`, as the input declares it.
    public var mediaType: String?
    /// The charset that the input declares outside of the content.
    public var charset: String?
    /// When it was fetched, as the input writes it: ISO 8601.
    public var fetchedAt: String?
    /// The status of the HTTP response.
    public var httpStatus: Int?
    /// Other values that the input has for it, in their order: columns of a table, fields of a record.
    public var fields: [(name: String, value: String)] = []
    /// Reads the article that the input itself gives, with the publisher's metadata; nil where the content is a page or a
    /// text to extract one from. Reading is work: call it where documents are worked on in parallel.
    public var reading: (@Sendable () throws(InputError) -> Reading)?

    /// A document of its bytes.
    public init(content: [UInt8], position: StreamPosition, length: Int, record: String? = nil) {
        (self.content, self.position, self.length, self.record) = (content, position, length, record)
    }
}

/// Bounds that keep one input from taking the run down.
public struct InputLimits: Sendable, Hashable {
    /// The most decoded bytes of a document.
    public var documentBytes = 20 << 20
    /// The most decoded bytes for each compressed byte of a stream, looked at after the first 16 MiB of output.
    public var expandRatio = 200
    /// The most decoded bytes of an input.
    public var streamBytes = Int.max

    /// The defaults.
    public init() {}
}
