import Columns
import CSV
import FileSystem
import NDJSON
import Parquet
import Pipeline
import SQLiteTables
import SystemPackage

extension RunError {
    /// An error of reading or writing a table, as the program reports it.
    init(table error: any Error, _ path: String) {
        switch error {
        case let error as RunError: self = error
        case let error as FileError: self.init(error)
        case let error as Errno: self.init(.io, "cannot read \(path): \(error)", underlying: error)
        case let error as ParquetError:
            let code: Code = error.code == .io ? .io : error.code == .invalidArgument ? .usage : .errorBudgetExceeded
            self.init(code, "\(error)", underlying: error)
        case let error as SQLiteError:
            let code: Code = error.code == .schema ? .usage : error.code == .file ? .io : .errorBudgetExceeded
            self.init(code, "\(error)", underlying: error)
        default: self.init(.errorBudgetExceeded, "\(error)", underlying: error)
        }
    }
}

/// Runs the body; its errors become those that the program reports.
func accessingTable<Result: ~Copyable>(_ path: String, _ body: () throws -> Result) throws(RunError) -> Result {
    do {
        return try body()
    } catch {
        throw RunError(table: error, path)
    }
}
