import HTMLTree
import Testing

@Suite struct Reading {
    @Test(arguments: HTMLTree.Parser.allCases)
    func columnsAreInDocumentOrder(parser: HTMLTree.Parser) throws {
        let page = try Page("<body><div id=a class='b c'>x<p>y</p></div><p>z", with: parser)
        #expect(page.outline == #"html(body(div("x"p("y"))p("z")))"# || page.outline.hasPrefix("html(head()body(div"))
        for (index, node) in page.nodes.enumerated().dropFirst() {
            #expect(node.parent < index && node.parent >= 0)
            #expect(node.end > index && node.end <= page.nodes[node.parent].end)
        }
        #expect(page.first("div")?.attributes == ["id": "a", "class": "b c"])
    }

    @Test(arguments: HTMLTree.Parser.allCases)
    func namesOfAPageAreNumbered(parser: HTMLTree.Parser) throws {
        var tree = HTMLTree()
        try tree.parse(Array("<body><my-widget data-Story-Id=7>x</my-widget>".utf8), with: parser)
        let page = Page(tree)
        #expect(page.first("my-widget")?.attributes == ["data-story-id": "7"])
        let known = tree.attributeName("data-story-id")
        let tag = tree.tag(named: "my-widget")
        #expect(known != nil && tag != nil)
        let unknown = tree.attributeName("data-other")
        #expect(unknown == nil)
        try tree.parse(Array("<p>".utf8), with: parser)
        let forgotten = tree.attributeName("data-story-id")
        #expect(forgotten == nil)
    }

    @Test(arguments: HTMLTree.Parser.allCases)
    func scriptsAreNoTextAndPayloadsAreKept(parser: HTMLTree.Parser) throws {
        let page = try Page(
            """
            <head><script>var a = "<p>";</script><style>p{}</style><script type="application/ld+json">{"@type":"x"}</script>
            <script type='text/template'><p>t</p></script></head><body><p>y</p><noscript><p>n</p></noscript>
            """, with: parser)
        #expect(!page.text.contains("var a") && !page.text.contains("@type"))
        #expect(page.text.contains("y") && page.text.contains("n"))
        #expect(page.payloads.map(\.kind) == [.linkedData, .template])
        #expect(page.payloadTexts == ["{\"@type\":\"x\"}", "<p>t</p>"])
        #expect(page.payloads.allSatisfy { page.nodes[$0.node].name == "script" })
        #expect(page.first("noscript") != nil)
    }

    @Test func constantsHaveTheirNames() {
        let tree = HTMLTree()
        let tags: [(ElementTag, String)] = [
            (.none, ""), (.a, "a"), (.article, "article"), (.annotationXML, "annotation-xml"), (.h1, "h1"),
            (.template, "template"), (.var, "var"), (.xmp, "xmp"),
        ]
        for (tag, name) in tags {
            let stored = tree.name(of: tag)
            #expect(stored == name)
        }
        let attributes: [(AttributeName, String)] = [
            (.abbr, "abbr"), (.class, "class"), (.httpEquiv, "http-equiv"), (.itemprop, "itemprop"), (.wrap, "wrap"),
            (.xmlns, "xmlns"), (.dataSrc, "data-src"), (.xmlLang, "xml:lang"),
        ]
        for (attribute, name) in attributes {
            let stored = tree.name(of: attribute)
            #expect(stored == name)
        }
    }
}
