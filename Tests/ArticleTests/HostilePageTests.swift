import Article
import Testing

/// Pages that repeat something without end are read in linear time; a quadratic pass over these would take minutes.
@Suite struct HostilePageTests {
    private static let prose = "<p>The bridge over the river was closed for two years, the county said on Thursday.</p>"

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "<title>" + String(repeating: "a | b - ", count: 200_000) + "</title>",
            String(
                repeating: "<meta name=author content='Ann Lee'><meta property=og:title content='Title'>", count: 60_000
            ),
            "<meta name=author content='" + String(repeating: "Ann Lee, ", count: 100_000) + "'>",
            "<title>A bridge</title>" + String(repeating: "<h1>A heading</h1>", count: 50_000),
            String(
                repeating: "<time datetime=2024-01-02>then</time><span class=byline>By Ann Lee</span>", count: 50_000),
            String(repeating: "<table><tr><td>", count: 20_000),
        ])
    func linear(head: String) throws {
        let article = try Article.extract(html: Array((head + Self.prose).utf8))
        #expect(article.authors.count <= 1)
    }
}
