import FileSystem
package import Pipeline
import SystemPackage

/// Reads files, one document each.
package final class FilesStage: ExtractStage {
    /// What is read.
    package struct Options: OptionRecord {
        /// Files, directories and patterns.
        package var paths: [String] = []
        /// The names that count in a directory.
        package var extensions = ["html", "htm", "xhtml"]

        /// The defaults.
        package init() {}

        /// These paths, and defaults.
        package init(paths: [String]) { self.paths = paths }

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init(
                "paths", \.paths, required: true,
                "Files, directories (with everything below them) and patterns with `*`, `?`, `[a-z]`, `{a,b}` and `**`."
            ),
            .init("extensions", \.extensions, "The extensions of the files that are read from a directory."),
        ]

        /// There is something to read.
        package func validate(at place: Place) throws(PipelineFileError) {
            if paths.isEmpty { throw PipelineFileError(place, "'paths' is empty: nothing would be read") }
        }
    }

    package static let name = "files"
    package static let summary = "Reads HTML files, one document each, in the order of their paths."
    package static let example = """
        files: {paths: ["dump/**/*.html"]}
        """
    package static let provides: [String] = []

    private let options: Options
    private var files: [FilePath] = []
    private var position = 0
    package private(set) var size: (inputs: Int, bytes: Int)?

    package init(_ options: Options) {
        self.options = options
    }

    package func open() throws(RunError) -> [String] {
        var warnings: [String] = []
        var seen: Set<FilePath> = []
        for path in options.paths {
            let found = try files(at: path)
            if found.isEmpty { warnings.append("'\(path)' has no file to read") }
            files += found.filter { seen.insert($0).inserted }
        }
        let bytes = files.reduce(0) { $0 + Int((try? $1.status().size) ?? 0) }
        size = (files.count, bytes)
        return warnings
    }

    package func next(documentLimit: Int) throws(RunError) -> Extracted? {
        guard position < files.count else { return nil }
        let path = files[position]
        position += 1
        do throws(FileError) {
            let content = try path.readBytes(limit: documentLimit)
            return .document(
                Document(origin: Origin(sourceFile: path.string, byteLength: content.count), content: content))
        } catch {
            let origin = Origin(sourceFile: path.string, byteLength: Int((try? path.status().size) ?? 0))
            let isTooLarge = error.errno == .fileTooLarge
            return .unreadable(
                origin,
                isTooLarge
                    ? DocumentError("too_large", "larger than limits.document_bytes (\(documentLimit) bytes)")
                    : DocumentError("unreadable", error.description))
        }
    }

    /// The files of one path: a file, the files below a directory, or the matches of a pattern.
    private func files(at text: String) throws(RunError) -> [FilePath] {
        let path = FilePath(text)
        do throws(FileError) {
            if let status = try? path.status() {
                guard status.type == .directory else { return [path] }
                return try path.filesBelow().filter { options.extensions.contains($0.extension?.lowercased() ?? "") }
            }
            let pattern = GlobPattern(text)
            guard pattern.isPattern else { _ = try path.status(); return [] }
            return try pattern.files()
        } catch {
            guard error.errno == .noSuchFileOrDirectory || error.errno == .notDirectory else { throw RunError(error) }
            throw RunError(.inputMissing, "there is no file or directory '\(text)'", underlying: error)
        }
    }
}
