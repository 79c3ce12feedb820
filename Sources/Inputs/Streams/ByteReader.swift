internal import Glibc

/// Reads a source through a buffer: looks ahead, skips, takes lines, and knows where it is.
///
/// Everything before damage comes first: a call returns fewer bytes than asked for at the end of the stream or before
/// damage, and the first call that finds no byte before the damage throws. Reading then goes on after it, where the source
/// can.
public final class ByteReader {
    /// The stream that is read.
    public let source: any ByteSource
    /// The number of bytes consumed so far, damage not counted.
    public private(set) var offset = 0

    private var buffer: UnsafeMutableRawBufferPointer
    /// The bytes in the buffer that are not consumed yet.
    private var start = 0, end = 0
    private var isAtEnd = false
    private var pendingError: InputError?
    /// Where the bytes in the buffer are from, by the offset of the first byte of each piece; at least one piece.
    private var pieces: [(offset: Int, position: StreamPosition)] = [(0, StreamPosition(fileOffset: 0))]

    /// A reader at the start of a source.
    ///
    /// - Parameter capacity: The size of the buffer; it grows when more is looked at ahead.
    public init(_ source: any ByteSource, capacity: Int = 1 << 18) {
        self.source = source
        buffer = .allocate(byteCount: max(capacity, 1 << 10), alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// The number of bytes that can be looked at ahead without growing the buffer.
    var capacity: Int { buffer.count }

    /// The name of the source.
    public var name: String { source.name }

    /// Where the next byte is from.
    public var position: StreamPosition {
        let piece = pieces.last { $0.offset <= offset } ?? pieces[0]
        return piece.position.advanced(by: offset - piece.offset)
    }

    /// An error at the position of the next byte.
    public func error(_ code: InputError.Code, _ detail: String, record: String? = nil) -> InputError {
        InputError(code, detail, in: name, at: position, record: record)
    }

    /// The next bytes as far as they are in memory, at least one of them; none at the end. They are valid until the next
    /// call.
    public func available() throws(InputError) -> UnsafeRawBufferPointer {
        if start == end { try fill(atLeast: 1) }
        return UnsafeRawBufferPointer(rebasing: buffer[start..<end])
    }

    /// The next bytes as far as they are in memory and follow each other in the file (`position` holds for all of them);
    /// none at the end. They are valid until the next call.
    func availablePiece() throws(InputError) -> UnsafeRawBufferPointer {
        let bytes = try available()
        let next = pieces.first { $0.offset > offset }
        return UnsafeRawBufferPointer(rebasing: bytes.prefix(next.map { $0.offset - offset } ?? bytes.count))
    }

    /// The next `count` bytes without consuming them; fewer at the end or before damage. They are valid until the next
    /// call.
    public func peek(_ count: Int) throws(InputError) -> UnsafeRawBufferPointer {
        if end - start < count { try fill(atLeast: count) }
        return UnsafeRawBufferPointer(rebasing: buffer[start..<min(end, start + count)])
    }

    /// Consumes bytes that `available` or `peek` have shown.
    public func consume(_ count: Int) {
        precondition(count <= end - start)
        start += count
        offset += count
    }

    /// Reads up to as many bytes as the buffer holds.
    ///
    /// - Returns: The number of bytes; 0 at the end only.
    public func read(into target: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
        let bytes = try available()
        let count = min(bytes.count, target.count)
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        consume(count)
        return count
    }

    /// Appends the next `count` bytes to `output`; fewer at the end or before damage.
    ///
    /// - Returns: The number of bytes.
    @discardableResult
    public func read(_ count: Int, into output: inout [UInt8]) throws(InputError) -> Int {
        try take(count) { output.append(contentsOf: $0) }
    }

    /// The rest of the stream.
    ///
    /// - Throws: `InputError`; `.tooLarge` when there is more than `limit`.
    public func readAll(limit: Int) throws(InputError) -> [UInt8] {
        let first = position
        var output: [UInt8] = []
        while case let bytes = try available(), bytes.count > 0 {
            guard output.count + bytes.count <= limit else {
                throw InputError(.tooLarge, "more than \(limit) bytes", in: name, at: first)
            }
            output.append(contentsOf: bytes)
            consume(bytes.count)
        }
        return output
    }

    /// Passes over the next `count` bytes; fewer at the end or before damage.
    ///
    /// - Returns: The number of bytes.
    @discardableResult
    public func skip(_ count: Int) throws(InputError) -> Int {
        try take(count) { _ in }
    }

    /// How a line ends.
    public enum LineEnd: Sendable {
        case lineFeed
        /// The stream ends, or damage begins, before a line feed.
        case endOfStream
        /// The line is longer than the limit; the rest of it has been passed over.
        case limit
    }

    /// Replaces `line` by the next line, without its line feed and a carriage return before it.
    ///
    /// - Parameter limit: The most bytes of a line that are kept.
    /// - Returns: How it ends; nil when there is no line any more.
    public func readLine(into line: inout [UInt8], limit: Int) throws(InputError) -> LineEnd? {
        line.removeAll(keepingCapacity: true)
        guard try available().count > 0 else { return nil }
        var isCut = false
        repeat {
            let bytes = start < end ? UnsafeRawBufferPointer(rebasing: buffer[start..<end]) : try available()
            let feed = bytes.firstOffset(of: 0x0A)
            let piece = UnsafeRawBufferPointer(rebasing: bytes[..<(feed ?? bytes.count)])
            let room = limit - line.count
            line.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece.prefix(room)))
            isCut = isCut || piece.count > room
            consume(feed.map { $0 + 1 } ?? bytes.count)
            if feed != nil {
                if line.last == 0x0D, !isCut { line.removeLast() }
                return isCut ? .limit : .lineFeed
            }
            if start == end { fillOrKeepError(atLeast: 1) }
        } while start < end
        return isCut ? .limit : .endOfStream
    }

    /// Hands up to `count` bytes to `body`, in pieces; fewer at the end or before damage.
    private func take(_ count: Int, _ body: (UnsafeRawBufferPointer) -> Void) throws(InputError) -> Int {
        guard count > 0 else { return 0 }
        if start == end { try fill(atLeast: 1) }
        var left = count
        while left > 0, start < end {
            let piece = min(left, end - start)
            body(UnsafeRawBufferPointer(rebasing: buffer[start..<start + piece]))
            consume(piece)
            left -= piece
            if left > 0, start == end { fillOrKeepError(atLeast: 1) }
        }
        return count - left
    }

    private func fill(atLeast count: Int) throws(InputError) {
        fillOrKeepError(atLeast: count)
        if start == end, let error = pendingError {
            pendingError = nil
            throw error
        }
    }

    /// Reads until the buffer holds `count` bytes, the stream ends or damage begins.
    private func fillOrKeepError(atLeast count: Int) {
        makeRoom(for: count)
        while end - start < count, !isAtEnd, pendingError == nil {
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
            do throws(InputError) {
                guard let piece = try source.read(into: room) else {
                    isAtEnd = true
                    return
                }
                note(piece)
                end += piece.count
            } catch {
                pendingError = error
            }
        }
    }

    /// A piece that goes on where the last one ended needs no entry of its own.
    private func note(_ piece: StreamPiece) {
        let first = offset + end - start
        if let last = pieces.last, last.position.advanced(by: first - last.offset) == piece.position { return }
        pieces.append((first, piece.position))
    }

    /// Moves what is left to the start of the buffer, and grows the buffer where `count` needs it.
    private func makeRoom(for count: Int) {
        if let current = pieces.lastIndex(where: { $0.offset <= offset }), current > 0 {
            pieces.removeSubrange(..<current)
        }
        let left = end - start
        if count > buffer.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(
                byteCount: max(count, 2 * buffer.count), alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
            buffer.deallocate()
            buffer = larger
        } else if start > 0, left > 0, let base = buffer.baseAddress {
            memmove(base, base + start, left)
        }
        (start, end) = (0, left)
    }
}

extension UnsafeRawBufferPointer {
    /// The offset of the first byte of this value.
    package func firstOffset(of byte: UInt8) -> Int? {
        guard let base = baseAddress, count > 0, let found = memchr(base, CInt(byte), count) else { return nil }
        return UnsafeRawPointer(found) - base
    }
}
