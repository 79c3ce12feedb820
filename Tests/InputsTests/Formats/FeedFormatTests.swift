import Article
import Inputs
import Testing
import Text

@Suite struct FeedFormatTests {
    @Test func rss() {
        let text = """
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
              xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Valley News</title><language>en</language>
            <item><title>Dam &amp;amp; river</title><link>https://v.example/1</link><dc:creator>Ann Lee</dc:creator>
            <pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate><category>water</category><guid isPermaLink="false">g1</guid>
            <description>Short.</description><content:encoded><![CDATA[<p>One&nbsp;two.</p><p>Three</p>]]></content:encoded></item>
            <item><title>Second</title><guid>https://v.example/2</guid><description>Only &lt;b&gt;this&lt;/b&gt;.</description></item>
            </channel></rss>
            """
        let reading = SampleReading(text, FeedFormat(), pieceSize: 11)
        #expect(
            reading.summary == [
                "Dam & river | Ann Lee | 2024-03-05 | en | g1 | One two.\nThree",
                "Second |  | - | en | https://v.example/2 | Only this.",
            ])
        let article = reading.articles.first?.article
        #expect(article?.url == "https://v.example/1")
        #expect(article?.siteName == "Valley News")
        #expect(article?.tags == ["water"])
        #expect(article?.description == "Short.")
        #expect(article?.published?.description == "2024-03-06T04:30:00Z")
        #expect(reading.articles.last?.article.url == "https://v.example/2")
        #expect(detected(text) == "feed")
        // Every document's bytes stand where it says.
        for document in reading.documents {
            let start = document.position.fileOffset
            #expect(Array(text.utf8)[start..<start + document.length].elementsEqual(document.content))
        }
    }

    @Test func atom() {
        let text = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://a.example/blog/"><title>Blatt</title>
            <author><name>Eva Ohm</name></author>
            <entry><id>urn:1</id><title type="html">Ein &lt;i&gt;Fall&lt;/i&gt;</title><link href="eins.html"/>
            <published>2024-04-01T10:00:00+02:00</published><updated>2024-04-02T10:00:00Z</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text <b>fett</b>.</p></div></content></entry></feed>
            """
        let reading = SampleReading(text, FeedFormat())
        #expect(reading.summary == ["Ein Fall | Eva Ohm | 2024-04-01 | de | urn:1 | Text fett."])
        #expect(reading.articles.first?.article.url == "https://a.example/blog/eins.html")
        #expect(reading.articles.first?.article.modified?.description == "2024-04-02T10:00:00Z")
    }

    @Test func rdfAndForeignNames() {
        let text = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:x="http://other.example/ns"><channel rdf:about="c"><title>R</title></channel>
            <item rdf:about="i1"><x:title>wrong</x:title><title>right</title><x:description>no</x:description><description>yes</description></item></rdf:RDF>
            """
        #expect(SampleReading(text, FeedFormat()).summary.first?.hasPrefix("right |  | - |") == true)
        #expect(SampleReading(text, FeedFormat()).articles.first?.article.text == "yes")
    }

    @Test func wordPress() {
        let text = """
            <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><title>W</title><item><title>Post</title><content:encoded><![CDATA[First.

            Second.]]></content:encoded><wp:post_date_gmt>2024-01-02 03:04:05</wp:post_date_gmt><wp:post_type>post</wp:post_type></item>
            <item><title>pic</title><wp:post_type>attachment</wp:post_type></item></channel></rss>
            """
        let reading = SampleReading(text, FeedFormat())
        #expect(reading.articles.map(\.article.text) == ["First.\nSecond."])
        #expect(reading.articles.first?.article.publishedDate?.description == "2024-01-02")
        #expect(reading.passedOver == ["a WordPress attachment"])
    }

    /// What is broken is mended, said, and costs no text.
    @Test func illFormed() {
        let text = """
            <rss><channel><item><title>A & B < C</title><description><p>Open <br>text</description><link>l</link></item>
            <item><title>No end</title><link>m</link>
            <item><title>Third</title><description><![CDATA[cut off
            """
        let reading = SampleReading(text, FeedFormat())
        #expect(reading.articles.map { $0.article.title } == ["A & B < C", "No end", "Third"])
        #expect(reading.articles.map { $0.article.text } == ["Open\ntext", "", "cut off"])
        #expect(reading.articles.allSatisfy { !$0.damage.isEmpty })
        #expect(reading.articles.map { $0.article.url } == ["l", "m", nil])
    }

    @Test(
        arguments: [
            ("windows-1255", [0xF9, 0xEC, 0xE5, 0xED], "שלום"), ("koi8-r", [0xED, 0xC9, 0xD2], "Мир"),
            ("iso-8859-1", [0xE9, 0x74, 0xE9], "été"), ("shift_jis", [0x93, 0xFA, 0x96, 0x7B], "日本"),
        ] as [(String, [UInt8], String)])
    func encodings(label: String, bytes: [UInt8], text: String) {
        let head = Array("<?xml version='1.0' encoding='\(label)'?><rss><channel><item><title>".utf8)
        let reading = SampleReading(head + bytes + Array("</title></item></channel></rss>".utf8), FeedFormat())
        #expect(reading.articles.first?.article.title == text)
    }

    @Test(arguments: [false, true]) func utf16(isBigEndian: Bool) {
        let units = Array(
            "<?xml version='1.0' encoding='utf-16'?><rss><channel><item><title>Zürich 日本</title></item></channel></rss>"
                .utf16)
        let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        let bytes = units.flatMap {
            isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
        }
        #expect(SampleReading(mark + bytes, FeedFormat()).articles.first?.article.title == "Zürich 日本")
    }

    @Test func sitemaps() {
        let text = """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://s.example/1</loc><lastmod>2024-01-01</lastmod><news:news><news:publication><news:name>S</news:name>
            <news:language>en</news:language></news:publication><news:title>T</news:title></news:news></url><url></url></urlset>
            """
        let reading = SampleReading(text, SitemapFormat())
        #expect(reading.summary == ["T |  | - | en | https://s.example/1 | "])
        #expect(reading.errors.map(\.code) == [.malformed])
        let index = "<sitemapindex><sitemap><loc>https://s.example/a.xml</loc></sitemap></sitemapindex>"
        #expect(SampleReading(index, SitemapFormat()).articles.first?.article.isIndex == true)
        #expect(detected(index) == "sitemap")
    }

    @Test func jsonFeed() {
        let text = """
            {"version":"https://jsonfeed.org/version/1.1","title":"J","language":"en","authors":[{"name":"Ann Lee"}],
            "items":[{"id":"1","url":"https://j.example/1","title":"One","content_html":"<p>a</p><p>b</p>","date_published":"2024-01-02T00:00:00Z"},
            {"id":2,"content_text":"plain"}]}
            """
        let reading = SampleReading(text, JSONFeedFormat())
        #expect(reading.summary == ["One | Ann Lee | 2024-01-02 | en | 1 | a\nb", "- | Ann Lee | - | en | 2 | plain"])
        #expect(reading.articles.first?.article.siteName == "J")
        #expect(detected(text) == "json_feed")
    }
}
