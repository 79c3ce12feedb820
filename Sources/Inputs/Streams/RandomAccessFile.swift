public import SystemPackage

/// A file whose bytes can be read at any offset: what formats with tables of offsets need. The descriptor stays the
/// source's, which has to outlive it.
public struct RandomAccessFile: Sendable {
    private let descriptor: FileDescriptor
    /// The file as it was named.
    public let name: String
    /// The number of bytes.
    public let size: Int

    /// A file that is open for reading and can be sought in.
    public init(_ descriptor: FileDescriptor, name: String, size: Int) {
        (self.descriptor, self.name, self.size) = (descriptor, name, size)
    }

    /// The `count` bytes at `offset`.
    ///
    /// - Throws: `InputError`; `.truncated` when the file is shorter.
    public func read(_ count: Int, at offset: Int) throws(InputError) -> [UInt8] {
        let position = StreamPosition(fileOffset: offset)
        guard offset >= 0, count >= 0, offset <= size, count <= size - offset else {
            throw InputError(.truncated, "\(count) bytes at \(offset) of a file of \(size)", in: name, at: position)
        }
        do {
            return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                filled = 0
                while filled < count {
                    let rest = UnsafeMutableRawBufferPointer(buffer)[filled..<count]
                    let read = try descriptor.read(
                        fromAbsoluteOffset: Int64(offset + filled), into: UnsafeMutableRawBufferPointer(rebasing: rest))
                    guard read > 0 else { throw Errno.ioError }
                    filled += read
                }
            }
        } catch {
            throw InputError(.unreadable, "\(error)", in: name, at: position)
        }
    }
}
