import Glibc
import SystemPackage

/// The complete lines at hand of a file, behind a NUL and some more bytes.
struct InputBlock: ~Copyable {
    struct LineTooLong: Error {}

    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// All bytes read, the bytes up to the last line feed, and the bytes that have been consumed.
    private var count = 0, complete = 0, consumed = 0
    private var isAtEnd = false
    /// Where the buffer starts in the input.
    private var base = 0

    private static let blockSize = 1 << 18
    /// Readable bytes after the last: a parser looks at eight at a time.
    private static let padding = 16

    init(_ head: [UInt8]) {
        capacity = max(Self.blockSize, head.count)
        buffer = .allocate(capacity: capacity + Self.padding)
        head.withUnsafeBufferPointer { head in
            if let start = head.baseAddress { buffer.update(from: start, count: head.count) }
        }
        count = head.count
    }

    deinit { buffer.deallocate() }

    var isEmpty: Bool { consumed == complete }
    var start: UnsafePointer<UInt8> { UnsafePointer(buffer + consumed) }
    var end: UnsafePointer<UInt8> { UnsafePointer(buffer + complete) }
    /// Where the next byte is in the input.
    var offset: Int { base + consumed }
    func offset(of position: UnsafePointer<UInt8>) -> Int { base + (position - UnsafePointer(buffer)) }

    mutating func consume(to position: UnsafePointer<UInt8>) { consumed = position - UnsafePointer(buffer) }

    /// Reads on until there is a complete line.
    ///
    /// - Returns: False at the end of the input.
    /// - Throws: `LineTooLong`, or the `Errno` of the read.
    mutating func fill(_ descriptor: FileDescriptor, limit: Int) throws -> Bool {
        moveRestToStart()
        var searched = 0
        while true {
            if let last = UnsafeBufferPointer(start: buffer, count: count)[searched...].lastIndex(of: 0x0A) {
                complete = last + 1
                break
            }
            searched = count
            if isAtEnd {
                complete = count
                break
            }
            if count == capacity { try grow(limit: limit) }
            let read = try descriptor.read(
                into: UnsafeMutableRawBufferPointer(start: buffer + count, count: capacity - count))
            isAtEnd = read == 0
            count += read
        }
        if base == 0, consumed == 0, complete >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF {
            consumed = 3
        }
        // The bytes after the last complete line stay where they are; only the end of all needs the NUL.
        if complete == count { (buffer + count).update(repeating: 0, count: Self.padding) }
        return complete > consumed
    }

    private mutating func moveRestToStart() {
        base += complete
        count -= complete
        if count > 0 { memmove(buffer, buffer + complete, count) }
        (complete, consumed) = (0, 0)
    }

    private mutating func grow(limit: Int) throws {
        guard capacity < limit else { throw LineTooLong() }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity + Self.padding)
        larger.update(from: buffer, count: count)
        buffer.deallocate()
        buffer = larger
        capacity *= 2
    }
}
