import FileSystem
import SystemPackage
import Testing

@Suite struct LineReaderTests {
    @Test(arguments: ["", "a", "a\n", "a\n\nb", "\n", String(repeating: "x", count: 600_000) + "\ny\n"])
    func linesAreThoseOfSplitting(text: String) throws {
        let directory = try TemporaryDirectory()
        try directory.write(text, to: "text")
        let descriptor = try FileDescriptor.open(directory.path.appending("text"), .readOnly)
        defer { try? descriptor.close() }
        var reader = LineReader(descriptor)
        var lines: [[UInt8]] = []
        while let line = try reader.next() { lines.append(line) }
        var expected = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        if expected.last == [] { expected.removeLast() }
        #expect(lines == expected)
    }
}
