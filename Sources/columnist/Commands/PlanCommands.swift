import ArgumentParser
import Columns
import Pipeline
import Stages

struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Check a pipeline file without reading any input.",
        discussion: """
            Example:
              columnist validate pipelines/casualties.yaml

            Every problem is one line, FILE:LINE:COLUMN: what is wrong; the exit status is 78 then.
            """)

    @OptionGroup var pipeline: PipelineOptions

    func run() async throws {
        try await reporting {
            let plan = try pipeline.plan()
            print("\(pipeline.pipeline): valid, pipeline '\(plan.file.name)'")
        }
    }
}

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Show what a pipeline would do.",
        discussion: """
            Example:
              columnist plan pipelines/casualties.yaml --explain
              columnist plan pipelines/casualties.yaml --format mermaid
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, mermaid }

    @OptionGroup var pipeline: PipelineOptions

    @Flag(help: "Show every option with its value, and find the inputs.")
    var explain = false

    @Option(help: "text, or mermaid for a flow chart.")
    var format = Format.text

    func run() async throws {
        try await reporting {
            let plan = try pipeline.plan()
            guard format == .text else { return print(plan.mermaid) }
            guard explain else { return print(plan.outline) }
            print(plan.explanation)
            for step in plan.extract {
                let stage = step.make()
                for warning in try stage.open() { Console().warning(warning) }
                if let size = stage.size { print("  inputs of \(step.name): \(size.inputs), \(size.bytes) bytes") }
            }
        }
    }
}

struct PreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show the rows of the first documents; write nothing.",
        discussion: """
            Example:
              columnist preview -n 5 pipelines/casualties.yaml
            """)

    @OptionGroup var pipeline: PipelineOptions

    @Option(name: .shortAndLong, help: "How many documents.")
    var number = 5

    @Option(help: "The most characters of a cell.")
    var width = 40

    func validate() throws {
        guard number >= 0 else { throw ValidationError("-n must not be negative.") }
        guard width >= 2 else { throw ValidationError("--width must be at least 2.") }
    }

    func run() async throws {
        try await reporting {
            let preview = try Preview(try pipeline.plan(), count: number)
            for message in preview.messages { Console().warning(message) }
            for (table, batch) in preview.batches {
                print("\(table): \(batch.rowCount) rows\n\(TextTable(batch, cellWidth: width).description)\n")
            }
        }
    }
}

struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Run the tests that a pipeline file has.",
        discussion: """
            Example:
              columnist test pipelines/casualties.yaml

            Exit status 1 when a test fails.
            """)

    @OptionGroup var pipeline: PipelineOptions

    func run() async throws {
        try await reporting {
            let plan = try pipeline.plan()
            let results = PipelineTester(plan).run()
            for result in results {
                print("\(result.failures.isEmpty ? "passed" : "FAILED"): \(result.name)")
                for failure in result.failures { print("    \(failure)") }
            }
            let failed = results.count { !$0.failures.isEmpty }
            print("\(results.count - failed) passed, \(failed) failed")
            if failed > 0 { throw ExitCode(RunError.Code.pipelineTestsFailed.rawValue) }
        }
    }
}

struct StagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stages", abstract: "List the stages, or show one with its options.",
        discussion: """
            Example:
              columnist stages
              columnist stages article
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown }

    @Argument(help: "A stage.")
    var name: String?

    @Option(help: "text, or markdown for the reference of pipeline files.")
    var format = Format.text

    @Flag(help: "The reference of tables and their columns, in Markdown.")
    var tables = false

    @Flag(help: "The reference of input formats, in Markdown.")
    var inputs = false

    func run() async throws {
        try await reporting {
            let registry = StageRegistry.standard
            if tables { return print(registry.tableReference, terminator: "") }
            if inputs { return print(registry.inputReference, terminator: "") }
            let chosen = registry.stages.filter { name == nil || $0.name == name }
            if chosen.isEmpty {
                throw RunError(.usage, "there is no stage '\(name ?? "")'; `columnist stages` lists them")
            }
            if format == .markdown {
                let text = name == nil ? registry.pipelineReference : chosen.map { $0.markdown(level: 1) }.joined()
                return print(text, terminator: "")
            }
            if name != nil { return print(chosen.map(\.help).joined(separator: "\n\n")) }
            var table = TextTable(header: ["kind", "stage", "what it does"], cellWidth: 100)
            for stage in chosen { table.append([stage.kind.rawValue, stage.name, stage.summary]) }
            print(table.description)
        }
    }
}

struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of pipeline files, for editors.",
        discussion: """
            Example:
              columnist schema > columnist.schema.json
            """)

    func run() async throws {
        print(StageRegistry.standard.jsonSchema)
    }
}
