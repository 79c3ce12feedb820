// The calls that swift-system does not wrap, in one place.
import CLinux
import Glibc
public import SystemPackage

func cErrno() -> CInt { Glibc.errno }

extension FilePath {
    /// What is at this path, symbolic links followed.
    ///
    /// - Throws: `FileError`; `.noSuchFileOrDirectory` when nothing is there.
    public func status() throws(FileError) -> Stat {
        do { return try Stat(self) } catch { throw FileError(.examine, self, error) }
    }

    /// Whether a directory is at this path, symbolic links followed.
    public var isDirectory: Bool { (try? status())?.type == .directory }

    /// Whether a directory itself, and no link to one, is at this path.
    package var isOwnDirectory: Bool { (try? Stat(self, followTargetSymlink: false))?.type == .directory }

    /// The names in this directory without `.` and `..`, in byte order.
    public func directoryEntries() throws(FileError) -> [FilePath.Component] {
        guard let directory = withPlatformString({ opendir($0) }) else { throw FileError(.list, self, .last) }
        defer { closedir(directory) }
        var names: [[UInt8]] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
        }
        names.sort { $0.lexicographicallyPrecedes($1) }
        return names.compactMap { name in
            (name.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
                $0.baseAddress.flatMap { FilePath.Component(platformString: $0) }
            }
        }
    }

    /// Makes this directory and those above it where they are missing.
    public func createDirectories() throws(FileError) {
        var missing: [FilePath] = []
        var path = self
        while !path.isEmpty, path.withPlatformString({ access($0, F_OK) }) != 0 {
            missing.append(path)
            guard path.removeLastComponent() else { break }
        }
        for path in missing.reversed() where path.withPlatformString({ mkdir($0, 0o777) }) != 0 {
            guard Errno.last == .fileExists else { throw FileError(.create, path, .last) }
        }
    }

    func rename(to destination: FilePath) throws(FileError) {
        let result = withPlatformString { source in destination.withPlatformString { Glibc.rename(source, $0) } }
        guard result == 0 else { throw FileError(.rename, destination, .last) }
    }

    /// Swaps two names of one file system in one step; false where the file system cannot do that.
    func exchange(with other: FilePath) throws(FileError) -> Bool {
        let exchange: CUnsignedInt = 2  // RENAME_EXCHANGE of <stdio.h>
        let result = withPlatformString { source in
            other.withPlatformString { renameat2(AT_FDCWD, source, AT_FDCWD, $0, exchange) }
        }
        if result == 0 { return true }
        let errno = Errno.last
        if errno == .invalidArgument || errno == .noFunction { return false }
        throw FileError(.rename, other, errno)
    }

    /// Makes this directory; an error when the name is taken.
    func createDirectory() throws(FileError) {
        guard withPlatformString({ mkdir($0, 0o777) }) == 0 else { throw FileError(.create, self, .last) }
    }

    /// Removes what is at this path with everything below it, as far as that is permitted; links are not followed.
    func removeTree() {
        var pending = [self]
        var directories: [FilePath] = []
        while let path = pending.popLast() {
            guard path.withPlatformString({ Glibc.unlink($0) }) != 0, Errno.last == .isDirectory else { continue }
            directories.append(path)
            pending += ((try? path.directoryEntries()) ?? []).map { path.appending($0) }
        }
        for path in directories.reversed() { _ = path.withPlatformString { rmdir($0) } }
    }

    /// An open directory that this process alone has locked; nil when another one has it. The lock ends with the
    /// descriptor, also when the process is killed.
    func lockedDirectory() throws(FileError) -> FileDescriptor? {
        let number = withPlatformString { Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard number >= 0 else { throw FileError(.open, self, .last) }
        let descriptor = FileDescriptor(rawValue: number)
        if flock(number, LOCK_EX | LOCK_NB) == 0 { return descriptor }
        let errno = Errno.last
        try? descriptor.close()
        if errno == .wouldBlock { return nil }
        throw FileError(.open, self, errno)
    }

    package func unlink() { _ = withPlatformString { Glibc.unlink($0) } }

    /// Makes a rename in this directory last through a power cut.
    package func synchronizeDirectory() throws(FileError) {
        let descriptor = withPlatformString { Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw FileError(.synchronize, self, .last) }
        defer { Glibc.close(descriptor) }
        // Some file systems (network ones among them) have no fsync of a directory and answer EINVAL.
        guard fsync(descriptor) == 0 || Errno.last == .invalidArgument else {
            throw FileError(.synchronize, self, .last)
        }
    }
}

extension FileDescriptor {
    package func synchronize() -> Errno? { fsync(rawValue) == 0 ? nil : .last }
}

/// The number of this process.
package var processIdentifier: Int { Int(getpid()) }

/// Whether a descriptor is a terminal.
public func isTerminal(_ descriptor: FileDescriptor) -> Bool { isatty(descriptor.rawValue) == 1 }
