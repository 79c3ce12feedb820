/// A trained model: hash tables that are read in place, without a load step.
///
/// Layout, little-endian: `CTM1`; log2 of the number of word slots and of feature slots and the number of rows, a UInt32
/// each; the word slots (UInt32 fingerprint, 0 for empty; UInt32 set of tags); the feature slots (UInt32: 18 bits of row
/// number plus one, 14 bits of fingerprint; 0 for empty); the rows (one weight per tag, a byte with 128 for 0). Both
/// tables are probed linearly.
package struct TaggerModel: Sendable {
    private static let headerSize = 16
    private static let wordSlotSize = 8
    private static let rowSize = 17
    /// The most features of a model, which 18 bits can number.
    package static let maximumRows = 1 << 18 - 1

    /// The bytes of an embedded file, which live as long as the process and are never written; hence unchecked.
    private nonisolated(unsafe) let words: UnsafeRawPointer
    private nonisolated(unsafe) let features: UnsafeRawPointer
    private nonisolated(unsafe) let rows: UnsafeRawPointer
    private let wordBits: UInt64
    private let featureBits: UInt64

    /// A model over `count` bytes at `bytes`, which must outlive it; nil when they are not a model.
    package init?(_ bytes: UnsafeRawPointer, count: Int) {
        guard count >= Self.headerSize, bytes.loadUnaligned(as: UInt32.self) == 0x314D_5443 else { return nil }
        wordBits = UInt64(bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
        featureBits = UInt64(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        let rowCount = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        guard (1...24).contains(wordBits), (1...24).contains(featureBits), rowCount <= Self.maximumRows else {
            return nil
        }
        words = bytes + Self.headerSize
        features = words + (Self.wordSlotSize << Int(wordBits))
        rows = features + (4 << Int(featureBits))
        guard bytes + count == rows + rowCount * Self.rowSize else { return nil }
        // A slot that names a row there is not would read behind the file.
        for slot in 0..<(1 << Int(featureBits)) {
            let row = Int(features.loadUnaligned(fromByteOffset: slot * 4, as: UInt32.self) >> 14)
            guard row <= rowCount else { return nil }
        }
    }

    /// The tags that training saw for a word, one bit each; 0 for rare words.
    @inline(__always) func tagSet(of word: UInt64) -> UInt32 {
        let mixed = FeatureHash.combine(0x57, word)
        let wanted = UInt32(truncatingIfNeeded: mixed) | 1
        let mask = 1 << Int(wordBits) - 1
        var slot = Int(mixed >> (64 - wordBits))
        for _ in 0...mask {
            let place = words + slot * Self.wordSlotSize
            let found = place.loadUnaligned(as: UInt32.self)
            if found == wanted { return place.loadUnaligned(fromByteOffset: 4, as: UInt32.self) }
            if found == 0 { return 0 }
            slot = (slot + 1) & mask
        }
        return 0
    }

    /// Adds a feature's weights to the scores.
    @inline(__always) func add(_ feature: UInt64, to scores: inout Scores) {
        let wanted = UInt32(truncatingIfNeeded: feature) & 0x3FFF
        let mask = 1 << Int(featureBits) - 1
        var slot = Int(feature >> (64 - featureBits))
        for _ in 0...mask {
            let found = features.loadUnaligned(fromByteOffset: slot * 4, as: UInt32.self)
            if found == 0 { return }
            if found & 0x3FFF == wanted {
                scores.add(rows + (Int(found >> 14) - 1) * Self.rowSize)
                return
            }
            slot = (slot + 1) & mask
        }
    }

    /// The sums of up to 250 features' weights for the 17 tags, four to a word. Weights are biased by 128, which moves all
    /// sums alike and keeps them from borrowing from one another.
    struct Scores: Sendable {
        private var low: (even: UInt64, odd: UInt64) = (0, 0)
        private var high: (even: UInt64, odd: UInt64) = (0, 0)
        private var last: UInt64 = 0
        private static var lanes: UInt64 { 0x00FF_00FF_00FF_00FF }

        @inline(__always) mutating func add(_ weights: UnsafeRawPointer) {
            let first = weights.loadUnaligned(as: UInt64.self)
            let second = weights.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
            low.even &+= first & Self.lanes
            low.odd &+= first >> 8 & Self.lanes
            high.even &+= second & Self.lanes
            high.odd &+= second >> 8 & Self.lanes
            last &+= UInt64(weights.load(fromByteOffset: 16, as: UInt8.self))
        }

        @inline(__always) mutating func add(_ other: Scores) {
            low.even &+= other.low.even
            low.odd &+= other.low.odd
            high.even &+= other.high.even
            high.odd &+= other.high.odd
            last &+= other.last
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
}

/// Writing of model files.
extension TaggerModel {
    /// The bytes of a model file.
    ///
    /// - Parameters:
    ///   - words: the hash of each word with its set of tags.
    ///   - features: the hash of each feature with its 17 weights; at most `maximumRows`.
    package static func encode(
        words: [(hash: UInt64, tags: UInt32)], features: [(hash: UInt64, weights: [Int8])]
    ) -> [UInt8] {
        let wordBits = slotBits(words.count)
        let featureBits = slotBits(features.count)
        var wordSlots = [UInt64](repeating: 0, count: 1 << wordBits)
        for (hash, tags) in words {
            let mixed = FeatureHash.combine(0x57, hash)
            let entry = UInt64(tags) << 32 | UInt64(UInt32(truncatingIfNeeded: mixed) | 1)
            insert(entry, at: Int(mixed >> UInt64(64 - wordBits)), in: &wordSlots)
        }
        var featureSlots = [UInt32](repeating: 0, count: 1 << featureBits)
        var rows: [UInt8] = []
        for (row, feature) in features.prefix(maximumRows).enumerated() {
            let entry = UInt32(row + 1) << 14 | UInt32(truncatingIfNeeded: feature.hash) & 0x3FFF
            insert(entry, at: Int(feature.hash >> UInt64(64 - featureBits)), in: &featureSlots)
            rows += feature.weights.map { UInt8(bitPattern: $0) ^ 0x80 }
        }
        let header = [UInt32(wordBits), UInt32(featureBits), UInt32(rows.count / rowSize)]
        return Array("CTM1".utf8) + header.flatMap(bytes) + wordSlots.flatMap(bytes) + featureSlots.flatMap(bytes)
            + rows
    }

    /// Tables are at most half full, so that a miss ends after two probes on average (D. Knuth, TAOCP 3, 6.4).
    private static func slotBits(_ count: Int) -> Int {
        var bits = 4
        while 1 << bits < count * 2 { bits += 1 }
        return bits
    }

    private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static func insert<Entry: FixedWidthInteger>(_ entry: Entry, at start: Int, in slots: inout [Entry]) {
        var slot = start
        while slots[slot] != 0 { slot = (slot + 1) % slots.count }
        slots[slot] = entry
    }
}
