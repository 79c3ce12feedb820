import Compression
import Inputs
import Testing

/// A tar archive of entries: name, type, content.
func tar(_ entries: [(name: String, type: Character, content: String)]) -> [UInt8] {
    var output: [UInt8] = []
    for entry in entries {
        let content = Array(entry.content.utf8)
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, _ offset: Int) {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        func octal(_ number: Int, _ digits: Int) -> String {
            let text = String(number, radix: 8)
            return String(repeating: "0", count: digits - text.count) + text
        }
        put(entry.name, 0)
        put("0000644", 100)
        put(octal(content.count, 11), 124)
        put("        ", 148)
        put(String(entry.type), 156)
        if "12".contains(entry.type) { put("/etc/passwd", 157) }
        put("ustar\0" + "00", 257)
        put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0", 148)
        output += header + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }
    return output + [UInt8](repeating: 0, count: 1024)
}

/// A zip archive of stored entries.
func zip(_ entries: [(name: String, content: String)]) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
    var (output, directory): ([UInt8], [UInt8]) = ([], [])
    for entry in entries {
        let (name, content) = (Array(entry.name.utf8), Array(entry.content.utf8))
        let common =
            number(20, 2) + number(0, 8) + number(Int(CRC32.checksum(of: content.span)), 4) + number(content.count, 4)
            + number(content.count, 4) + number(name.count, 2) + number(0, 2)
        directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(output.count, 4) + name
        output += [0x50, 0x4B, 3, 4] + common + name + content
    }
    let end = number(0, 4) + number(entries.count, 2) + number(entries.count, 2) + number(directory.count, 4)
    return output + directory + [0x50, 0x4B, 5, 6] + end + number(output.count, 4) + number(0, 2)
}

@Suite struct ArchiveTests {
    private let one = "<html><p>one</p></html>", two = "<html><p>two</p></html>"

    @Test func entriesOfTarAreDocumentsAndLinksAreNot() {
        let bytes = tar([
            ("ok/", "5", ""), ("ok/1.html", "0", one), ("../../../../tmp/escape.html", "0", two), ("link", "2", ""),
            ("hard", "1", ""), ("device", "3", ""), ("/tmp/absolute.html", "0", one),
            ("picture", "0", "\u{1}\u{0}\u{2}"),
        ])
        let outcome = Outcome(bytes)
        #expect(outcome.texts == [one, two, one] && outcome.errors.isEmpty)
        #expect(outcome.documents.map(\.record) == ["ok/1.html", "../../../../tmp/escape.html", "/tmp/absolute.html"])
        #expect(outcome.documents.map(\.position.fileOffset) == [512, 1536, 4096])
        #expect(
            outcome.skipped
                == ["link in an archive": 2, "device in an archive": 1, "unknown format in an archive": 1])
    }

    @Test func entriesOfZipWithTheSameNameAreTwoDocuments() {
        let outcome = Outcome(zip([("a/b.html", one), ("a/b.html", two), ("../c.html", one)]))
        #expect(outcome.texts == [one, two, one] && outcome.errors.isEmpty)
        #expect(Set(outcome.documents.map(\.position)).count == 3)
    }

    @Test(arguments: [1, 777, Int.max]) func tarIsReadThroughCompression(pieceSize: Int) throws {
        let bytes = try Compressed.gzip(tar([("1.html", "0", one), ("2.html", "0", two)]))
        let outcome = Outcome(bytes, pieceSize: pieceSize)
        #expect(outcome.texts == [one, two] && outcome.errors.isEmpty)
        #expect(Set(outcome.documents.map(\.position)).count == 2)
    }

    @Test func cutArchivesAreSaid() throws {
        let large = String(repeating: "<p>word</p>", count: 1000)
        let bytes = tar([("1.html", "0", one), ("2.html", "0", large)])
        let cut = Outcome(Array(bytes[..<8000]))
        #expect(cut.documents.count == 1 && cut.codes == [.truncated])
        let zipped = zip([("1.html", one), ("2.html", large)])
        let cutZip = Outcome(Array(zipped[..<8000]))
        #expect(cutZip.documents.count == 1 && cutZip.codes == [.truncated])
        let packed = try Compressed.gzip(bytes)
        #expect(Outcome(Array(packed[..<(packed.count - 9)])).errors.isEmpty == false)
    }

    @Test func moreLayersAreDeclared() throws {
        let nested = try Compressed.gzip(Compressed.gzip(one))
        #expect(Outcome(nested).codes == [.nested])
        #expect(Outcome(nested, layers: [.gzip, .gzip]).texts == [one])
        #expect(Outcome(nested, layers: [.bzip2]).codes == [.wrongFormat])
        let packed = tar([("1.html.gz", "0", "")]) + []
        #expect(Outcome(packed).documents.isEmpty)
        let inside = zip([("inner.tar", String(decoding: tar([("1.html", "0", one)]), as: UTF8.self))])
        #expect(Outcome(inside).codes == [.nested])
        #expect(Outcome(inside, layers: [.zip, .tar]).texts == [one])
    }

    @Test func whatAnInputIsIsFoundByContent() throws {
        func description(_ bytes: [UInt8], _ name: String) throws -> String {
            try InputOpener().open(MemorySource(bytes, name: name)).description
        }
        #expect(try description(Compressed.gzip(record("http://x.test/", one)), "a.html") == "gzip, warc")
        #expect(try description(Compressed.gzip(tar([("1", "0", one)])), "a") == "gzip, tar")
        #expect(try description(Array("\u{FEFF} <!DOCTYPE HTML><title>x".utf8), "a.txt") == "html")
        #expect(try description(Array("only words".utf8), "a.html") == "html")
        #expect(try description(Array("only words".utf8), "a") == "text")
        #expect(try description([], "a.html") == "empty")
        #expect(Outcome([]).warnings.map(\.code) == [.empty])
    }
}
