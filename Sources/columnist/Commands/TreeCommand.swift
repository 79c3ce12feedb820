public import ArgumentParser
public import HTMLTree
import JSON

struct TreeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree", abstract: "Show the trees of HTML texts.",
        discussion: """
            Example:
              echo '{"id": 1, "html": "<p>One<p>Two"}' | columnist tree --format html5lib

            Reads NDJSON objects {"id", "html"} from standard input and writes {"id", "tree"} in the same order, each tree
            in the form of the html5lib test cases.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case html5lib }

    @Option(help: "The form of the trees.")
    var format = Format.html5lib

    @Option(help: "The parser: native or libxml2.")
    var parser = HTMLTree.Parser.native

    func run() async throws {
        try await reporting {
            let parser = parser
            let filter = NDJSONFilter(textMember: "html", jobs: 1) {
                let builder = TreeBuilder(parser: parser)
                return { html, json in builder.write(html, to: &json) }
            }
            try await filter.run()
        }
    }
}

extension HTMLTree.Parser: ExpressibleByArgument {}

private final class TreeBuilder {
    private let parser: HTMLTree.Parser
    private var tree = HTMLTree()

    init(parser: HTMLTree.Parser) {
        self.parser = parser
    }

    func write(_ html: [UInt8], to json: inout JSONWriter) {
        do {
            try tree.parse(html, with: parser, options: .standard)
            json.member("tree", tree.html5libDescription())
        } catch {
            json.member("error", error.description)
        }
    }
}
