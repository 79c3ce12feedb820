import FileSystem
import SystemPackage

/// The bytes of a file, read at any place by any number of readers at a time.
final class FileSource: Sendable {
    private enum Storage: Sendable {
        case file(FileDescriptor)
        case memory([UInt8])
    }

    private let storage: Storage
    /// The name of the file; nil for bytes in memory.
    let path: FilePath?
    /// The number of bytes.
    let count: Int

    /// Opens a file.
    init(path: FilePath) throws(ParquetError) {
        do {
            let descriptor = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            storage = .file(descriptor)
            self.path = path
            do {
                count = Int(try descriptor.seek(offset: 0, from: .end))
            } catch {
                try? descriptor.close()
                throw error
            }
        } catch {
            throw ParquetError(.io, "cannot open the file", at: .init(path: path), underlying: error)
        }
    }

    /// A file in memory.
    init(_ bytes: [UInt8]) {
        storage = .memory(bytes)
        path = nil
        count = bytes.count
    }

    deinit {
        if case .file(let descriptor) = storage { try? descriptor.close() }
    }

    /// The bytes of a part of the file.
    ///
    /// - Throws: `ParquetError`: `.truncated` when the part is not all in the file.
    func read(_ offset: Int, _ size: Int) throws(ParquetError) -> [UInt8] {
        guard offset >= 0, size >= 0, offset <= count, size <= count - offset else {
            throw ParquetError(
                .truncated, "\(size) bytes are not in a file of \(count) bytes", at: .init(path: path, offset: offset))
        }
        switch storage {
        case .memory(let bytes): return Array(bytes[offset..<(offset + size)])
        case .file(let descriptor):
            do {
                return try [UInt8](unsafeUninitializedCapacity: size) { buffer, done in
                    while done < size {
                        let rest = UnsafeMutableRawBufferPointer(
                            rebasing: UnsafeMutableRawBufferPointer(buffer)[done..<size])
                        let count = try descriptor.read(fromAbsoluteOffset: Int64(offset + done), into: rest)
                        // The file was cut while it was being read.
                        guard count > 0 else { throw Errno.ioError }
                        done += count
                    }
                }
            } catch {
                throw ParquetError(
                    .io, "cannot read \(size) bytes", at: .init(path: path, offset: offset), underlying: error)
            }
        }
    }
}
