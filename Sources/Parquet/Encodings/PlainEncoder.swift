/// PLAIN (Parquet format, "Encodings"): values back to back, little-endian; byte arrays after a length of four bytes;
/// booleans eight a byte, the lowest bit first.
enum PlainEncoder {
    static func encode(_ values: LeafValues, into output: inout [UInt8]) {
        switch values.layout {
        case .boolean: HybridEncoder.pack(values.integers, bitWidth: 1, into: &output)
        case .int32:
            let narrow = values.integers.map { Int32(truncatingIfNeeded: $0).littleEndian }
            narrow.withUnsafeBytes { output.append(contentsOf: $0) }
        case .int64, .double:
            values.integers.withUnsafeBytes { output.append(contentsOf: $0) }
        case .fixed: output.append(contentsOf: values.bytes)
        case .byteArray: encodeByteArrays(values, into: &output)
        }
    }

    private static func encodeByteArrays(_ values: LeafValues, into output: inout [UInt8]) {
        let size = values.plainByteCount
        output += [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let target = UnsafeMutableRawBufferPointer(buffer)
            var position = 0
            values.bytes.withUnsafeBytes { bytes in
                for index in 0..<values.count {
                    let range = values.offsets[index]..<values.offsets[index + 1]
                    let length = UInt32(truncatingIfNeeded: range.count).littleEndian
                    target.storeBytes(of: length, toByteOffset: position, as: UInt32.self)
                    target[(position + 4)...].copyBytes(from: bytes[range])
                    position += 4 + range.count
                }
            }
            count = size
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
        output += [UInt8](unsafeUninitializedCapacity: plain.count) { buffer, initialized in
            plain.withUnsafeBufferPointer { plain in
                for stream in 0..<width {
                    for index in 0..<count { buffer[stream * count + index] = plain[index * width + stream] }
                }
            }
            initialized = plain.count
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
