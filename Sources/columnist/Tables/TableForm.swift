import ArgumentParser
import Pipeline
import SystemPackage

/// The forms in which tables are read and written.
enum TableForm: String, ExpressibleByArgument, CaseIterable, Sendable {
    case parquet, csv, tsv, ndjson, sqlite, arrays

    /// The form of a file by the end of its name.
    init?(path: String) {
        switch FilePath(path).extension?.lowercased() {
        case "parquet", "pq": self = .parquet
        case "csv": self = .csv
        case "tsv", "tab": self = .tsv
        case "ndjson", "jsonl", "jsonlines": self = .ndjson
        case "sqlite", "sqlite3", "db": self = .sqlite
        default: return nil
        }
    }

    /// The form that was asked for, or that of the file's name.
    static func of(_ path: String, asked: TableForm?, option: String) throws(RunError) -> TableForm {
        if let form = asked ?? TableForm(path: path) { return form }
        let subject = path == "-" ? "the form of standard input or output" : "the form of '\(path)'"
        throw RunError(
            .usage, "\(subject) is not known; give it with \(option): "
                + allCases.map(\.rawValue).joined(separator: ", "))
    }
}
