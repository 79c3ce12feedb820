import Inputs
import Pipeline

/// Reads files of one format; see `PubMedFormat`.
package final class PubMedStage: FormatStage {
    package typealias Options = InputOptions

    package static let name = "pubmed"
    package static let summary = "Reads PubMed and MEDLINE citations with their abstracts."
    package static let example = """
        pubmed: {paths: ["baseline/*.xml.gz"]}
        """
    static let library = "libxml2"

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: PubMedFormat()) }
}
