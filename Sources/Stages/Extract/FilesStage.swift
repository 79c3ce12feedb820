import FileSystem
public import Inputs
public import Pipeline
import SystemPackage

extension InputLayer: OptionChoice {}

/// Reads files of any format.
package final class FilesStage: FormatStage {
    /// What is read.
    package struct Options: OptionRecord {
        /// Files, directories and patterns.
        package var paths: [String] = []
        /// The names that count in a directory.
        package var extensions = ["html", "htm", "xhtml", "mhtml", "mht", "warc", "arc", "zim"]
        /// The format, or `auto`.
        package var format = "auto"
        /// The layers, when they are declared.
        package var unpack: [InputLayer]?

        /// The defaults.
        package init() {}

        /// These paths, and defaults.
        package init(paths: [String]) { self.paths = paths }

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init("paths", \.paths, required: true, InputPaths.documentation + " `-` is standard input."),
            .init(
                "extensions", \.extensions,
                "The extensions of the files that are read from a directory; one of a compression may follow."),
            .init(
                "format", \.format,
                "`auto` finds the format of each input by its content; otherwise one of "
                    + "\(DocumentFormats.standard.all.map { "`\($0.name)`" }.joined(separator: ", "))."),
            .init(
                "unpack", \.unpack,
                "The layers around the documents, from the outside to the inside, such as `[gzip, tar, gzip]`. Without it, "
                    + "one compression and one archive are opened when the content shows them; `[]` for none."),
        ]

        /// There is something to read, and the format is known.
        package func validate(at place: Place) throws(PipelineFileError) {
            if paths.isEmpty { throw PipelineFileError(place, "'paths' is empty: nothing would be read") }
            guard format == "auto" || DocumentFormats.standard.format(named: format) != nil else {
                let names = DocumentFormats.standard.all.map(\.name).joined(separator: ", ")
                throw PipelineFileError(place, "there is no format '\(format)'; there are auto, \(names)")
            }
        }
    }

    package static let name = "files"
    package static let summary =
        "Reads files of any format, in the order of their paths, and finds out by content what each is."
    package static let example = """
        files: {paths: ["dump/**/*.html", "pages.tar.gz"]}
        """
    package static let provides: [String] = []
    static let library = "libarchive, zlib, libdeflate, libbz2, liblzma, libzstd, liblz4"

    let queue: InputQueue

    package init(_ options: Options) {
        var opener = InputOpener()
        opener.format = DocumentFormats.standard.format(named: options.format)
        opener.layers = options.unpack
        queue = InputQueue(opener, saysWhatItDecides: true) { () throws(RunError) in
            try InputPaths(paths: options.paths, extensions: options.extensions).files()
        }
    }
}
