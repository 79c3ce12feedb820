public import SystemPackage

/// A file operation that the system refused.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was tried.
    public enum Operation: String, Sendable {
        case open, read, write, create, synchronize = "sync", rename, list, examine
    }

    /// What was tried.
    public let operation: Operation
    /// The file or directory.
    public let path: FilePath
    /// The system's reason.
    public let errno: Errno

    /// An error of its parts.
    public init(_ operation: Operation, _ path: FilePath, _ errno: Errno) {
        (self.operation, self.path, self.errno) = (operation, path, errno)
    }

    /// A sentence with the place.
    public var description: String { "cannot \(operation.rawValue) \(path): \(errno)" }
}

extension Errno {
    /// The reason that the last system call of this thread left behind.
    package static var last: Errno { Errno(rawValue: cErrno()) }
}
