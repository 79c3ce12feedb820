internal import JSON

/// One document of an input as it was cut out, not yet parsed.
struct InputRecord: Sendable {
    /// The bytes as they stand in the (decompressed) input.
    var bytes: [UInt8]
    /// Where they start.
    let place: InputPlace
    /// What the input says around its records.
    let context: RecordContext
    /// What is wrong with how the record is cut out, a clause each, such as `has no </item>`.
    var damage: [String] = []
    /// Its address, its id and the like, when cutting it out shows them.
    var name: String?

    init(bytes: [UInt8], place: InputPlace, context: RecordContext = RecordContext()) {
        self.bytes = bytes
        self.place = place
        self.context = context
    }
}

/// A place in an input.
struct InputPlace: Sendable, Hashable {
    /// The line, from 1.
    var line = 1
    /// The byte of the file.
    var position = StreamPosition(fileOffset: 0)
}

/// What the records of an input have in common.
final class RecordContext: Sendable {
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
    /// The JSON text that the record is an element of.
    let feed: JSONDocument?

    init(
        ancestors: [[UInt8]] = [], ancestorNames: [[UInt8]] = [], header: XMLTree? = nil, encoding: String? = nil,
        entities: Set<String> = [], feed: JSONDocument? = nil
    ) {
        self.ancestors = ancestors
        self.ancestorNames = ancestorNames
        self.header = header
        self.encoding = encoding
        self.entities = entities
        self.feed = feed
    }
}

/// Why a record, or what is left of an input, gives no document.
struct RecordError: Error, Sendable, Hashable {
    /// The class.
    let code: InputError.Code
    /// What happened, and what to do.
    let message: String
    /// The line, when it is another than that of the record.
    var line: Int?
    /// Where the record starts, when that is known.
    var place: InputPlace?

    init(_ code: InputError.Code, _ message: String, line: Int? = nil, place: InputPlace? = nil) {
        (self.code, self.message, self.line, self.place) = (code, message, line, place)
    }

    /// The error with the name of its input.
    func located(in name: String, at place: InputPlace) -> InputError {
        let place = self.place ?? place
        return InputError(code, message, in: name, at: place.position, record: "line \(line ?? place.line)")
    }
}
