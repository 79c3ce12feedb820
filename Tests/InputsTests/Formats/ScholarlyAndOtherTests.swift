import Article
import Inputs
import Testing
import Text

@Suite struct ScholarlyFormatTests {
    @Test func jats() {
        let text = """
            <!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "JATS-archivearticle1.dtd">
            <article xml:lang="en"><front><journal-meta><journal-title>J. Rivers</journal-title></journal-meta>
            <article-meta><article-id pub-id-type="doi">10.1/x</article-id><title-group><article-title>Floods<xref ref-type="fn">1</xref></article-title></title-group>
            <contrib-group><contrib contrib-type="author"><name><surname>Lee</surname><given-names>Ann</given-names></name></contrib></contrib-group>
            <pub-date><year>2024</year><month>3</month></pub-date><abstract><p>Short.</p></abstract>
            <kwd-group><kwd>water</kwd></kwd-group></article-meta></front>
            <body><sec><title>Intro</title><p>As shown [<xref ref-type="bibr">1</xref>, <xref ref-type="bibr">2</xref>], 10<sup>6</sup> people<sup><xref ref-type="bibr">3</xref></sup>.</p>
            <fig><caption><p>no</p></caption></fig></sec></body><back><ref-list><ref>no</ref></ref-list></back></article>
            """
        let reading = SampleReading(text, JATSFormat())
        #expect(
            reading.summary == [
                "Floods | Ann Lee | 2024-03-01 | en | 10.1/x | Abstract\nShort.\nIntro\nAs shown, 10^6 people."
            ])
        #expect(reading.articles.first?.article.url == "https://doi.org/10.1/x")
        #expect(reading.articles.first?.article.siteName == "J. Rivers")
        #expect(detected(text) == "jats")
    }

    @Test func pubMed() {
        let text = """
            <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>5</PMID><Article><Journal><JournalIssue><PubDate><Year>2018</Year>
            <Month>May</Month><Day>17</Day></PubDate></JournalIssue><Title>J</Title></Journal><ArticleTitle>Trial.</ArticleTitle>
            <Abstract><AbstractText Label="METHODS">We asked 52 <sub>x</sub>.</AbstractText><AbstractText>Then.</AbstractText></Abstract>
            <AuthorList><Author><LastName>Lee</LastName><ForeName>Ann</ForeName></Author></AuthorList><Language>eng</Language></Article>
            </MedlineCitation></PubmedArticle></PubmedArticleSet>
            """
        #expect(
            SampleReading(text, PubMedFormat()).summary == [
                "Trial. | Ann Lee | 2018-05-17 | en | 5 | METHODS\nWe asked 52 x.\nThen."
            ])
        #expect(detected(text) == "pubmed")
    }

    @Test func tei() {
        let text = """
            <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader xml:lang="en"><fileDesc><titleStmt><title type="main">T</title></titleStmt>
            <publicationStmt><date when="2020-07-01"/></publicationStmt><sourceDesc><biblStruct><analytic><author><persName><forename>Ann</forename>
            <surname>Lee</surname></persName></author></analytic></biblStruct></sourceDesc></fileDesc></teiHeader>
            <text><body><div><head>Part</head><p>A<ref type="bibr">[3]</ref> b.</p></div></body></text></TEI>
            """
        #expect(SampleReading(text, TEIFormat()).summary == ["T | Ann Lee | 2020-07-01 | en | - | Part\nA b."])
        #expect(detected(text) == "tei")
    }
}

@Suite struct XMLFieldTests {
    @Test func paths() throws {
        let text = """
            <n:news xmlns:n="urn:n" xmlns:o="urn:o"><story id="a" date="2024-01-02"><o:head>no</o:head><n:head>Yes</n:head>
            <text><p>One.</p><p>Two.</p></text><prio>3</prio><prio>4</prio></story><box><story><n:head>Deep</n:head><story><n:head>inner</n:head></story></story></box></n:news>
            """
        let namespaces = ["n": "urn:n"]
        let format = XMLFieldFormat(
            records: [try #require(XMLRecordPath("//story"))],
            fields: [
                .title: [try XMLFieldPath("n:head", namespaces: namespaces)], .text: [try XMLFieldPath("text")],
                .published: [try XMLFieldPath("@date")], .id: [try XMLFieldPath("@id")],
            ], columns: [("priority", try XMLFieldPath("prio"))])
        let reading = SampleReading(text, format, pieceSize: 9)
        #expect(reading.summary.first == "Yes |  | 2024-01-02 | - | a | One.\nTwo.")
        #expect(reading.articles.map { $0.article.title } == ["Yes", "Deep"])
        #expect(reading.articles.first?.columns.first?.value == "3; 4")
        let anchored = XMLFieldFormat(records: [try #require(XMLRecordPath("/news/story"))], fields: [:])
        #expect(SampleReading(text, anchored).documents.count == 1)
    }

    @Test(arguments: ["", "a//", "a/@b/c", "x:a", "a[1]", "text()"]) func badPaths(path: String) {
        #expect(throws: XMLFieldPath.PathError.self) { try XMLFieldPath(path) }
    }

    @Test func badRecords() {
        #expect(XMLRecordPath("") == nil)
        #expect(XMLRecordPath("//") == nil)
        #expect(XMLRecordPath("/a/b[1]") == nil)
    }
}

@Suite struct SavedPageTests {
    @Test func mhtml() {
        let text = """
            From: <Saved>\r
            Snapshot-Content-Location: https://p.example/a\r
            MIME-Version: 1.0\r
            Content-Type: multipart/related;\r
            \ttype="text/html"; boundary="--b--"\r
            \r
            ----b--\r
            Content-Type: text/css\r
            \r
            p {}\r
            ----b--\r
            Content-Type: text/html; charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            <p>caf=C3=A9 =\r
            au lait =3D</p>\r
            ----b----\r

            """
        let reading = SampleReading(text, MHTMLFormat())
        #expect(reading.pages.map { String(decoding: $0.content, as: UTF8.self) } == ["<p>café au lait =</p>\r\n"])
        #expect(reading.pages.first?.uri == "https://p.example/a")
        #expect(detected(text) == "mhtml")
        #expect(
            SampleReading("MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", MHTMLFormat()).errors.count == 1)
    }

    @Test func plainText() {
        let text = "Title here\n\nFirst line\nof a paragraph.\n\nSecond."
        #expect(
            SampleReading(text, PlainTextFormat(takesTitle: true)).articles.map { $0.article.text } == [
                "First line of a paragraph.\nSecond."
            ])
        #expect(SampleReading(text, PlainTextFormat(takesTitle: true)).articles.first?.article.title == "Title here")
        #expect(detected(text) == "text")
        #expect(detected("<unknown><x/></unknown>") == nil)
        #expect(detected("{\"unknown\": 1}") == nil)
        let lines = SampleReading("one\n\ntwo\r\nthree", PlainTextFormat(unit: .line), pieceSize: 2)
        #expect(lines.articles.map { $0.article.text } == ["one", "two", "three"])
        #expect(lines.documents.map(\.position.fileOffset) == [0, 5, 10])
        #expect(SampleReading([0x63, 0x61, 0x66, 0xE9], PlainTextFormat()).articles.first?.article.text == "café")
        #expect(
            SampleReading([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0], PlainTextFormat()).errors.count
                == 1)
    }
}
