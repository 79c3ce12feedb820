import Inputs
import Pipeline

/// Reads files of one format; see `ReutersFormat`.
package final class ReutersStage: FormatStage {
    package typealias Options = InputOptions

    package static let name = "reuters"
    package static let summary = "Reads the Reuters-21578 collection (SGML)."
    package static let example = """
        reuters: {paths: ["reuters/*.sgm"]}
        """
    static let library = "libxml2"

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: ReutersFormat()) }
}
