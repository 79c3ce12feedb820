import Glibc
import Testing

@testable import HTMLTree

/// What must hold of the columns of any tree.
func expectSound(_ page: Page, _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation) {
    var isSound = !page.nodes.isEmpty && page.nodes[0].parent == -1 && page.nodes[0].end == page.nodes.count
    for (index, node) in page.nodes.enumerated().dropFirst() {
        let parent = page.nodes[max(node.parent, 0)]
        isSound = isSound && node.parent >= 0 && node.parent < index && node.end > index && node.end <= parent.end
        isSound = isSound && (parent.kind == .element || parent.kind == .document)
        isSound = isSound && (node.kind == .element || node.end == index + 1)
    }
    #expect(isSound, "\(comment)", sourceLocation: sourceLocation)
}

@Suite struct Limiting {
    @Test(arguments: HTMLTree.Parser.allCases)
    func tooManyBytesAreRefused(parser: HTMLTree.Parser) throws {
        var limits = HTMLTree.Limits()
        limits.bytes = 10
        #expect(throws: HTMLError(code: .tooManyBytes(limit: 10), offset: 10)) {
            try Page("<p>12345678", with: parser, limits: limits)
        }
        #expect(try Page("<p>1234567", with: parser, limits: limits).text == "1234567")
    }

    @Test func aRefusedPageLeavesAnEmptyTree() throws {
        var tree = HTMLTree()
        try tree.parse(Array("<p>x".utf8))
        var limits = HTMLTree.Limits()
        limits.bytes = 1
        var wasRefused = false
        do { try tree.parse(Array("<p>x".utf8), limits: limits) } catch { wasRefused = true }
        let (count, text) = (tree.count, tree.text)
        #expect(wasRefused && count == 0 && text.isEmpty)
    }

    @Test(arguments: HTMLTree.Parser.allCases)
    func deepElementsBecomeSiblings(parser: HTMLTree.Parser) throws {
        var limits = HTMLTree.Limits()
        limits.depth = 6
        let page = try Page(String(repeating: "<div>", count: 20) + "x", with: parser, limits: limits)
        let depths = page.nodes.indices.map { node in
            sequence(first: node) { page.nodes[$0].parent > 0 ? page.nodes[$0].parent : nil }.reduce(0) { sum, _ in
                sum + 1
            }
        }
        #expect(depths.max() == 7)
        #expect(page.nodes.filter { $0.name == "div" }.count == 20)
        #expect(page.truncation.flattenedElements > 10 && page.text == "x")
        expectSound(page)
    }

    @Test(arguments: HTMLTree.Parser.allCases)
    func furtherAttributesAreDroppedAndCounted(parser: HTMLTree.Parser) throws {
        var limits = HTMLTree.Limits()
        limits.attributes = 3
        let page = try Page("<p a=1 b=2 c=3 d=4 e=5>x<p a=1>", with: parser, limits: limits)
        #expect(page.first("p")?.attributes == ["a": "1", "b": "2", "c": "3"])
        #expect(page.truncation == HTMLTree.Truncation(droppedAttributes: 2))
    }

    @Test(arguments: HTMLTree.Parser.allCases)
    func theRestOfAPageWithTooManyNodesIsNotRead(parser: HTMLTree.Parser) throws {
        var limits = HTMLTree.Limits()
        limits.nodes = 50
        let page = try Page("<p>begin" + String(repeating: "<br>", count: 1000) + "end", with: parser, limits: limits)
        #expect(page.nodes.count <= 60 && page.text == "begin")
        expectSound(page)
        if parser == .native { #expect(page.truncation.unreadBytes > 3500) }
    }

    @Test func namesOfAPageAreLimited() throws {
        let html = (0..<6000).map { "<x\($0) y\($0)=1>t</x\($0)>" }.joined()
        let page = try Page(html)
        #expect(page.nodes.filter { $0.name == "unnamed" }.count == 6000 - 4096)
        #expect(page.truncation.droppedAttributes == 6000 - 4096)
        #expect(page.text.utf8.count == 6000)
    }

    @Test func libXML2RefusesWhatItWouldReadForMinutes() {
        let html = "<p>x<a " + (0..<20_000).map { "a\($0)=1" }.joined(separator: " ") + ">"
        #expect(throws: HTMLError(code: .tooManyAttributes(limit: 10_000), offset: 4)) {
            try Page(html, with: .libxml2)
        }
    }

    @Test func scriptsDoNotCountAsTags() throws {
        let words = String(repeating: "i <a b c d ", count: 20_000)
        #expect(try Page("<script>\(words)</script><p>x", with: .libxml2).text == "x")
    }
}

/// The CPU time of this thread.
private func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

@Suite struct Hostility {
    /// Pages that make some parser take quadratic time, memory or stack.
    static let patterns: [(name: String, prefix: String, unit: String)] = [
        ("attributes", "<p", " a=1"), ("levels", "", "<div>"), ("formatting", "", "<b>"),
        ("links in divs", "", "<a href=x><div>"),
        ("nobr", "", "<nobr><div>"), ("tables", "", "<table>x"), ("fostered text", "<table>", "x<tr>"),
        ("fostered formatting", "<table>", "<b>x<tr>"), ("nested tables", "", "<table><tr><td>"),
        ("templates", "", "<template>"),
        ("comments", "", "<!--"), ("comment ends", "<!--", "x > "), ("scripts", "", "<script>"),
        ("escaped scripts", "", "<script><!--<script></script>"), ("titles", "", "<title>x<p>"),
        ("textareas", "", "<textarea>x<p>"),
        ("styles", "", "<style></p>"), ("lists", "", "<ul><li>"), ("selects", "", "<select><option>"),
        ("ampersands", "", "&"),
        ("references", "", "&not"), ("long reference", "&", "a"), ("svg", "", "<svg>"),
        ("svg and html", "", "<svg><foreignObject>"),
        ("cdata", "<svg>", "<![CDATA["), ("brackets", "<svg><![CDATA[", "]"), ("less than", "", "<"),
        ("end tags", "", "</p>"),
        ("open quotes", "", "<a b='"), ("doctypes", "", "<!doctype x public '"), ("html tags", "", "<html a b c>"),
        ("framesets", "", "<frameset>"), ("nul", "", "\u{0}"), ("returns", "", "\r"), ("buttons", "", "<button>"),
        ("end tags in spans", "<b><i>" + String(repeating: "<span>", count: 500), "</x>"), ("rubies", "", "<ruby><rt>"),
        ("reopened", (0..<300).map { "<b id=\($0)>" }.joined(), "<p>"),
    ]

    @Test(arguments: patterns.map(\.name))
    func isReadInLinearTime(name: String) throws {
        let pattern = try #require(Self.patterns.first { $0.name == name })
        // Costs that a limit bounds are at their bound from the start.
        var limits = HTMLTree.Limits()
        limits.depth = 64
        for options in [HTMLTree.Options.article, .standard] {
            var times: [Double] = []
            for size in [6_000, 48_000] {
                let count = size / pattern.unit.utf8.count
                let html = Array((pattern.prefix + String(repeating: pattern.unit, count: count)).utf8)
                var tree = HTMLTree()
                let start = threadSeconds()
                try tree.parse(html, options: options, limits: limits)
                times.append(threadSeconds() - start)
                let nodes = tree.count
                #expect(nodes > 0)
            }
            // Eight times the bytes: 64 times the time if it were quadratic. The floor keeps noise out.
            #expect(times[1] < max(times[0] * 30, 0.2), "\(name): \(times)")
        }
    }

    @Test func everyPrefixOfAPageHasASoundTree() throws {
        let html = Array(
            """
            <!doctype html><html lang=en><head><title>a &amp; b</title><script type="application/ld+json">{"a":1}</script>
            <body class='x y'><table>x<tr><td><b>c<p>d</b>&notin;</table><svg viewBox=1><![CDATA[z]]></svg><!-- c --></p>
            """.utf8)
        for length in 0...html.count {
            for options in [HTMLTree.Options.article, .standard] {
                expectSound(try Page(String(decoding: html[..<length], as: UTF8.self), options: options), "\(length)")
            }
        }
    }

    /// Random pages of tags and fragments of markup.
    @Test(arguments: 1...4)
    func randomMarkupHasASoundTreeThatReuseDoesNotChange(seed: Int) throws {
        var random = Random(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        var reused = HTMLTree()
        for _ in 0..<300 {
            let html = random.markup()
            let options: HTMLTree.Options = random.next(2) == 0 ? .article : .standard
            var limits = HTMLTree.Limits()
            if random.next(4) == 0 { limits.depth = random.next(12) }
            if random.next(8) == 0 { limits.nodes = random.next(40) }
            let fresh = try Page(html, options: options, limits: limits)
            try reused.parse(Array(html.utf8), options: options, limits: limits)
            let again = Page(reused)
            #expect(again == fresh, "\(html.debugDescription)")
            expectSound(fresh, html.debugDescription)
            #expect(!fresh.text.contains("\u{FFFD}") || html.contains("\u{0}") || html.contains("&#0;"))
        }
    }
}

/// xorshift64, so that a failure can be repeated.
struct Random {
    private var state: UInt64

    init(seed: UInt64) { state = seed | 1 }

    mutating func next(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    private static let tags = """
        a b p div table tr td th tbody caption col colgroup select option optgroup template svg math mi annotation-xml \
        foreignObject desc title script style textarea form button li ul dd dt h1 h2 nobr object frameset frame html head \
        body noscript iframe plaintext xmp br hr input img ruby rt rp rtc pre font span x-y em i
        """.split(separator: " ")
    private static let fragments = [
        "x", " ", "\n", "&amp;", "&notit", "&#0;", "&#x80;", "&", "<", "</", "<!", "<!--", "-->", "--!>", "<![CDATA[",
        "]]>",
        "<!doctype html>", "<?x>", "\u{0}", "\r\n", "\r", "é", "日本", "'", "\"", ">", "=", "<!--<script>", "/",
        "<p a='b", "<input type=hidden>", "<script type=application/json>", "<annotation-xml encoding=text/html>",
    ]

    mutating func markup() -> String {
        (0..<next(50)).map { _ in
            switch next(8) {
            case 0...2:
                "<\(Self.tags[next(Self.tags.count)])\(next(4) == 0 ? " id=\(next(3))" : "")\(next(9) == 0 ? "/" : "")>"
            case 3...4: "</\(Self.tags[next(Self.tags.count)])>"
            default: Self.fragments[next(Self.fragments.count)]
            }
        }.joined()
    }
}
