/// A trained model: two open-addressing tables that are read in place, without a load step.
///
/// Layout, little-endian: `CTM1`; log2 of the number of word slots and of feature slots, a UInt32 each; the word slots
/// (UInt32 fingerprint, 0 for empty; UInt32 set of tags); the feature slots (3 bytes of fingerprint, 0 for empty; one
/// Int8 weight per tag).
package struct TaggerModel: Sendable {
    static let wordSlotSize = 8
    static let featureSlotSize = 20
    static let headerSize = 12

    let words: Table
    let features: Table

    /// One table of the file.
    struct Table: Sendable {
        /// The bytes of an embedded file, which live as long as the process and are never written; hence unchecked.
        nonisolated(unsafe) let base: UnsafeRawPointer
        let bits: UInt64
        let mask: Int
    }

    /// A model over `count` bytes at `bytes`, which must outlive it; nil when they are not a model.
    package init?(_ bytes: UnsafeRawPointer, count: Int) {
        guard count >= Self.headerSize, bytes.loadUnaligned(as: UInt32.self) == 0x314D_5443 else { return nil }
        let wordBits = bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
        let featureBits = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
        guard (1...24).contains(wordBits), (1...24).contains(featureBits) else { return nil }
        let wordBytes = Self.wordSlotSize << wordBits
        guard count == Self.headerSize + wordBytes + Self.featureSlotSize << featureBits else { return nil }
        words = Table(base: bytes + Self.headerSize, bits: UInt64(wordBits), mask: 1 << wordBits - 1)
        features = Table(
            base: bytes + Self.headerSize + wordBytes, bits: UInt64(featureBits), mask: 1 << featureBits - 1)
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
    @inline(__always) func add(_ feature: UInt64, to scores: inout SIMD16<Int16>, _ last: inout Int16) {
        let wanted = UInt32(truncatingIfNeeded: feature) & 0xFF_FFFF | 1
        var slot = Int(feature >> (64 - features.bits))
        for _ in 0...features.mask {
            let place = features.base + slot * Self.featureSlotSize
            let found = place.loadUnaligned(as: UInt32.self) & 0xFF_FFFF
            if found == wanted {
                let weights = (place + 3).loadUnaligned(as: SIMD16<Int8>.self)
                scores &+= SIMD16<Int16>(truncatingIfNeeded: weights)
                last &+= Int16((place + 19).load(as: Int8.self))
                return
            }
            if found == 0 { return }
            slot = (slot + 1) & features.mask
        }
    }

    /// Writes a model file.
    package static func encode(words: [(hash: UInt64, tags: UInt32)], features: [(hash: UInt64, weights: [Int8])])
        -> [UInt8]
    {
        let wordBits = slotBits(words.count)
        let featureBits = slotBits(features.count)
        var wordSlots = [UInt8](repeating: 0, count: wordSlotSize << wordBits)
        var featureSlots = [UInt8](repeating: 0, count: featureSlotSize << featureBits)
        for (hash, tags) in words {
            let mixed = FeatureHash.combine(0x57, hash)
            let entry = bytes(UInt32(truncatingIfNeeded: mixed) | 1, 4) + bytes(tags, 4)
            insert(entry, at: mixed >> (64 - UInt64(wordBits)), in: &wordSlots, size: wordSlotSize)
        }
        for (hash, weights) in features {
            let entry =
                bytes(UInt32(truncatingIfNeeded: hash) & 0xFF_FFFF | 1, 3) + weights.map(UInt8.init(bitPattern:))
            insert(entry, at: hash >> (64 - UInt64(featureBits)), in: &featureSlots, size: featureSlotSize)
        }
        return Array("CTM1".utf8) + bytes(UInt32(wordBits), 4) + bytes(UInt32(featureBits), 4) + wordSlots
            + featureSlots
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
