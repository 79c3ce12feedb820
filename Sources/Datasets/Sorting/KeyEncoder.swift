import Columns

/// Turns the sort keys of a row into bytes that compare, as unsigned bytes, the way the rows are sorted.
///
/// Each value starts with a byte that puts missing ones last. Numbers follow with the sign bit flipped, the highest byte
/// first; text follows with its zeros escaped and two zeros as its end; for the largest first, all bits are flipped.
struct KeyEncoder: Sendable {
    /// A column of the key.
    struct Part: Sendable {
        let column: Int, isDescending: Bool
    }

    /// The columns, the most important first.
    let parts: [Part]
    /// How many of them say which rows belong together.
    let groupingParts: Int

    /// Appends the key of a row.
    ///
    /// - Returns: The number of bytes that say which rows belong together.
    func append(_ row: Int, of batch: ColumnBatch, to bytes: inout [UInt8]) -> Int {
        let start = bytes.count
        var groupLength = 0
        for (index, part) in parts.enumerated() {
            append(batch.columns[part.column], row, isDescending: part.isDescending, to: &bytes)
            if index + 1 == groupingParts { groupLength = bytes.count - start }
        }
        return groupLength
    }

    private func append(_ column: Column, _ row: Int, isDescending: Bool, to bytes: inout [UInt8]) {
        guard column.isValid(row) else {
            bytes.append(2)
            return
        }
        bytes.append(1)
        let start = bytes.count
        switch column.type {
        case .boolean: bytes.append(UInt8(truncatingIfNeeded: column.integers[row]))
        case .int32, .date:
            append(UInt32(bitPattern: Int32(truncatingIfNeeded: column.integers[row])) ^ 1 << 31, to: &bytes)
        case .double: append(Self.ordered(column.doubles[row]), to: &bytes)
        case .string, .binary, .uuid: appendEscaped(column.utf8(at: row), to: &bytes)
        default:
            if column.layout == .wideIntegers {
                append(UInt128(bitPattern: column.wideIntegers[row]) ^ 1 << 127, to: &bytes)
            } else {
                append(UInt64(bitPattern: column.integers[row]) ^ 1 << 63, to: &bytes)
            }
        }
        if isDescending {
            for index in start..<bytes.count { bytes[index] = ~bytes[index] }
        }
    }

    /// IEEE 754's bits in the order of the values; both zeros are one, NaN is above infinity.
    private static func ordered(_ value: Double) -> UInt64 {
        if value.isNaN { return .max }
        let bits = (value == 0 ? 0 : value).bitPattern
        return bits >> 63 == 1 ? ~bits : bits | 1 << 63
    }

    private func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private func appendEscaped(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        if text.contains(0) {
            for byte in text {
                bytes.append(byte)
                if byte == 0 { bytes.append(0xFF) }
            }
        } else {
            bytes.append(contentsOf: text)
        }
        bytes.append(0)
        bytes.append(0)
    }
}
