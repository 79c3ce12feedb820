public import Text

/// Where a document comes from.
public struct Origin: Sendable, Hashable {
    /// The input file as it was named, or `-` for standard input.
    public let sourceFile: String
    /// Where the document starts in that file, and how many bytes of it it takes.
    public let byteOffset: Int, byteLength: Int
    /// Where it starts in what is decompressed from `byteOffset` on; nil where the file holds the bytes as they are.
    public let innerOffset: Int?
    /// The address under which the document was published, when the input says it.
    public var uri: String?
    /// Its name within the input: the entry of an archive, the id of a record.
    public var record: String?
    /// Type and subtype in lower case, and the charset, as the input declares them outside of the content.
    public var mediaType: String?, charset: String?
    /// When it was fetched.
    public var fetchedAt: Timestamp?
    /// The status of the HTTP response.
    public var httpStatus: Int?

    /// An origin of its parts.
    public init(sourceFile: String, byteOffset: Int = 0, innerOffset: Int? = nil, byteLength: Int, uri: String? = nil) {
        self.sourceFile = sourceFile
        self.byteOffset = byteOffset
        self.innerOffset = innerOffset
        self.byteLength = byteLength
        self.uri = uri
    }

    /// The document's name in messages and dead letters: the file, and the offset where that is not 0; `@120+64` inside
    /// what is compressed at 120.
    public var documentID: String {
        if let innerOffset { return "\(sourceFile)@\(byteOffset)+\(innerOffset)" }
        return byteOffset == 0 ? sourceFile : "\(sourceFile)@\(byteOffset)"
    }
}

/// The name and type of something that a stage adds to a document: its article, its figures.
///
/// The libraries that make these values do not know documents, and documents do not know those libraries; a part is
/// declared where both are known, in `Stages`.
public struct DocumentPart<Value: Sendable>: Sendable {
    /// The name, unique among all parts; what `requires` and `provides` of stages are made of.
    public let name: String

    /// A part of its name.
    public init(_ name: String) { self.name = name }
}

/// One record on its way through a pipeline: made by an extract stage, completed by transforms, projected to rows of
/// tables at the end.
public struct Document: Sendable {
    /// Where it comes from.
    public var origin: Origin
    /// The bytes as they were found.
    public var content: [UInt8]
    /// Values of the input that go to the output under their names, after the columns of every table.
    public var columns: [String: String] = [:]
    /// What had to be mended to read the document, a sentence each: the run says it, and goes on.
    public var remarks: [String] = []
    /// Work that the extract stage leaves to the workers, such as parsing a record that it cut out.
    public var pending: PendingWork?
    private var parts: [(name: String, value: any Sendable)] = []

    /// Completes a document before the transforms see it.
    public typealias PendingWork = @Sendable (inout Document) throws(DocumentError) -> TransformOutcome

    /// A document of its bytes.
    public init(origin: Origin, content: [UInt8]) {
        self.origin = origin
        self.content = content
    }

    /// What a stage has added, or nil when none has.
    public subscript<Value>(part: DocumentPart<Value>) -> Value? {
        get { parts.first { $0.name == part.name }?.value as? Value }
        set {
            parts.removeAll { $0.name == part.name }
            if let newValue { parts.append((part.name, newValue)) }
        }
    }
}
