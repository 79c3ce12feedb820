package import SystemPackage

extension FilePath {
    /// The name beside this path under which something is made that gets this path when it is done.
    package var temporarySibling: FilePath {
        removingLastComponent().appending(".\(lastComponent?.string ?? "").\(processIdentifier).tmp")
    }

    /// Synchronizes the file at this path to the disk and gives it another name, over whatever had it.
    package func publish(as path: FilePath) throws(FileError) {
        do {
            let descriptor = try FileDescriptor.open(self, .readWrite, options: .closeOnExec)
            defer { try? descriptor.close() }
            if let errno = descriptor.synchronize() { throw FileError(.synchronize, path, errno) }
        } catch {
            throw error as? FileError ?? FileError(.synchronize, path, error as? Errno ?? .ioError)
        }
        try rename(to: path)
        let directory = path.removingLastComponent()
        try (directory.isEmpty ? "." : directory).synchronizeDirectory()
    }

    /// Removes the file at this path, if there is one.
    package func remove() { unlink() }
}
