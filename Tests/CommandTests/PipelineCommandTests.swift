import Foundation
import JSON
import Testing

@Suite struct PipelineCommandTests {
    static let pipelines =
        (try? FileManager.default.contentsOfDirectory(
            atPath: Program.repository.appendingPathComponent("pipelines").path
        ).sorted()) ?? []

    @Test func thereArePipelines() { #expect(Self.pipelines.count >= 2) }

    @Test(arguments: pipelines) func everyPipelineIsValidAndPassesItsTests(name: String) throws {
        let path = "pipelines/\(name)"
        #expect(try Program.run(["validate", path]).status == 0)
        let result = try Program.run(["test", path])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(!result.output.hasPrefix("0 passed"))
    }

    @Test(arguments: pipelines) func everyPipelineRunsToWhatIsExpected(name: String) throws {
        let scratch = try Scratch()
        let result = try Program.run(["run", "pipelines/\(name)", "--set", "out=\(scratch.directory.path)"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.isEmpty)
        let stem = name.replacing(".yaml", with: "")
        let expected = Program.repository.appendingPathComponent("samples/expected/\(stem)")
        // Parquet is looked at by those who read it: `DatasetTests`.
        guard stem != "datasets" else { return }
        for file in try FileManager.default.contentsOfDirectory(atPath: expected.path).sorted() {
            let written = scratch.names.first { $0.replacing(/-\d{4}-\d\d-\d\d/, with: "") == file }
            let text = try scratch.text(try #require(written, "no \(file) in \(scratch.names)"))
            let golden = try String(contentsOf: expected.appendingPathComponent(file), encoding: .utf8)
            #expect(text == golden, "samples/expected/\(stem)/\(file)")
        }
    }

    @Test func theSameBytesForAnyNumberOfJobs() throws {
        var outputs: Set<String> = []
        for jobs in ["1", "2", "4"] {
            let scratch = try Scratch()
            let result = try Program.run(
                ["run", "pipelines/casualties.yaml", "--jobs", jobs, "--set", "out=\(scratch.directory.path)"])
            #expect(result.status == 0)
            outputs.insert(try scratch.text("figures.csv") + scratch.text("articles.csv"))
        }
        #expect(outputs.count == 1)
    }

    /// The second front end finds the same figures, also where a page declares another charset.
    @Test func libxml2AgreesOnTheSamples() throws {
        var outputs: Set<String> = []
        for parser in ["native", "libxml2"] {
            let scratch = try Scratch()
            let result = try Program.run([
                "run", "pipelines/casualties.yaml", "--set", "out=\(scratch.directory.path)",
                "--set", "transform.0.article.html_parser=\(parser)",
                "--set", "pages=samples/casualties/{relief-desk,front-courier,kuestenbote}.html",
            ])
            #expect(result.status == 0)
            outputs.insert(try scratch.text("figures.csv"))
        }
        #expect(outputs.count == 1)
    }

    @Test func planPreviewStagesAndSchema() throws {
        let plan = try Program.run(["plan", "--explain", "pipelines/casualties.yaml"])
        #expect(plan.status == 0 && plan.output.contains("paths: [samples/casualties]"))
        #expect(plan.output.contains("inputs of files: 6"))
        #expect(
            try Program.run(["plan", "pipelines/casualties.yaml"]).output.contains(
                "load       csv: figures → out/figures.csv"))
        #expect(
            try Program.run(["plan", "--format", "mermaid", "pipelines/casualties.yaml"]).output.hasPrefix("flowchart"))
        let preview = try Program.run(["preview", "-n", "6", "pipelines/casualties.yaml"])
        #expect(preview.status == 0 && preview.output.contains("145") && !preview.output.contains("1999"))
        #expect(preview.errors.contains("not-a-page.html"))
        #expect(try Program.run(["stages"]).output.contains("transform  figures"))
        #expect(try Program.run(["stages", "csv"]).output.contains("line_ending"))
        #expect(try Program.run(["stages", "parrot"]).status == 64)
        _ = try JSONDocument(parsing: Array(try Program.run(["schema"]).output.utf8), allowing: .trailingText)
    }

    @Test(arguments: [
        "run", "validate", "plan", "preview", "test", "stages", "schema", "extract", "figures", "tree", "inspect",
    ])
    func everyCommandHasHelpWithAnExample(name: String) throws {
        let help = try Program.run([name, "--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("Example:") && help.output.contains("columnist \(name)"))
    }
}
