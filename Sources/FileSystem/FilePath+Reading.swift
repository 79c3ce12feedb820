public import SystemPackage

extension FilePath {
    /// The whole file.
    ///
    /// - Parameter limit: The most bytes that are read; a larger file is refused with `.fileTooLarge`.
    /// - Throws: `FileError`.
    public func readBytes(limit: Int = .max) throws(FileError) -> [UInt8] {
        do {
            let descriptor = try FileDescriptor.open(self, .readOnly, options: .closeOnExec)
            defer { try? descriptor.close() }
            return try descriptor.readBytes(limit: limit, sizeHint: Int((try? status().size) ?? 0))
        } catch let error as Errno {
            throw FileError(error == .noSuchFileOrDirectory ? .open : .read, self, error)
        } catch {
            throw FileError(.read, self, .ioError)
        }
    }
}

extension FileDescriptor {
    /// Everything up to the end of the stream.
    ///
    /// - Throws: `Errno`; `.fileTooLarge` when there is more than `limit`.
    public func readBytes(limit: Int = .max, sizeHint: Int = 0) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = Swift.max(1 << 16, Swift.min(sizeHint, limit) + 1)
        while true {
            let old = bytes.count
            let piece = try [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
                count = try read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            if piece.isEmpty { return bytes }
            if old == 0 { bytes = piece } else { bytes.append(contentsOf: piece) }
            guard bytes.count <= limit else { throw Errno.fileTooLarge }
            chunk = 1 << 16
        }
    }
}
