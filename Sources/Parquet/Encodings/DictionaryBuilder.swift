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
        var indices = [UInt32](repeating: 0, count: new.count)
        if new.isBytes {
            new.bytes.withUnsafeBufferPointer { bytes in
                for row in 0..<indices.count {
                    let value = UnsafeBufferPointer(rebasing: bytes[new.offsets[row]..<new.offsets[row + 1]])
                    // Neighbours are often equal; the comparison is cheaper than a hash.
                    if row > 0, isEqual(value, Int(indices[row - 1])) {
                        indices[row] = indices[row - 1]
                    } else {
                        indices[row] = index(of: value)
                    }
                }
            }
        } else {
            for (row, value) in new.integers.enumerated() { indices[row] = index(of: value) }
        }
        return indices
    }

    private mutating func index(of value: Int64) -> UInt32 {
        let hash = UInt64(bitPattern: value) &* 0x9E37_79B9_7F4A_7C15
        var slot = Int(hash >> 32) & (slots.count - 1)
        while slots[slot] != 0 {
            if values.integers[Int(slots[slot] - 1)] == value { return slots[slot] - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        values.integers.append(value)
        return add(hash, slot)
    }

    private mutating func index(of value: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let hash = XXHash64.hash(UnsafeRawBufferPointer(value))
        var slot = Int(hash >> 32) & (slots.count - 1)
        while slots[slot] != 0 {
            let candidate = Int(slots[slot] - 1)
            if hashes[candidate] == hash, isEqual(value, candidate) { return slots[slot] - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        values.bytes.append(contentsOf: value)
        values.offsets.append(values.bytes.count)
        return add(hash, slot)
    }

    private func isEqual(_ value: UnsafeBufferPointer<UInt8>, _ candidate: Int) -> Bool {
        let start = values.offsets[candidate]
        guard values.offsets[candidate + 1] - start == value.count else { return false }
        return values.bytes.withUnsafeBufferPointer { known in
            for index in 0..<value.count where known[start + index] != value[index] { return false }
            return true
        }
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
