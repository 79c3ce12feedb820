package import Pipeline

/// An extract stage that reads files of one format.
protocol FormatStage: ExtractStage {
    /// The library that reads the format, for the table of formats.
    static var library: String { get }
    /// The files in work.
    var queue: InputQueue { get }
}

extension FormatStage {
    package static var provides: [String] { ["article"] }
    package var size: (inputs: Int, bytes: Int)? { queue.size }
    package func open() throws(RunError) -> [String] { try queue.open() }
    package func next(documentLimit: Int) throws(RunError) -> Extracted? {
        try queue.next(documentLimit: documentLimit)
    }
}

/// The options of a format that needs to be told nothing but where its files are.
package struct InputOptions: OptionRecord {
    /// Files, directories and patterns.
    package var paths: [String] = []

    /// The defaults.
    package init() {}

    /// These paths.
    package init(paths: [String]) { self.paths = paths }

    /// The options.
    package static let fields: [OptionField<Self>] = [
        .init("paths", \.paths, required: true, InputPaths.documentation)
    ]

    /// There is something to read.
    package func validate(at place: Place) throws(PipelineFileError) {
        if paths.isEmpty { throw PipelineFileError(place, "'paths' is empty: nothing would be read") }
    }
}
