import Inputs
import Pipeline

/// Reads files of one format; see `TEIFormat`.
package final class TEIStage: FormatStage {
    package typealias Options = InputOptions

    package static let name = "tei"
    package static let summary = "Reads TEI P5, such as GROBID writes."
    package static let example = """
        tei: {paths: ["papers/*.tei.xml"]}
        """
    static let library = "libxml2"

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: TEIFormat()) }
}
