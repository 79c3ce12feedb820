import Foundation
import Testing

/// docs/datasets.md: its examples read what its pipeline wrote, and print what it says.
@Suite struct DatasetDocumentTests {
    private struct Example {
        let code: String
        let output: String
    }

    /// The Python blocks that import a module, each with the text block after it.
    private func examples(importing module: String) throws -> [Example] {
        let url = Program.repository.appendingPathComponent("docs/datasets.md")
        let blocks = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "```")
        return blocks.indices.dropLast(2).compactMap { index in
            guard blocks[index].hasPrefix("python\n"), blocks[index].contains("import \(module)"),
                blocks[index + 2].hasPrefix("text\n")
            else { return nil }
            return Example(
                code: String(blocks[index].dropFirst("python\n".count)),
                output: String(blocks[index + 2].dropFirst("text\n".count)))
        }
    }

    private func check(_ module: String) throws {
        let scratch = try Scratch()
        let run = try Program.run(["run", "pipelines/datasets.yaml", "--set", "out=\(scratch.url("out").path)"])
        #expect(run.status == 0, "\(run.errors)")
        let examples = try examples(importing: module)
        #expect(!examples.isEmpty)
        for example in examples {
            let result = try Python.run(example.code, directory: scratch.directory)
            #expect(result.status == 0, "\(result.errors)")
            #expect(lines(result.output) == lines(example.output))
        }
    }

    /// The lines without spaces at their ends, which documents do not keep.
    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return String(line)
        }
    }

    @Test(.enabled(if: Python.has("duckdb"), "Python has no duckdb"))
    func duckDBReadsTheDatasets() throws { try check("duckdb") }

    @Test(.enabled(if: Python.has("pandas", "pyarrow"), "Python has no pandas with pyarrow"))
    func pandasReadsTheDatasets() throws { try check("pandas") }

    @Test(
        .enabled(if: Python.has("pyspark") && Program.tool("java") != nil, "Python has no pyspark, or there is no Java")
    )
    func sparkReadsTheDatasets() throws { try check("pyspark") }
}
