/// The keys of one struct: each with the node of its field, and those that the schema lacks once they have been seen.
struct KeyTable {
    private var slots: [Int32]
    private var keys: [[UInt8]] = []
    private var targets: [Int] = []

    /// The most keys without a field that are remembered.
    private static let unknownLimit = 1000
    private var unknownCount = 0

    init(_ names: [[UInt8]], firstNode: Int) {
        slots = [Int32](repeating: -1, count: 16)
        for (index, name) in names.enumerated() { insert(name, firstNode + index) }
    }

    /// The node of a key, -1 for a key that was refused before, or nil.
    func target(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
        var slot = Self.hash(key) & (slots.count - 1)
        while slots[slot] >= 0 {
            let entry = Int(slots[slot])
            if keys[entry].elementsEqual(key) { return targets[entry] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Remembers a key that has no field.
    ///
    /// - Returns: False when there have been too many.
    mutating func insertUnknown(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard unknownCount < Self.unknownLimit else { return false }
        unknownCount += 1
        insert(Array(key), -1)
        return true
    }

    private mutating func insert(_ key: [UInt8], _ target: Int) {
        keys.append(key)
        targets.append(target)
        if 2 * keys.count > slots.count { slots = [Int32](repeating: -1, count: 4 * slots.count) }
        let firstNew = slots.allSatisfy { $0 < 0 } ? 0 : keys.count - 1
        for entry in firstNew..<keys.count {
            var slot = keys[entry].withUnsafeBufferPointer { Self.hash($0) } & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(entry)
        }
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32) & Int.max
    }
}
