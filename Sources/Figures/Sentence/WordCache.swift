internal import Tagging
internal import Text

/// What the lexicon and the tagger know of a word, whatever stands around it.
struct KnownWord {
    /// Its index in the lexicon, or -1.
    var lexeme: Int32
    /// The lexeme of the verb that it may be a form of, or -1.
    var verb: Int32
    var classes: WordClass
    var number: NumberWord?
    var tagged: TaggedWord
}

/// The words that came last. Texts repeat most of their words, and a word found here is not looked up again.
struct WordCache {
    private struct Slot {
        /// The bytes of the word, filled up with zeros, and their number; 0 for an empty slot.
        var key: (UInt64, UInt64)
        var length: Int
        var word: KnownWord
    }

    /// The last slot is for words that are too long to be kept.
    private var slots: [Slot]
    private static let bits: UInt64 = 13

    /// An empty cache; `word` fills the slots that are never read.
    init(filling word: KnownWord) {
        slots = Array(repeating: Slot(key: (0, 0), length: 0, word: word), count: 1 << Int(Self.bits) + 1)
    }

    /// The place of the word whose bytes are `range` of `text`, until the next call; `look` makes it when it is not here.
    /// Words beyond 16 bytes are always made.
    @inline(__always)
    mutating func find(_ text: Span<UInt8>, _ range: Range<Int>, _ look: () -> KnownWord) -> Int {
        guard range.count <= 16 else {
            slots[slots.count - 1].word = look()
            return slots.count - 1
        }
        let key = Self.key(text, range)
        let mixed = (key.0 &* 0x9E37_79B9_7F4A_7C15) ^ (key.1 &* 0xC2B2_AE3D_27D4_EB4F)
        let slot = Int(truncatingIfNeeded: ((mixed ^ (mixed >> 32)) &* 0xBF58_476D_1CE4_E5B9) >> (64 - Self.bits))
        if slots[slot].length != range.count || slots[slot].key != key {
            slots[slot] = Slot(key: key, length: range.count, word: look())
        }
        return slot
    }

    subscript(slot: Int) -> KnownWord {
        @inline(__always) _read { yield slots[slot].word }
    }

    @inline(__always)
    private static func key(_ text: Span<UInt8>, _ range: Range<Int>) -> (UInt64, UInt64) {
        var key: (UInt64, UInt64) = (0, 0)
        if range.lowerBound + 16 <= text.count {
            let bytes = text.bytes
            key.0 = bytes.unsafeLoadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self).littleEndian
            if range.count <= 8 { return (key.0 & Self.mask(range.count), 0) }
            key.1 = bytes.unsafeLoadUnaligned(fromByteOffset: range.lowerBound + 8, as: UInt64.self).littleEndian
            return (key.0, key.1 & Self.mask(range.count - 8))
        }
        for offset in 0..<range.count {
            let byte = UInt64(text[range.lowerBound + offset]) << UInt64(offset % 8 * 8)
            if offset < 8 { key.0 |= byte } else { key.1 |= byte }
        }
        return key
    }

    /// The lowest `count` bytes of eight.
    @inline(__always) private static func mask(_ count: Int) -> UInt64 { ~0 >> UInt64(64 - count * 8) }
}
