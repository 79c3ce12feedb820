/// A trained model: two open-addressing tables that are read in place, without a load step.
///
/// Layout, little-endian: `CTM2`; log2 of the number of word slots and of feature slots, a UInt32 each; the word slots
/// (UInt32 fingerprint, 0 for empty; UInt32 set of tags); the feature slots (3 bytes of fingerprint, 0 for empty; one
/// weight per tag, a byte with 128 for 0); a filter of 2^20 bits that are set for the features there are, since most
/// features of a place are in no table (B. Bloom, 1970, with one hash).
package struct TaggerModel: Sendable {
    static let wordSlotSize = 8
    static let featureSlotSize = 20
    static let headerSize = 12
    static let filterSize = 1 << 17

    let words: Table
    let features: Table
    /// See `words.base`.
    private nonisolated(unsafe) let filter: UnsafeRawPointer

    /// One table of the file.
    struct Table: Sendable {
        /// The bytes of an embedded file, which live as long as the process and are never written; hence unchecked.
        nonisolated(unsafe) let base: UnsafeRawPointer
        let bits: UInt64
        let mask: Int
    }

    /// A model over `count` bytes at `bytes`, which must outlive it; nil when they are not a model.
    package init?(_ bytes: UnsafeRawPointer, count: Int) {
        guard count >= Self.headerSize, bytes.loadUnaligned(as: UInt32.self) == 0x324D_5443 else { return nil }
        let wordBits = bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
        let featureBits = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
        guard (1...24).contains(wordBits), (1...24).contains(featureBits) else { return nil }
        let wordBytes = Self.wordSlotSize << wordBits
        let featureBytes = Self.featureSlotSize << featureBits
        guard count == Self.headerSize + wordBytes + featureBytes + Self.filterSize else { return nil }
        words = Table(base: bytes + Self.headerSize, bits: UInt64(wordBits), mask: 1 << wordBits - 1)
        features = Table(
            base: bytes + Self.headerSize + wordBytes, bits: UInt64(featureBits), mask: 1 << featureBits - 1)
        filter = bytes + Self.headerSize + wordBytes + featureBytes
    }

    /// The tags that training saw for a word, one bit each; 0 for rare words.
    @inline(__always) func tagSet(of word: UInt64) -> UInt32 {
        let mixed = FeatureHash.combine(0x57, word)
        let wanted = UInt32(truncatingIfNeeded: mixed) | 1
        var slot = Int(mixed >> (64 - words.bits))
        for _ in 0...words.mask {
            let place = words.base + slot * Self.wordSlotSize
            let found = place.loadUnaligned(as: UInt32.self)
            if found == wanted { return place.loadUnaligned(fromByteOffset: 4, as: UInt32.self) }
            if found == 0 { return 0 }
            slot = (slot + 1) & words.mask
        }
        return 0
    }

    /// Adds a feature's weights to the scores.
    @inline(__always) func add(_ feature: UInt64, to scores: inout Scores) {
        let bit = Int(truncatingIfNeeded: feature >> 24) & (Self.filterSize * 8 - 1)
        guard filter.load(fromByteOffset: bit >> 3, as: UInt8.self) & (1 << UInt8(bit & 7)) != 0 else { return }
        let wanted = UInt32(truncatingIfNeeded: feature) & 0xFF_FFFF | 1
        var slot = Int(feature >> (64 - features.bits))
        for _ in 0...features.mask {
            let place = features.base + slot * Self.featureSlotSize
            let found = place.loadUnaligned(as: UInt32.self) & 0xFF_FFFF
            if found == wanted {
                scores.add(place + 3)
                return
            }
            if found == 0 { return }
            slot = (slot + 1) & features.mask
        }
    }

    /// The sums of up to 250 features' weights for the 17 tags, four to a word. Weights are biased by 128, which moves all
    /// sums alike and keeps them from borrowing from one another.
    struct Scores {
        private var low: (even: UInt64, odd: UInt64) = (0, 0)
        private var high: (even: UInt64, odd: UInt64) = (0, 0)
        private var last: UInt64 = 0
        private static let lanes: UInt64 = 0x00FF_00FF_00FF_00FF

        @inline(__always) mutating func add(_ weights: UnsafeRawPointer) {
            let first = weights.loadUnaligned(as: UInt64.self)
            let second = weights.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
            low.even &+= first & Self.lanes
            low.odd &+= first >> 8 & Self.lanes
            high.even &+= second & Self.lanes
            high.odd &+= second >> 8 & Self.lanes
            last &+= UInt64(weights.load(fromByteOffset: 16, as: UInt8.self))
        }

        /// The tag with the highest sum, the last one when all are equal.
        @inline(__always) var best: Int {
            var best = 16
            var bestSum = last
            for tag in 0..<16 {
                let word = tag < 8 ? (tag & 1 == 0 ? low.even : low.odd) : (tag & 1 == 0 ? high.even : high.odd)
                let sum = word >> UInt64((tag & 7) >> 1 * 16) & 0xFFFF
                if sum > bestSum {
                    best = tag
                    bestSum = sum
                }
            }
            return best
        }
    }

    /// Writes a model file.
    package static func encode(words: [(hash: UInt64, tags: UInt32)], features: [(hash: UInt64, weights: [Int8])])
        -> [UInt8]
    {
        let wordBits = slotBits(words.count)
        let featureBits = slotBits(features.count)
        var wordSlots = [UInt8](repeating: 0, count: wordSlotSize << wordBits)
        var filter = [UInt8](repeating: 0, count: filterSize)
        var featureSlots = [UInt8](repeating: 0, count: featureSlotSize << featureBits)
        for (hash, tags) in words {
            let mixed = FeatureHash.combine(0x57, hash)
            let entry = bytes(UInt32(truncatingIfNeeded: mixed) | 1, 4) + bytes(tags, 4)
            insert(entry, at: mixed >> (64 - UInt64(wordBits)), in: &wordSlots, size: wordSlotSize)
        }
        for (hash, weights) in features {
            let entry =
                bytes(UInt32(truncatingIfNeeded: hash) & 0xFF_FFFF | 1, 3) + weights.map { UInt8(bitPattern: $0) ^ 0x80 }
            insert(entry, at: hash >> (64 - UInt64(featureBits)), in: &featureSlots, size: featureSlotSize)
            let bit = Int(truncatingIfNeeded: hash >> 24) & (filterSize * 8 - 1)
            filter[bit >> 3] |= 1 << UInt8(bit & 7)
        }
        return Array("CTM2".utf8) + bytes(UInt32(wordBits), 4) + bytes(UInt32(featureBits), 4) + wordSlots
            + featureSlots + filter
    }

    private static func slotBits(_ count: Int) -> Int {
        var bits = 4
        while (1 << bits) * 7 / 8 < count { bits += 1 }
        return bits
    }

    private static func bytes(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
    }

    private static func insert(_ entry: [UInt8], at start: UInt64, in slots: inout [UInt8], size: Int) {
        let count = slots.count / size
        var slot = Int(start)
        while slots[slot * size..<slot * size + 3].contains(where: { $0 != 0 }) { slot = (slot + 1) % count }
        slots.replaceSubrange(slot * size..<slot * size + size, with: entry)
    }
}
