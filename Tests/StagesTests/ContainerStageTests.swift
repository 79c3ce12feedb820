import Foundation
import Pipeline
import Stages
import Testing
import Text

@Suite struct ContainerStageTests {
    private func record(_ uri: String, _ type: String, _ body: String) -> [UInt8] {
        let http = "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\r\n\(body)"
        return Array(
            """
            WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(uri)\r\nWARC-Date: 2024-01-02T03:04:05Z\r
            Content-Length: \(http.utf8.count)\r\n\r\n\(http)\r\n\r\n
            """.utf8)
    }

    private func read(_ stage: some ExtractStage) throws -> [Extracted] {
        _ = try stage.open()
        var found: [Extracted] = []
        while let extracted = try stage.next(documentLimit: 1 << 20) { found.append(extracted) }
        return found
    }

    @Test func documentsOfAWebArchiveHaveTheirOrigin() async throws {
        let page = "<html><body><p>12 people died.</p></body></html>"
        let bytes =
            record("http://x.test/p", "image/png", "png") + record("http://x.test/a", "text/html; charset=utf-8", page)
        try await withFile(bytes) { path in
            let found = try read(WARCStage(WARCStage.Options(paths: [path])))
            let documents = found.compactMap { if case .document(let document) = $0 { document } else { nil } }
            let origin = try #require(documents.first?.origin)
            #expect(documents.count == 1)
            #expect(origin.sourceFile == path && origin.uri == "http://x.test/a" && origin.httpStatus == 200)
            #expect(origin.mediaType == "text/html" && origin.charset == "utf-8")
            #expect(origin.fetchedAt?.description == "2024-01-02T03:04:05Z")
            #expect(origin.byteOffset == record("http://x.test/p", "image/png", "png").count)
            #expect(found.contains { if case .passedOver("other media type", 1) = $0 { true } else { false } })
        }
    }

    @Test func filesSaysWhatItDecides() async throws {
        try await withFile(record("http://x.test/a", "text/html", "<p>x"), named: "dump.html") { path in
            let found = try read(FilesStage(FilesStage.Options(paths: [path])))
            #expect(found.contains { if case .remark("\(path): read as warc") = $0 { true } else { false } })
            var told = FilesStage.Options(paths: [path])
            told.format = "html"
            let pages = try read(FilesStage(told))
            #expect(pages.count == 1)
        }
    }

    @Test func whatNoFormatKnowsIsUnreadable() async throws {
        try await withFile([1, 0, 2, 2, 3, 0, 0, 5], named: "x.bin") { path in
            let found = try read(FilesStage(FilesStage.Options(paths: [path])))
            #expect(
                found.contains {
                    if case .unreadable(_, let error) = $0 { error.code == "unknown_format" } else { false }
                })
        }
    }

    @Test func theTableOfDocumentsNeedsNoTransform() async throws {
        let page = "<html><body><p>12 people died.</p></body></html>"
        try await withFile(record("http://x.test/a", "text/html", page)) { path in
            let output = path + ".csv"
            let yaml = """
                version: 1
                name: documents
                extract: [{warc: {paths: ["\(path)"]}}]
                load: [{csv: {path: "\(output)", rows: documents, columns: [uri, byte_offset, sha256, http_status]}}]
                """
            let interpolation = Interpolation(
                environment: [:], runDate: CalendarDate(daysSinceEpoch: 0), pipelineDirectory: ".")
            let file = try PipelineFile(yaml: yaml, file: "documents.yaml", interpolation: interpolation)
            let plan = try Plan(file, registry: .standard)
            _ = try await Runner(plan, options: .init(startTime: Timestamp(microseconds: 0, offsetMinutes: 0))).run()
            // sha256sum of the page.
            let digest = "af2eba6ae340bedd8c544ed2531c560dce613432e215c1c22f17223e91e9809a"
            let expected =
                "\"uri\",\"byte_offset\",\"sha256\",\"http_status\"\r\n"
                + "\"http://x.test/a\",0,\"\(digest)\",200\r\n"
            #expect(try String(contentsOfFile: output, encoding: .utf8) == expected)
        }
    }

    /// A file that is removed afterwards.
    private func withFile(
        _ bytes: [UInt8], named name: String = "a.warc", _ body: (String) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("columnist-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        try await body(file.path)
    }
}
