internal import Text

/// Element or attribute names as numbers: the known ones keep theirs, others are numbered as a page brings them.
///
/// Names are ASCII-lowercased as they are looked up. An open-addressing table whose probes are bounded, so that a page
/// of colliding names costs no more than any other.
struct NameTable: ~Copyable {
    /// Names a page may add; further ones have no number.
    static let unknownLimit = 4096
    private static let slotCount = 16384
    private static let probeLimit = 64

    private struct Entry: BitwiseCopyable {
        var key: NameKey
        var start: Int32
        var slot: Int32
    }

    private var slots = Column<UInt16>()
    private var entries = Column<Entry>()
    private var bytes = Column<UInt8>()
    private let knownCount: Int
    private let knownByteCount: Int

    /// A table without memory or names, as a placeholder.
    init() {
        knownCount = 0
        knownByteCount = 0
    }

    /// A table in which `known` have the numbers 0, 1, ….
    init(known: [StaticString]) {
        slots.resetUninitialized(count: Self.slotCount)
        for slot in 0..<Self.slotCount { slots[slot] = .max }
        for name in known {
            let key = NameKey(lowercasing: name.utf8Start, count: name.utf8CodeUnitCount)
            entries.append(Entry(key: key, start: Int32(bytes.count), slot: 0))
            bytes.append(name.utf8Start, count: name.utf8CodeUnitCount)
            var slot = Self.firstSlot(of: key)
            while slots[slot] != .max { slot = (slot + 1) & (Self.slotCount - 1) }
            slots[slot] = UInt16(entries.count - 1)
        }
        knownCount = entries.count
        knownByteCount = bytes.count
    }

    /// The number of names.
    var count: Int { entries.count }

    /// Forgets the names of the last page.
    mutating func reset() {
        while entries.count > knownCount { slots[entries.removeLast().slot] = .max }
        bytes.truncate(to: knownByteCount)
    }

    /// The number of the name of `key`, whose bytes in any case start at `name`; numbered now if it is new, nil when
    /// the page has brought too many.
    @inline(__always)
    mutating func number(of key: NameKey, at name: UnsafePointer<UInt8>) -> UInt16? {
        let slot = Self.firstSlot(of: key)
        let number = slots[slot]
        if number != .max, key.count <= 8, entries[Int(number)].key == key { return number }
        return search(key, name, from: slot, inserting: true)
    }

    /// The number of a name, or nil when the page has no such name.
    mutating func existingNumber(of name: borrowing String) -> UInt16? {
        var name = copy name
        return name.withUTF8 { utf8 in
            guard let start = utf8.baseAddress else { return nil }
            let key = NameKey(lowercasing: start, count: utf8.count)
            return search(key, start, from: Self.firstSlot(of: key), inserting: false)
        }
    }

    /// The name of a number, lowercase; empty when there is no such number.
    func name(_ number: UInt16) -> String {
        guard Int(number) < entries.count, let base = bytes.base else { return "" }
        let entry = entries[Int(number)]
        return String(
            decoding: UnsafeBufferPointer(start: base + Int(entry.start), count: Int(entry.key.count)), as: UTF8.self)
    }

    private static func firstSlot(of key: NameKey) -> Int {
        Int(truncatingIfNeeded: key.hash >> 50)
    }

    private mutating func search(
        _ key: NameKey, _ name: UnsafePointer<UInt8>, from first: Int, inserting: Bool
    ) -> UInt16? {
        var slot = first
        for _ in 0..<Self.probeLimit {
            let number = slots[slot]
            if number == .max { return inserting ? insert(key, name, in: slot) : nil }
            if entries[Int(number)].key == key, key.count <= 8 || matches(entries[Int(number)], name) { return number }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
        return nil
    }

    private mutating func insert(_ key: NameKey, _ name: UnsafePointer<UInt8>, in slot: Int) -> UInt16? {
        guard entries.count < knownCount + Self.unknownLimit else { return nil }
        entries.append(Entry(key: key, start: Int32(bytes.count), slot: Int32(slot)))
        for offset in 0..<Int(key.count) { bytes.append(name[offset].asciiLowercased) }
        slots[slot] = UInt16(entries.count - 1)
        return UInt16(entries.count - 1)
    }

    private func matches(_ entry: Entry, _ name: UnsafePointer<UInt8>) -> Bool {
        for offset in 8..<Int(entry.key.count)
        where bytes[Int(entry.start) + offset] != name[offset].asciiLowercased { return false }
        return true
    }
}

/// What a name is looked up by: its first eight bytes, its length and a hash of all of it.
struct NameKey: Equatable, BitwiseCopyable {
    private(set) var prefix: UInt64 = 0
    private(set) var tail: UInt32 = 0
    private(set) var count: UInt32 = 0

    /// The key of the empty name.
    @inline(__always) init() {}

    /// The key of a name in any case.
    init(lowercasing name: UnsafePointer<UInt8>, count: Int) {
        for offset in 0..<count { append(name[offset].asciiLowercased) }
    }

    /// Adds a byte of the name, lowercase.
    @inline(__always) mutating func append(_ byte: UInt8) {
        if count < 8 {
            prefix |= UInt64(byte) &<< UInt64(count &* 8)
        } else {
            // FNV-1a, over what the prefix does not hold.
            tail = (tail ^ UInt32(byte)) &* 0x0100_0193
        }
        count &+= 1
    }

    /// 64 bits of which the upper ones are well mixed (Fibonacci hashing).
    var hash: UInt64 { (prefix ^ UInt64(tail) ^ UInt64(count) << 57) &* 0x9E37_79B9_7F4A_7C15 }
}
