import CSV
import Foundation
import JSON
import Testing

@Suite struct OneOffCommandTests {
    @Test func extractNamesPagesRelativeToTheDirectory() throws {
        let result = try Program.run(["extract", "--jobs", "2", "samples/casualties"])
        let records = try result.output.split(separator: "\n").map { try JSONDocument(parsing: Array($0.utf8)).root }
        #expect(
            records.map { $0["id"]?.string } == [
                "double-escaped.html", "front-courier.html", "kuestenbote.html", "relief-desk.html",
                "section-index.html",
            ])
        let page = records[3]
        #expect(page["title"]?.string == "Children bear the brunt as fighting drags on")
        #expect(page["author"]?.elements.compactMap(\.string) == ["Marta Lindqvist"])
        #expect(page["date"]?.string == "2022-03-30")
        #expect(page["site"]?.string == "The Relief Desk")
        #expect(page["language"]?.string == "en")
        #expect(page["url"]?.string == "https://relief-desk.example/2022/03/children-bear-the-brunt")
        #expect(result.status == 65 && result.errors.contains("not-a-page.html"))
    }

    @Test func extractFormats() throws {
        let file = "samples/casualties/kuestenbote.html"
        let text = try Program.run(["extract", "--format", "text", file])
        #expect(text.output.contains("„") == false && text.output.contains("“The treaty has"))
        let markdown = try Program.run(["extract", "--format", "markdown", file])
        #expect(markdown.output.hasPrefix("# Treaty states meet in Zürich"))
        let csv = try CSVReader.records(of: Array(try Program.run(["extract", "--format", "csv", file]).output.utf8))
        #expect(csv.count == 2 && csv[0].contains("title"))
    }

    @Test func extractReadsStandardInput() throws {
        let page =
            "<title>A</title><article><p>The bridge reopened on Thursday after two years of repairs.</p></article>"
        let result = try Program.run(["extract", "-"], input: page)
        let root = try JSONDocument(parsing: Array(result.output.utf8), allowing: .trailingText).root
        #expect(root["id"]?.string == "-")
        #expect(root["text"]?.string == "The bridge reopened on Thursday after two years of repairs.")
    }

    @Test func treeShowsBlocksAndTrees() throws {
        let outline = try Program.run(["tree", "samples/casualties/front-courier.html"]).output.split(separator: "\n")
        #expect(outline.count { $0.hasPrefix(">") } == 1)
        #expect(outline.contains { $0.hasPrefix(">") && $0.contains("div.story-body") && $0.contains("links 0%") })
        let trees = try Program.run(["tree", "--format", "html5lib"], input: #"{"id": 7, "html": "<p>One<p>Two"}"#)
        let root = try JSONDocument(parsing: Array(trees.output.utf8), allowing: .trailingText).root
        #expect(root["id"]?.int == 7)
        #expect(
            root["tree"]?.string == """
                | <html>
                |   <head>
                |   <body>
                |     <p>
                |       "One"
                |     <p>
                |       "Two"
                """)
        #expect(try Program.run(["tree", "nothing.html"]).status == 66)
        #expect(try Program.run(["tree", "samples/casualties/not-a-page.html"]).status == 65)
    }

    @Test func figuresKeepOrderAndIds() throws {
        let lines = (0..<1000).map {
            #"{"id": \#($0), "text": "Some \#($0 + 3000) people were evacuated, and 7 hurt."}"#
        }
        let result = try Program.run(["figures", "--jobs", "2"], input: lines.joined(separator: "\n"))
        let records = try result.output.split(separator: "\n").map { try JSONDocument(parsing: Array($0.utf8)).root }
        #expect(records.map { $0["id"]?.int } == Array(0..<1000))
        #expect(records.allSatisfy { $0["figures"]?.elements.count == 2 })
    }

    /// The article that the project began with, as a page: its five facts, and no year.
    @Test func theFiveFactsThroughAPipeline() throws {
        let scratch = try Scratch()
        try scratch.write(
            """
            <html lang="en"><head><title>Talks go on | Example</title></head><body><main><h1>Talks go on</h1>
            <p>Civilian casualties grow day by day. According to the Ukrainian authorities, 145 children were killed and 222
            injured.</p>
            <p>The UN human rights chief says that Russian forces have used cluster munitions in populated areas at least 24
            times.</p>
            <p>Officials say that less than 20% of the tactical groups near Kyiv have moved.</p>
            <p>A treaty against these weapons entered into force in 1999. More than 160 countries are signatories.</p>
            </main></body></html>
            """, to: "page.html")
        try scratch.write(
            """
            version: 1
            name: facts
            extract: [{files: {paths: [page.html]}}]
            transform: [article, figures]
            load: [{csv: {path: facts.csv, rows: figures, columns: [value, bound, kind, noun, event, object, attribution]}}]
            """, to: "p.yaml")
        #expect(try Program.run(["run", "p.yaml"], directory: scratch.directory).status == 0)
        let rows = try CSVReader.records(of: Array(try scratch.text("facts.csv").utf8)).dropFirst()
        #expect(
            Array(rows) == [
                ["145", "=", "count", "child", "kill", nil, "the Ukrainian authorities"],
                ["222", "=", "count", "child", "injure", nil, "the Ukrainian authorities"],
                ["24", ">=", "frequency", nil, "use", "cluster munition", "The UN human rights chief"],
                ["20", "<", "percent", "group", "move", nil, "Officials"],
                ["160", ">", "count", "country", "be", nil, nil],
            ])
    }

    /// Readers that we did not write see the cells that we wrote.
    @Test(.enabled(if: Program.tool("python3") != nil, "python3 is not installed"))
    func pythonReadsTheTables() throws {
        let python = try #require(Program.tool("python3"))
        let scratch = try Scratch()
        _ = try Program.run(["run", "pipelines/casualties.yaml", "--set", "out=\(scratch.directory.path)"])
        for name in ["figures.csv", "articles.csv"] {
            let script =
                "import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8')))))"
            let result = try Program.run(python, ["-c", script, scratch.url(name).path])
            let theirs = try JSONDocument(parsing: Array(result.output.utf8), allowing: .trailingText).root
            let ours = try CSVReader.records(of: Array(try Data(contentsOf: scratch.url(name))))
            #expect(theirs.elements.map { $0.elements.map { $0.string ?? "" } } == ours.map { $0.map { $0 ?? "" } })
            #expect(ours.count > 3)
        }
    }
}
