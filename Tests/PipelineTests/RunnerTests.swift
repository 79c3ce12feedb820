import Foundation
import Pipeline
import Synchronization
import Testing
import Text

@Suite struct RunnerTests {
    private func yaml(_ extract: String, _ transform: String, _ out: String, _ rest: String = "") -> String {
        """
        version: 1
        name: squares
        extract: [{count: {\(extract)}}]
        transform: [{square: {\(transform)}}]
        load: [{lines: {path: "\(out)/squares", rows: squares}}]
        dead_letters: {ndjson: {dir: "\(out)/dead", keep_raw: 4B}}
        \(rest)
        """
    }

    private func run(
        _ yaml: String, jobs: Int = 1, limit: Int = .max, dryRun: Bool = false,
        interruption: Interruption = Interruption()
    ) async throws -> RunSummary {
        var options = Runner.Options(startTime: Timestamp(microseconds: 0, offsetMinutes: 0))
        options.jobs = jobs
        options.limit = limit
        options.isDryRun = dryRun
        return try await Runner(try Reading.plan(yaml), options: options, interruption: interruption).run()
    }

    @Test func theSameBytesForAnyNumberOfJobs() async throws {
        var texts: Set<String> = []
        for jobs in [1, 2, 3, 8] {
            let out = Reading.temporaryPath()
            defer { try? FileManager.default.removeItem(atPath: out) }
            let summary = try await run(yaml("count: 500", "filter: 5, fail: 7", out), jobs: jobs)
            #expect(summary.isBalanced && summary.read == 500)
            #expect(summary.filteredCount == 100 && summary.deadCount == 57)
            let dead = try #require(summary.deadLetterFile.flatMap { Reading.text(of: $0) })
            texts.insert(try #require(Reading.text(of: out + "/squares")) + dead)
        }
        #expect(texts.count == 1)
        #expect(texts.first?.hasPrefix("1 1\n2 4\n3 9\n4 16\n6 36\n") == true)
    }

    @Test func deadLettersSayWhereWhatAndWhy() async throws {
        let out = Reading.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: out) }
        let summary = try await run(yaml("count: 4, unreadable: [1]", "fail: 3", out))
        #expect(summary.dead == ["unlucky": 2, "unreadable": 1])
        let path = try #require(summary.deadLetterFile)
        #expect(path == out + "/dead/squares-19700101T000000Z.ndjson")
        let lines = try #require(Reading.text(of: path)).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(
            lines[2] == """
                {"document_id":"number-3","source_file":"number-3","byte_offset":0,"byte_length":1,"stage":"square",\
                "code":"unlucky","message":"3 is unlucky","raw_complete":true,"raw":"Aw=="}
                """)
    }

    @Test(arguments: [("max: 1%, min_records: 10", true), ("max: 60%", false), ("record: stop", true)])
    func theBudgetDecides(policy: String, fails: Bool) async throws {
        let out = Reading.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: out) }
        let yaml = yaml("count: 40", "fail: 2", out, "on_error: {\(policy)}")
        if fails {
            let error = await #expect(throws: RunError.self) { try await run(yaml) }
            #expect(error?.code == .errorBudgetExceeded)
            #expect(Reading.text(of: out + "/squares") == nil)
            #expect(FileManager.default.fileExists(atPath: out + "/dead/squares-19700101T000000Z.ndjson"))
        } else {
            #expect(try await run(yaml).deadCount == 20)
        }
    }

    @Test func anUnreadableInputStopsTheRunWhenItIsToldTo() async throws {
        let out = Reading.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: out) }
        let error = await #expect(throws: RunError.self) {
            try await run(yaml("unreadable: [0]", "", out, "on_error: {input: stop}"))
        }
        #expect(error?.code == .errorBudgetExceeded)
    }

    @Test func missingInputsAndUnwritableOutputs() async throws {
        let out = Reading.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: out) }
        let missing = await #expect(throws: RunError.self) { try await run(yaml("count: -1", "", out)) }
        #expect(missing?.code == .inputMissing)
        #expect(Reading.text(of: out + "/squares") == nil)
        _ = FileManager.default.createFile(atPath: out + "-file", contents: nil)
        defer { try? FileManager.default.removeItem(atPath: out + "-file") }
        let unwritable = await #expect(throws: RunError.self) { try await run(yaml("count: -1", "", out + "-file")) }
        #expect(unwritable?.code == .cannotCreate)
    }

    @Test func limitDryRunAndInterruption() async throws {
        let out = Reading.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: out) }
        #expect(try await run(yaml("count: 100", "", out), limit: 7, dryRun: true).read == 7)
        #expect(Reading.text(of: out + "/squares") == nil)
        let interruption = Interruption()
        interruption.request(.terminated)
        let error = await #expect(throws: RunError.self) {
            try await run(yaml("count: 100", "", out), interruption: interruption)
        }
        #expect(error?.code == .terminated)
        #expect(Reading.text(of: out + "/squares") == nil)
    }
}

@Suite struct ConveyorTests {
    private final class Collector: ConveyorDestination {
        private var numbers: [Int] = []
        private let failAt: Int?
        init(failAt: Int? = nil) { self.failAt = failAt }
        func take(_ number: Int) throws {
            if number == failAt { throw RunError(.io, "full") }
            numbers.append(number)
        }
        func finish() -> [Int] { numbers }
    }

    private final class Counter {
        private var next = 0
        private let end: Int
        private let failAt: Int?
        init(end: Int, failAt: Int? = nil) { (self.end, self.failAt) = (end, failAt) }
        func take() throws -> Int? {
            defer { next += 1 }
            if next == failAt { throw RunError(.io, "gone") }
            return next < end ? next : nil
        }
    }

    @Test(arguments: [1, 2, 7]) func resultsComeInOrder(jobs: Int) async throws {
        let counter = Counter(end: 1000)
        let numbers = try await convey(
            jobs: jobs, source: { try counter.take() },
            makeWorker: { { number in number * 2 } }, destination: Collector())
        #expect(numbers == (0..<1000).map { $0 * 2 })
    }

    @Test(arguments: [1, 4]) func errorsOfEitherEndStopTheRest(jobs: Int) async throws {
        await #expect(throws: RunError.self) { try await count(jobs: jobs, sourceFailsAt: 50, destinationFailsAt: nil) }
        await #expect(throws: RunError.self) { try await count(jobs: jobs, sourceFailsAt: nil, destinationFailsAt: 50) }
    }

    private func count(jobs: Int, sourceFailsAt: Int?, destinationFailsAt: Int?) async throws {
        let counter = Counter(end: 10_000, failAt: sourceFailsAt)
        _ = try await convey(
            jobs: jobs, source: { try counter.take() }, makeWorker: { { $0 } },
            destination: Collector(failAt: destinationFailsAt))
    }
}
