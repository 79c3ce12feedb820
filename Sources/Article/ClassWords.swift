import EmbeddedData
import Text

/// The patterns of `class_words.tsv` in a hash table, so that an attribute is judged in one pass over its bytes.
struct ClassWords: Sendable {
    /// The rules that come with the library.
    static let standard = ClassWords(LexiconFile(embedded_class_words()))

    /// Longest pattern, in words.
    private static let maximumWords = 3
    /// No class attribute says more after this many bytes.
    private static let maximumBytes = 1024

    /// A bit for words after which the next word means its contrary; no flag uses it.
    private static let negation: UInt32 = 1 << 30

    private var patterns = HashTable()

    init(_ file: LexiconFile) {
        for fields in file where fields.count > 1 {
            guard let flag = ElementFlags(name: fields[0]) else { continue }
            for pattern in fields[1].utf8.split(separator: 0x20) {
                patterns.insert(FNV.hash(pattern), flag.rawValue)
            }
        }
        for word in ["no", "not", "non", "has", "with", "without", "hide", "overflow", "in", "after", "before"] {
            patterns.insert(FNV.hash(word.utf8), Self.negation)
        }
    }

    /// The flags of the value of a class or id attribute; `judge` gives those of each of its tokens.
    func flags(
        of value: UnsafeBufferPointer<UInt8>, judge: (UnsafeBufferPointer<UInt8>) -> UInt32
    ) -> ElementFlags {
        let end = min(value.count, Self.maximumBytes)
        var found: UInt32 = 0
        var start = 0
        while start < end {
            while start < end, value[start].isASCIIWhitespace { start += 1 }
            var stop = start
            while stop < end, !value[stop].isASCIIWhitespace { stop += 1 }
            if stop > start { found |= judge(UnsafeBufferPointer(rebasing: value[start..<stop])) }
            start = stop
        }
        let flags = ElementFlags(rawValue: found)
        // "hidden md:block" is hidden on small screens only.
        return flags.contains(.hidden) && value[..<end].contains(UInt8(ascii: ":")) ? flags.subtracting(.hidden) : flags
    }

    /// The flags of the value of a class or id attribute.
    func flags(of value: UnsafeBufferPointer<UInt8>) -> ElementFlags {
        flags(of: value, judge: flags(ofToken:))
    }

    /// Tries every run of one to three words of a token, and the token as a whole.
    func flags(ofToken token: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var found: UInt32 = 0
        var whole = FNV.empty.adding(UInt8(ascii: "="))
        // The hashes of the runs that end with the word being read: of its own, of two words, of three.
        var runs = (FNV.empty, FNV.none, FNV.none)
        var isNegated = (false, false, false)
        var length = 0
        var isFirst = true
        func finishWord() {
            guard length > 0 else { return }
            let own = patterns[runs.0]
            if !isNegated.0 { found |= own }
            if !isNegated.1 { found |= patterns[runs.1] }
            if !isNegated.2 { found |= patterns[runs.2] }
            let negates = own & Self.negation != 0
            let dash = UInt8(ascii: "-")
            runs = (.empty, runs.0.adding(dash), runs.1.adding(dash))
            isNegated = (negates, isNegated.0, isNegated.1)
            length = 0
            isFirst = false
        }
        var previous: UInt8 = 0
        for byte in token {
            if !(byte.isASCIILetter || byte >= 0x80) {
                finishWord()
            } else {
                if byte.isASCIIUppercase, previous.isASCIILowercase { finishWord() }
                if length == 0, !isFirst { whole = whole.adding(UInt8(ascii: "-")) }
                let lower = byte.asciiLowercased
                runs = (runs.0.adding(lower), runs.1.adding(lower), runs.2.adding(lower))
                whole = whole.adding(lower)
                length += 1
            }
            previous = byte
        }
        finishWord()
        return (found | patterns[whole]) & ~Self.negation
    }
}

/// Judgements of class and id attributes and of their tokens, which pages repeat: those of a site most of all.
struct ClassCache {
    /// Entries that are kept from page to page: as many as stay near the processor.
    private static let limit = 8_000

    private var values = HashTable()
    private var tokens = HashTable()

    /// Forgets what was judged when it is much.
    mutating func startPage() {
        if values.count > Self.limit { values.removeAll() }
        if tokens.count > Self.limit { tokens.removeAll() }
    }

    /// The flags of an attribute's value.
    mutating func flags(of value: UnsafeBufferPointer<UInt8>, _ words: borrowing ClassWords) -> ElementFlags {
        guard !value.isEmpty else { return [] }
        let hash = BlockHash.hash(value)
        let known = values[hash]
        if known != 0 { return ElementFlags(rawValue: known & ~HashTable.seen) }
        let found = words.flags(of: value) { flags(ofToken: $0, words) }
        values.insert(hash, found.rawValue | HashTable.seen)
        return found
    }

    private mutating func flags(ofToken token: UnsafeBufferPointer<UInt8>, _ words: borrowing ClassWords) -> UInt32 {
        let hash = BlockHash.hash(token)
        let known = tokens[hash]
        if known != 0 { return known & ~HashTable.seen }
        let found = words.flags(ofToken: token)
        tokens.insert(hash, found | HashTable.seen)
        return found
    }
}

/// A 64-bit hash that takes eight bytes at a time, for bytes that are only compared with each other.
enum BlockHash {
    /// The hash of some bytes; never 0.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return hash }
        var position = 0
        while position + 8 <= bytes.count {
            hash = mixed(hash ^ base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            position += 8
        }
        var rest: UInt64 = 0
        while position < bytes.count {
            rest = rest << 8 | UInt64(bytes[position])
            position += 1
        }
        hash = mixed(hash ^ rest)
        return hash == 0 ? 1 : hash
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value &* 0x9FB2_1C65_1E98_DF25
        return product ^ product >> 32
    }
}

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo), byte by byte, so that a run of words is hashed as it is read.
struct FNV: Sendable {
    private(set) var value: UInt64

    /// The hash of no bytes.
    static let empty = FNV(value: 0xCBF2_9CE4_8422_2325)
    /// The state of a run that has no first word; stays so.
    static let none = FNV(value: 0)

    func adding(_ byte: UInt8) -> FNV {
        value == 0 ? self : FNV(value: (value ^ UInt64(byte)) &* 0x100_0000_01B3)
    }

    static func hash(_ bytes: some Sequence<UInt8>) -> FNV {
        bytes.reduce(.empty) { $0.adding($1) }
    }
}

/// A small open-addressing table from hashes to flag bits; 0 stands for absent.
struct HashTable: Sendable {
    /// A bit for "judged, and nothing found"; no flag uses it.
    static let seen: UInt32 = 1 << 31

    /// A hash, 0 where the slot is free, and its flags: side by side, so that a look-up touches one line of memory.
    private struct Entry {
        var key: UInt64 = 0
        var value: UInt32 = 0
    }

    private var entries = [Entry](repeating: Entry(), count: 64)
    private(set) var count = 0

    /// The flags of a hash.
    subscript(hash: FNV) -> UInt32 {
        self[hash.value]
    }

    subscript(key: UInt64) -> UInt32 {
        key == 0 ? 0 : entries.withUnsafeBufferPointer { $0[Self.slot(of: key, in: $0)].value }
    }

    /// Adds flags to those of a hash.
    mutating func insert(_ hash: FNV, _ flags: UInt32) {
        insert(hash.value, flags)
    }

    mutating func insert(_ key: UInt64, _ flags: UInt32) {
        if count * 2 >= entries.count { grow() }
        let slot = entries.withUnsafeBufferPointer { Self.slot(of: key, in: $0) }
        if entries[slot].key == 0 { count += 1 }
        entries[slot].key = key
        entries[slot].value |= flags
    }

    /// The slot of a key, or the free one where it would stand.
    private static func slot(of key: UInt64, in entries: UnsafeBufferPointer<Entry>) -> Int {
        let mask = entries.count - 1
        var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
        while entries[slot].key != 0, entries[slot].key != key { slot = (slot + 1) & mask }
        return slot
    }

    /// Empties the table and keeps its capacity.
    mutating func removeAll() {
        for index in entries.indices { entries[index] = Entry() }
        count = 0
    }

    private mutating func grow() {
        let old = entries
        entries = [Entry](repeating: Entry(), count: old.count * 2)
        count = 0
        for entry in old where entry.key != 0 { insert(entry.key, entry.value) }
    }
}
