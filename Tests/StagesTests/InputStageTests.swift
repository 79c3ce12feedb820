import Article
import Columns
import Foundation
import Pipeline
import Stages
import SystemPackage
import Testing
import Text

/// Pipelines over inputs of several formats, from the file to the rows.
@Suite struct InputStageTests {
    private let directory: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("columnist-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        directory = url.path
    }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: directory + "/" + name))
    }

    private func preview(_ extract: String, transform: String = "", rows: String = "articles") throws -> Preview {
        let yaml = """
            version: 1
            name: inputs
            extract:
              - \(extract.replacing("DIR", with: directory))
            \(transform.isEmpty ? "" : "transform:\n  - \(transform)")
            load:
              - csv: {path: \(directory)/out.csv, rows: \(rows)}
            """
        let interpolation = Interpolation(
            environment: [:], runDate: CalendarDate(daysSinceEpoch: 0), pipelineDirectory: ".")
        let plan = try Plan(PipelineFile(yaml: yaml, file: "test", interpolation: interpolation), registry: .standard)
        return try Preview(plan, count: 100)
    }

    private func column(_ name: String, _ preview: Preview) throws -> [String?] {
        let batch = try #require(preview.batches.first?.batch)
        let column = try #require(batch[name])
        return (0..<batch.rowCount).map { column.text(at: $0) }
    }

    /// Articles and figures come of a feed without HTML extraction.
    @Test func figuresOfAFeed() throws {
        try write(
            """
            <rss><channel><title>V</title><item><title>Flood</title><link>https://v.example/1</link><pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate>
            <description>The flood killed at least 12 people on Monday, officials said.</description></item></channel></rss>
            """, "feed.xml")
        let articles = try preview("feed: {paths: [DIR/feed.xml]}")
        #expect(try column("title", articles) == ["Flood"])
        #expect(try column("published", articles) == ["2024-03-05T08:00:00Z"])
        #expect(try column("method", articles) == ["source"])
        let figures = try preview("feed: {paths: [DIR/feed.xml]}", transform: "figures: {}", rows: "figures")
        #expect(try column("value", figures) == ["12"])
        // The stage `article` keeps what is there, and filters.
        let filtered = try preview("feed: {paths: [DIR/feed.xml]}", transform: "article: {min_words: 50}")
        #expect(try column("title", filtered) == [])
    }

    @Test func passedColumns() throws {
        try write(
            """
            {"body":"One two.","head":"A","n":3,"meta":{"lang":"de"}}
            {"body":null,"head":"B"}
            {"body":
            {"body":"Three.","head":"C","n":null}
            """, "rows.ndjson")
        let rows = try preview(
            "table: {paths: [DIR/rows.ndjson], format: ndjson, columns: {text: body, title: head, language: meta.lang}, pass: [n]}"
        )
        #expect(try column("title", rows) == ["A", "C"])
        #expect(try column("n", rows) == ["3", nil])
        #expect(try column("language", rows).first == "de")
        #expect(rows.messages.count == 2)
        try write("id;x\n", "unused")
        try write("body,head,n\r\n\"One, two.\",A,3\r\n\"<p>x</p>\",B,4\r\n", "rows.csv")
        let csv = try preview(
            "table: {paths: [DIR/rows.csv], format: csv, columns: {text: body, title: head}, pass: [n]}")
        #expect(try column("text", csv) == ["One, two.", "<p>x</p>"])
        #expect(try column("n", csv) == ["3", "4"])
        #expect(throws: PipelineFileError.self) {
            try preview("table: {paths: [DIR/rows.csv], format: csv, columns: {text: body}, pass: [title]}")
        }
        #expect(throws: PipelineFileError.self) {
            try preview("table: {paths: [DIR/rows.csv], format: csv, columns: {title: head}}")
        }
    }

    @Test func anyXML() throws {
        try write("<news><story prio='2'><h>T</h><b>Text.</b></story></news>", "a.xml")
        let rows = try preview(
            "xml: {paths: [DIR/a.xml], records: [//story], fields: {title: h, text: b}, pass: {priority: \"@prio\"}}")
        #expect(try column("title", rows) == ["T"])
        #expect(try column("priority", rows) == ["2"])
        #expect(throws: PipelineFileError.self) {
            try preview("xml: {paths: [DIR/a.xml], records: [//story], fields: {text: \"a[1]\"}}")
        }
    }

    @Test func pagesOfMHTML() throws {
        try write(
            """
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary="b"
            Content-Location: https://p.example/x

            --b
            Content-Type: text/html

            <html><body><article><h1>Saved</h1><p>A paragraph of some length that is long enough to be taken for text.</p></article></body></html>
            --b--
            """, "page.mhtml")
        let rows = try preview("mhtml: {paths: [DIR/page.mhtml]}", transform: "article: {}")
        #expect(try column("url", rows) == ["https://p.example/x"])
        #expect(try column("text", rows).first??.hasPrefix("A paragraph") == true)
        #expect(throws: PipelineFileError.self) { try preview("mhtml: {paths: [DIR/page.mhtml]}") }
    }
}
