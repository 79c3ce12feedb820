/// A trained recogniser: a hash table that is read in place, without a load step.
///
/// Layout, little-endian: `CEM1`; log2 of the number of slots and 1000 times the unit of weights, a UInt32 each; the 10
/// times 9 transition scores (Int16; the last row is the sentence's start), padded to 180 bytes; the slots of 12 bytes: 16
/// bits of fingerprint (0 for empty), nine weights (Int8), a byte of padding; 16 bytes of padding. Slots are probed
/// linearly.
package struct EntityModel: Sendable {
    private static let headerSize = 12 + 180
    private static let slotSize = 12

    /// The bytes of an embedded file, which live as long as the process and are never written; hence unchecked.
    private nonisolated(unsafe) let slots: UnsafeRawPointer
    private let bits: UInt64
    let transitions: [SIMD16<Int16>]

    /// The scores of the nine tags at a place.
    typealias Scores = SIMD16<Int16>

    /// A model over `count` bytes at `bytes`, which must outlive it; nil when they are not a model.
    package init?(_ bytes: UnsafeRawPointer, count: Int) {
        guard count >= Self.headerSize, bytes.loadUnaligned(as: UInt32.self) == 0x314D_4543 else { return nil }
        bits = UInt64(bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
        guard (4...24).contains(bits), count == Self.headerSize + Self.slotSize << Int(bits) + 16 else { return nil }
        slots = bytes + Self.headerSize
        var rows: [SIMD16<Int16>] = []
        for previous in 0...EntityTag.count {
            var row = SIMD16<Int16>(repeating: 0)
            for tag in 0..<EntityTag.count {
                row[tag] = bytes.loadUnaligned(
                    fromByteOffset: 12 + (previous * EntityTag.count + tag) * 2, as: Int16.self)
            }
            rows.append(row)
        }
        transitions = rows
    }

    /// Adds the weights of a feature of registers, which stand where others have those of the first tags.
    @inline(__always) func add(_ feature: UInt64, to scores: inout RegisterScores) {
        var weights = Scores(repeating: 0)
        add(feature, to: &weights)
        scores.add(weights)
    }

    /// Adds a feature's weights to the scores.
    @inline(__always) func add(_ feature: UInt64, to scores: inout Scores) {
        let wanted = UInt16(truncatingIfNeeded: feature) | 1
        let mask = 1 << Int(bits) - 1
        var slot = Int(feature >> (64 - bits))
        for _ in 0...mask {
            let place = slots + slot * Self.slotSize
            let found = place.loadUnaligned(as: UInt16.self)
            if found == 0 { return }
            if found == wanted {
                let weights = (place + 2).loadUnaligned(as: SIMD16<Int8>.self)
                scores &+= SIMD16<Int16>(truncatingIfNeeded: weights)
                return
            }
            slot = (slot + 1) & mask
        }
    }

    /// The bytes of a model file.
    ///
    /// - Parameters:
    ///   - features: the hash of each feature with its nine weights.
    ///   - transitions: ten rows of nine scores.
    package static func encode(features: [(hash: UInt64, weights: [Int8])], transitions: [[Int16]], unit: Double)
        -> [UInt8]
    {
        var bits = 4
        while 1 << bits < features.count * 4 / 3 { bits += 1 }
        var slots = [UInt8](repeating: 0, count: slotSize << bits + 16)
        let mask = 1 << bits - 1
        for (hash, weights) in features {
            var slot = Int(hash >> UInt64(64 - bits))
            let fingerprint = UInt16(truncatingIfNeeded: hash) | 1
            while slots[slot * slotSize] != 0 || slots[slot * slotSize + 1] != 0 { slot = (slot + 1) & mask }
            slots[slot * slotSize] = UInt8(truncatingIfNeeded: fingerprint)
            slots[slot * slotSize + 1] = UInt8(truncatingIfNeeded: fingerprint >> 8)
            for (tag, weight) in weights.enumerated() { slots[slot * slotSize + 2 + tag] = UInt8(bitPattern: weight) }
        }
        var bytes = Array("CEM1".utf8) + little(UInt32(bits)) + little(UInt32(unit * 1000))
        for row in transitions { for score in row { bytes += little(score) } }
        return bytes + slots
    }

    private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}

/// How much a text reads like each register.
package struct RegisterScores: Sendable {
    private var sums = [Int](repeating: 0, count: TextRegister.allCases.count)

    mutating func add(_ weights: EntityModel.Scores) {
        for index in sums.indices { sums[index] += Int(weights[index]) }
    }

    mutating func add(_ others: RegisterScores) {
        for index in sums.indices { sums[index] += others.sums[index] }
    }

    subscript(register: TextRegister) -> Int { sums[register.rawValue] }

    /// The register with the highest score.
    var register: TextRegister {
        TextRegister.allCases.max { self[$0] != self[$1] ? self[$0] < self[$1] : $0.rawValue > $1.rawValue } ?? .web
    }
}
