import Article
@testable import Inputs
import Testing
import Text

@Suite struct MediaWikiTests {
    private func text(_ wikitext: String) -> String {
        var (builder, _) = WikitextWriter.text(of: Array(wikitext.utf8), rules: .standard)
        builder.end()
        return String(decoding: builder.text, as: UTF8.self)
    }

    @Test(arguments: [
        ("A '''bold''' and ''it'' [[Link|label]] and [[Plain]]s.", "A bold and it label and Plains."),
        ("Pop. {{formatnum:12345}}, {{convert|5|km|mi}} away{{citation needed|date=May}}.", "Pop. 12345, 5 km away."),
        ("X<ref name=a>note {{cite|x}}</ref> y<ref name=\"a\" /> z<!-- hidden --> w", "X y z w"),
        ("{{Infobox\n|a={{b|c}}\n|d=[[e]]\n}}\nText.", "Text."),
        ("{| class=x\n|-\n| a || b\n{| inner\n| c\n|}\n|}\nAfter", "After"),
        ("[[File:x.jpg|thumb|A [[caption]] here]]Body [[Category:Dogs]]", "Body"),
        ("== One ==\n\n== Two ==\nText\n=== Empty ===\n", "Two\nText"),
        ("* a\n** b\n# c", "a\nb\nc"),
        ("a<br>b &amp; c&nbsp;d &#8211; e &lt;x&gt;", "a b & c d – e <x>"),
        ("see [https://x.example the site] and [https://y.example]", "see the site and"),
        ("<nowiki>[[not a link]] ''x''</nowiki>", "[[not a link]] ''x''"),
        ("Foo ({{lang|fr|}}, ; ) is", "Foo is"),
        ("line one\nline two\n\npara", "line one line two\npara"),
        ("open {{never closed and [[link", "open never closed and link"),
        ("stray }} and ]] here __NOTOC__", "stray and here"),
        ("<gallery>\nFile:a.jpg|x\n</gallery>t <math>x^2</math> u", "t u"),
        ("[[de:Hund]][[:Category:Cats|cats]]", "cats"),
    ])
    func wikitext(source: String, plain: String) {
        #expect(text(source) == plain)
    }

    @Test(.timeLimit(.minutes(1))) func hostileWikitextIsLinear() {
        for piece in ["{{", "[[", "}}", "]]", "<ref>", "<!--", "{|\n", "'", "[http", "<nowiki>", "&", "=", "{{{"] {
            _ = text(String(repeating: piece, count: 100_000))
        }
    }

    static let dump = """
        <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="en"><siteinfo><sitename>Testpedia</sitename>
        <base>https://t.example/wiki/Main_Page</base><namespaces><namespace key="0"/><namespace key="6">Datei</namespace>
        <namespace key="14">Kategorie</namespace></namespaces></siteinfo>
        <page><title>Old dam</title><ns>0</ns><id>7</id><revision><id>1</id><timestamp>2020-01-01T00:00:00Z</timestamp>
        <model>wikitext</model><text>The dam is {{convert|30|m}} high. [[Kategorie:Dams]] [[Datei:a.png|x]]</text></revision></page>
        <page><title>Redir</title><ns>0</ns><id>8</id><redirect title="Old dam"/><revision><text>#REDIRECT [[Old dam]]</text></revision></page>
        <page><title>Talk:Old dam</title><ns>1</ns><id>9</id><revision><text>chat</text></revision></page>
        <page><title>Gone</title><ns>0</ns><id>10</id><revision><text deleted="deleted"/></revision></page>
        <page><title>Later</title><ns>0</ns><id>11</id><revision><timestamp>2019-01-01T00:00:00Z</timestamp><text>old</text></revision>
        <revision><timestamp>2021-01-01T00:00:00Z</timestamp><text>new &amp;amp; true</text></revision></page></mediawiki>
        """

    @Test func dumps() {
        let reading = SampleReading(Self.dump, MediaWikiFormat(), pieceSize: 17)
        #expect(
            reading.summary == [
                "Old dam |  | - | en | 7 | The dam is 30 m high.", "Later |  | 2019-01-01 | en | 11 | new & true",
            ])
        #expect(reading.articles.first?.article.tags == ["Dams"])
        #expect(reading.articles.first?.article.url == "https://t.example/wiki/Old_dam")
        #expect(reading.articles.first?.article.siteName == "Testpedia")
        #expect(reading.passedOver == ["a redirect", "a page of namespace 1", "a page whose text was deleted"])
        #expect(reading.errors.isEmpty)
        #expect(detected(Self.dump) == "mediawiki")
        let all = SampleReading(Self.dump, MediaWikiFormat(namespaces: [], readsRedirects: true))
        #expect(all.articles.count == 4)
    }

    /// One broken page costs that page only.
    @Test func aBrokenPage() {
        let broken = Self.dump.replacing(
            "<page><title>Talk", with: "<page><title>Half</title><ns>0</ns><revision><text>cut <page><title>Talk")
        let reading = SampleReading(broken, MediaWikiFormat())
        #expect(reading.articles.map { $0.article.title } == ["Old dam", "Half", "Later"])
        #expect(reading.articles[1].damage.isEmpty == false)
    }

    @Test func enterprise() {
        let line = """
            {"name":"Old dam","identifier":7,"url":"https://t.example/wiki/Old_dam","date_modified":"2024-05-06T07:08:09Z","namespace":{"identifier":0},"in_language":{"identifier":"en"},"is_part_of":{"identifier":"enwiki","name":"Wikipedia"},"categories":[{"name":"Category:Dams"}],"article_body":{"html":"<p>x</p>","wikitext":"The '''dam'''."}}
            """
        let other = line.replacing("\"identifier\":0", with: "\"identifier\":10")
        let reading = SampleReading(
            line + "\n" + other + "\n{broken\n" + line + "\n", EnterpriseFormat(), pieceSize: 50)
        #expect(reading.summary == Array(repeating: "Old dam |  | - | en | 7 | The dam.", count: 2))
        #expect(reading.articles.first?.article.tags == ["Dams"])
        #expect(reading.passedOver == ["a page of namespace 10"])
        #expect(reading.errors.map(\.record) == ["line 3"])
        #expect(detected(line) == "wikimedia_enterprise")
    }
}
