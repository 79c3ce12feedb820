import Article
import Inputs
import Testing
import Text

@Suite struct NewsFormatTests {
    @Test func nitf() {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
            <nitf baselang="en-GB"><head><title>File title</title><docdata>
            <doc-id id-string="x-1"/><date.issue norm="20240305T101500Z"/><doc.copyright holder="Harbour Wire"/>
            <key-list><keyword key="ferry"/></key-list></docdata></head>
            <body><body.head><hedline><hl1>Ferry sinks</hl1></hedline><byline>By Ann Lee</byline></body.head>
            <body.content><p>The ferry <em>Aurora</em> sank.</p><hl2>Rescue</hl2><p>Crews saved 41 people.</p>
            <ul><li>One boat</li></ul></body.content></body></nitf>
            """
        let reading = SampleReading(text, NITFFormat())
        #expect(
            reading.summary == [
                "Ferry sinks | Ann Lee | 2024-03-05 | en-GB | x-1 | The ferry Aurora sank.\nRescue\nCrews saved 41 people.\nOne boat"
            ])
        #expect(reading.articles.first?.article.tags == ["ferry"])
        #expect(reading.articles.first?.article.siteName == "Harbour Wire")
        #expect(reading.articles.first?.article.blocks.map(\.kind) == [.paragraph, .heading, .paragraph, .listItem])
        #expect(detected(text) == "nitf")
    }

    @Test func newsML() {
        let text = """
            <?xml version="1.0" encoding="iso-8859-1"?>
            <NewsML><NewsEnvelope><DateAndTime>20240101T000000Z</DateAndTime></NewsEnvelope>
            <NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:a:1</PublicIdentifier></NewsIdentifier></Identification>
            <NewsManagement><FirstCreated>20240710T125902Z</FirstCreated></NewsManagement>
            <NewsComponent><NewsLines><HeadLine>Proc&#232;s</HeadLine><ByLine>Jean Petit</ByLine></NewsLines>
            <DescriptiveMetadata><Language FormalName="fr"/></DescriptiveMetadata>
            <ContentItem><MimeType FormalName="text/css"/><DataContent>p {}</DataContent></ContentItem>
            <ContentItem><MediaType FormalName="Text"/><DataContent><p>Une phrase.</p><p>Deux.</p></DataContent></ContentItem>
            </NewsComponent></NewsItem></NewsML>
            """
        #expect(
            SampleReading(text, NewsMLFormat()).summary == [
                "Procès | Jean Petit | 2024-07-10 | fr | urn:a:1 | Une phrase.\nDeux."
            ])
        #expect(detected(text) == "newsml")
    }

    @Test func newsMLG2() {
        let text = """
            <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-01-01T00:00:00Z</sent></header>
            <itemSet><newsItem guid="tag:1" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
            <provider literal="wire.example"/><firstCreated>2024-02-03T04:05:06Z</firstCreated></itemMeta>
            <contentMeta><by>By Bo Ek</by><headline>Mine floods</headline><subject><name>Mining</name></subject></contentMeta>
            <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
            <head><title>x</title></head><body><p>Water rose.</p></body></html></inlineXML></contentSet></newsItem>
            <packageItem guid="tag:2"/>
            <newsItem guid="tag:3"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem></itemSet></newsMessage>
            """
        let reading = SampleReading(text, NewsMLG2Format())
        #expect(reading.summary == ["Mine floods | Bo Ek | 2024-02-03 | en | tag:1 | Water rose."])
        #expect(reading.passedOver == ["a packageItem", "a news item of class picture"])
        #expect(reading.errors.isEmpty)
        #expect(detected(text) == "newsml_g2")
    }

    @Test func ninjs() {
        let item = """
            {"uri":"urn:n:1","type":"text","versioncreated":"2024-03-04T05:06:07Z","language":"en","byline":"Ann Lee",
            "headline":"Storm \\u00e9tude","subject":[{"name":"weather"}],"body_html":"<p>Winds of 120 km/h.</p><p>Calm.</p>"}
            """
        #expect(
            SampleReading(item, NinjsFormat()).summary
                == ["Storm étude | Ann Lee | 2024-03-04 | en | urn:n:1 | Winds of 120 km/h.\nCalm."])
        let third = """
            [{"uri":"urn:n:2","type":"text","firstCreated":"2024-03-04T05:06:07+02:00","by":"Bo Ek","headlines":[{"role":"main","value":"T"}],
            "bodies":[{"contentType":"text/html","value":"<p>B &amp; C</p>"}]},{"uri":"urn:n:3","type":"picture"}, 5]
            """
        let reading = SampleReading(third, NinjsFormat())
        #expect(reading.summary == ["T | Bo Ek | 2024-03-04 | - | urn:n:2 | B & C"])
        #expect(reading.passedOver == ["an item of type picture"])
        #expect(reading.errors.map(\.code) == [.wrongFormat])
        let lines = item.replacing("\n", with: " ") + "\n" + item.replacing("\n", with: " ")
        #expect(SampleReading(lines, NinjsFormat(), pieceSize: 7).documents.count == 2)
        #expect(detected(item) == "ninjs")
        let broken = SampleReading("{\"uri\": 1,\n\"x\": }", NinjsFormat())
        #expect(broken.errors.first?.code == .malformed)
        #expect(broken.errors.first?.record == "line 2")
    }

    @Test func reuters() {
        let text = """
            <!DOCTYPE lewis SYSTEM "lewis.dtd">
            <REUTERS TOPICS="YES" NEWID="7"><DATE>26-FEB-1987 15:01:01.79</DATE><TOPICS><D>cocoa</D></TOPICS>
            <PLACES><D>usa</D></PLACES><UNKNOWN>&#5;&#5;C</UNKNOWN><TEXT>&#2;<TITLE>A & B RISE</TITLE>
            <DATELINE> X, Feb 26 -</DATELINE><BODY>Prices rose
            3.5 pct &lt;ABC&gt;.
                Others fell.
             REUTER
            &#3;</BODY></TEXT></REUTERS>
            <REUTERS NEWID="8"><DATE> 7-APR-1987 11:02:40.82</DATE><TEXT TYPE="UNPROC">&#2;
            BRIEF
            &#3;</TEXT></REUTERS>
            """
        let reading = SampleReading(text, ReutersFormat())
        #expect(
            reading.summary == [
                "A & B RISE |  | 1987-02-26 | en | 7 | Prices rose 3.5 pct <ABC>.\nOthers fell.",
                "- |  | 1987-04-07 | en | 8 | BRIEF",
            ])
        #expect(reading.articles.first?.article.tags == ["cocoa", "usa"])
        #expect(reading.articles.first?.damage == [])
        #expect(detected(text) == "reuters")
    }
}
