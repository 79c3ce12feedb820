/// A test in a pipeline file: an input, and what must come out of it.
public struct PipelineTest: OptionRecord {
    /// What goes in: one of a file, HTML or text of its own.
    public struct Input: OptionRecord {
        /// A file.
        public var file: String?
        /// The content itself.
        public var html: String?

        /// The defaults.
        public init() {}

        /// The options.
        public static let fields: [OptionField<Self>] = [
            .init("file", \.file, "A file, as `files` would read it."),
            .init("html", \.html, "A page, written here."),
        ]

        /// Exactly one is given.
        public func validate(at place: Place) throws(PipelineFileError) {
            if (file == nil) == (html == nil) { throw PipelineFileError(place, "give one of 'file' and 'html'") }
        }
    }

    /// What becomes of the document.
    public enum Outcome: String, OptionChoice { case kept, filtered, deadLetter = "dead_letter" }

    /// The test's name.
    public var name = ""
    /// What goes in.
    public var input = Input()
    /// What must come out: `outcome`, and expectations by table.
    public var expect = ConfigNode(.mapping([]), at: Place(file: "", line: 1, column: 1))

    /// The defaults.
    public init() {}

    /// The options.
    public static let fields: [OptionField<Self>] = [
        .init("name", \.name, required: true, "What the test is about."),
        .init("input", \.input, required: true, "The document."),
        .init(
            "expect", \.expect, required: true,
            "By table: `count`, `contains` and `excludes` (lists of rows, each with the columns that matter); "
                + "and `outcome`: `kept`, `filtered` or `dead_letter`."),
    ]
}

/// What one table must hold.
struct TableExpectation: OptionRecord {
    /// The number of rows.
    var count: Int?
    /// Rows that must be there, and that must not: column names with values.
    var contains: [ConfigNode] = []
    var excludes: [ConfigNode] = []

    static let fields: [OptionField<Self>] = [
        .init("count", \.count, "The number of rows."),
        .init("contains", \.contains, "Rows that must be there, each with the columns that matter."),
        .init("excludes", \.excludes, "Rows that must not be there."),
    ]
}
