import Inputs
import Pipeline

/// Reads files of one format; see `JSONFeedFormat`.
package final class JSONFeedStage: FormatStage {
    package typealias Options = InputOptions

    package static let name = "json_feed"
    package static let summary = "Reads the items of JSON Feed 1.0 and 1.1."
    package static let example = """
        json_feed: {paths: ["feeds/*.json"]}
        """
    static let library = "own"

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: JSONFeedFormat()) }
}
