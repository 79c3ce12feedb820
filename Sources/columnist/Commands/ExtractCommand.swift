import ArgumentParser
import Article
import Columns
import CSV
import FileSystem
import JSON
import Pipeline
import Stages
import SystemPackage

struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Extract articles from HTML files, without a pipeline.",
        discussion: """
            Example:
              columnist extract --format text page.html
              columnist extract --jobs 2 dump/ > articles.ndjson
              curl -s https://example.org/ | columnist extract -

            One document after the other on standard output, in the order of their paths. The id is the path as given,
            or relative to a directory that was given. A page that cannot be read is named on standard error, and the
            exit status is 65 when there was one.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable, Sendable { case ndjson, text, markdown, csv }

    @Argument(help: "Files, directories, patterns, or - for a page on standard input.")
    var paths: [String]

    @Option(help: "ndjson, text, markdown or csv.")
    var format = Format.ndjson

    @Option(help: "Pages that are worked on at the same time.")
    var jobs = 1

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be between 1 and 256.") }
    }

    func run() async throws {
        try await reporting {
            let source = PageSource(paths)
            for warning in try source.open() { Console().warning(warning) }
            let renderer = PageRenderer(format: format, names: source.names)
            let failures = try await convey(
                jobs: jobs, source: { try source.next() },
                makeWorker: {
                    let stage = ArticleStage(ArticleStage.Options(minWords: 0))
                    return { renderer.render($0, with: stage) }
                },
                destination: PageWriter(header: renderer.header))
            if failures > 0 { throw ExitCode(RunError.Code.errorBudgetExceeded.rawValue) }
        }
    }
}

/// The pages of the arguments: files through the stage `files`, and standard input.
private final class PageSource {
    private let files: FilesStage?
    private var readsStandardInput: Bool
    private let limit = Limits().documentBytes.bytes
    let names: PageNames

    init(_ paths: [String]) {
        let filePaths = paths.filter { $0 != "-" }
        readsStandardInput = filePaths.count < paths.count
        files = filePaths.isEmpty ? nil : FilesStage(FilesStage.Options(paths: filePaths))
        names = PageNames(filePaths)
    }

    func open() throws(RunError) -> [String] { try files?.open() ?? [] }

    /// Some pages, so that handing them over costs little.
    func next() throws(RunError) -> [Extracted]? {
        var chunk: [Extracted] = []
        while chunk.count < 8, let page = try nextPage() { chunk.append(page) }
        return chunk.isEmpty ? nil : chunk
    }

    private func nextPage() throws(RunError) -> Extracted? {
        if readsStandardInput {
            readsStandardInput = false
            return try standardInput()
        }
        return try files?.next(documentLimit: limit)
    }

    private func standardInput() throws(RunError) -> Extracted {
        do {
            let content = try FileDescriptor.standardInput.readBytes(limit: limit)
            return .document(Document(origin: Origin(sourceFile: "-", byteLength: content.count), content: content))
        } catch {
            throw RunError(.io, "cannot read standard input: \(error)", underlying: error)
        }
    }
}

/// The ids of pages: their paths, relative to a directory that was given.
private struct PageNames: Sendable {
    private let directories: [String]

    init(_ paths: [String]) {
        directories = paths.filter { FilePath($0).isDirectory }.map { FilePath($0).string + "/" }
    }

    func id(of path: String) -> String {
        let directory = directories.first { path.hasPrefix($0) }
        return String(path.dropFirst(directory?.count ?? 0))
    }
}

/// What a worker makes of some pages.
private struct RenderedPages: Sendable {
    var bytes: [UInt8] = []
    var failures: [String] = []
}

/// Turns pages into bytes of the asked format.
private struct PageRenderer: Sendable {
    let format: ExtractCommand.Format
    let names: PageNames

    /// What stands before the first page.
    var header: [UInt8] {
        guard format == .csv else { return [] }
        var encoder = CSVEncoder()
        encoder.appendHeader(Self.table.schema)
        return encoder.take()
    }

    private static var table: Table { StageRegistry.articlesTable }

    func render(_ pages: [Extracted], with stage: ArticleStage) -> RenderedPages {
        var rendered = RenderedPages()
        for page in pages {
            switch page {
            case .remark, .passedOver: break
            case .unreadable(let origin, let error): rendered.failures.append("\(origin.documentID): \(error)")
            case .document(var document):
                do throws(DocumentError) {
                    _ = try stage.apply(to: &document)
                    append(document, to: &rendered.bytes)
                } catch {
                    rendered.failures.append("\(document.origin.documentID): \(error)")
                }
            }
        }
        return rendered
    }

    private func append(_ document: Document, to bytes: inout [UInt8]) {
        guard let article = document[.article] else { return }
        switch format {
        case .ndjson:
            var json = JSONWriter()
            article.write(to: &json, id: names.id(of: document.origin.sourceFile))
            json.newline()
            bytes += json.bytes
        case .text: bytes += Array(article.text.utf8) + [0x0A]
        case .markdown: bytes += Array(article.markdown.utf8) + [0x0A]
        case .csv:
            guard let projection = try? Self.table.projection([], at: Place(file: "", line: 1, column: 1)) else {
                return
            }
            var batch = ColumnBatch(schema: projection.schema)
            projection.append(document, to: &batch)
            var encoder = CSVEncoder()
            encoder.append(batch)
            bytes += encoder.take()
        }
    }
}

/// Writes rendered pages to standard output and failures to standard error.
private final class PageWriter: ConveyorDestination {
    private var output = StandardOutput()
    private var failures = 0

    init(header: [UInt8]) {
        try? output.write(header)
    }

    func take(_ pages: RenderedPages) throws {
        try output.write(pages.bytes)
        for failure in pages.failures { Console().error(failure) }
        failures += pages.failures.count
    }

    func finish() throws -> Int {
        try output.flush()
        return failures
    }
}
