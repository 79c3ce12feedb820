import FileSystem
import Pipeline
import SystemPackage

/// The files that the `paths` of an extract stage stand for.
struct InputPaths {
    /// Files, directories and patterns, as they were given.
    let paths: [String]
    /// The extensions of the files that are read from a directory; all when nil.
    var extensions: [String]?

    static let documentation =
        "Files, directories (with everything below them), and patterns with `*`, `?`, `[a-z]`, `{a,b}` and `**`."

    /// The files, each once.
    ///
    /// - Returns: Also what has no match, a sentence each.
    /// - Throws: `RunError`, such as `.inputMissing`.
    func files() throws(RunError) -> (files: [FilePath], warnings: [String]) {
        var files: [FilePath] = []
        var warnings: [String] = []
        var seen: Set<FilePath> = []
        for path in paths {
            let found = try self.files(at: path)
            if found.isEmpty { warnings.append("'\(path)' has no file to read") }
            files += found.filter { seen.insert($0).inserted }
        }
        return (files, warnings)
    }

    private func files(at text: String) throws(RunError) -> [FilePath] {
        if text == "-" { return ["-"] }
        let path = FilePath(text)
        do throws(FileError) {
            if let status = try? path.status() {
                return status.type == .directory ? try path.filesBelow().filter(hasExtension) : [path]
            }
            let pattern = GlobPattern(text)
            guard pattern.isPattern else { _ = try path.status(); return [] }
            return try pattern.files()
        } catch {
            guard error.errno == .noSuchFileOrDirectory || error.errno == .notDirectory else { throw RunError(error) }
            throw RunError(.inputMissing, "there is no file or directory '\(text)'", underlying: error)
        }
    }

    private func hasExtension(_ path: FilePath) -> Bool {
        guard let extensions else { return true }
        var (path, last) = (path, path.extension?.lowercased() ?? "")
        if Self.compressed.contains(last) {
            path.extension = nil
            last = path.extension?.lowercased() ?? ""
        }
        return extensions.contains(last)
    }

    private static let compressed: Set<String> = ["gz", "bz2", "xz", "zst", "lz4"]
}
