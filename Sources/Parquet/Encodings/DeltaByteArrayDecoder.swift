/// DELTA_LENGTH_BYTE_ARRAY: all lengths, packed as differences, then all bytes.
///
/// Source: Encodings.md of the format, "Delta-length byte array (DELTA_LENGTH_BYTE_ARRAY = 6)".
struct DeltaLengthByteArrayDecoder: ValueDecoder {
    private var lengths: DeltaBinaryPackedDecoder
    private var data: PageBytes

    init(_ input: PageBytes) throws(ParquetError) {
        lengths = try DeltaBinaryPackedDecoder(input, is32Bit: true)
        data = try lengths.rest()
    }

    mutating func decode(_ count: Int, into values: inout ValueBuffer) throws(ParquetError) {
        let total = try appendEnds(count, to: &values)
        try values.checkRoom(for: total)
        try data.part(total).withRest { (source) throws(ParquetError) in values.bytes.append(contentsOf: source) }
    }

    /// Appends the ends of values whose bytes follow those that are there; returns how many bytes they take.
    private mutating func appendEnds(_ count: Int, to values: inout ValueBuffer) throws(ParquetError) -> Int {
        guard count <= lengths.remaining else { throw ParquetError(.truncated, "a page has too few values") }
        let start = values.bytes.count
        let available = data.count
        var end = 0
        try values.offsets.appendUninitialized(count) { (output) throws(ParquetError) in
            try lengths.decode(into: UnsafeMutableRawBufferPointer(output).assumingMemoryBound(to: Int64.self))
            for index in output.indices {
                let length = output[index]
                guard length >= 0, length <= available - end else {
                    throw ParquetError(.truncated, "a page has a value longer than its bytes")
                }
                end += length
                output[index] = start + end
            }
        }
        return end
    }
}

/// DELTA_BYTE_ARRAY: how many bytes each value shares with the one before, then the rest of each as
/// DELTA_LENGTH_BYTE_ARRAY.
///
/// Source: Encodings.md of the format, "Delta Strings (DELTA_BYTE_ARRAY = 7)".
struct DeltaByteArrayDecoder: ValueDecoder {
    private var prefixes: DeltaBinaryPackedDecoder
    private var suffixes: DeltaLengthByteArrayDecoder
    /// The last value of the part that was decoded before.
    private var previous: [UInt8] = []
    private var suffixBuffer = ValueBuffer()
    private var prefixLengths: [Int64] = []
    /// The length that every value must have; nil for BYTE_ARRAY.
    private let fixedLength: Int?

    init(_ input: PageBytes, fixedLength: Int?) throws(ParquetError) {
        prefixes = try DeltaBinaryPackedDecoder(input, is32Bit: true)
        suffixes = try DeltaLengthByteArrayDecoder(try prefixes.rest())
        self.fixedLength = fixedLength
    }

    mutating func decode(_ count: Int, into values: inout ValueBuffer) throws(ParquetError) {
        guard count > 0 else { return }
        guard count <= prefixes.remaining else { throw ParquetError(.truncated, "a page has too few values") }
        suffixBuffer.removeAll()
        try suffixes.decode(count, into: &suffixBuffer)
        prefixLengths.removeAll(keepingCapacity: true)
        try prefixLengths.appendUninitialized(count) { (output) throws(ParquetError) in
            try prefixes.decode(into: output)
        }
        let start = values.bytes.count
        let total = try appendEnds(to: &values)
        try values.checkRoom(for: total)
        try appendBytes(total, ends: values.offsets.suffix(count), from: start, to: &values.bytes)
        let last = values.offsets.count - 2
        previous = Array(values.bytes[values.offsets[last]..<values.offsets[last + 1]])
    }

    /// Checks the lengths and appends where the values will end.
    private func appendEnds(to values: inout ValueBuffer) throws(ParquetError) -> Int {
        var length = previous.count
        var total = 0
        let start = values.bytes.count
        for (index, prefix) in prefixLengths.enumerated() {
            guard prefix >= 0, prefix <= length else {
                throw ParquetError(.malformed, "a page has a value that shares more than the one before has")
            }
            length = Int(prefix) + suffixBuffer.offsets[index + 1] - suffixBuffer.offsets[index]
            if let fixedLength, length != fixedLength {
                throw ParquetError(.malformed, "a page has a value of \(length) bytes instead of \(fixedLength)")
            }
            total += length
            guard total <= values.byteLimit else { break }
            values.offsets.append(start + total)
        }
        return total
    }

    private func appendBytes(
        _ total: Int, ends: ArraySlice<Int>, from start: Int, to bytes: inout [UInt8]
    ) throws(ParquetError) {
        try suffixBuffer.bytes.span.withUnsafeBytes { (suffixBytes) throws(ParquetError) in
            try previous.span.withUnsafeBytes { (first) throws(ParquetError) in
                try bytes.appendUninitialized(total) { (output) throws(ParquetError) in
                    var shared = first
                    var to = 0
                    for (index, end) in ends.enumerated() {
                        let prefix = Int(prefixLengths[index])
                        let suffix = suffixBuffer.offsets[index]
                        copy(shared, 0, output, to, prefix)
                        copy(suffixBytes, suffix, output, to + prefix, suffixBuffer.offsets[index + 1] - suffix)
                        let value = output[to..<(end - start)]
                        shared = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: value))
                        to = end - start
                    }
                }
            }
        }
    }
}
