import Inputs
import Pipeline

/// Reads files of one format; see `MHTMLFormat`.
package final class MHTMLStage: FormatStage {
    package typealias Options = InputOptions

    package static let name = "mhtml"
    package static let summary = "Reads the page of each MHTML file, for the stage `article`."
    package static let example = """
        mhtml: {paths: ["saved/*.mhtml"]}
        """
    package static let provides: [String] = []
    static let library = "own"

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: MHTMLFormat()) }
}
