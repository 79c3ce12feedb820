public import Article
public import JSON
import Text

extension Article {
    /// Appends the article as a JSON object; values that the page does not give are null.
    ///
    /// - Parameter id: The document's name.
    public func write(to json: inout JSONWriter, id: String) {
        json.beginObject()
        json.member("id", id)
        json.member("url", canonicalURL ?? url)
        json.member("title", title)
        json.member("subtitle", subtitle)
        json.member("author", authors)
        json.member("date", publishedDate?.description)
        json.member("published", published?.description)
        json.member("modified", modified?.description)
        json.member("language", language)
        json.member("site", siteName)
        json.member("section", section)
        json.member("tags", tags)
        json.member("description", description)
        json.member("image", image)
        json.member("is_index", isIndex)
        json.member("is_paywalled", isPaywalled)
        json.member("words", words)
        json.member("text", text)
        json.member("confidence", confidence)
        json.member("method", method.rawValue.snakeCased)
        json.endObject()
    }
}
