import Inputs
import Pipeline

/// Reads files of one format; see `NewsMLG2Format`.
package final class NewsMLG2Stage: FormatStage {
    package typealias Options = InputOptions

    package static let name = "newsml_g2"
    package static let summary = "Reads the news items of NewsML-G2 (IPTC), alone and in news messages."
    package static let example = """
        newsml_g2: {paths: ["wire/*.xml"]}
        """
    static let library = "libxml2"

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: NewsMLG2Format()) }
}
