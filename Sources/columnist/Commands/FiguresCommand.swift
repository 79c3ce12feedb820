import ArgumentParser
import Figures
import FileSystem
import Glibc
import JSON
import Pipeline
import Stages
import SystemPackage

struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Find the figures of texts.",
        discussion: """
            Example:
              echo '{"id": 1, "text": "At least 145 children were killed and 222 injured."}' | columnist figures

            Reads NDJSON objects {"id", "text"} from standard input and writes {"id", "figures": [...]} in the same order.
            A line that is not such an object ends the command with exit status 65 and its number.

            With --explain, it writes text instead: every sentence with a number, and what was made of each number and
            by which rule; in colour on a terminal, unless NO_COLOR is set.
            """)

    @Option(help: "Blocks of texts that are worked on at the same time.")
    var jobs = 1

    @Flag(help: "Also write the numbers that are no figures (dates, years, times, scores, names), with their kind.")
    var nonFigures = false

    @Flag(help: "Show how each figure came about, as text.")
    var explain = false

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be between 1 and 256.") }
    }

    func run() async throws {
        try await reporting {
            if explain { try writeExplanations() } else { try await writeFigures() }
        }
    }

    private func writeFigures() async throws {
        let options: FigureExtractor.Options = nonFigures ? .nonFigures : []
        let filter = NDJSONFilter(textMember: "text", jobs: jobs) {
            var extractor = FigureExtractor(options: options)
            return { text, json in
                json.key("figures")
                json.figures(extractor.figures(in: text), of: text)
            }
        }
        try await filter.run()
    }

    private func writeExplanations() throws {
        let form = ExplanationText(isColored: isTerminal(.standardOutput) && getenv("NO_COLOR") == nil)
        var extractor = FigureExtractor()
        var reader = LineReader(.standardInput)
        var output = StandardOutput()
        var number = 0
        while let line = try reader.next() {
            number += 1
            guard let text = try? JSONDocument(parsing: line).root["text"]?.utf8 else {
                try output.flush()
                throw RunError(
                    .errorBudgetExceeded,
                    "standard input, line \(number): expected an object with a string \"text\"")
            }
            for explanation in extractor.explanations(of: text) {
                for line in form.lines(explanation) { try output.write(line: line) }
            }
        }
        try output.flush()
    }
}
