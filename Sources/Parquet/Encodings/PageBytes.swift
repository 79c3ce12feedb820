/// A part of a page's bytes and how far it has been read.
///
/// The array is shared, not copied, by all decoders of a page.
struct PageBytes {
    private let bytes: [UInt8]
    /// The next byte.
    private(set) var position: Int
    /// Where the part ends.
    let end: Int

    /// All of `bytes`, or a part of them, which the caller has checked to be there.
    init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
        self.bytes = bytes
        let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
        (position, end) = (range.lowerBound, range.upperBound)
    }

    /// The bytes left.
    var count: Int { end - position }

    /// Runs `body` on the bytes left.
    func withRest<Result>(
        _ body: (UnsafeRawBufferPointer) throws(ParquetError) -> Result
    ) throws(ParquetError) -> Result {
        try bytes.span.withUnsafeBytes { (all) throws(ParquetError) in
            try body(UnsafeRawBufferPointer(rebasing: all[position..<end]))
        }
    }

    /// Passes over bytes.
    mutating func advance(_ count: Int) throws(ParquetError) {
        guard count >= 0, count <= self.count else { throw ParquetError(.truncated, "a page ends early") }
        position += count
    }

    /// The next `count` bytes as a part of their own, passed over here.
    mutating func part(_ count: Int) throws(ParquetError) -> PageBytes {
        let start = position
        try advance(count)
        return PageBytes(bytes, start..<position)
    }

    mutating func byte() throws(ParquetError) -> UInt8 {
        guard position < end else { throw ParquetError(.truncated, "a page ends early") }
        defer { position += 1 }
        return bytes[position]
    }

    /// Four bytes, the lowest first.
    mutating func littleEndian32() throws(ParquetError) -> UInt32 {
        var value: UInt32 = 0
        for shift in stride(from: UInt32(0), to: 32, by: 8) { value |= UInt32(try byte()) << shift }
        return value
    }

    /// Seven bits a byte, the lowest first, up to 64.
    mutating func varint() throws(ParquetError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            let next = try byte()
            guard shift < 63 || next <= 1 else { break }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
        }
        throw ParquetError(.malformed, "a page has a number of more than 64 bits")
    }

    /// A varint with the sign in its lowest bit.
    mutating func zigzag() throws(ParquetError) -> Int64 {
        let value = try varint()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }
}

extension Array {
    /// Appends `count` elements; `body` must set all of them.
    mutating func appendUninitialized(
        _ count: Int, _ body: (UnsafeMutableBufferPointer<Element>) throws(ParquetError) -> Void
    ) throws(ParquetError) {
        try append(addingCapacity: count) { (output) throws(ParquetError) in
            try output.withUnsafeMutableBufferPointer { (buffer, initialized) throws(ParquetError) in
                try body(UnsafeMutableBufferPointer(rebasing: buffer.prefix(count)))
                initialized = count
            }
        }
    }
}
