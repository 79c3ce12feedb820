import Inputs
import Pipeline

/// Reads files of one format; see `FeedFormat`.
package final class FeedStage: FormatStage {
    package typealias Options = InputOptions

    package static let name = "feed"
    package static let summary =
        "Reads the entries of RSS 0.9 to 2.0, RDF, Atom and WordPress exports, also of feeds that are not well-formed."
    package static let example = """
        feed: {paths: ["feeds/*.xml"]}
        """
    static let library = "libxml2"

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: FeedFormat()) }
}
