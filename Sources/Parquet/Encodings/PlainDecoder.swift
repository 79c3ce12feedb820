/// PLAIN: the values one after the other. Source: Encodings.md of the format, "Plain (PLAIN = 0)".
struct PlainDecoder: ValueDecoder {
    private var input: PageBytes
    private let type: StoredType
    /// The next bit of a boolean.
    private var bit = 0

    init(_ input: PageBytes, _ type: StoredType) {
        self.input = input
        self.type = type
    }

    mutating func decode(_ count: Int, into values: inout ValueBuffer) throws(ParquetError) {
        switch type.physical {
        case .boolean: try decodeBooleans(count, into: &values.integers)
        case .int32:
            try decodeFixed(count, size: 4) { (source) throws(ParquetError) in
                try values.integers.appendUninitialized(count) { (output) throws(ParquetError) in
                    for index in 0..<count {
                        output[index] = Int64(source.loadUnaligned(fromByteOffset: index * 4, as: Int32.self))
                    }
                }
            }
        case .int64:
            try decodeFixed(count, size: 8) { (source) throws(ParquetError) in
                try values.integers.appendUninitialized(count) { (output) throws(ParquetError) in
                    UnsafeMutableRawBufferPointer(output).copyMemory(from: source)
                }
            }
        case .float:
            try decodeFixed(count, size: 4) { (source) throws(ParquetError) in
                try values.doubles.appendUninitialized(count) { (output) throws(ParquetError) in
                    for index in 0..<count {
                        output[index] = Double(source.loadUnaligned(fromByteOffset: index * 4, as: Float.self))
                    }
                }
            }
        case .double:
            try decodeFixed(count, size: 8) { (source) throws(ParquetError) in
                try values.doubles.appendUninitialized(count) { (output) throws(ParquetError) in
                    UnsafeMutableRawBufferPointer(output).copyMemory(from: source)
                }
            }
        case .byteArray: try decodeByteArrays(count, into: &values)
        case .fixedLenByteArray, .int96: try decodeFixedByteArrays(count, into: &values)
        }
    }

    private mutating func decodeFixed(
        _ count: Int, size: Int, _ body: (UnsafeRawBufferPointer) throws(ParquetError) -> Void
    ) throws(ParquetError) {
        // The division keeps a huge count from overflowing.
        guard size == 0 || count <= input.count / size else {
            throw ParquetError(.truncated, "a page has too few values")
        }
        try input.part(count * size).withRest(body)
    }

    private mutating func decodeBooleans(_ count: Int, into integers: inout [Int64]) throws(ParquetError) {
        guard count <= input.count * 8 - bit else { throw ParquetError(.truncated, "a page has too few values") }
        let start = bit
        try input.withRest { (source) throws(ParquetError) in
            try integers.appendUninitialized(count) { (output) throws(ParquetError) in
                for index in 0..<count {
                    let place = start + index
                    output[index] = Int64(source[place >> 3] >> UInt8(place & 7) & 1)
                }
            }
        }
        bit += count
    }

    private mutating func decodeFixedByteArrays(_ count: Int, into values: inout ValueBuffer) throws(ParquetError) {
        let length = type.length
        try decodeFixed(count, size: length) { (source) throws(ParquetError) in
            try values.checkRoom(for: source.count)
            let start = values.bytes.count
            values.bytes.append(contentsOf: source)
            try values.offsets.appendUninitialized(count) { (output) throws(ParquetError) in
                for index in 0..<count { output[index] = start + (index + 1) * length }
            }
        }
    }

    /// Four bytes of length, then the bytes: the lengths are walked first, so that the bytes are moved into room that is
    /// there.
    private mutating func decodeByteArrays(_ count: Int, into values: inout ValueBuffer) throws(ParquetError) {
        guard count <= input.count / 4 else { throw ParquetError(.truncated, "a page has too few values") }
        let start = values.bytes.count
        let used = try input.withRest { (source) throws(ParquetError) -> Int in
            var position = 0
            let available = source.count
            try values.offsets.appendUninitialized(count) { (ends) throws(ParquetError) in
                for index in 0..<count {
                    guard available - position >= 4 else {
                        throw ParquetError(.truncated, "a page has too few values")
                    }
                    let length = Int(source.loadUnaligned(fromByteOffset: position, as: UInt32.self).littleEndian)
                    position += 4
                    guard length <= available - position else {
                        throw ParquetError(.truncated, "a page has a value longer than its bytes")
                    }
                    position += length
                    ends[index] = start + position - (index + 1) * 4
                }
            }
            let total = position - count * 4
            try values.checkRoom(for: total)
            let ends = values.offsets.suffix(count)
            try values.bytes.appendUninitialized(total) { (output) throws(ParquetError) in
                var (from, to) = (0, 0)
                for end in ends {
                    let length = end - start - to
                    from += 4
                    copy(source, from, output, to, length)
                    from += length
                    to += length
                }
            }
            return position
        }
        try input.advance(used)
    }
}

/// Moves bytes that the caller has checked to be there.
@inline(__always)
func copy(
    _ source: UnsafeRawBufferPointer, _ from: Int, _ output: UnsafeMutableBufferPointer<UInt8>, _ to: Int, _ count: Int
) {
    guard count > 0, let target = output.baseAddress, let origin = source.baseAddress else { return }
    UnsafeMutableRawPointer(target + to).copyMemory(from: origin + from, byteCount: count)
}
