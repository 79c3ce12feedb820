import Foundation
import Testing

/// Bad input: what is said, and with which exit status.
@Suite struct FaultTests {
    private func pipeline(_ scratch: Scratch, pages: String, out: String = "out") throws -> String {
        try scratch.write(
            """
            version: 1
            name: fault
            extract: [{files: {paths: ["\(pages)"]}}]
            transform: [article, figures]
            load: [{csv: {path: "\(out)/figures.csv", rows: figures}}]
            dead_letters: {ndjson: {dir: dead}}
            """, to: "p.yaml")
        return "p.yaml"
    }

    private func run(_ scratch: Scratch, pages: String, out: String = "out") throws -> Program.Result {
        try Program.run(["run", try pipeline(scratch, pages: pages, out: out)], directory: scratch.directory)
    }

    @Test func aMissingFile() throws {
        let scratch = try Scratch()
        let result = try run(scratch, pages: "nothing.html")
        #expect(result.status == 66 && result.errors.contains("nothing.html"))
        #expect(!scratch.names.contains("out/figures.csv"))
        #expect(try Program.run(["extract", "nothing.html"], directory: scratch.directory).status == 66)
        #expect(try Program.run(["run", "nothing.yaml"], directory: scratch.directory).status == 66)
    }

    @Test func aBadPipelineFile() throws {
        let scratch = try Scratch()
        try scratch.write("version: 1\nname: x\nextrcat: []\n", to: "p.yaml")
        for command in ["run", "validate", "plan", "preview", "test"] {
            let result = try Program.run([command, "p.yaml"], directory: scratch.directory)
            #expect(result.status == 78)
            #expect(result.errors.contains("p.yaml:3:1: unknown option 'extrcat'; did you mean 'extract'?"))
            #expect(result.output.isEmpty)
        }
    }

    @Test func anUnwritableOutputIsNoticedBeforeReading() throws {
        let scratch = try Scratch()
        try scratch.write("", to: "file")
        let result = try run(scratch, pages: "nothing.html", out: "file")
        #expect(result.status == 73 && result.errors.contains("cannot create"))
        #expect(try run(scratch, pages: "nothing.html", out: "/proc/nowhere").status == 73)
    }

    @Test func anEmptyDirectory() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(at: scratch.url("pages"), withIntermediateDirectories: true)
        let result = try run(scratch, pages: "pages")
        #expect(result.status == 0 && result.errors.contains("warning: 'pages' has no file to read"))
        #expect(try scratch.text("out/figures.csv").hasPrefix("\"article_id\""))
    }

    @Test func binaryContentIsADeadLetter() throws {
        let scratch = try Scratch()
        var generator = SystemRandomNumberGenerator()
        let noise = (0..<50_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        try FileManager.default.createDirectory(at: scratch.url("pages"), withIntermediateDirectories: true)
        try Data(noise).write(to: scratch.url("pages/noise.html"))
        try scratch.write(
            "<html><body><article><p>At least 12 people were killed in the flood, the mayor said.</p></article></body></html>",
            to: "pages/page.html")
        let result = try run(scratch, pages: "pages")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("2 read, 1 loaded, 1 dead"))
        #expect(scratch.names.contains { $0.hasPrefix("dead/fault-") && $0.hasSuffix(".ndjson") })
        #expect(try scratch.text("out/figures.csv").contains(",12,"))
    }

    @Test func usage() throws {
        #expect(try Program.run(["run"]).status == 64)
        #expect(try Program.run(["run", "--jobs", "0", "p.yaml"]).status == 64)
        #expect(try Program.run(["flgures"]).status == 64)
        #expect(try Program.run(["--version"]).output.contains("."))
    }

    @Test func figuresNeedsTexts() throws {
        let result = try Program.run(["figures"], input: "{\"id\": 1, \"text\": \"a\"}\n{\"id\": 2}\n")
        #expect(result.status == 65 && result.errors.contains("standard input, line 2"))
        #expect(try Program.run(["figures"], input: "{\"id\": 1").errors.contains("line 1: invalid JSON at byte 8"))
        #expect(try Program.run(["figures"], input: "").status == 0)
    }

    @Test func inspectRefusesWhatIsNoCSV() throws {
        let scratch = try Scratch()
        try scratch.write("a,b\n1,2,3\n", to: "t.csv")
        let result = try Program.run(["inspect", "t.csv"], directory: scratch.directory)
        #expect(result.status == 65 && result.errors.contains("record 2"))
        try scratch.write("a,b\n1,2\n", to: "t.csv")
        #expect(
            try Program.run(["inspect", "--select", "b", "t.csv"], directory: scratch.directory).output == "b\n─\n2\n")
        #expect(try Program.run(["inspect", "--select", "c", "t.csv"], directory: scratch.directory).status == 64)
    }

    /// SIGTERM in the middle of a run: its exit status, and nothing half-written under the final name.
    @Test func aSignalEndsTheRunWithoutOutput() throws {
        let scratch = try Scratch()
        let paragraph = "<p>At least 12 people were killed and 30 injured in the flood, the mayor said on Friday.</p>"
        let page = "<html><body><article>" + String(repeating: paragraph, count: 200) + "</article></body></html>"
        for number in 0..<400 { try scratch.write(page, to: "pages/\(number).html") }
        let process = Process()
        process.executableURL = Program.executable
        process.arguments = ["run", try pipeline(scratch, pages: "pages")]
        process.currentDirectoryURL = scratch.directory
        process.standardError = FileHandle.nullDevice
        try process.run()
        while !scratch.names.contains(where: { $0.hasPrefix("out/.figures.csv") }), process.isRunning {
            usleep(1000)
        }
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 143)
        #expect(!scratch.names.contains { $0.hasPrefix("out/") }, "\(scratch.names.filter { $0.hasPrefix("out") })")
    }
}
