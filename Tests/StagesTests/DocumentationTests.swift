import Foundation
import Pipeline
import Stages
import Testing
import Text

@Suite struct DocumentationTests {
    private func document(_ name: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent("docs/\(name)"), encoding: .utf8)
    }

    @Test func thePipelineReferenceIsWhatTheProgramPrints() throws {
        #expect(try document("pipelines.md") == StageRegistry.standard.pipelineReference, "run `make docs`")
    }

    @Test func theTableReferenceIsWhatTheProgramPrints() throws {
        #expect(try document("tables.md") == StageRegistry.standard.tableReference, "run `make docs`")
    }

    @Test func theInputReferenceIsWhatTheProgramPrints() throws {
        #expect(try document("inputs.md") == StageRegistry.standard.inputReference, "run `make docs`")
    }

    /// The example of every stage is one that a pipeline file can hold.
    @Test func everyExampleIsValid() throws {
        let registry = StageRegistry.standard
        let day = CalendarDate(daysSinceEpoch: 0)
        for stage in registry.stages {
            let extract = stage.kind == .extract ? stage.example : "files: {paths: [a]}"
            let transform =
                ["article: {}", "figures: {}"].filter { !$0.hasPrefix(stage.name + ":") }
                + (stage.kind == .transform ? [stage.example] : [])
            let load = stage.kind == .load ? stage.example : "csv: {path: b, rows: articles}"
            let order = transform.sorted { ($0.hasPrefix("article") ? 0 : 1) < ($1.hasPrefix("article") ? 0 : 1) }
            let yaml = """
                version: 1
                name: example
                extract:
                  - \(extract)
                transform:
                \(order.map { "  - \($0)" }.joined(separator: "\n"))
                load:
                  - \(load)
                """
            let interpolation = Interpolation(environment: [:], runDate: day, pipelineDirectory: ".")
            let file = try PipelineFile(yaml: yaml, file: stage.name, interpolation: interpolation)
            _ = try Plan(file, registry: registry)
        }
    }
}
