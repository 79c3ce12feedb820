/// Values as they are stored, widened: booleans, INT32 and INT64 in `integers`, FLOAT and DOUBLE in `doubles`, everything
/// else in `bytes` between consecutive `offsets`.
///
/// Conversions put decimals of more than 18 digits into `wideIntegers`.
struct ValueBuffer {
    var integers: [Int64] = []
    var wideIntegers: [Int128] = []
    var doubles: [Double] = []
    /// Value `i` is `offsets[i]..<offsets[i + 1]`.
    var offsets: [Int] = [0]
    var bytes: [UInt8] = []

    /// The most bytes that byte arrays may take together; more is a limit error.
    ///
    /// A few bytes of a file can stand for any number of copies of a long value.
    var byteLimit = 1 << 31

    /// Drops the values and keeps the memory.
    mutating func removeAll() {
        integers.removeAll(keepingCapacity: true)
        wideIntegers.removeAll(keepingCapacity: true)
        doubles.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        offsets.append(0)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Throws when `count` more bytes would be too many.
    func checkRoom(for count: Int) throws(ParquetError) {
        guard count <= byteLimit - bytes.count else {
            throw ParquetError(.limit, "the values of a batch of rows take more than \(byteLimit) bytes")
        }
    }
}

/// Decodes the values of one page, a part at a time.
protocol ValueDecoder {
    /// Appends the next `count` values.
    ///
    /// - Throws: `ParquetError` when there are fewer, or they are damaged.
    mutating func decode(_ count: Int, into values: inout ValueBuffer) throws(ParquetError)
}

/// What a decoder needs to know of a column.
struct StoredType: Hashable {
    /// The type.
    let physical: PhysicalType
    /// The bytes of a value of FIXED_LEN_BYTE_ARRAY or INT96; 0 for others.
    let length: Int
}
