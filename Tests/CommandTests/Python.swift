import Foundation

/// The machine's Python, for tests that read outputs with the tools that users have.
enum Python {
    /// `COLUMNIST_PYTHON`, else `python3` in the path; nil where there is none.
    static let executable: URL? =
        ProcessInfo.processInfo.environment["COLUMNIST_PYTHON"].map { URL(fileURLWithPath: $0) }
        ?? Program.tool("python3")

    /// Whether all of these modules can be imported.
    static func has(_ modules: String...) -> Bool {
        (try? run("import " + modules.joined(separator: ", ")))?.status == 0
    }

    static func run(_ code: String, directory: URL = Program.repository) throws -> Program.Result {
        guard let executable else { throw CocoaError(.fileNoSuchFile) }
        return try Program.run(executable, ["-c", code], directory: directory)
    }
}
