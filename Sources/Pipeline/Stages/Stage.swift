public import Columns

/// The three kinds of stage.
public enum StageKind: String, Sendable, CaseIterable {
    case extract, transform, load
}

/// What every stage says of itself. Help, documents, validation and JSON Schema are made of this and of its options.
public protocol Stage: AnyObject, SendableMetatype {
    /// Its options.
    associatedtype Options: OptionRecord
    /// The name in pipeline files.
    static var name: String { get }
    /// What it does: one sentence.
    static var summary: String { get }
    /// An item of a pipeline file's list, as YAML. A test reads it.
    static var example: String { get }
}

/// What an extract stage found.
public enum Extracted: Sendable {
    case document(Document)
    /// An input that could not be read.
    case unreadable(Origin, DocumentError)
    /// Records that were left out, and why: they count as filtered.
    case passedOver(String, count: Int)
    /// Something that the user should know, but that stops nothing.
    case remark(String)
}

/// A source of documents. It runs in one task; the documents that it hands out are worked on in parallel.
public protocol ExtractStage: Stage {
    /// The names of the parts that its documents have.
    static var provides: [String] { get }

    /// The names under which values of the input go to the output with every table.
    static func passedColumns(of options: Options) -> [String]

    /// A source with these options; nothing is read yet.
    init(_ options: Options)

    /// Finds the inputs.
    ///
    /// - Returns: What the user should be warned of, such as patterns without a match.
    /// - Throws: `RunError`, such as `.inputMissing`.
    func open() throws(RunError) -> [String]

    /// The number of inputs and their bytes, when they are known. `open` has run.
    var size: (inputs: Int, bytes: Int)? { get }

    /// The next document, or nil at the end.
    ///
    /// - Parameter documentLimit: The most bytes of a document's content.
    func next(documentLimit: Int) throws(RunError) -> Extracted?
}

extension ExtractStage {
    /// None.
    public static func passedColumns(of options: Options) -> [String] { [] }
}

/// What becomes of a document.
public enum TransformOutcome: Sendable, Hashable {
    case keep
    /// The document is left out because the pipeline asks for it; the reason is counted.
    case filter(String)
}

/// A step that completes documents. Each worker has an instance of its own, so a stage may keep buffers.
public protocol TransformStage: Stage {
    /// The names of the parts that a document must have.
    static var requires: [String] { get }
    /// The names of the parts that it adds.
    static var provides: [String] { get }

    /// A step with these options.
    init(_ options: Options)

    /// Works on one document.
    ///
    /// - Throws: `DocumentError` when this document cannot be worked on; it becomes a dead letter.
    func apply(to document: inout Document) throws(DocumentError) -> TransformOutcome
}

/// Options of a load stage: the rows that it writes.
public protocol LoadOptions: OptionRecord {
    /// The name of the table.
    var rows: String { get }
    /// The columns that are written, or none for all.
    var columns: [String] { get }
    /// The columns that decide where or in which order rows are written; rows have them even if they are not written.
    var keyColumns: [String] { get }
}

extension LoadOptions {
    /// None.
    public var keyColumns: [String] { [] }
}

/// A destination of rows. It runs in one task and sees the batches in the order of the documents.
public protocol LoadStage: Stage where Options: LoadOptions {
    /// A destination for the columns of a projection; nothing is written yet.
    init(_ options: Options, projection: Table.Projection)

    /// The file or directory that appears in the end.
    static func output(of options: Options) -> String

    /// What is wrong with options in view of the table, a sentence each; the plan is refused then.
    static func problems(of options: Options, projection: Table.Projection) -> [String]

    /// Makes what has to be there before anything is read, so that a run that cannot write does no work.
    ///
    /// - Throws: `RunError`, such as `.cannotCreate` or `.permission`.
    func open() throws(RunError)

    /// Takes rows.
    func write(_ batch: ColumnBatch) throws(RunError)

    /// Writes everything to the disk under temporary names.
    func synchronize() throws(RunError)

    /// Gives the output its final name. Without it nothing has been written.
    func publish() throws(RunError)
}

extension LoadStage {
    /// Nothing.
    public static func problems(of options: Options, projection: Table.Projection) -> [String] { [] }
}
