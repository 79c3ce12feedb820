public import FileSystem
public import SystemPackage

/// The bytes of a file, or of standard input, as they are.
public final class FileSource: ByteSource {
    /// The path, or `-`.
    public let name: String
    private let descriptor: FileDescriptor
    private let isOwned: Bool
    private var offset = 0

    /// Opens a file, or standard input for `-`.
    ///
    /// - Throws: `FileError`.
    public init(_ path: FilePath) throws(FileError) {
        name = path.string
        if path == "-" {
            (descriptor, isOwned) = (.standardInput, false)
            return
        }
        do {
            descriptor = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
        } catch {
            throw FileError(.open, path, error as? Errno ?? .ioError)
        }
        isOwned = true
    }

    /// Reads from an open descriptor, which stays the caller's.
    public init(_ descriptor: FileDescriptor, name: String) {
        (self.name, self.descriptor, isOwned) = (name, descriptor, false)
    }

    deinit {
        if isOwned { try? descriptor.close() }
    }

    /// The file, when it is a regular one.
    public var randomAccess: RandomAccessFile? {
        guard let status = try? Stat(descriptor), status.type == .regular else { return nil }
        return RandomAccessFile(descriptor, name: name, size: Int(status.size))
    }

    /// Reads the next bytes.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> StreamPiece? {
        let count: Int
        do {
            count = try descriptor.read(into: buffer)
        } catch {
            throw InputError(.unreadable, "\(error)", in: name, at: StreamPosition(fileOffset: offset))
        }
        guard count > 0 else { return nil }
        defer { offset += count }
        return StreamPiece(count: count, position: StreamPosition(fileOffset: offset))
    }
}
