import Inputs
import Pipeline

/// Reads files of one format; see `NITFFormat`.
package final class NITFStage: FormatStage {
    package typealias Options = InputOptions

    package static let name = "nitf"
    package static let summary = "Reads NITF stories (IPTC, 3.0 to 3.6)."
    package static let example = """
        nitf: {paths: ["wire/**/*.xml"]}
        """
    static let library = "libxml2"

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: NITFFormat()) }
}
