import Testing

@testable import Article

/// Articles that are in no element of the page.
@Suite struct PayloadTests {
    private let expected = Sample.sentences.joined(separator: "\n")

    @Test func linkedDataBody() throws {
        let json =
            "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry\",\"articleBody\":\"\(Sample.sentences.joined(separator: "\\n"))\"}"
        let article = try Sample.extract(
            "<div id=app></div>", head: "<script type=application/ld+json>\(json)</script>")
        #expect(article.text == expected)
        #expect(article.method == .linkedData)
        #expect(article.title == "Ferry")
    }

    @Test func paragraphsInAState() throws {
        let blocks = Sample.sentences.map { "{\"kind\":\"p\",\"text\":\"\($0)\"}" }.joined(separator: ",")
        let json = "{\"props\":{\"menu\":[\"Home\",\"News\"],\"story\":{\"id\":7,\"blocks\":[\(blocks)]}}}"
        let article = try Sample.extract("<div id=root></div><script type=application/json>\(json)</script>")
        #expect(article.text == expected)
        #expect(article.method == .payload)
    }

    @Test func markupInAState() throws {
        let json = "{\"content\":\"\(Sample.body.split(separator: "/").joined(separator: "\\/"))\"}"
        let article = try Sample.extract("<div id=root></div><script type=application/json>\(json)</script>")
        #expect(article.text == expected)
    }

    @Test func elementsAreBetterThanAPayload() throws {
        let json = "{\"@type\":\"Article\",\"articleBody\":\"\(Sample.sentences[0])\"}"
        let article = try Sample.extract(
            "<article>\(Sample.body)</article><script type=application/ld+json>\(json)</script>")
        #expect(article.text == expected)
        #expect(article.method == .container)
    }

    @Test(arguments: ["{", "[1,2", "{\"articleBody\": 3}", "not json at all", "{\"@graph\":[{\"author\":[[[]]]}]}"])
    func brokenPayloadsDoNoHarm(json: String) throws {
        let article = try Sample.extract(
            "<article>\(Sample.body)</article><script type=application/ld+json>\(json)</script>")
        #expect(article.text == expected)
    }
}
