public import SystemPackage

/// The lines of a stream, read in blocks.
public struct LineReader {
    private let descriptor: FileDescriptor
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    private static let blockSize = 1 << 18

    /// The lines of an open file; the caller closes it.
    public init(_ descriptor: FileDescriptor) {
        self.descriptor = descriptor
    }

    /// The next line without its line feed, or nil at the end.
    ///
    /// - Throws: `Errno`.
    public mutating func next() throws -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return Array(buffer[start..<end])
            }
            searched = buffer.count
            guard !isAtEnd else {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return Array(buffer[start...])
            }
            searched -= start
            buffer.removeSubrange(..<start)
            start = 0
            try fill()
        }
    }

    private mutating func fill() throws {
        let block = try [UInt8](unsafeUninitializedCapacity: Self.blockSize) { block, count in
            count = try descriptor.read(into: UnsafeMutableRawBufferPointer(block))
        }
        isAtEnd = block.isEmpty
        buffer += block
    }
}
