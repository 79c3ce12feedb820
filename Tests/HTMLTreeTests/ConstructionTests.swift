import HTMLTree
import Testing

/// Tree construction, a mechanism of the HTML standard at a time.
@Suite struct Constructing {
    @Test(arguments: [
        ("", "html(head()body())"),
        ("x", #"html(head()body("x"))"#),
        (" \n<title>t</title> <p>x", #"html(head(title("t")" ")body(p("x")))"#),
        ("<meta charset=x><div>", "html(head(meta())body(div()))"),
        ("<html lang=a><head><body><html lang=b class=c>", "html(head()body())"),
        ("<head></head><link><p>", "html(head(link())body(p()))"),
        ("<body></body>x", #"html(head()body("x"))"#),
        ("<body></body></html>x<!--c-->", #"html(head()body("x"<!--c-->))"#),
        ("<body></body><!--c--></html><!--d-->", "html(head()body()<!--c-->)<!--d-->"),
        ("<p>a</html><p>b", #"html(head()body(p("a")p("b")))"#),
        ("</head>x", #"html(head()body("x"))"#),
        ("</p>", "html(head()body())"),
        ("<head><noscript><link></noscript><title>", "html(head(noscript(link())title())body())"),
        ("<head><noscript><img></noscript><p>", "html(head(noscript())body(img()p()))"),
        ("<frameset><frame></frameset>x", "html(head()frameset(frame()))"),
        (" <frameset>", "html(head()frameset())"),
        ("x<frameset>", #"html(head()body("x"))"#),
        ("<p><frameset><frame>", "html(head()frameset(frame()))"),
        ("<input type=hidden><frameset>", "html(head()frameset())"),
    ])
    func skeleton(html: String, expected: String) throws {
        #expect(try Page(html, options: .standard).outline == expected)
    }

    @Test func laterHTMLAndBodyTagsAddAttributes() throws {
        let page = try Page("<html lang=a><body id=x><html lang=b class=c><body id=y class=z>")
        #expect(page.first("html")?.attributes == ["lang": "a", "class": "c"])
        #expect(page.first("body")?.attributes == ["id": "x", "class": "z"])
    }

    @Test(arguments: [
        ("<p>a<p>b", #"p("a")p("b")"#),
        ("<p>a<div>b</p>c", #"p("a")div("b"p()"c")"#),
        ("<p>a<section>b</section>c", #"p("a")section("b")"c""#),
        ("<p><span>a<h2>b</h2>", #"p(span("a"))h2("b")"#),
        ("<p><button><p>a", #"p(button(p("a")))"#),
        ("<h1>a<h2>b</h3>c", #"h1("a")h2("b")"c""#),
        ("<ul><li>a<li>b<ul><li>c</ul>d</ul>", #"ul(li("a")li("b"ul(li("c"))"d"))"#),
        ("<li><div><li>a", #"li(div())li("a")"#),
        ("<dl><dt>a<dd>b<dt>c</dl>", #"dl(dt("a")dd("b")dt("c"))"#),
        ("<ruby>a<rt>b<rp>c</ruby>", #"ruby("a"rt("b")rp("c"))"#),
        ("<ruby>a<rtc>b<rt>c<rb>d", #"ruby("a"rtc("b"rt("c"))rb("d"))"#),
        ("<button>a<button>b", #"button("a")button("b")"#),
        ("<form><form>a</form>b", #"form("a")"b""#),
        ("<form><div></form>a", #"form(div("a"))"#),
        ("<hr>a</hr><image>", #"hr()"a"img()"#),
        ("<div></span>a</div>", #"div("a")"#),
        ("<span><div></span>a", #"span(div("a"))"#),
        ("<header><div>a</header>b", #"header(div("a"))"b""#),
        ("<address><p>a</address>b", #"address(p("a"))"b""#),
    ])
    func impliedTags(html: String, expected: String) throws {
        #expect(try body(html) == expected)
    }

    @Test(arguments: [
        ("<b>a<i>b</b>c</i>", #"b("a"i("b"))i("c")"#),
        ("<b>a<p>b</b>c", #"b("a")p(b("b")"c")"#),
        ("<a>1<div>2<div>3</a>4", #"a("1")div(a("2")div(a("3")"4"))"#),
        ("<a>x<a>y", #"a("x")a("y")"#),
        ("<p><b>a<p>b</b>c", #"p(b("a"))p(b("b")"c")"#),
        ("<b><b><b><b><p>x</b>y", #"b(b(b(b()p(b("x")"y"))))"#),
        ("<nobr>a<nobr>b", #"nobr("a")nobr("b")"#),
        ("<font color=1><p>a</font>b", #"font()p(font("a")"b")"#),
        ("<b><object><p>a</b>b</object>c", #"b(object(p("ab"))"c")"#),
        ("</b>a", #""a""#),
    ])
    func formatting(html: String, expected: String) throws {
        #expect(try body(html) == expected)
    }

    @Test func onlyThreeEqualElementsAreOpenedAgain() throws {
        #expect(try body("<p><b><b><b><b><b></p>x") == #"p(b(b(b(b(b())))))b(b(b("x")))"#)
        #expect(try body("<p><b id=1><b id=2><b id=3><b id=4></p>x") == #"p(b(b(b(b()))))b(b(b(b("x"))))"#)
    }

    @Test(arguments: [
        ("<table><tr><td>a<td>b<tr><td>c</table>d", #"table(tbody(tr(td("a")td("b"))tr(td("c"))))"d""#),
        ("<table>a<tr>b<td>c</td>d</table>", #""abd"table(tbody(tr(td("c"))))"#),
        ("<table> <tr> <td> a </td> </tr> </table>", #"table(" "tbody(tr(" "td(" a ")" ")" "))"#),
        ("<table><b>a<tr><td>b</table>c", #"b("a")table(tbody(tr(td("b"))))b("c")"#),
        ("<table><div><p>a</table>b", #"div(p("a"))table()"b""#),
        ("<table><caption>a<tr><td>b", #"table(caption("a")tbody(tr(td("b"))))"#),
        ("<table><col><col><thead><th>a", "table(colgroup(col()col())thead(tr(th(\"a\"))))"),
        ("<table><table>a", #"table()"a"table()"#),
        ("<table><td><table><td>a</table>b", #"table(tbody(tr(td(table(tbody(tr(td("a"))))"b"))))"#),
        ("<table><input type=hidden><input><form>", "input()table(input()form())"),
        ("<table><script></script><style></style>", "table(script()style())"),
        ("<table><tr></td></tr></tbody></table>", "table(tbody(tr()))"),
        ("<td>a</td><tr>b", #""ab""#),
        ("<table><!--c--><tr><!--d-->", "table(<!--c-->tbody(tr(<!--d-->)))"),
        ("<table>a&nbsp;<tr>", "\"a\u{A0}\"table(tbody(tr()))"),
    ])
    func tables(html: String, expected: String) throws {
        #expect(try body(html) == expected)
    }

    @Test(arguments: [
        ("<template><tr><td>a</template>b", #"template(tr(td("a")))"b""#),
        ("<template>a<template>b</template>c</template>d", #"template("a"template("b")"c")"d""#),
        ("<template><p>a", #"template(p("a"))"#),
        ("</template>a", #""a""#),
        ("<table><template><td>a</template><tr>", "table(template(td(\"a\"))tbody(tr()))"),
        ("<template><col><div>", "template(col())"),
        ("<div><template></div>a", #"div(template("a"))"#),
    ])
    func templates(html: String, expected: String) throws {
        #expect(try body(html) == expected)
    }

    @Test(arguments: [
        (
            "<select><option>a<option>b<optgroup>c<option>d</select>e",
            #"select(option("a")option("b")optgroup("c"option("d")))"e""#
        ),
        ("<select><div>a</div><b>b</b></select>", #"select(div("a")b("b"))"#),
        ("<select>a<select>b", #"select("a")"b""#),
        ("<select><option>a<hr>b", #"select(option("a")hr()"b")"#),
        ("<select><input>a", #"select()input()"a""#),
        ("<option>a<option>b", #"option("a")option("b")"#),
    ])
    func selects(html: String, expected: String) throws {
        #expect(try body(html) == expected)
    }

    @Test(arguments: [
        ("<svg><g><path/></g></svg>a", #"svg(g(path()))"a""#),
        ("<svg><p>a", #"svg()p("a")"#),
        ("<svg><foreignObject><p>a</p></foreignObject>b</svg>", #"svg(foreignobject(p("a"))"b")"#),
        ("<svg><title><b>a</title>b", #"svg(title(b("ab")))"#),
        ("<svg><title>a</title></svg><title>b</title>", #"svg(title("a"))title("b")"#),
        ("<svg><style>a<b></style>", #"svg(style("a"))b()"#),
        ("<svg><br>a", #"svg()br()"a""#),
        ("<svg></p>a", #"svg()p()"a""#),
        ("<svg><font>a", #"svg(font("a"))"#),
        ("<svg><font color=1>a", #"svg()font("a")"#),
        ("<math><mi>a<p>b</math>c", #"math(mi("a"p("bc")))"#),
        ("<math><mi><mglyph>a", #"math(mi(mglyph("a")))"#),
        ("<math><annotation-xml><div>a", #"math(annotation-xml())div("a")"#),
        ("<math><annotation-xml encoding='Text/HTML'><div>a", #"math(annotation-xml(div("a")))"#),
        ("<math><annotation-xml><svg><desc>a", #"math(annotation-xml(svg(desc("a"))))"#),
        ("<table><svg>a<td>b", #"svg("a"td("b"))table()"#),
    ])
    func foreignContent(html: String, expected: String) throws {
        #expect(try body(html) == expected)
    }

    @Test func namespacesAreTold() throws {
        let page = try Page("<svg><a><desc><a></a></desc></a></svg><math><mi>")
        let links = page.nodes.filter { $0.name == "a" }
        #expect(links.map(\.namespace) == [.svg, .html])
        #expect(page.first("mi")?.namespace == .math)
    }

    @Test func styleInSVGIsNoText() throws {
        #expect(try Page("<svg><style>.a{}</style><script>b</script><text>c</text></svg>d").text == "cd")
    }

    @Test func dumpHasTheFormOfTheTestCases() throws {
        var tree = HTMLTree()
        let html =
            "<!doctype html><p b=2 a='1'>x<svg viewBox=0 xlink:href=y><foreignObject/></svg><template><b></template><!--c-->"
        try tree.parse(Array(html.utf8), options: .standard)
        let dump = tree.html5libDescription()
        #expect(
            dump == """
                | <!DOCTYPE html>
                | <html>
                |   <head>
                |   <body>
                |     <p>
                |       a="1"
                |       b="2"
                |       "x"
                |       <svg svg>
                |         viewBox="0"
                |         xlink href="y"
                |         <svg foreignObject>
                |       <template>
                |         content
                |           <b>
                |       <!-- c -->
                """)
    }
}
