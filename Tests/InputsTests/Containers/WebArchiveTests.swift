import Compression
import Inputs
import Testing

@Suite struct WebArchiveTests {
    private let page = "<html><body><p>12 people died.</p></body></html>"

    @Test(arguments: ["WARC/0.18", "WARC/1.0", "WARC/1.1"]) func everyFieldOfAResponse(version: String) throws {
        let bytes = record("http://x.test/a", page, version: version)
        let outcome = Outcome(bytes)
        let document = try #require(outcome.documents.first)
        #expect(outcome.texts == [page] && outcome.errors.isEmpty)
        #expect(document.uri == "http://x.test/a" && document.fetchedAt == "2024-01-02T03:04:05Z")
        #expect(document.mediaType == "text/html" && document.charset == "utf-8" && document.httpStatus == 200)
        #expect(document.record == "urn:x:http://x.test/a" && document.position == StreamPosition(fileOffset: 0))
        #expect(document.length == bytes.count - 4)
    }

    @Test func recordsThatAreNoDocumentsArePassedOver() {
        let bytes =
            record("http://x.test/", "x", type: "request", http: "GET / HTTP/1.1\r\n")
            + record("http://x.test/r", "", type: "revisit") + record("dns:x.test", "data", type: "resource", http: nil)
            + record("http://x.test/t", "text of a page", type: "conversion", http: nil)
        let outcome = Outcome(bytes)
        #expect(outcome.texts == ["data", "text of a page"] && outcome.errors.isEmpty)
        #expect(outcome.skipped == ["revisit": 1])
    }

    @Test func addressesInAngleBracketsAndWithSpaces() {
        let outcome = Outcome(record("<http://x.test/a>", page) + record("http://x.test/a b", page))
        #expect(outcome.documents.map(\.uri) == ["http://x.test/a", "http://x.test/a%20b"])
    }

    @Test func selections() {
        let png = record("http://x.test/p", "png", http: "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n")
        let missing = record("http://x.test/m", page, http: "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n")
        var selection = WebArchiveFormat.Selection()
        (selection.mediaTypes, selection.statuses) = (["text/*"], [200])
        var opener = InputOpener()
        opener.format = WebArchiveFormat(selection)
        let outcome = Outcome(MemorySource(png + missing + record("http://x.test/a", page)), opener)
        #expect(outcome.documents.map(\.uri) == ["http://x.test/a"])
        #expect(outcome.skipped == ["other media type": 1, "other HTTP status": 1])
    }

    @Test func bodiesAreDecoded() throws {
        func body(_ bytes: [UInt8], _ headers: String) -> [String] {
            let http = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\(headers)\r\n"
            let block = Array(http.utf8) + bytes
            let head = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(block.count)\r\n\r\n"
            return Outcome(Array(head.utf8) + block + Array("\r\n\r\n".utf8)).texts
        }
        let text = String(decoding: Compressed.text, as: UTF8.self)
        #expect(body(try Compressed.gzip(text), "Content-Encoding: gzip\r\n") == [text])
        #expect(body(Compressed.zlib, "Content-Encoding: deflate\r\n") == [text])
        #expect(body(Compressed.rawDeflate, "content-encoding: deflate\r\n") == [text])
        #expect(body(Compressed.brotli, "Content-Encoding: br\r\n") == [text])
        #expect(body(try Compressed.block(Compressed.text, .zstd), "Content-Encoding: zstd\r\n") == [text])
        // A server that lies, chunks, chunks of gzip, and bytes that are no chunk.
        #expect(body(Array("plain".utf8), "Content-Encoding: gzip\r\n") == ["plain"])
        let chunks = Array("4;x=y\r\nabcd\r\n1\r\ne\r\n0\r\n\r\n".utf8)
        #expect(body(chunks, "Transfer-Encoding: chunked\r\n") == ["abcde"])
        let member = try Compressed.gzip("abc")
        let both = Array("\(String(member.count, radix: 16))\r\n".utf8) + member + Array("\r\n0\r\n\r\n".utf8)
        #expect(body(both, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n") == ["abc"])
        #expect(body(Array("ZZ\r\nabc".utf8), "Transfer-Encoding: chunked\r\n") == ["ZZ\r\nabc"])
    }

    @Test(arguments: [1, 100, Int.max]) func membersOfGzip(pieceSize: Int) throws {
        let members = try (0..<5).map { try Compressed.gzip(record("http://x.test/\($0)", page)) }
        let outcome = Outcome(members.flatMap { $0 }, pieceSize: pieceSize)
        #expect(outcome.documents.count == 5 && outcome.errors.isEmpty && outcome.warnings.isEmpty)
        let offsets = members.indices.map { members[..<$0].reduce(0) { $0 + $1.count } }
        #expect(outcome.documents.map(\.position.fileOffset) == offsets)
        #expect(outcome.documents.allSatisfy { $0.position.innerOffset == 0 })
    }

    @Test func oneMemberForAllRecords() throws {
        let outcome = Outcome(try Compressed.gzip((0..<5).flatMap { record("http://x.test/\($0)", page) }))
        #expect(outcome.documents.count == 5 && outcome.errors.isEmpty)
        #expect(Set(outcome.documents.map(\.position)).count == 5)
    }

    @Test func aDamagedMemberCostsItsRecordOnly() throws {
        var members = try (0..<5).map { try Compressed.gzip(record("http://x.test/\($0)", page)) }
        // The checksum: the record itself is all there.
        members[2][members[2].count - 6] ^= 1
        let outcome = Outcome(members.flatMap { $0 })
        #expect(outcome.documents.map(\.uri) == [0, 1, 3, 4].map { "http://x.test/\($0)" })
        #expect(outcome.errors.count == 1)
        let cut = Outcome(members.flatMap { $0 }.dropLast(4))
        #expect(cut.documents.count == 3 && cut.codes.last == .truncated)
    }

    @Test(arguments: ["40", "1000000", "-5", "9223372036854775807", "99999999999999999999", "x"])
    func aWrongLengthCostsItsRecordOnly(length: String) {
        let bytes =
            record("http://x.test/0", page) + record("http://x.test/w", page, length: length)
            + record("http://x.test/1", page)
        let outcome = Outcome(bytes)
        #expect(outcome.documents.first?.uri == "http://x.test/0")
        #expect(outcome.errors.count == 1)
        let isPassed = length == "9223372036854775807"
        #expect(outcome.documents.count == (isPassed ? 1 : 2))
    }

    @Test func junkBetweenRecords() {
        let outcome = Outcome(
            record("http://x.test/0", page) + Array("\r\njunk\r\n".utf8) + record("http://x.test/1", page))
        #expect(outcome.documents.last?.uri == "http://x.test/1" && outcome.errors.count == 1)
    }

    @Test func aRecordThatIsTooLarge() {
        var limits = InputLimits()
        limits.documentBytes = 1000
        let large = record("http://x.test/l", String(repeating: "x", count: 2_000_000))
        let outcome = Outcome(large + record("http://x.test/1", page), limits: limits)
        #expect(outcome.codes == [.tooLarge] && outcome.texts == [page])
    }

    @Test func arc() throws {
        let http = "HTTP/1.1 200 OK\nContent-Type: text/html\n\n\(page)"
        let head = "filedesc://a.arc 0.0.0.0 20140216050221 text/plain 8\n1 0 Own\n\n"
        let bytes = head + "http://x.test/a b 1.2.3.4 20140216050222 text/html \(http.utf8.count)\n\(http)\n"
        let outcome = Outcome(Array(bytes.utf8))
        let document = try #require(outcome.documents.first)
        #expect(outcome.texts == [page] && outcome.errors.isEmpty)
        #expect(document.uri == "http://x.test/a%20b" && document.fetchedAt == "2014-02-16T05:02:22Z")
        #expect(document.httpStatus == 200 && document.position.fileOffset == head.utf8.count)
    }

    @Test func whatIsNoWebArchiveIsRefused() {
        var opener = InputOpener()
        opener.format = WebArchiveFormat()
        #expect(Outcome(MemorySource(Array(page.utf8)), opener).codes == [.wrongFormat])
    }

    /// Cut anywhere, the records before the cut are there and the cut is said; nothing traps.
    @Test func everyCutIsSaid() {
        let bytes = record("http://x.test/0", page) + record("http://x.test/1", page)
        for length in 10..<bytes.count - 4
        where length != bytes.count / 2 && !(0...4).contains(bytes.count / 2 - length) {
            let outcome = Outcome(Array(bytes[..<length]))
            #expect(outcome.documents.count == (length < bytes.count / 2 ? 0 : 1))
            #expect(outcome.errors.count == 1, "cut at \(length)")
        }
    }
}
