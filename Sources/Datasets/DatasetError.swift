import FileSystem
import SystemPackage

/// Why a dataset cannot be written or read.
public struct DatasetError: Error, Sendable, CustomStringConvertible {
    /// The kind of the failure.
    public enum Code: Sendable, Hashable {
        /// The system refused something; `underlying` is a `FileError`.
        case file
        /// The encoder of a part refused something; `underlying` is its error.
        case encoding
        /// A column that does not exist, or that cannot be partitioned or sorted by.
        case column
        /// A partition value whose directory name would be longer than file systems allow.
        case longValue
        /// A directory that holds files of others, which a dataset must not replace.
        case foreignFiles
        /// A manifest that is not one.
        case manifest
        /// Rows on their way to the disk and back that came back damaged.
        case damagedRun
    }

    /// The kind.
    public let code: Code
    /// What happened, where, and what to do.
    public let message: String
    /// What the layer below said.
    public let underlying: (any Error)?

    init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
        (self.code, self.message, self.underlying) = (code, message, underlying)
    }

    init(_ error: FileError) {
        self.init(.file, error.description, underlying: error)
    }

    /// A part that could not be written.
    init(_ error: any Error, part: FilePath) {
        switch error {
        case let error as DatasetError: self = error
        case let error as FileError: self.init(error)
        default: self.init(.encoding, "cannot write \(part): \(error)", underlying: error)
        }
    }

    /// The message.
    public var description: String { message }
}

/// Runs a body whose file errors are the dataset's.
func attempt<Value: ~Copyable>(_ body: () throws(FileError) -> Value) throws(DatasetError) -> Value {
    do throws(FileError) { return try body() } catch { throw DatasetError(error) }
}
