import Inputs
package import Pipeline

/// Reads dumps of MediaWiki; see `MediaWikiFormat`.
package final class MediaWikiStage: FormatStage {
    /// What is read.
    package struct Options: OptionRecord {
        /// Files, directories and patterns.
        package var paths: [String] = []
        /// The numbers of namespaces.
        package var namespaces = [0]
        /// Whether a redirect is a document.
        package var redirects = false

        /// The defaults.
        package init() {}

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init("paths", \.paths, required: true, InputPaths.documentation),
            .init(
                "namespaces", \.namespaces,
                "The numbers of the namespaces that are read; `[]` for all. 0 has the articles."),
            .init("redirects", \.redirects, "Whether a redirect is a document; else it is filtered."),
        ]

        /// There is something to read.
        package func validate(at place: Place) throws(PipelineFileError) {
            if paths.isEmpty { throw PipelineFileError(place, "'paths' is empty: nothing would be read") }
        }
    }

    package static let name = "mediawiki"
    package static let summary =
        "Reads the pages of MediaWiki XML dumps: wikitext becomes text, without templates, tables and references."
    package static let example = """
        mediawiki: {paths: ["dumps/*-pages-articles*.xml.bz2"]}
        """
    static let library = "libxml2"

    let queue: InputQueue

    package init(_ options: Options) {
        queue = InputQueue(
            options.paths,
            format: MediaWikiFormat(namespaces: options.namespaces, readsRedirects: options.redirects))
    }
}
