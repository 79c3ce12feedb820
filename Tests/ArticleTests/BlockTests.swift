import Testing

@testable import Article

/// The form of the text: blocks, spaces, line breaks.
@Suite struct BlockTests {
    @Test func blocksCoverTheText() throws {
        let list =
            "<ul><li>The northern pier, closed until the divers are done;</li><li>the southern quay, open for three boats.</li></ul>"
        let article = try Sample.extract("<article><h1>Ferry</h1>\(Sample.body)<h2>What is open</h2>\(list)</article>")
        #expect(article.blocks.map { article.text(of: $0) }.joined(separator: "\n") == article.text)
        #expect(article.blocks.suffix(3).map(\.kind) == [.heading, .listItem, .listItem])
        #expect(article.blocks.first { $0.kind == .heading }?.level == 2)
    }

    @Test func theBylineIsNoText() throws {
        let head = "<meta name=author content='Ann Lee'>"
        func text(_ line: String) throws -> String {
            try Sample.extract("<article>\(line)\(Sample.body)</article>", head: head).text
        }
        #expect(try text("<h3 class=byline>By Ann Lee</h3>").hasPrefix(Sample.sentences[0]))
        #expect(try text("<p>By <b>Ann Lee</b>, who lives there, with Bo Ek.</p>").hasPrefix("By Ann Lee"))
    }

    @Test func inlineMarkupAddsNoSpaces() throws {
        let article = try Sample.extract(
            "<article>\(Sample.body)<p>The <b>Al</b>batross, <i>a</i> ferry&nbsp;of <a href=x>the islands</a>, was\n  late&#33;</p></article>"
        )
        #expect(article.text.hasSuffix("The Albatross, a ferry of the islands, was late!"))
    }

    @Test func breakIsANewline() throws {
        let article = try Sample.extract(
            "<article>\(Sample.body)<p>The boats leave at seven,<br>and come back at nine in the evening.</p></article>"
        )
        #expect(article.text.hasSuffix("The boats leave at seven,\nand come back at nine in the evening."))
        #expect(article.blocks.count == Sample.sentences.count + 1)
    }

    @Test func twoBreaksPartParagraphs() throws {
        let article = try Sample.extract("<div>" + Sample.sentences.joined(separator: "<br><br>") + "</div>")
        #expect(article.blocks.count == Sample.sentences.count)
    }

    @Test func referencesAreDecodedOnce() throws {
        let article = try Sample.extract(
            "<article>\(Sample.body)<p>The sign on the pier says &amp;lt;closed&amp;gt;, and everybody understands it.</p></article>"
        )
        #expect(article.text.contains("says &lt;closed&gt;,"))
    }

    @Test func rowsOfDataTables() throws {
        let table = "<table><tr><th>Boat</th><th>Seats</th></tr><tr><td>Albatross</td><td>120</td></tr></table>"
        let article = try Sample.extract(
            "<article><h1>Ferry</h1><p>\(Sample.sentences[0])</p>\(table)\(Sample.body)</article>")
        #expect(article.text.contains("Boat | Seats\nAlbatross | 120\n"))
        #expect(article.blocks.contains { $0.kind == .tableRow })
    }

    @Test func quotesAndCode() throws {
        let article = try Sample.extract(
            "<article>\(Sample.body)<blockquote><p>We have said so for ten years, and nobody listened to us.</p></blockquote><pre>let x  =  1\n  y</pre></article>"
        )
        #expect(article.blocks.suffix(2).map(\.kind) == [.quote, .preformatted])
        #expect(article.text.hasSuffix("let x  =  1\n  y"))
    }

    @Test func repeatedTitleAndEmptyHeadingsGo() throws {
        let article = try Sample.extract(
            "<article><h1>Ferry strikes pier</h1>\(Sample.body)<h2>Gallery</h2><h2>Share this article</h2></article>")
        #expect(article.text == Sample.sentences.joined(separator: "\n"))
    }

    @Test func linesThatAreNoArticleGo() throws {
        let lines =
            "<p>Advertisement</p>\(Sample.body)<h3>Related articles</h3><p><a href=1>A bridge for the upper town</a></p>"
        #expect(
            try Sample.extract("<article><h1>Ferry</h1>\(lines)</article>").text
                == Sample.sentences.joined(separator: "\n"))
    }

    @Test func wordsAreCounted() throws {
        let article = try Sample.extract("<article>\(Sample.body)</article>")
        #expect(article.words == Sample.sentences.joined(separator: " ").split(separator: " ").count)
    }

    @Test func lineMeasure() {
        var measure = TextMeasure()
        var inWord = false
        Array("  Yes,  it is\u{A0}so. 港の船。".utf8).withUnsafeBufferPointer { bytes in
            TextMeasure.classes.withUnsafeBufferPointer { measure.add(bytes, classes: $0, inWord: &inWord) }
        }
        #expect(measure.words == 5)
        #expect(measure.commas == 1)
        #expect(measure.sentenceEnds == 2)
        #expect(measure.endsSentence)
    }
}
