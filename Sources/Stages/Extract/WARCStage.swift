public import Inputs
public import Pipeline

extension WebArchiveFormat.Selection.RecordType: OptionChoice {}

/// Reads web archives.
package final class WARCStage: FormatStage {
    /// What is read.
    package struct Options: OptionRecord {
        /// Files, directories and patterns.
        package var paths: [String] = []
        /// The types of records.
        package var types = WebArchiveFormat.Selection.RecordType.allCases
        /// The media types.
        package var mime = ["text/html", "application/xhtml+xml", "text/plain"]
        /// The HTTP statuses.
        package var statuses = [200]

        /// The defaults.
        package init() {}

        /// These paths, and defaults.
        package init(paths: [String]) { self.paths = paths }

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init("paths", \.paths, required: true, InputPaths.documentation + " `-` is standard input."),
            .init(
                "types", \.types,
                "The types of the records that are documents. `conversion` is the plain text of WET files. Revisits have "
                    + "no content of their own; they are counted as filtered."),
            .init(
                "mime", \.mime,
                "The media types that are read, such as `text/html` or `text/*`; `[]` for all. Others are filtered."),
            .init("statuses", \.statuses, "The HTTP statuses of the responses that are read; `[]` for all."),
        ]

        /// There is something to read.
        package func validate(at place: Place) throws(PipelineFileError) {
            if paths.isEmpty { throw PipelineFileError(place, "'paths' is empty: nothing would be read") }
        }
    }

    package static let name = "warc"
    package static let summary =
        "Reads web archives, WARC 0.17 to 1.1 and ARC, plain or compressed: Common Crawl's WARC and WET files, CC-NEWS."
    package static let example = """
        warc: {paths: ["crawl/*.warc.gz"], types: [response], mime: [text/html]}
        """
    package static let provides: [String] = []
    static let library = "own"

    let queue: InputQueue

    package init(_ options: Options) {
        var selection = WebArchiveFormat.Selection()
        selection.types = Set(options.types)
        selection.mediaTypes = options.mime.map { $0.lowercased() }
        selection.statuses = Set(options.statuses)
        var opener = InputOpener()
        opener.format = WebArchiveFormat(selection)
        queue = InputQueue(opener, saysWhatItDecides: false) { () throws(RunError) in
            try InputPaths(paths: options.paths).files()
        }
    }
}
