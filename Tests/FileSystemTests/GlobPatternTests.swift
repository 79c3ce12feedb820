import FileSystem
import SystemPackage
import Testing

@Suite struct GlobPatternTests {
    @Test(arguments: [
        ("*.html", ["a.html", "b.html"]),
        ("**/*.html", ["a.html", "b.html", "x/c.html", "x/y/d.html"]),
        ("x/**", ["x/c.html", "x/c.txt", "x/y/d.html"]),
        ("x/*/*.html", ["x/y/d.html"]),
        ("?.html", ["a.html", "b.html"]),
        ("[b-z].html", ["b.html"]),
        ("[!b-z].html", ["a.html"]),
        ("x/c.{html,txt}", ["x/c.html", "x/c.txt"]),
        ("{a,x/c}.html", ["a.html", "x/c.html"]),
        ("*.pdf", []),
        ("nowhere/*.html", []),
    ])
    func expansion(pattern: String, expected: [String]) throws {
        let directory = try TemporaryDirectory()
        for name in ["a.html", "b.html", ".hidden.html", "x/c.html", "x/c.txt", "x/y/d.html", ".git/e.html"] {
            try directory.write("", to: name)
        }
        let files = try GlobPattern(directory.path.appending(pattern).string).files()
        #expect(files.map { String($0.string.dropFirst(directory.path.string.count + 1)) } == expected)
    }

    @Test func aPatternOfManyStarsIsLinear() throws {
        let directory = try TemporaryDirectory()
        try directory.write("", to: String(repeating: "a", count: 200))
        let pattern = String(repeating: "a*", count: 60) + "b"
        #expect(try GlobPattern(directory.path.appending(pattern).string).files().isEmpty)
    }

    @Test func unclosedBracketsStandForThemselves() throws {
        let directory = try TemporaryDirectory()
        try directory.write("", to: "a[b")
        try directory.write("", to: "a{b")
        #expect(try GlobPattern(directory.path.appending("a[*").string).files().count == 1)
        #expect(try GlobPattern(directory.path.appending("a{*").string).files().count == 1)
    }

    @Test func symbolicLinkCircleEnds() throws {
        let directory = try TemporaryDirectory()
        try directory.write("", to: "x/a.html")
        try FileManagerLink.make(directory.path.appending("x/loop"), to: directory.path)
        let files = try GlobPattern(directory.path.appending("**/a.html").string).files()
        #expect(files.first == directory.path.appending("x/a.html"))
    }
}
