import Foundation
import Testing

/// What `pipelines/datasets.yaml` leaves behind.
@Suite struct DatasetTests {
    @discardableResult
    private func run(_ scratch: Scratch, _ arguments: String...) throws -> Program.Result {
        try Program.run(
            ["run", "pipelines/datasets.yaml", "--set", "out=\(scratch.url("out").path)"] + arguments)
    }

    private func contents(_ scratch: Scratch) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in scratch.names where !name.contains("dead") {
            contents[name] = try? Data(contentsOf: scratch.url(name))
        }
        return contents
    }

    @Test func theFilesAreThoseOfTheDocument() throws {
        let scratch = try Scratch()
        #expect(try run(scratch).status == 0)
        let files = try contents(scratch).keys.sorted()
        let document = try String(
            contentsOf: Program.repository.appendingPathComponent("docs/datasets.md"), encoding: .utf8)
        #expect(document.split(separator: "\n").filter { $0.hasPrefix("out/") }.map(String.init) == files)
    }

    @Test func theSameBytesForAnyNumberOfJobsAndLittleMemory() throws {
        var outputs: Set<[String: Data]> = []
        for arguments in [["1", "64MiB"], ["2", "1B"], ["4", "10KiB"]] {
            let scratch = try Scratch()
            try run(
                scratch, "--jobs", arguments[0], "--set", "load.0.parquet.memory=\(arguments[1])",
                "--set", "load.1.parquet.memory=\(arguments[1])")
            outputs.insert(try contents(scratch))
        }
        #expect(outputs.count == 1)
        #expect(outputs.first?.isEmpty == false)
    }

    @Test func aSecondRunReplacesTheFirst() throws {
        let scratch = try Scratch()
        try run(scratch)
        let first = try contents(scratch)
        try run(scratch, "--set", "pages=samples/casualties/relief-desk.html")
        #expect(try contents(scratch).count < first.count)
        try run(scratch)
        #expect(try contents(scratch) == first)
    }

    @Test func aFileOfOthersIsNotTakenAway() throws {
        let scratch = try Scratch()
        try run(scratch)
        try scratch.write("mine", to: "out/figures/notes.txt")
        let before = try contents(scratch)
        let result = try run(scratch, "--set", "pages=nothing.html")
        #expect(result.status == 73 && result.errors.contains("notes.txt"))
        #expect(try contents(scratch) == before)
    }

    /// A killed run leaves its temporary directory, never a part of a dataset; the next run removes it.
    @Test func aKilledRunIsClearedAway() throws {
        let scratch = try Scratch()
        let paragraph = "<p>At least 12 people were killed and 30 injured in the flood, the mayor said on Friday.</p>"
        let page = "<html><body><article>" + String(repeating: paragraph, count: 200) + "</article></body></html>"
        for number in 0..<400 { try scratch.write(page, to: "pages/\(number).html") }
        let process = Process()
        process.executableURL = Program.executable
        process.arguments = [
            "run", "pipelines/datasets.yaml", "--set", "out=\(scratch.url("out").path)",
            "--set", "pages=\(scratch.url("pages").path)",
        ]
        process.currentDirectoryURL = Program.repository
        process.standardError = FileHandle.nullDevice
        try process.run()
        func isStarted() -> Bool { scratch.names.contains { $0.hasPrefix("out/.figures.") } }
        while !isStarted(), process.isRunning { usleep(1000) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(isStarted())
        #expect(!scratch.names.contains { $0.hasPrefix("out/figures") || $0.hasPrefix("out/articles") })
        #expect(try run(scratch).status == 0)
        #expect(!scratch.names.contains { $0.contains(".tmp") })
    }
}
