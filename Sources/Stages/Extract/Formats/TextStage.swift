public import Inputs
public import Pipeline

extension PlainTextFormat.Unit: OptionChoice {}

/// Reads plain text; see `PlainTextFormat`.
package final class TextStage: FormatStage {
    /// What is read.
    package struct Options: OptionRecord {
        /// Files, directories and patterns.
        package var paths: [String] = []
        /// What a document is.
        package var document = PlainTextFormat.Unit.file
        /// Whether a short first line is the title.
        package var title = false

        /// The defaults.
        package init() {}

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init("paths", \.paths, required: true, InputPaths.documentation),
            .init("document", \.document, "What is one document."),
            .init("title", \.title, "Whether a short first line with a blank one after it is the title."),
        ]

        /// There is something to read.
        package func validate(at place: Place) throws(PipelineFileError) {
            if paths.isEmpty { throw PipelineFileError(place, "'paths' is empty: nothing would be read") }
        }
    }

    package static let name = "text"
    package static let summary = "Reads plain text in any encoding, a file or a line a document."
    package static let example = """
        text: {paths: ["notes/*.txt"]}
        """
    static let library = "own"

    let queue: InputQueue

    package init(_ options: Options) {
        queue = InputQueue(options.paths, format: PlainTextFormat(unit: options.document, takesTitle: options.title))
    }
}
