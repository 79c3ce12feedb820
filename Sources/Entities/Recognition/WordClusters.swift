internal import EmbeddedData

/// Clusters of words that stand in like places, from word vectors (P. Liang, "Semi-supervised learning for natural
/// language", 2005, for their use). Words are looked up as they are written.
///
/// Layout, little-endian: `CWC1`; log2 of the number of slots (UInt32); 512 bytes with the coarse cluster of each fine
/// one; the slots of 4 bytes, probed linearly: 16 bits of fingerprint (0 for empty), 16 bits of cluster.
struct WordClusters: Sendable {
    /// The bytes of an embedded file, which live as long as the process and are never written; hence unchecked.
    private nonisolated(unsafe) let coarse: UnsafeRawPointer
    private nonisolated(unsafe) let slots: UnsafeRawPointer
    private let bits: UInt64
    private static let headerSize = 8, fineCount = 512

    /// The embedded table. It is made by a tool and its form is checked by a test.
    static let embedded: WordClusters? = {
        let file = embedded_word_clusters()
        return WordClusters(file.bytes, count: file.count)
    }()

    /// A table over `count` bytes at `bytes`, which must outlive it; nil when they are none.
    init?(_ bytes: UnsafeRawPointer, count: Int) {
        guard count > Self.headerSize, bytes.loadUnaligned(as: UInt32.self) == 0x3143_5743 else { return nil }
        bits = UInt64(bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
        guard (4...24).contains(bits), count == Self.headerSize + Self.fineCount + 4 << Int(bits) else { return nil }
        coarse = bytes + Self.headerSize
        slots = coarse + Self.fineCount
    }

    /// The fine and the coarse cluster of a word, from 1; 0 for unknown words.
    @inline(__always) func clusters(_ text: [UInt8], _ range: Range<Int>) -> (fine: UInt64, coarse: UInt64) {
        var key = NameKey()
        for index in range { key.append(text[index]) }
        let wanted = UInt32(truncatingIfNeeded: key.value) & 0xFFFF | 1
        let mask = 1 << Int(bits) - 1
        var slot = Int(key.value >> (64 - bits))
        for _ in 0...mask {
            let found = slots.loadUnaligned(fromByteOffset: slot * 4, as: UInt32.self)
            if found == 0 { break }
            if found & 0xFFFF == wanted {
                let fine = Int(found >> 16) % Self.fineCount
                return (UInt64(fine + 1), UInt64(coarse.load(fromByteOffset: fine, as: UInt8.self)) + 1)
            }
            slot = (slot + 1) & mask
        }
        return (0, 0)
    }
}
