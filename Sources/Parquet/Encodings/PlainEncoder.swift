/// PLAIN (Parquet format, "Encodings"): values back to back, little-endian; byte arrays after a length of four bytes;
/// booleans eight a byte, the lowest bit first.
enum PlainEncoder {
    static func encode(_ values: LeafValues, into output: inout [UInt8]) {
        switch values.layout {
        case .boolean: HybridEncoder.pack(values.integers, bitWidth: 1, into: &output)
        case .int32: for value in values.integers { output.appendLittleEndian(Int32(truncatingIfNeeded: value)) }
        case .int64, .double:
            values.integers.withUnsafeBytes { output.append(contentsOf: $0) }
        case .fixed: output.append(contentsOf: values.bytes)
        case .byteArray:
            output.reserveCapacity(output.count + values.plainByteCount)
            values.bytes.withUnsafeBufferPointer { bytes in
                for index in 0..<values.count {
                    let range = values.offsets[index]..<values.offsets[index + 1]
                    output.appendLittleEndian(Int32(truncatingIfNeeded: range.count))
                    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
                }
            }
        }
    }

    /// The PLAIN bytes of one value, without a length: the form of bounds and of hashes in bloom filters.
    static func bytes(of integer: Int64, _ layout: PhysicalLayout) -> [UInt8] {
        var output: [UInt8] = []
        switch layout {
        case .boolean: output.append(UInt8(truncatingIfNeeded: integer))
        case .int32: output.appendLittleEndian(Int32(truncatingIfNeeded: integer))
        default: output.appendLittleEndian(integer)
        }
        return output
    }
}

/// BYTE_STREAM_SPLIT: the first bytes of all values, then the second bytes, and so on.
enum ByteStreamSplitEncoder {
    /// Encodes values of a layout with a width.
    static func encode(_ values: LeafValues, width: Int, into output: inout [UInt8]) {
        var plain: [UInt8] = []
        PlainEncoder.encode(values, into: &plain)
        let count = plain.count / width
        output.reserveCapacity(output.count + plain.count)
        plain.withUnsafeBufferPointer { plain in
            for stream in 0..<width {
                for index in 0..<count { output.append(plain[index * width + stream]) }
            }
        }
    }
}

extension [UInt8] {
    /// Appends the bytes of an integer, the lowest first.
    mutating func appendLittleEndian(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }

    /// Appends an unsigned LEB128 number.
    mutating func appendVarint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends a signed number as a zigzag varint.
    mutating func appendZigZag(_ value: Int64) {
        appendVarint(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }
}
