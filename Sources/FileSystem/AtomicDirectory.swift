public import SystemPackage

/// A directory that appears under its name complete or not at all: filled under a temporary name beside it, then
/// renamed; an earlier directory of that name is exchanged in the same step.
///
/// One that is dropped without `publish` is removed, and so are those that killed processes left behind: a lock, which
/// ends with its process, tells them from those in use.
public struct AtomicDirectory: ~Copyable {
    /// The final name.
    public let path: FilePath
    /// Where to write until then.
    public let temporaryPath: FilePath
    private let lock: FileDescriptor

    /// Makes the temporary directory, and the directories above it where they are missing.
    ///
    /// - Throws: `FileError` when that cannot be.
    public init(path: FilePath) throws(FileError) {
        guard let name = path.lastComponent, name.kind == .regular else {
            throw FileError(.create, path, .isDirectory)
        }
        let parent = path.removingLastComponent()
        if !parent.isEmpty { try parent.createDirectories() }
        try Self.recover(path, name: name, in: parent)
        let temporary = parent.appending(".\(name).\(processIdentifier).tmp")
        do throws(FileError) {
            try temporary.createDirectory()
        } catch {
            // The user knows the final name.
            throw FileError(.create, path, error.errno)
        }
        guard let lock = try temporary.lockedDirectory() else { throw FileError(.create, path, .fileExists) }
        self.path = path
        temporaryPath = temporary
        self.lock = lock
    }

    /// Synchronizes every directory below the temporary name; files are synchronized by who wrote them.
    public func synchronize() throws(FileError) {
        var pending = [temporaryPath]
        while let directory = pending.popLast() {
            try directory.synchronizeDirectory()
            for entry in try directory.directoryEntries() where directory.appending(entry).isDirectory {
                pending.append(directory.appending(entry))
            }
        }
    }

    /// Gives the directory its final name. An earlier one is removed, with everything in it.
    public consuming func publish() throws(FileError) {
        try publish(canExchange: true)
    }

    /// - Parameter canExchange: False where the file system has no exchange of names: two renames then, and whoever
    ///   comes between them finds nothing. A crash between them is mended by the next `init` of the same path.
    consuming func publish(canExchange: Bool) throws(FileError) {
        if !path.isDirectory {
            try temporaryPath.rename(to: path)
            try Self.synchronizeParent(of: path)
            return
        }
        let isExchanged = canExchange ? try temporaryPath.exchange(with: path) : false
        if !isExchanged {
            let old = Self.oldPath(of: path)
            try path.rename(to: old)
            do throws(FileError) {
                try temporaryPath.rename(to: path)
            } catch {
                try old.rename(to: path)
                throw error
            }
            old.removeTree()
        }
        try Self.synchronizeParent(of: path)
    }

    /// Gives one file of the directory the final name instead, over whatever file had it, and removes the rest.
    public consuming func publish(file name: FilePath.Component) throws(FileError) {
        try temporaryPath.appending(name).rename(to: path)
        try Self.synchronizeParent(of: path)
    }

    deinit {
        // After `publish` the name is gone, or it is that of the earlier directory.
        temporaryPath.removeTree()
        try? lock.close()
    }

    private static func synchronizeParent(of path: FilePath) throws(FileError) {
        let parent = path.removingLastComponent()
        try (parent.isEmpty ? "." : parent).synchronizeDirectory()
    }

    /// Where an earlier directory is between two renames.
    static func oldPath(of path: FilePath) -> FilePath {
        path.removingLastComponent().appending(".\(path.lastComponent?.string ?? "").old")
    }

    /// Puts back an earlier directory that a crash left between two renames, and removes abandoned temporary ones.
    private static func recover(
        _ path: FilePath, name: FilePath.Component, in parent: FilePath
    ) throws(FileError) {
        let old = oldPath(of: path)
        if old.isDirectory {
            if path.isDirectory { old.removeTree() } else { try old.rename(to: path) }
        }
        // Where nothing can be listed nothing can be removed, and perhaps a directory made.
        for entry in (try? (parent.isEmpty ? "." : parent).directoryEntries()) ?? [] {
            let words = entry.string.dropFirst(name.string.count + 2).split(separator: ".")
            guard entry.string.hasPrefix(".\(name)."), words.count == 2, words[1] == "tmp", Int(words[0]) != nil,
                parent.appending(entry).isDirectory,
                let lock = try parent.appending(entry).lockedDirectory()
            else { continue }
            parent.appending(entry).removeTree()
            try? lock.close()
        }
    }
}
