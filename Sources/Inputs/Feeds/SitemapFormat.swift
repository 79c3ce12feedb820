internal import Article
internal import Text

/// Sitemaps (sitemaps.org 0.9) with the news extension: an address a document, without text; and indices of sitemaps.
public struct SitemapFormat: XMLFormat {
    /// The name that `format:` takes.
    public let name = "sitemap"
    let rules = XMLRecordScanner.Rules(
        records: ["/urlset/url", "/sitemapindex/sitemap"].compactMap { XMLRecordPath($0) },
        roots: ["urlset", "sitemapindex"], keepsLastPart: true)

    /// The format.
    public init() {}

    func isRoot(_ name: String, namespace: String) -> Bool { name == "urlset" || name == "sitemapindex" }

    func read(_ record: XMLElement, envelope: XMLElement?) throws(RecordError) -> Reading {
        guard let address = record.first("loc")?.text else {
            throw RecordError(.malformed, "an entry without <loc>")
        }
        var article = Article()
        let news = record.first("news")
        article.url = address
        article.title = news?.first("title")?.text
        article.siteName = news?.at("publication", "name")?.text
        article.language = news?.at("publication", "language")?.text
        article.setPublished(news?.first("publication_date")?.text)
        article.modified = Timestamp(published: record.first("lastmod")?.text)
        article.tags = (news?.first("keywords")?.text ?? "").split(separator: ",").compactMap { String($0).folded }
        article.image = record.at("image", "loc")?.text
        article.isIndex = record.name == "sitemap"
        article.setText(TextBuilder())
        return .article(ReadArticle(article, identifier: address))
    }
}
