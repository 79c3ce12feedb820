import ArgumentParser
import Figures
import JSON
import Stages

struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Find the figures of texts.",
        discussion: """
            Example:
              echo '{"id": 1, "text": "At least 145 children were killed and 222 injured."}' | columnist figures

            Reads NDJSON objects {"id", "text"} from standard input and writes {"id", "figures": [...]} in the same order.
            A line that is not such an object ends the command with exit status 65 and its number.
            """)

    @Option(help: "Blocks of texts that are worked on at the same time.")
    var jobs = 1

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be between 1 and 256.") }
    }

    func run() async throws {
        try await reporting {
            let filter = NDJSONFilter(textMember: "text", jobs: jobs) {
                var extractor = FigureExtractor()
                return { text, json in
                    json.key("figures")
                    json.figures(extractor.figures(in: text), of: text)
                }
            }
            try await filter.run()
        }
    }
}
