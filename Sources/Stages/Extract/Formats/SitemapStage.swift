import Inputs
import Pipeline

/// Reads files of one format; see `SitemapFormat`.
package final class SitemapStage: FormatStage {
    package typealias Options = InputOptions

    package static let name = "sitemap"
    package static let summary =
        "Lists the addresses of sitemaps, with the metadata of the news extension and without text."
    package static let example = """
        sitemap: {paths: [sitemap.xml]}
        """
    static let library = "libxml2"

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: SitemapFormat()) }
}
