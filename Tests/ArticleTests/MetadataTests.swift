import Testing
import Text

@testable import Article

/// Each field from the most trustworthy place, and nil where there is none.
@Suite struct MetadataTests {
    @Test func honestNulls() throws {
        let article = try Article.extract(
            html: Array("<p>\(Sample.sentences[0])</p><footer>© 2021 Tallmere Post</footer>".utf8))
        #expect(article.title == nil)
        #expect(article.authors.isEmpty)
        #expect(article.published == nil)
        #expect(article.publishedDate == nil)
        #expect(article.siteName == nil)
        #expect(article.language == "en", "shown by the text")
        #expect(article.canonicalURL == nil)
        #expect(article.isPaywalled == nil)
    }

    @Test func linkedDataFirst() throws {
        let json = """
            {"@context":"https://schema.org","@graph":[{"@type":"Person","@id":"#ann","name":"Ann Lee"},
            {"@type":["NewsArticle"],"headline":"Ferry strikes pier","author":{"@id":"#ann"},"datePublished":"2024-05-06T23:30:00-05:00",
            "dateModified":"2024-05-07T10:00:00Z","articleSection":"Harbour","keywords":["ferry","pier"],"isAccessibleForFree":"False",
            "publisher":{"@type":"Organization","name":"Tallmere Post"},},]}
            """
        let article = try Sample.extract(
            "<article><h1>Ferry strikes pier</h1>\(Sample.body)</article>",
            head: "<script type=application/ld+json>\(json)</script><meta name=author content='The Web Team'>")
        #expect(article.authors == ["Ann Lee"])
        #expect(article.publishedDate == CalendarDate(year: 2024, month: 5, day: 6))
        #expect(article.published?.offsetMinutes == -300)
        #expect(article.published?.description == "2024-05-07T04:30:00Z")
        #expect(article.modified?.localDate == CalendarDate(year: 2024, month: 5, day: 7))
        #expect(article.section == "Harbour")
        #expect(article.tags == ["ferry", "pier"])
        #expect(article.isPaywalled == true)
        #expect(article.siteName == "Tallmere Post")
    }

    @Test func indexPages() throws {
        #expect(try Sample.extract("<main>\(Sample.teasers)</main>").isIndex)
        #expect(try !Sample.extract("<article><h1>Ferry</h1>\(Sample.body)</article>").isIndex)
        let collection = "<script type=application/ld+json>{\"@type\":\"CollectionPage\"}</script>"
        #expect(try Sample.extract("<main>\(Sample.body)</main>", head: collection).isIndex)
    }

    @Test func metaElements() throws {
        let head = """
            <title>Ferry strikes pier | Tallmere Post</title><link rel=canonical href="https://post.example/ferry">
            <meta property=og:site_name content="Tallmere Post"><meta property=og:description content="A ferry &amp;amp; a pier">
            <meta property=og:url content="https://post.example/ferry?x"><meta property=og:image content="https://post.example/f.jpg">
            <meta property=article:published_time content="2024-05-06"><meta name=author content="By Bo Ek and Ann Lee, staff writers">
            """
        let article = try Sample.extract("<article>\(Sample.body)</article>", head: head)
        #expect(article.title == "Ferry strikes pier")
        #expect(article.siteName == "Tallmere Post")
        #expect(article.authors == ["Bo Ek", "Ann Lee"])
        #expect(article.canonicalURL == "https://post.example/ferry")
        #expect(article.url == "https://post.example/ferry?x")
        #expect(article.image == "https://post.example/f.jpg")
        #expect(article.description == "A ferry & a pier")
        #expect(article.published?.isZoneKnown == false)
        #expect(article.language == "en")
    }

    @Test func theSiteIsNoAuthor() throws {
        let head = "<meta property=og:site_name content='Tallmere Post'><meta name=author content='Tallmere Post'>"
        #expect(try Sample.extract("<article><h1>Ferry</h1>\(Sample.body)</article>", head: head).authors.isEmpty)
        let byline = "<article><h1>Ferry strikes pier</h1><p class=byline>By Ann Lee</p>\(Sample.body)</article>"
        #expect(try Sample.extract(byline, head: head).authors == ["Ann Lee"])
    }

    @Test func dateUnderTheHeadline() throws {
        let page = "<h1>Ferry</h1><p>Posted on 6 May 2024 by Ann Lee | Harbour</p><article>\(Sample.body)</article>"
        let article = try Sample.extract(page)
        #expect(article.publishedDate == CalendarDate(year: 2024, month: 5, day: 6))
        #expect(article.authors == ["Ann Lee"])
    }

    @Test func dayOfTheReadersNotOfUTC() throws {
        let head = "<meta property=article:published_time content='2024-05-06T23:30:00Z'>"
        let page = "<h1>Ferry strikes pier</h1><time>7 May 2024</time><article>\(Sample.body)</article>"
        #expect(try Sample.extract(page, head: head).publishedDate == CalendarDate(year: 2024, month: 5, day: 7))
    }

    @Test func dateOfThePath() throws {
        let article = try Sample.extract(
            "<article>\(Sample.body)</article>", url: "https://post.example/2024/05/06/ferry")
        #expect(article.publishedDate == CalendarDate(year: 2024, month: 5, day: 6))
    }

    @Test func theSiteAndAccountsAreAuthorsWhereThePageShowsThem() throws {
        let head = "<meta property=og:site_name content='Tallmere Post'><meta name=author content='Tallmere Post'>"
        let site = "<article><h1>Ferry</h1><a rel=author href=/a>Tallmere Post</a>\(Sample.body)</article>"
        #expect(try Sample.extract(site, head: head).authors == ["Tallmere Post"])
        let account = "<article><h1>Ferry</h1><a rel=author href=/a>quaywatcher_7</a>\(Sample.body)</article>"
        #expect(try Sample.extract(account).authors == ["quaywatcher_7"])
        let declared = "<meta name=author content='quaywatcher_7'>"
        #expect(try Sample.extract("<article>\(Sample.body)</article>", head: declared).authors.isEmpty)
    }

    @Test func creditsAndCopyrightAreNoBylines() throws {
        for line in ["Foto: Ann Lee", "Copyright 2019-2024, design by Ann Lee", "1998/99 rebuilt by Ann Lee"] {
            #expect(try Sample.extract("<article><h1>Ferry</h1><p>\(line)</p>\(Sample.body)</article>").authors.isEmpty)
        }
    }

    @Test func ofDeclaredDatesTheShownOne() throws {
        let head = """
            <meta property=article:published_time content="2024-05-09"><script type=application/ld+json>
            {"@type":"NewsArticle","datePublished":"2023-01-02"}</script>
            """
        func day(_ line: String) throws -> CalendarDate? {
            try Sample.extract("<h1>Ferry</h1><p>\(line)</p><article>\(Sample.body)</article>", head: head)
                .publishedDate
        }
        #expect(try day("9 May 2024") == CalendarDate(year: 2024, month: 5, day: 9))
        #expect(try day("8 May 2024, changed 9 May 2024") == CalendarDate(year: 2024, month: 5, day: 9))
        #expect(try day("Harbour") == CalendarDate(year: 2023, month: 1, day: 2))
        #expect(try day("4 June 2025") == CalendarDate(year: 2023, month: 1, day: 2), "a later day is one of a change")
        #expect(try day("30 November 2019") == CalendarDate(year: 2019, month: 11, day: 30), "published again since")
    }

    @Test func aDayReadTheOtherWayRoundIsNoEarlierOne() throws {
        let head = "<meta property=article:published_time content='2024-06-05'>"
        let page = "<h1>Ferry</h1><p>06/05/2024</p><article>\(Sample.body)</article>"
        let article = try Article.extract(
            html: Array("<!doctype html><html lang=en-GB><head>\(head)</head><body>\(page)</body></html>".utf8))
        #expect(article.publishedDate == CalendarDate(year: 2024, month: 6, day: 5))
    }

    @Test func datesOfCommentsAreNoneOfTheArticle() throws {
        let comment = "<div class=comments><p><time datetime=2024-05-08>8 May 2024</time> So sad.</p></div>"
        #expect(try Sample.extract("<article><h1>Ferry</h1>\(Sample.body)</article>\(comment)").published == nil)
    }

    @Test func theHeadlineBelowALongMenu() throws {
        let menu = (1...30).map { "<p><a href=/\($0)>Part \($0)</a></p>" }.joined()
        let page = """
            <div><h1>Tallmere Post</h1><div class=menu>\(menu)</div><h1>Ferry strikes pier</h1><p>Written: 2024-05-06 15:03</p>
            \(Sample.body)</div>
            """
        #expect(try Sample.extract(page).publishedDate == CalendarDate(year: 2024, month: 5, day: 6))
    }

    @Test(arguments: [("de", "de"), ("EN_us", "en-US"), ("pt-BR", "pt-BR"), ("x", nil), ("english", nil)])
    func languageTags(value: String, tag: String?) {
        #expect(MetadataReader.languageTag(value) == tag)
    }

    @Test func doubleEscapedReferences() throws {
        let head = "<meta property=og:title content='Fish &amp;amp; ships: the pier&amp;#39;s story'>"
        #expect(
            try Sample.extract("<p>\(Sample.sentences[0])</p>", head: head).title == "Fish & ships: the pier's story")
    }
}

@Suite struct TitleTests {
    private func title(
        headings: [String] = [], headline: String? = nil, declared: [String] = [], linked: String? = nil,
        document: String? = nil, sites: [String] = []
    ) -> String? {
        TitleChoice(
            headings: headings, headline: headline, declared: declared, linked: linked, document: document,
            siteKeys: sites.map(Prose.key)
        ).best()
    }

    @Test func none() { #expect(title() == nil) }

    @Test func siteSuffixes() {
        #expect(title(document: "Ferry strikes pier - Tallmere Post", sites: ["Tallmere Post"]) == "Ferry strikes pier")
        #expect(
            title(document: "Tallmere Post: news - Ferry strikes pier") == "Tallmere Post: news - Ferry strikes pier")
        #expect(title(document: "Tallmere Post » Ferry strikes pier", sites: ["Tallmere Post"]) == "Ferry strikes pier")
    }

    @Test func headingThatAgrees() {
        #expect(
            title(headings: ["Tallmere Post", "Ferry strikes pier"], declared: ["Ferry strikes pier – Harbour"])
                == "Ferry strikes pier")
    }

    @Test func kickerBeforeTheTitle() {
        #expect(
            title(
                headings: ["Harbour news: Ferry strikes the northern pier"],
                declared: ["Ferry strikes the northern pier"])
                == "Ferry strikes the northern pier")
    }

    @Test func theHeadlineAboveATitleForSearchEngines() {
        #expect(
            title(
                headings: ["A loud noise at the pier"], headline: "A loud noise at the pier",
                declared: ["Best ferry tickets 2024"])
                == "A loud noise at the pier")
    }
}
