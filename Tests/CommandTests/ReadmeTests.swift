import Foundation
import Testing

/// What the README says works as it says.
@Suite struct ReadmeTests {
    /// The code blocks of a language in the README.
    private func blocks(_ language: String) throws -> [String] {
        let text = try String(contentsOf: Program.repository.appendingPathComponent("README.md"), encoding: .utf8)
        return text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
    }

    @Test func theFirstPipelineAndEveryCommand() throws {
        let scratch = try Scratch()
        let samples = Program.repository.appendingPathComponent("samples/casualties")
        try FileManager.default.createDirectory(at: scratch.url("dump"), withIntermediateDirectories: true)
        for name in ["relief-desk.html", "front-courier.html"] {
            try FileManager.default.copyItem(
                at: samples.appendingPathComponent(name), to: scratch.url("dump/\(name)"))
        }
        try FileManager.default.copyItem(
            at: samples.appendingPathComponent("relief-desk.html"), to: scratch.url("page.html"))
        try scratch.write("{\"id\": 1, \"text\": \"At least 12 people were killed.\"}\n", to: "sentences.ndjson")
        try scratch.write(try #require(try blocks("yaml").first), to: "casualties.yaml")

        let lines = try blocks("sh").flatMap { $0.split(separator: "\n").map(String.init) }
        let commands = lines.filter { $0.hasPrefix("columnist ") }
        #expect(commands.count >= 8)
        let path = Program.executable.deletingLastPathComponent().path
        for command in commands {
            let result = try Program.run(
                URL(fileURLWithPath: "/bin/sh"), ["-c", command], directory: scratch.directory,
                environment: ["PATH": "\(path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"])
            #expect(result.status == 0, "\(command): \(result.errors)\(result.output)")
        }
        #expect(try scratch.text("out/figures.csv").contains("145,\"=\",\"child\",\"kill\""))
        #expect(try scratch.text("articles.ndjson").split(separator: "\n").count == 2)
    }
}
