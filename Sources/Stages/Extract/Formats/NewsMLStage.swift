import Inputs
import Pipeline

/// Reads files of one format; see `NewsMLFormat`.
package final class NewsMLStage: FormatStage {
    package typealias Options = InputOptions

    package static let name = "newsml"
    package static let summary = "Reads the text items of NewsML 1.0 to 1.2 (IPTC)."
    package static let example = """
        newsml: {paths: ["wire/*.xml"]}
        """
    static let library = "libxml2"

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: NewsMLFormat()) }
}
