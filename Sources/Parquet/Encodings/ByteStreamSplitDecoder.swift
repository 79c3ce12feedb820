/// BYTE_STREAM_SPLIT: the first bytes of all values, then their second bytes, and so on.
///
/// Source: Encodings.md of the format, "Byte Stream Split (BYTE_STREAM_SPLIT = 9)".
struct ByteStreamSplitDecoder: ValueDecoder {
    private let input: PageBytes
    private let type: StoredType
    private let size: Int
    private let count: Int
    private var next = 0

    init(_ input: PageBytes, _ type: StoredType) throws(ParquetError) {
        self.input = input
        self.type = type
        switch type.physical {
        case .int32, .float: size = 4
        case .int64, .double: size = 8
        case .fixedLenByteArray: size = type.length
        case .boolean, .byteArray, .int96:
            throw ParquetError(.unsupported, "BYTE_STREAM_SPLIT of \(type.physical.name)")
        }
        guard size > 0, input.count % size == 0 else {
            throw ParquetError(.malformed, "a page has \(input.count) bytes of values of \(size) bytes")
        }
        count = input.count / size
    }

    mutating func decode(_ count: Int, into values: inout ValueBuffer) throws(ParquetError) {
        guard count <= self.count - next else { throw ParquetError(.truncated, "a page has too few values") }
        let first = next
        next += count
        try input.withRest { (source) throws(ParquetError) in
            switch type.physical {
            case .int32:
                try values.integers.appendUninitialized(count) { (output) throws(ParquetError) in
                    for index in 0..<count {
                        output[index] = Int64(Int32(bitPattern: join(source, first + index, UInt32.self)))
                    }
                }
            case .int64:
                try values.integers.appendUninitialized(count) { (output) throws(ParquetError) in
                    for index in 0..<count {
                        output[index] = Int64(bitPattern: join(source, first + index, UInt64.self))
                    }
                }
            case .float:
                try values.doubles.appendUninitialized(count) { (output) throws(ParquetError) in
                    for index in 0..<count {
                        output[index] = Double(Float(bitPattern: join(source, first + index, UInt32.self)))
                    }
                }
            case .double:
                try values.doubles.appendUninitialized(count) { (output) throws(ParquetError) in
                    for index in 0..<count {
                        output[index] = Double(bitPattern: join(source, first + index, UInt64.self))
                    }
                }
            default: try joinBytes(source, first, count, into: &values)
            }
        }
    }

    @inline(__always)
    private func join<Word: FixedWidthInteger>(
        _ source: UnsafeRawBufferPointer, _ index: Int, _ type: Word.Type
    ) -> Word {
        var word: Word = 0
        for byte in 0..<(Word.bitWidth / 8) {
            word |= Word(truncatingIfNeeded: source[byte * count + index]) << Word(truncatingIfNeeded: byte * 8)
        }
        return word
    }

    private func joinBytes(
        _ source: UnsafeRawBufferPointer, _ first: Int, _ count: Int, into values: inout ValueBuffer
    ) throws(ParquetError) {
        try values.checkRoom(for: count * size)
        let start = values.bytes.count
        try values.bytes.appendUninitialized(count * size) { (output) throws(ParquetError) in
            for index in 0..<count {
                for byte in 0..<size { output[index * size + byte] = source[byte * self.count + first + index] }
            }
        }
        for index in 0..<count { values.offsets.append(start + (index + 1) * size) }
    }
}
