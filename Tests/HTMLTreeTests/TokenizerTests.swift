import HTMLTree
import Testing

/// What stands in the body of a page, in one line.
func body(_ html: String, options: HTMLTree.Options = .standard) throws -> String {
    let outline = try Page("<!doctype html><body>" + html, options: options).outline
    let prefix = "<!html>html(head()body("
    return outline.hasPrefix(prefix) ? String(outline.dropFirst(prefix.count).dropLast(2)) : outline
}

@Suite struct Tokenizing {
    @Test(arguments: [
        ("a < b, a <3, a <= b", #""a < b, a <3, a <= b""#),
        ("x</", #""x</""#),
        ("x<", #""x<""#),
        ("x</>y", #""xy""#),
        ("x</ y>z", #""x"<!-- y-->"z""#),
        ("x<?php echo ?>z", #""x"<!--?php echo ?-->"z""#),
        ("x<!bogus>z", #""x"<!--bogus-->"z""#),
        ("a\r\nb\rc\r\r\nd", "\"a\nb\nc\n\nd\""),
        ("a\u{0}b", #""ab""#),
        ("<P>x</P >y", #"p("x")"y""#),
        ("<p/>x", #"p("x")"#),
        ("<br/>x</br>y", #"br()"x"br()"y""#),
        ("<a-b_c.d>x", #"a-b_c.d("x")"#),
        ("<x\u{0}y>z", "x\u{FFFD}y(\"z\")"),
        ("<p", ""), ("<p a", ""), ("<p a='", ""), ("<p a='b", ""), ("</p", ""), ("x<p a=b", #""x""#),
    ])
    func tagsAndText(html: String, expected: String) throws {
        #expect(try body(html) == expected)
    }

    @Test(
        arguments: [
            ("<p a=1 B='2' c=\"3\" d>", ["a": "1", "b": "2", "c": "3", "d": ""]),
            ("<p a = 1 b\n=\t'2'>", ["a": "1", "b": "2"]),
            ("<p a=1 A=2 a=3>", ["a": "1"]),
            ("<p a='x'b='y'/c>", ["a": "x", "b": "y", "c": ""]),
            ("<p a=b/c d=/>", ["a": "b/c", "d": "/"]),
            ("<p a=>", ["a": ""]),
            ("<p =a=b>", ["=a": "b"]),
            ("<p a\"b='c'>", ["a\"b": "c"]),
            ("<p a=b\"c'd<e>", ["a": "b\"c'd<e"]),
            ("<p a='&lt;&copy&amp;x=1&copy=2&copyx;&notit;'>", ["a": "<©&x=1&copy=2&copyx;&notit;"]),
            ("<p a='?a=1&amp=2&lt'>", ["a": "?a=1&amp=2<"]),
            ("<p a='x\r\ny\u{0}'>", ["a": "x\ny\u{FFFD}"]),
            ("<p a\u{0}b=1>", ["a\u{FFFD}b": "1"]),
            (
                "<p very-long-attribute-name=1 very-long-attribute-nama=2>",
                ["very-long-attribute-name": "1", "very-long-attribute-nama": "2"]
            ),
            ("<p a=1 / b=2>", ["a": "1", "b": "2"]),
            ("<p é=ü>", ["é": "ü"]),
        ] as [(String, [String: String])])
    func attributes(html: String, expected: [String: String]) throws {
        #expect(try Page(html).first("p")?.attributes == expected)
    }

    @Test(arguments: [
        ("&amp;&lt;&gt;&quot;&apos;&nbsp;", "&<>\"'\u{A0}"),
        ("&ampx &ltx &copy2024", "&x <x ©2024"),
        ("&notit; &notin; &not", "¬it; ∉ ¬"),
        ("&nGt; &bne;", "\u{226B}\u{20D2} =\u{20E5}"),
        ("&CounterClockwiseContourIntegral;", "∳"),
        ("&Counterx; &; & &x &# &#; &#x; &#xg;", "&Counterx; &; & &x &# &#; &#x; &#xg;"),
        ("&#65;&#x41;&#X41;&#65x&#x41 ", "AAAAxA "),
        ("&#8217;&#x1F600;", "’😀"),
        ("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("&#128;&#150;&#x92;&#x81;", "€–’\u{81}"),
        ("&thetasym;&thetasymx", "ϑ&thetasymx"),
        ("&AMP;&Amp;", "&&Amp;"),
    ])
    func characterReferences(html: String, expected: String) throws {
        #expect(try Page(html).text == expected)
    }

    @Test(arguments: [
        ("<!-- a -->", " a "), ("<!---->", ""), ("<!-->", ""), ("<!--->", ""), ("<!--a--!>", "a"),
        ("<!--a->b-->", "a->b"),
        ("<!--a--x-->", "a--x"), ("<!-----a---->", "---a--"), ("<!--<!--a-->", "<!--a"), ("<!--a", "a"),
        ("<!--a-", "a"),
        ("<!--a--", "a"), ("<!--a--!", "a"), ("<!---!>-->", "-!>"), ("<!-- \u{0} \r\n -->", " \u{FFFD} \n "),
    ])
    func comments(html: String, expected: String) throws {
        let comments = try Page(html, options: .standard).nodes.filter { $0.kind == .comment }
        #expect(comments.map(\.text) == [expected])
    }

    @Test func commentsAreLeftOutOfArticles() throws {
        #expect(try Page("<p>a<!-- x -->b").nodes.allSatisfy { $0.kind != .comment })
        #expect(try Page("<p>a<!-- x -->b").outline == #"html(head()body(p("ab")))"#)
    }

    @Test(arguments: [
        ("<!doctype html>", "html"), ("<!DOCTYPE HTML >", "html"), ("<!doctypehtml>", "html"), ("<!doctype>", ""),
        (
            "<!doctype html public \"-//W3C//DTD HTML 4.01//EN\" 'http://x/'>",
            #"html "-//W3C//DTD HTML 4.01//EN" "http://x/""#
        ),
        ("<!doctype html system 'about:legacy-compat'>", #"html "" "about:legacy-compat""#),
    ])
    func doctypes(html: String, expected: String) throws {
        #expect(try Page(html).nodes.first { $0.kind == .doctype }?.text == expected)
    }

    @Test(arguments: [
        ("<!doctype html>", false), ("", true), ("<!doctype html public '-//W3C//DTD HTML 3.2//EN'>", true),
        ("<!doctype html public '-//W3C//DTD HTML 4.01 Transitional//EN'>", true),
        (
            "<!doctype html public '-//W3C//DTD HTML 4.01 Transitional//EN' 'http://www.w3.org/TR/html4/loose.dtd'>",
            false
        ),
        ("<!doctype html public '-//W3C//DTD XHTML 1.0 Strict//EN' 'x'>", false), ("<!doctype svg>", true),
        ("<!doctype html nonsense>", true), ("<!doctype html public>", true),
    ])
    func quirksModeLetsTablesIntoParagraphs(doctype: String, isQuirky: Bool) throws {
        let outline = try Page(doctype + "<p><table></table>").outline
        #expect(outline.hasSuffix(isQuirky ? "body(p(table())))" : "body(p()table()))"))
    }

    @Test(arguments: [
        ("<title>a<b>&amp;</b></titlex></title>b", #"title("a<b>&</b></titlex>")"b""#),
        ("<textarea>\n\na<p></textarea>b", "textarea(\"\na<p>\")\"b\""),
        ("<textarea>&#10;a</textarea>", "textarea(\"a\")"),
        ("<pre>\r\n\r\na</pre>", "pre(\"\na\")"),
        ("<listing>\na\n</listing>", "listing(\"a\n\")"),
        ("<xmp><p>&amp;</xmp>a", #"xmp("<p>&amp;")"a""#),
        ("<iframe><p></iframe>a", #"iframe("<p>")"a""#),
        ("<noembed><p></noembed>a", #"noembed("<p>")"a""#),
        ("<noframes><p></noframes>a", #"noframes("<p>")"a""#),
        ("<style></p></STYLE >a", #"style("</p>")"a""#),
        ("<plaintext></plaintext><p>\u{0}", "plaintext(\"</plaintext><p>\u{FFFD}\")"),
        ("<noscript><p>a</noscript>", #"noscript(p("a"))"#),
    ])
    func rawText(html: String, expected: String) throws {
        #expect(try body(html) == expected)
    }

    @Test(arguments: [
        ("<script>a</script>b", "a"), ("<script>'</p>' < 1 </scrip></script>b", "'</p>' < 1 </scrip>"),
        ("<script><!-- </script> -->b", "<!-- "),
        ("<script><!--<script></script>--></script>b", "<!--<script></script>-->"),
        ("<script><!--<scripty></script>b", "<!--<scripty>"), ("<script><!--><script></script>b", "<!--><script>"),
        ("<script><!---><script></script>b", "<!---><script>"),
        ("<script><!--<script>--></script>b", "<!--<script>-->"),
        ("<script><!--<script></script></script>b", "<!--<script></script>"),
    ])
    func scripts(html: String, expected: String) throws {
        let page = try Page("<body>" + html, options: .standard)
        let script = try #require(page.nodes.firstIndex { $0.name == "script" })
        #expect(page.nodes[script + 1].text == expected)
    }

    @Test func cdataIsTextInForeignContentOnly() throws {
        #expect(try body("<svg><![CDATA[a<b]]]>c]]></svg>") == #"svg("a<b]c]]>")"#)
        #expect(try body("<svg><desc></desc><![CDATA[a<b]]>c</svg>") == #"svg(desc()"a<bc")"#)
        #expect(try body("<p><![CDATA[a]]>b").contains("CDATA"))
        #expect(try body("<svg><![CDATA[a\u{0}\r\nb") == "svg(\"a\u{FFFD}\nb\")")
    }
}
