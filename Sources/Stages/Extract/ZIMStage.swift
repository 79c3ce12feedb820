import Inputs
package import Pipeline

/// Reads ZIM files.
package final class ZIMStage: FormatStage {
    /// What is read.
    package struct Options: OptionRecord {
        /// Files, directories and patterns.
        package var paths: [String] = []
        /// The media types.
        package var mime = ["text/html"]

        /// The defaults.
        package init() {}

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init("paths", \.paths, required: true, InputPaths.documentation),
            .init("mime", \.mime, "The media types of the entries that are read. Others are filtered."),
        ]

        /// There is something to read.
        package func validate(at place: Place) throws(PipelineFileError) {
            if paths.isEmpty { throw PipelineFileError(place, "'paths' is empty: nothing would be read") }
        }
    }

    package static let name = "zim"
    package static let summary = "Reads the pages of ZIM files, wikis for offline use; redirects are filtered."
    package static let example = """
        zim: {paths: ["wikipedia_en_all.zim"]}
        """
    package static let provides: [String] = []
    static let library = "own; liblzma, libzstd"

    let queue: InputQueue

    package init(_ options: Options) {
        queue = InputQueue(options.paths, format: ZIMFormat(mediaTypes: options.mime))
    }
}
