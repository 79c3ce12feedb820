/// The distinct values of a column chunk in the order of their first appearance, and the index of each value.
struct DictionaryBuilder: Sendable {
    /// The distinct values.
    private(set) var values: LeafValues
    /// Open addressing: an index into `values` plus one, or 0 for a free slot. A power of two long.
    private var slots: [UInt32]
    private var hashes: [UInt64] = []

    init(_ layout: PhysicalLayout) {
        values = LeafValues(layout)
        slots = [UInt32](repeating: 0, count: 1 << 10)
    }

    /// The number of distinct values.
    var count: Int { hashes.count }

    /// The bits that an index takes.
    var bitWidth: Int { count <= 1 ? count : Int.bitWidth - (count - 1).leadingZeroBitCount }

    /// The indices of values; new ones are added.
    mutating func indices(of new: LeafValues) -> [UInt32] {
        [UInt32](unsafeUninitializedCapacity: new.count) { indices, count in
            count = new.count
            guard new.isBytes else {
                for row in 0..<count { indices[row] = index(of: new.integers[row]) }
                return
            }
            new.bytes.withUnsafeBytes { bytes in
                var previous = UnsafeRawBufferPointer(start: nil, count: 0)
                for row in 0..<count {
                    let value = UnsafeRawBufferPointer(rebasing: bytes[new.offsets[row]..<new.offsets[row + 1]])
                    // Neighbours are often equal; the comparison is cheaper than a hash.
                    if row > 0, value.hasBytes(of: previous) {
                        indices[row] = indices[row - 1]
                    } else {
                        indices[row] = index(of: value)
                    }
                    previous = value
                }
            }
        }
    }

    private mutating func index(of value: Int64) -> UInt32 {
        let hash = UInt64(bitPattern: value) &* Self.multiplier
        var slot = Int(hash >> 32) & (slots.count - 1)
        while slots[slot] != 0 {
            if values.integers[Int(slots[slot] - 1)] == value { return slots[slot] - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        values.integers.append(value)
        return add(hash, slot)
    }

    private mutating func index(of value: UnsafeRawBufferPointer) -> UInt32 {
        let hash = Self.hash(value)
        var slot = Int(hash >> 32) & (slots.count - 1)
        while slots[slot] != 0 {
            let candidate = Int(slots[slot] - 1)
            if hashes[candidate] == hash {
                let range = values.offsets[candidate]..<values.offsets[candidate + 1]
                let isEqual = values.bytes.withUnsafeBytes { value.hasBytes(of: .init(rebasing: $0[range])) }
                if isEqual { return slots[slot] - 1 }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        values.bytes.append(contentsOf: value)
        values.offsets.append(values.bytes.count)
        return add(hash, slot)
    }

    /// 2^64 divided by the golden ratio (D. Knuth, "The Art of Computer Programming", 6.4).
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Words of eight bytes, multiplied and folded; the last one overlaps the one before.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var state = UInt64(truncatingIfNeeded: bytes.count) &* multiplier
        func mix(_ word: UInt64) {
            let product = (state ^ word).multipliedFullWidth(by: multiplier)
            state = product.high ^ product.low
        }
        guard bytes.count >= 8 else {
            var word: UInt64 = 0
            for byte in bytes { word = word << 8 | UInt64(byte) }
            mix(word)
            return state
        }
        var position = 0
        while position + 8 < bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            position += 8
        }
        mix(bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
        return state
    }

    private mutating func add(_ hash: UInt64, _ slot: Int) -> UInt32 {
        hashes.append(hash)
        slots[slot] = UInt32(hashes.count)
        if hashes.count * 2 > slots.count { grow() }
        return UInt32(hashes.count - 1)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        for (index, hash) in hashes.enumerated() {
            var slot = Int(hash >> 32) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether both hold the same bytes.
    fileprivate func hasBytes(of other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        var position = 0
        while position + 8 <= count {
            let left = loadUnaligned(fromByteOffset: position, as: UInt64.self)
            guard left == other.loadUnaligned(fromByteOffset: position, as: UInt64.self) else { return false }
            position += 8
        }
        while position < count {
            guard self[position] == other[position] else { return false }
            position += 1
        }
        return true
    }
}
