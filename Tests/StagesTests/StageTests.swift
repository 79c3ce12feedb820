import Article
import Columns
import Figures
import Foundation
import JSON
import Pipeline
import Stages
import Testing

@Suite struct FilesStageTests {
    private func directory(_ files: [String]) throws -> String {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("columnist-\(UUID().uuidString)")
        for file in files {
            let url = root.appendingPathComponent(file)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.utf8).write(to: url)
        }
        return root.path
    }

    private func names(_ paths: [String], limit: Int = 100) throws -> [String] {
        let stage = FilesStage(FilesStage.Options(paths: paths))
        _ = try stage.open()
        var names: [String] = []
        while let extracted = try stage.next(documentLimit: limit) {
            switch extracted {
            case .document(let document): names.append((document.origin.sourceFile as NSString).lastPathComponent)
            case .unreadable(_, let error): names.append(error.code)
            case .passedOver, .remark: break
            }
        }
        return names
    }

    @Test func directoriesPatternsAndFilesEachOnce() throws {
        let root = try directory(["b.html", "a.htm", "x/c.xhtml", "x/d.HTML", "note.txt", ".hidden.html"])
        defer { try? FileManager.default.removeItem(atPath: root) }
        #expect(try names([root]) == ["a.htm", "b.html", "c.xhtml", "d.HTML"])
        #expect(
            try names([root + "/note.txt", root + "/*.html", root]) == [
                "note.txt", "b.html", "a.htm", "c.xhtml", "d.HTML",
            ])
        #expect(try names([root + "/b.html"], limit: 3) == ["too_large"])
    }

    @Test func whatIsMissing() throws {
        let root = try directory(["b.html"])
        defer { try? FileManager.default.removeItem(atPath: root) }
        let error = #expect(throws: RunError.self) { try names([root + "/nothing.html"]) }
        #expect(error?.code == .inputMissing)
        #expect(try FilesStage(FilesStage.Options(paths: [root + "/*.pdf"])).open().count == 1)
    }
}

@Suite struct TableTests {
    private func document(_ html: String) throws -> Document {
        let content = Array(html.utf8)
        var document = Document(origin: Origin(sourceFile: "a.html", byteLength: content.count), content: content)
        _ = try ArticleStage(ArticleStage.Options()).apply(to: &document)
        _ = try FiguresStage(FiguresStage.Options()).apply(to: &document)
        return document
    }

    private func batch(_ table: String, _ document: Document) throws -> ColumnBatch {
        let table = try #require(StageRegistry.standard.table(table))
        let projection = try table.projection([], at: Place(file: "", line: 1, column: 1))
        var batch = ColumnBatch(schema: projection.schema)
        projection.append(document, to: &batch)
        return batch
    }

    /// The offsets of `figures` cut the surface out of `text` as a reader in another language would: by code points.
    @Test func figureOffsetsAreCodePoints() throws {
        let document = try document(
            """
            <html><body><article><h1>Überschwemmung 🌊</h1><p>In Österreich — so der Bürgermeister — mussten viele fliehen.
            The flood killed at least 12 people and injured 30 in the valley, officials said on Friday.</p>
            <p>Another 1,500 residents were evacuated from the town, the governor’s office said.</p></article></body></html>
            """)
        let text = try #require(try batch("articles", document)["text"]?.text(at: 0)).unicodeScalars
        let figures = try batch("figures", document)
        #expect(figures.rowCount == 3)
        for row in 0..<figures.rowCount {
            let start = try #require(figures["char_start"]?.text(at: row).flatMap { Int($0) })
            let end = try #require(figures["char_end"]?.text(at: row).flatMap { Int($0) })
            let cut = String(String.UnicodeScalarView(text.dropFirst(start).prefix(end - start)))
            #expect(cut == figures["surface"]?.text(at: row))
            #expect(figures["figure_no"]?.text(at: row) == String(row))
        }
    }

    @Test func idsAreStableAndPreferTheCanonicalAddress() throws {
        let body =
            "<body><article><p>A paragraph of some length that is long enough to be taken for text.</p></article></body>"
        func id(_ head: String) throws -> String? {
            try batch("articles", try document("<html><head>\(head)</head>\(body)</html>"))["article_id"]?.text(at: 0)
        }
        let canonical = "<link rel=canonical href='https://news.example/1'>"
        #expect(try id(canonical) == id(canonical + "<title>x</title>"))
        #expect(try id(canonical) != id(canonical.replacing("/1", with: "/2")))
        #expect(try id("")?.count == 32)
    }

    @Test func recordsAreJSON() throws {
        let document = try document(
            "<html><head><title>A \"b\"</title></head><body><article><p>At least 12 people were killed, police said.</p></article></body></html>"
        )
        var json = JSONWriter()
        try #require(document[.article]).write(to: &json, id: "x")
        let root = try JSONDocument(parsing: json.bytes).root
        #expect(root["id"]?.string == "x")
        #expect(root["date"]?.isNull == true)
        #expect(root["author"]?.kind == .array)
    }
}
