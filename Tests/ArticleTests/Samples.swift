@testable import Article

/// Pages written for these tests.
enum Sample {
    /// Paragraphs of an article, all different.
    static let sentences = [
        "The harbour of Tallmere was closed on Monday after a ferry struck the northern pier, the port authority said.",
        "Nobody was hurt, but forty lorries had to wait for the tide, and the queue reached the old customs house by noon.",
        "Divers will look at the foundations this week, and the town expects the first results before the market opens.",
        "The ferry, built in 1987, had passed its yearly inspection in March; its owner called the damage superficial.",
        "Fishermen asked for a second landing place years ago, yet the council found the plan too expensive at the time.",
        "For now the boats leave from the southern quay, where there is room for three of them and for very few cars.",
    ]

    static let body = sentences.map { "<p>\($0)</p>" }.joined()

    static let navigation = """
        <nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        """

    static let teasers = """
        <div class="box"><div><h3><a href="/a">A bridge for the upper town is planned</a></h3><p>The council votes in May.</p></div>
        <div><h3><a href="/b">Why the tram stops at seven o'clock</a></h3><p>Drivers are hard to find.</p></div>
        <div><h3><a href="/c">Our readers' favourite walks this year</a></h3><p>Seven of them, with maps.</p></div></div>
        """

    static func page(_ content: String, head: String = "") -> [UInt8] {
        Array("<!doctype html><html lang=en><head>\(head)</head><body>\(content)</body></html>".utf8)
    }

    static func extract(_ content: String, head: String = "", url: String? = nil) throws -> Article {
        try Article.extract(html: page(content, head: head), url: url)
    }
}
