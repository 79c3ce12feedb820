package import Columns
import FileSystem
package import SystemPackage

/// A temporary file of batches that is written once and then read once; its name is gone as soon as it is open.
package struct RunFile: ~Copyable {
    private let descriptor: FileDescriptor
    private let path: FilePath
    private let schema: Schema
    private var block: [UInt8] = []

    /// Makes the file.
    package init(path: FilePath, schema: Schema) throws(DatasetError) {
        do {
            descriptor = try FileDescriptor.open(
                path, .readWrite, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
        } catch {
            throw DatasetError(FileError(.create, path, error as? Errno ?? .ioError))
        }
        self.path = path
        self.schema = schema
        path.unlink()
    }

    deinit { try? descriptor.close() }

    /// Appends a batch: the length of its bytes, then the bytes.
    package mutating func append(_ batch: ColumnBatch) throws(DatasetError) {
        block.removeAll(keepingCapacity: true)
        withUnsafeBytes(of: 0) { block.append(contentsOf: $0) }
        BatchCodec.append(batch, to: &block)
        let length = block.count - 8
        block.withUnsafeMutableBytes { $0.storeBytes(of: length, as: Int.self) }
        do {
            _ = try descriptor.writeAll(block)
        } catch {
            throw DatasetError(FileError(.write, path, error as? Errno ?? .ioError))
        }
    }

    /// Goes to the first batch.
    package mutating func rewind() throws(DatasetError) {
        block = []
        do { _ = try descriptor.seek(offset: 0, from: .start) } catch { throw readError(error) }
    }

    /// The next batch; nil at the end.
    package func next() throws(DatasetError) -> ColumnBatch? {
        let header = try read(count: 8)
        if header.isEmpty { return nil }
        let length = header.count == 8 ? header.withUnsafeBytes { $0.loadUnaligned(as: Int.self) } : -1
        guard length >= 0, case let bytes = try read(count: length), bytes.count == length else {
            throw DatasetError(.damagedRun, "\(path) ends early")
        }
        return try BatchCodec.batch(of: bytes, schema: schema)
    }

    /// So many bytes, or fewer at the end of the file.
    private func read(count: Int) throws(DatasetError) -> [UInt8] {
        do {
            return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                while filled < count {
                    let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                    let read = try descriptor.read(into: rest)
                    if read == 0 { break }
                    filled += read
                }
            }
        } catch {
            throw readError(error)
        }
    }

    private func readError(_ error: any Error) -> DatasetError {
        DatasetError(FileError(.read, path, error as? Errno ?? .ioError))
    }
}
