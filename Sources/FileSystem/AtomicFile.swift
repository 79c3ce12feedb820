public import SystemPackage

/// A file that appears under its name complete or not at all: written under a temporary name beside it, synchronized to
/// the disk, then renamed.
///
/// A file that is dropped without `publish` is removed.
public struct AtomicFile: ~Copyable {
    /// The final name.
    public let path: FilePath
    private let temporaryPath: FilePath
    private let descriptor: FileDescriptor
    private var buffer: [UInt8] = []
    private var isSynchronized = false

    /// Bytes written so far.
    public private(set) var byteCount = 0

    private static let bufferSize = 1 << 16

    /// Makes the temporary file, and the directories above it where they are missing.
    ///
    /// - Throws: `FileError` when the directory or the file cannot be made, or `path` is a directory.
    public init(path: FilePath) throws(FileError) {
        guard let name = path.lastComponent else { throw FileError(.create, path, .isDirectory) }
        if path.isDirectory { throw FileError(.create, path, .isDirectory) }
        let directory = path.removingLastComponent()
        if !directory.isEmpty { try directory.createDirectories() }
        let temporary = directory.appending(".\(name).\(processIdentifier).tmp")
        do {
            descriptor = try FileDescriptor.open(
                temporary, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .defaultForFiles)
        } catch {
            throw FileError(.create, path, error as? Errno ?? .ioError)
        }
        self.path = path
        temporaryPath = temporary
        buffer.reserveCapacity(Self.bufferSize)
    }

    /// Appends bytes.
    ///
    /// - Throws: `FileError`, such as `.noSpace`.
    public mutating func write(_ bytes: [UInt8]) throws(FileError) {
        byteCount += bytes.count
        isSynchronized = false
        if buffer.count + bytes.count > Self.bufferSize { try flush() }
        if bytes.count >= Self.bufferSize { try writeAll(bytes) } else { buffer.append(contentsOf: bytes) }
    }

    /// Writes everything to the disk, still under the temporary name. After it, `publish` only renames.
    public mutating func synchronize() throws(FileError) {
        guard !isSynchronized else { return }
        try flush()
        if let errno = descriptor.synchronize() { throw FileError(.synchronize, path, errno) }
        isSynchronized = true
    }

    /// Gives the file its final name, over whatever had it.
    public consuming func publish() throws(FileError) {
        try synchronize()
        try temporaryPath.rename(to: path)
        let directory = path.removingLastComponent()
        try (directory.isEmpty ? "." : directory).synchronizeDirectory()
    }

    deinit {
        try? descriptor.close()
        // After `publish` the name is gone and this does nothing.
        temporaryPath.unlink()
    }

    private mutating func flush() throws(FileError) {
        guard !buffer.isEmpty else { return }
        try writeAll(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private func writeAll(_ bytes: [UInt8]) throws(FileError) {
        do {
            _ = try descriptor.writeAll(bytes)
        } catch {
            throw FileError(.write, path, error as? Errno ?? .ioError)
        }
    }
}

extension FilePermissions {
    /// rw-rw-rw-, cut by the process's umask.
    static let defaultForFiles: FilePermissions = [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
}
