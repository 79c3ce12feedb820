import HTMLTree
import Testing

/// libxml2 as a witness: both front ends see the same in markup that leaves no choice.
@Suite struct FrontEnds {
    static let pages = [
        "<html><head><title>A title</title></head><body><h1>Head</h1><p>One <b>bold</b> word.</p><p>Two</p></body></html>",
        "<html><body><ul><li>a</li><li>b <a href='x?a=1&amp;b=2'>c</a></li></ul><table><tr><td>1</td></tr></table></body></html>",
        "<html><body><p>Zeichen: &auml; &#8211; &#x2019; größer, 東京</p><pre>  a\n  b</pre></body></html>",
        "<html><body><div><div><span>a</span><br>b<img src=x alt='y z'></div></div><blockquote>q</blockquote></body></html>",
        "<html><body><dl><dt>a</dt><dd>b</dd></dl><script>no()</script><style>no{}</style><h2>h</h2></body></html>",
    ]

    @Test(arguments: pages)
    func agreeOnTextAndElements(html: String) throws {
        let (native, libxml2) = (try Page(html), try Page(html, with: .libxml2))
        #expect(native.text == libxml2.text)
        func elements(_ page: Page) -> [String] {
            // libxml2 makes no head and no tbody of its own.
            page.nodes.filter { $0.kind == .element && $0.name != "head" && $0.name != "tbody" }
                .map { $0.name + $0.attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined() }
        }
        #expect(elements(native) == elements(libxml2))
    }

    @Test func differWhereLibXML2MovesAncestors() throws {
        let html = "<body><header><div>a</header><main>b</main>"
        func parentOfMain(_ parser: HTMLTree.Parser) throws -> String? {
            let page = try Page(html, with: parser)
            return page.nodes.first { $0.name == "main" }.map { page.nodes[$0.parent].name }
        }
        #expect(try parentOfMain(.native) == "body")
        #expect(try parentOfMain(.libxml2) != "body")
    }

    @Test func libXML2TakesLongPagesInChunks() throws {
        let html = "<body>" + String(repeating: "<p>größer — 東京</p>", count: 120_000)
        let page = try Page(html, with: .libxml2)
        #expect(page.nodes.filter { $0.name == "p" }.count == 120_000)
        #expect(page.text == String(repeating: "größer — 東京", count: 120_000))
    }

    @Test(arguments: HTMLTree.Parser.allCases)
    func emptyPagesHaveATree(parser: HTMLTree.Parser) throws {
        #expect(try Page("", with: parser).nodes.first?.kind == .document)
        #expect(try Page(" ", with: parser).text == "" || parser == .libxml2)
    }
}

@Suite struct Payloads {
    @Test(arguments: [
        ("application/ld+json", Payload.Kind.linkedData), ("Application/LD+JSON; charset=utf-8", .linkedData),
        ("application/json", .json), ("text/x-json", .json), ("text/template", .template),
        ("text/x-handlebars-template", .template), ("text/html", .template), ("text/x-mustache", .template),
        ("text/x-jquery-tmpl", .template),
    ])
    func dataIsKept(type: String, kind: Payload.Kind) throws {
        let content = "{\"a\": \"<p>&amp;</p>\"}"
        let page = try Page("<p>x<script id=s type='\(type)'>\(content)</script>y")
        #expect(page.payloads.map(\.kind) == [kind])
        #expect(page.payloadTexts == [content])
        #expect(page.nodes[try #require(page.payloads.first).node].attributes["id"] == "s")
        #expect(page.text == "xy")
    }

    @Test(arguments: ["", "type=module", "type='text/javascript'", "type=importmap", "type=application/javascript"])
    func codeIsNot(attributes: String) throws {
        let page = try Page("<p>x<script \(attributes)>f({a: 1})</script>y")
        #expect(page.payloads.isEmpty && page.text == "xy")
    }

    @Test(arguments: [
        ("window.__STATE__ = {", true), ("\n var page=[", true), ("self[\"data\"] = JSON.parse(\"", true),
        ("window.a = b;", false),
        ("if (a == b) {", false), ("f({", false), ("window.a == {", false), ("let x = {", true),
    ])
    func assignmentsOfStateAreKept(start: String, isKept: Bool) throws {
        let script = start + String(repeating: "\"a\":1,", count: 100)
        #expect(try Page("<script>\(script)</script>").payloadTexts == (isKept ? [script] : []))
        #expect(try Page("<script>window.a = {}</script>").payloads.isEmpty)
    }

    @Test func payloadsSurviveThatTheirPlaceIsRemoved() throws {
        let page = try Page("<p><script type=application/json>{}</script><frameset>")
        #expect(page.payloadTexts == ["{}"])
    }
}

@Suite struct Recovery {
    @Test(arguments: [
        ("<p>a<!-- b <p>c</p> d", #"p("a")p("c")" d""#),
        ("<title>a<p>b", #"title("a")p("b")"#),
        ("<script>if (a<b) x = 1;</p><p>b", #"script()p()p("b")"#),
        ("<p>a<!-- b > c", #"p("a c")"#), ("<style>p{}<p>a</p><p>b", #"style()p()p("b")"#),
        ("<textarea>a<p>b", #"textarea("a")p("b")"#),
        ("<script><!-- <script> </script><p>a", #"script()p("a")"#),
        ("<p>a</p><a href=\"x><p>b</p>", #"p("a")a(p("b"))"#),
    ])
    func readsOnBehindWhatIsNeverClosed(html: String, expected: String) throws {
        let recovered = try body(html, options: .article)
        #expect(recovered == expected)
        #expect(try body(html, options: .standard) != expected)
    }

    @Test func closedMarkupIsReadAsTheStandardHasIt() throws {
        let html = "<title>a<p>b</title><p>c<!-- d --><script>e</script>f<textarea>g<p></textarea>"
        let (article, standard) = (try Page(html), try Page(html, options: [.scripts]))
        #expect(article.text + "e" == standard.text.replacing("e", with: "") + "e")
        #expect(
            article.nodes.filter { $0.kind == .element }.map(\.name)
                == standard.nodes.filter { $0.kind == .element }.map(\.name))
    }
}
