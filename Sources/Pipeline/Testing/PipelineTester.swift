import Columns
import FileSystem
import SystemPackage

/// Runs the tests of a pipeline file.
public struct PipelineTester {
    /// How a test ended.
    public struct Result: Sendable {
        /// The test's name.
        public let name: String
        /// What was not as expected, a sentence each; none for a test that passed.
        public let failures: [String]
    }

    private let plan: Plan
    private let worker: Worker

    /// A tester of a plan.
    public init(_ plan: Plan) {
        self.plan = plan
        worker = Worker(plan)
    }

    /// Runs every test, in the order of the file.
    public func run() -> [Result] {
        plan.file.tests.map { test in
            do {
                return Result(name: test.name, failures: try failures(of: test))
            } catch {
                return Result(name: test.name, failures: ["\(error)"])
            }
        }
    }

    private func failures(of test: PipelineTest) throws -> [String] {
        let expectation = try Expectation(test.expect, tables: plan.tables)
        let result = worker.process(try document(of: test))
        let outcome: PipelineTest.Outcome
        var details = ""
        switch result {
        case .kept: outcome = .kept
        case .filtered(let reason): (outcome, details) = (.filtered, " (\(reason))")
        case .dead(let error): (outcome, details) = (.deadLetter, " (\(error))")
        }
        guard outcome == expectation.outcome else {
            return [
                "\(test.expect.place): expected the outcome \(expectation.outcome.rawValue), "
                    + "got \(outcome.rawValue)\(details)"
            ]
        }
        guard case .kept(let document) = result else { return [] }
        return try expectation.tables.flatMap { rows in
            let projection = try rows.table.projection([], at: rows.place)
            var batch = ColumnBatch(schema: projection.schema)
            projection.append(document, to: &batch)
            return rows.failures(in: batch)
        }
    }

    private func document(of test: PipelineTest) throws -> Document {
        if let html = test.input.html {
            let content = Array(html.utf8)
            return Document(origin: Origin(sourceFile: test.name, byteLength: content.count), content: content)
        }
        let file = test.input.file ?? ""
        let content = try FilePath(file).readBytes(limit: plan.file.limits.documentBytes.bytes)
        return Document(origin: Origin(sourceFile: file, byteLength: content.count), content: content)
    }
}
