import FileSystem
import SystemPackage

/// A file of a dataset.
public struct DatasetFile: Sendable, Hashable {
    /// The path inside the dataset.
    public let path: String
    /// The values of the directories that it is in, the outermost first.
    public let partition: [PartitionValue]
    /// The rows.
    public let rows: Int
    /// The size.
    public let bytes: Int
    /// The SHA-256 of the file as lower-case hexadecimal digits.
    public let sha256: String
}

/// The size and the digest of a file.
struct FileDigest {
    let bytes: Int, sha256: String

    private static let pieceSize = 1 << 18

    /// Reads the file from its start to its end, and synchronizes it to the disk.
    init(of path: FilePath) throws(DatasetError) {
        do {
            let descriptor = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            defer { try? descriptor.close() }
            var hash = SHA256()
            var size = 0
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 16)
            defer { buffer.deallocate() }
            while case let count = try descriptor.read(into: buffer), count > 0 {
                hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                size += count
            }
            // Data that a writer left in the page cache is on the disk after this, whichever descriptor is asked.
            if let errno = descriptor.synchronize() { throw errno }
            bytes = size
            sha256 = hash.hexadecimal()
        } catch {
            throw DatasetError(FileError(.read, path, error as? Errno ?? .ioError))
        }
    }
}
