internal import Glibc

/// The part of an input that is in memory: bytes that were read and not yet given up.
struct ByteWindow {
    /// The bytes from `offset` on.
    private(set) var bytes: [UInt8] = []
    /// Where `bytes` starts in the input.
    private(set) var offset = 0
    /// The line at `offset`, from 1.
    private(set) var line = 1
    /// Whether the input has been read to its end.
    private(set) var isAtEnd = false
    private let reader: ByteReader?
    /// Where the bytes are from, by the offset of the first byte of each piece.
    private var pieces: [(offset: Int, position: StreamPosition)] = []

    /// A window on an input.
    init(_ reader: ByteReader) { self.reader = reader }

    /// A window on bytes in memory.
    init(_ bytes: [UInt8]) {
        reader = nil
        self.bytes = bytes
        isAtEnd = true
    }

    /// Where the first byte of the window is from.
    var place: InputPlace { InputPlace(line: line, position: position(at: offset)) }

    private func position(at offset: Int) -> StreamPosition {
        guard let piece = pieces.last(where: { $0.offset <= offset }) else { return StreamPosition(fileOffset: offset) }
        return piece.position.advanced(by: offset - piece.offset)
    }

    /// Appends the next piece.
    ///
    /// - Returns: Whether there was one.
    mutating func fill() throws -> Bool {
        guard !isAtEnd, let reader else { return false }
        let piece: UnsafeRawBufferPointer
        do throws(InputError) {
            // What is given up moves the rest, which should stay short.
            piece = UnsafeRawBufferPointer(rebasing: try reader.availablePiece().prefix(1 << 16))
        } catch {
            // What follows damage is no continuation of what came before it.
            discard(bytes.count)
            throw error
        }
        isAtEnd = piece.isEmpty
        pieces.append((offset + bytes.count, reader.position))
        bytes.append(contentsOf: piece)
        reader.consume(piece.count)
        return !isAtEnd
    }

    /// Reads on until there are `count` bytes, or the end.
    ///
    /// - Returns: Whether there are.
    mutating func fill(to count: Int) throws -> Bool {
        while bytes.count < count { if try !fill() { return false } }
        return true
    }

    /// Gives up the first `count` bytes.
    mutating func discard(_ count: Int) {
        line += lineFeeds(in: 0..<count)
        offset += count
        bytes.removeSubrange(..<count)
        if let current = pieces.lastIndex(where: { $0.offset <= offset }) { pieces.removeSubrange(..<current) }
    }

    /// The number of line feeds in a range.
    func lineFeeds(in range: Range<Int>) -> Int {
        bytes.withUnsafeBufferPointer { buffer in
            var count = 0
            for byte in UnsafeBufferPointer(rebasing: buffer[range]) where byte == 0x0A { count &+= 1 }
            return count
        }
    }

    /// Where `byte` stands first from `start` on, among the bytes in memory.
    func index(of byte: UInt8, from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, start < buffer.count,
                let found = memchr(base + start, Int32(byte), buffer.count - start)
            else { return nil }
            return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
        }
    }

    /// Whether the bytes at a place are these; false where there are fewer.
    func matches(_ word: StaticString, at start: Int) -> Bool {
        guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<word.utf8CodeUnitCount where bytes[start + index] != word.utf8Start[index] { return false }
        return true
    }
}
