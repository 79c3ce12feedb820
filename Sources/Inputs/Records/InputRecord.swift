/// One document of an input as it was cut out, not yet parsed.
public struct InputRecord: Sendable {
    /// The bytes as they stand in the (decompressed) input.
    public var bytes: [UInt8]
    /// Where they start in it.
    public let offset: Int
    /// The line where they start, from 1.
    public let line: Int
    /// What the input says around its records.
    public let context: RecordContext
    /// What is wrong with how the record is cut out, a clause each, such as `ends without </item>`.
    public var damage: [String] = []

    /// A record of its parts.
    public init(bytes: [UInt8], offset: Int, line: Int = 1, context: RecordContext = RecordContext()) {
        self.bytes = bytes
        self.offset = offset
        self.line = line
        self.context = context
    }
}

/// What the records of an input have in common.
public final class RecordContext: Sendable {
    /// The start tags of the elements around the record, outermost first, as they are written.
    let ancestors: [[UInt8]]
    /// The qualified names of those elements.
    let ancestorNames: [[UInt8]]
    /// What stands before the first record: the envelope of a message, the description of a feed.
    let header: XMLTree?
    /// The encoding that the input declares, or nil.
    let encoding: String?
    /// The entities that the document type declaration declares. None is ever expanded.
    let entities: Set<String>

    init(
        ancestors: [[UInt8]] = [], ancestorNames: [[UInt8]] = [], header: XMLTree? = nil, encoding: String? = nil,
        entities: Set<String> = []
    ) {
        self.ancestors = ancestors
        self.ancestorNames = ancestorNames
        self.header = header
        self.encoding = encoding
        self.entities = entities
    }

    /// Nothing.
    public convenience init() { self.init(ancestors: []) }
}

/// Why a record, or what is left of an input, gives no document.
public struct RecordError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The classes of errors; the raw value is stable over versions.
    public enum Code: String, Sendable {
        /// The input ends inside a record, or before the element around the records does.
        case truncated
        /// A record is larger than a document may be.
        case tooLarge = "too_large"
        /// The text breaks the rules of its format so that nothing can be read from it.
        case illFormed = "ill_formed"
        /// An entity that the document declares; see `XMLTree`.
        case entity = "declared_entity"
        /// The input holds no record of the format.
        case noRecords = "no_records"
        /// The bytes are no text.
        case binary = "binary_content"
    }

    /// The class.
    public let code: Code
    /// What happened, and what to do.
    public let message: String
    /// The line of the input, from 1, when it is known.
    public let line: Int?
    /// The byte of the input where the fault was noticed, when it is known.
    public let offset: Int?

    /// An error of its parts.
    public init(_ code: Code, _ message: String, line: Int? = nil, offset: Int? = nil) {
        (self.code, self.message, self.line, self.offset) = (code, message, line, offset)
    }

    /// `line 12: …`.
    public var description: String { (line.map { "line \($0): " } ?? "") + message }
}
