import Inputs
import Pipeline

/// Reads files of one format; see `NinjsFormat`.
package final class NinjsStage: FormatStage {
    package typealias Options = InputOptions

    package static let name = "ninjs"
    package static let summary = "Reads ninjs 1 to 3 (IPTC): an item, a list, or an item a line."
    package static let example = """
        ninjs: {paths: ["wire/*.json"]}
        """
    static let library = "own"

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: NinjsFormat()) }
}
