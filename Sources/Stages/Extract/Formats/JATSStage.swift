import Inputs
import Pipeline

/// Reads files of one format; see `JATSFormat`.
package final class JATSStage: FormatStage {
    package typealias Options = InputOptions

    package static let name = "jats"
    package static let summary = "Reads scholarly articles in JATS and the NLM DTDs before it."
    package static let example = """
        jats: {paths: ["pmc/**/*.nxml"]}
        """
    static let library = "libxml2"

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: JATSFormat()) }
}
