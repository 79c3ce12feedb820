/// A set of hashes that may claim to hold one that it lacks (Parquet format, "Bloom filter"): blocks of eight words, one
/// bit a word and value.
struct SplitBlockBloomFilter: Sendable {
    /// The odd constants of the specification, one a word.
    private static let salt: [UInt32] = [
        0x47b6_137b, 0x4497_4d91, 0x8824_ad5b, 0xa2b7_289d, 0x7054_95c7, 0x2df1_424b, 0x9efc_4947, 0x5c6b_fb31,
    ]
    private static let wordsPerBlock = 8

    /// The words of all blocks.
    private(set) var words: [UInt32]

    /// A filter without values.
    ///
    /// - Parameter distinctCount: 10.5 bits for each give 1% of false positives; rounded up to a power of two of bytes,
    ///   which some readers require.
    init(distinctCount: Int) {
        let bytes = max(32, distinctCount * 21 / 16)
        let rounded = 1 << (Int.bitWidth - (bytes - 1).leadingZeroBitCount)
        words = [UInt32](repeating: 0, count: min(rounded, 128 << 20) / 4)
    }

    /// The filter of these bytes; nil when they are no whole number of blocks.
    init?(bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        guard !bytes.isEmpty, bytes.count % 32 == 0 else { return nil }
        words = stride(from: 0, to: bytes.count, by: 4).map { index in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) }
        }
    }

    /// The filter as it is stored, little-endian.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * words.count)
        for word in words { bytes.appendLittleEndian(word) }
        return bytes
    }

    /// Adds a value by its hash.
    mutating func insert(_ hash: UInt64) {
        let block = firstWord(of: hash)
        for index in 0..<Self.wordsPerBlock { words[block + index] |= Self.bit(index, hash) }
    }

    /// Whether a value with this hash may be in the set.
    func mayContain(_ hash: UInt64) -> Bool {
        let block = firstWord(of: hash)
        return (0..<Self.wordsPerBlock).allSatisfy { words[block + $0] & Self.bit($0, hash) != 0 }
    }

    private func firstWord(of hash: UInt64) -> Int {
        Int(((hash >> 32) * UInt64(words.count / Self.wordsPerBlock)) >> 32) * Self.wordsPerBlock
    }

    private static func bit(_ index: Int, _ hash: UInt64) -> UInt32 {
        1 << ((UInt32(truncatingIfNeeded: hash) &* salt[index]) >> 27)
    }
}
