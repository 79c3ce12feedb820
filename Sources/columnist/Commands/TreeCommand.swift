public import ArgumentParser
import Article
public import HTMLTree
import FileSystem
import JSON
import Pipeline
import SystemPackage

struct TreeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree", abstract: "Show a page's tree, with what extraction makes of its blocks.",
        discussion: """
            Example:
              columnist tree page.html
              echo '{"id": 1, "html": "<p>One<p>Two"}' | columnist tree --format html5lib

            The outline has a line for each block element with text: the share of links, bytes of prose and score; `>`
            marks the article's container, `x` what was left out. With html5lib, NDJSON objects {"id", "html"} come in on
            standard input and {"id", "tree"} go out, each tree in the form of the html5lib test cases.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case outline, html5lib }

    @Argument(help: "A page, for the outline.", completion: .file(extensions: ["html", "htm"]))
    var file: String?

    @Option(help: "outline or html5lib.")
    var format: Format?

    @Option(help: "The parser: native or libxml2.")
    var parser = HTMLTree.Parser.native

    private var chosenFormat: Format { format ?? (file == nil ? .html5lib : .outline) }

    func validate() throws {
        if chosenFormat == .outline, file == nil { throw ValidationError("The outline needs a file.") }
        if chosenFormat == .html5lib, file != nil { throw ValidationError("html5lib reads standard input, no file.") }
    }

    func run() async throws {
        try await reporting {
            if let file {
                return try printOutline(FilePath(file))
            }
            let parser = parser
            let filter = NDJSONFilter(textMember: "html", jobs: 1) {
                let builder = TreeBuilder(parser: parser)
                return { html, json in builder.write(html, to: &json) }
            }
            try await filter.run()
        }
    }

    private func printOutline(_ path: FilePath) throws {
        var extractor = ArticleExtractor()
        extractor.parser = parser
        do {
            for block in try extractor.outline(html: try path.readBytes(limit: Limits().documentBytes.bytes)) {
                print(block.line)
            }
        } catch let error as FileError {
            throw RunError(error)
        } catch let error as ArticleError {
            throw RunError(.errorBudgetExceeded, "\(path): \(error)", underlying: error)
        }
    }
}

extension HTMLTree.Parser: ExpressibleByArgument {}

extension OutlineBlock {
    /// A line of the outline.
    fileprivate var line: String {
        let mark = isContainer ? ">" : isRemoved ? "x" : " "
        var element = String(repeating: "  ", count: depth) + name
        if let id { element += "#" + id }
        if let classes { element += "." + classes.split(separator: " ").joined(separator: ".") }
        let percent = Int((linkDensity * 100).rounded())
        let points = Int((score * 1000).rounded())
        return "\(mark) \(element)  text \(length), links \(percent)%, prose \(prose), score \(points)"
    }
}

/// Parses pages for `--format html5lib`, in one tree that is used again.
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
