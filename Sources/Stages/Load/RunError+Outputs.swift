import Datasets
import FileSystem
import Parquet
import Pipeline
import SQLiteTables

extension RunError {
    /// A dataset that could not be written.
    init(_ error: DatasetError) {
        let file = error.underlying as? FileError ?? (error.underlying as? ParquetError)?.underlying as? FileError
        if let file {
            self.init(file)
            return
        }
        let code: Code =
            switch error.code {
            case .foreignFiles, .longValue, .manifest: .cannotCreate
            case .file, .damagedRun: .io
            case .column, .encoding: .software
            }
        self.init(code, error.message, underlying: error)
    }
}

extension RunError {
    /// A database that could not be written.
    init(_ error: SQLiteError) {
        if let file = error.underlying as? FileError {
            self.init(file)
            return
        }
        self.init(error.code == .row ? .io : .cannotCreate, error.description, underlying: error)
    }
}
