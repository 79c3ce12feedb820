import HTMLTree
import Testing

@testable import Article

/// Which part of a page becomes the text.
@Suite struct ContainerTests {
    private let expected = Sample.sentences.joined(separator: "\n")

    @Test func plainArticle() throws {
        let article = try Sample.extract(
            Sample.navigation + "<article><h1>Ferry strikes pier</h1>\(Sample.body)</article>")
        #expect(article.text == expected)
        #expect(article.method == .container)
        #expect(article.confidence > 0.5)
    }

    @Test(arguments: [
        "newsletter-post", "promoted", "sidebar-main", "post share-wrapper", "header-content", "comments-open",
    ])
    func boilerplateWordOnTheContainer(name: String) throws {
        let article = try Sample.extract(
            "<article class=\"\(name)\"><h1>Ferry strikes pier</h1>\(Sample.body)</article>")
        #expect(article.text == expected)
    }

    @Test func articleInsideHeaderElement() throws {
        let article = try Sample.extract("<header>\(Sample.navigation)<div><h1>Ferry</h1>\(Sample.body)</div></header>")
        #expect(article.text == expected)
    }

    @Test func unclosedHeader() throws {
        let article = try Sample.extract("<header><div>Tallmere Post</header><main><h1>Ferry</h1>\(Sample.body)</main>")
        #expect(article.text == expected)
    }

    @Test func commentsGo() throws {
        let comments = """
            <section id="comments"><p>I was on that ferry and I can tell you that the captain did all he could do.</p>
            <p>They should have built the second pier, as we have been saying for more than ten years now.</p></section>
            """
        #expect(try Sample.extract("<article><h1>Ferry</h1>\(Sample.body)</article>\(comments)").text == expected)
        #expect(try Sample.extract("<article><h1>Ferry</h1>\(Sample.body)\(comments)</article>").text == expected)
    }

    @Test func teasersGo() throws {
        #expect(try Sample.extract("<main><h1>Ferry</h1>\(Sample.body)\(Sample.teasers)</main>").text == expected)
    }

    @Test func appendedArticleOfItsOwnClassGoes() throws {
        let next =
            "<article id=second-article><h2>Tram stops early</h2><p>The last tram of the day now leaves at seven, since drivers are hard to find, said the company.</p></article>"
        let text = try Sample.extract("<main><article><h1>Ferry</h1>\(Sample.body)</article>\(next)</main>").text
        #expect(text == expected)
    }

    @Test func responsiveCopiesAreWrittenOnce() throws {
        let copies = "<div class=desktop>\(Sample.body)</div><div class=mobile>\(Sample.body)</div>"
        #expect(try Sample.extract("<main><h1>Ferry</h1>\(copies)</main>").text == expected)
    }

    @Test func unbrokenCopyIsDropped() throws {
        let names = [
            "Albatross", "Bittern", "Cormorant", "Dunlin", "Egret", "Fulmar", "Gannet", "Heron", "Ibis", "Jackdaw",
        ]
        let long = names.map { name in
            "The \(name) left for \(name) Island at seven, and those who had booked the \(name) cabin of the \(name) saw the \(name) lighthouse, "
                + "the \(name) rocks and, by noon, the \(name) monks, said \(name) Lines."
        }
        let broken = long.map { "<p>\($0)</p>" }.joined()
        let text = try Sample.extract("<main><h1>Ferry</h1><div>\(long.joined(separator: " "))</div>\(broken)</main>")
            .text
        #expect(text == long.joined(separator: "\n"))
    }

    @Test func hiddenArticleIsFound() throws {
        let text = try Sample.extract("<div id=shell>Loading</div><div hidden id=S0><h1>Ferry</h1>\(Sample.body)</div>")
            .text
        #expect(text == expected)
    }

    @Test func smallHiddenPartsGo() throws {
        let secret =
            "<p style='display: none'>This sentence is for machines only, and no reader of the page ever sees it.</p>"
        #expect(try Sample.extract("<article><h1>Ferry</h1>\(Sample.body)\(secret)</article>").text == expected)
    }

    @Test func noscriptHoldsTheArticle() throws {
        #expect(
            try Sample.extract("<div id=app></div><noscript><h1>Ferry</h1>\(Sample.body)</noscript>").text == expected)
    }

    @Test func cookieBoxLongerThanTheArticle() throws {
        let cookies =
            "<div class=cookie-consent>"
            + (0..<12).map {
                "<p>We and our \($0 + 40) partners store and read information on a device, such as unique numbers in cookies.</p>"
            }.joined() + "</div>"
        #expect(try Sample.extract("<article><h1>Ferry</h1>\(Sample.body)</article>\(cookies)").text == expected)
    }

    @Test func layoutTables() throws {
        let page = """
            <table><tr><td colspan=2><a href=/>Home</a> <a href=/n>News</a></td></tr><tr><td><table><tr><td><a href=/1>One</a></td></tr>
            <tr><td><a href=/2>Two</a></td></tr></table></td><td><font size=2>\(Sample.body)</font></td></tr></table>
            """
        #expect(try Sample.extract(page).text == expected)
    }

    @Test func leadBeforeTheBody() throws {
        let lead =
            "<p class=lead>A ferry has damaged the northern pier of Tallmere, and traffic to the islands is slow.</p>"
        let page =
            "<main><h1>Ferry strikes pier</h1>\(lead)<div class=byline>By Ann Lee</div><div class=article-body>\(Sample.body)</div></main>"
        let text = try Sample.extract(page).text
        #expect(
            text == "A ferry has damaged the northern pier of Tallmere, and traffic to the islands is slow.\n"
                + expected)
    }

    @Test func listicleKeepsItsItems() throws {
        let items = Sample.sentences.enumerated().map {
            "<h2>\($0.offset + 1). Walk number \($0.offset + 1)</h2><p>\($0.element)</p>"
        }.joined()
        let article = try Sample.extract("<article><h1>Six walks</h1>\(items)</article>")
        #expect(article.blocks.filter { $0.kind == .heading }.count == 6)
        #expect(article.text.contains("6. Walk number 6"))
    }

    @Test func liveBlogKeepsItsPosts() throws {
        let posts = Sample.sentences.enumerated().map {
            "<article class=liveblog-post><time datetime=2024-05-0\($0.offset + 1)>0\($0.offset + 1):00</time><p>\($0.element)</p></article>"
        }.joined()
        let text = try Sample.extract("<main><h1>Ferry: live</h1>\(posts)</main>").text
        for sentence in Sample.sentences { #expect(text.contains(sentence)) }
    }

    @Test func pageWithoutAnArticle() throws {
        let article = try Sample.extract(Sample.navigation + "<footer>Copyright 2024 Tallmere Post</footer>")
        #expect(article.text.isEmpty)
        #expect(article.blocks.isEmpty)
        #expect(article.confidence == 0)
    }

    @Test func emptyInput() throws {
        #expect(try Article.extract(html: []).text.isEmpty)
    }

    @Test func binaryContentIsRefused() {
        #expect(throws: ArticleError.self) {
            try Article.extract(html: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
        }
    }

    @Test func tooManyBytesAreRefused() {
        var extractor = ArticleExtractor()
        extractor.limits.bytes = 100
        #expect(throws: ArticleError.self) { try extractor.extract(html: Sample.page(Sample.body)) }
    }

    @Test func rightToLeft() throws {
        let sentences = [
            "أعلنت سلطات الميناء، يوم الاثنين، إغلاق الرصيف الشمالي بعد اصطدام عبارة به دون وقوع إصابات بين الركاب.",
            "وقال مسؤول في المدينة إن الغواصين سيفحصون الأساسات هذا الأسبوع، وإن النتائج الأولى ستظهر قبل نهاية الشهر.",
        ]
        let body = sentences.map { "<p>\($0)</p>" }.joined()
        #expect(
            try Sample.extract("<article dir=rtl><h1>عبارة</h1>\(body)</article>").text
                == sentences.joined(separator: "\n"))
    }

    @Test func withoutSpacesBetweenWords() throws {
        let sentences = [
            "港の北側の桟橋は月曜日、フェリーが衝突したため閉鎖された。けが人はなかったが、四十台のトラックが待たされた。",
            "町によると、今週中に潜水士が基礎を調べる予定で、市場が開く前に最初の結果が出る見込みだという。",
        ]
        let body = sentences.map { "<p>\($0)</p>" }.joined()
        #expect(
            try Sample.extract("\(Sample.navigation)<main><h1>フェリー</h1>\(body)</main>").text
                == sentences.joined(separator: "\n"))
    }

    @Test func anExtractorForgetsThePageBefore() throws {
        var extractor = ArticleExtractor()
        let first = try extractor.extract(html: Sample.page("<article><h1>Ferry</h1>\(Sample.body)</article>"))
        _ = try extractor.extract(html: Sample.page("<p>Short.</p>"))
        #expect(try extractor.extract(html: Sample.page("<article><h1>Ferry</h1>\(Sample.body)</article>")) == first)
    }

    @Test func deepNestingIsNoTrouble() throws {
        let deep = String(repeating: "<div>", count: 20_000)
        #expect(try Sample.extract("<article><h1>Ferry</h1>\(Sample.body)</article>\(deep)").text == expected)
    }
}
