internal import Tagging
internal import Text

/// A word of a sentence with what the recogniser looks at.
struct EntityToken {
    /// Its bytes in the text.
    var start: Int32, end: Int32
    /// The hash of the lower-cased word, digits as one.
    var word: UInt64
    /// Hashes of its first two to four and last two to four bytes, lower-cased.
    var prefix2: UInt64, prefix3: UInt64, prefix4: UInt64, suffix2: UInt64, suffix3: UInt64, suffix4: UInt64
    /// The pattern of capitals, small letters, digits and marks.
    var shape: UInt64
    /// What the gazetteer knows of it.
    var gazetteer: GazetteerBits = []
    /// Its fine and coarse cluster; 0 for none.
    var cluster: UInt64 = 0, coarseCluster: UInt64 = 0
    /// Its part of speech.
    var tag: UInt64 = 0
    /// Whether it opens with a capital letter, and holds no small ones.
    var isCapital = false, isUpper = false

    var range: Range<Int> { Int(start)..<Int(end) }

    /// The place outside of a sentence.
    static let outside = EntityToken()

    private init() {
        (start, end, word, shape) = (0, 0, 1, 1)
        (prefix2, prefix3, prefix4, suffix2, suffix3, suffix4) = (1, 1, 1, 1, 1, 1)
    }

    init(_ text: [UInt8], _ range: Range<Int>) {
        start = Int32(clamping: range.lowerBound)
        end = Int32(clamping: range.upperBound)
        var hash = Mix.seed
        (prefix2, prefix3, prefix4) = (0, 0, 0)
        var pattern = Mix.seed
        var last: UInt8 = 0
        var hasLower = false
        var hasUpper = false
        for (offset, index) in range.enumerated() {
            let byte = text[index]
            let folded = byte.isASCIIDigit ? UInt8(ascii: "0") : byte.asciiLowercased
            hash = Mix.next(hash, folded)
            if offset == 1 { prefix2 = hash }
            if offset == 2 { prefix3 = hash }
            if offset == 3 { prefix4 = hash }
            let kind: UInt8 =
                byte.isASCIIUppercase ? 1 : byte.isASCIILowercase ? 2 : byte.isASCIIDigit ? 3 : byte >= 0x80 ? 4 : byte
            if kind != last { pattern = Mix.next(pattern, kind) }
            last = kind
            if kind == 1 { hasUpper = true }
            if kind == 2 { hasLower = true }
        }
        word = hash
        shape = Mix.combine(pattern, UInt64(min(range.count, 4)))
        var tail = Mix.seed
        (suffix2, suffix3, suffix4) = (0, 0, 0)
        for offset in 1...4 where offset <= range.count {
            tail = Mix.next(tail, text[range.upperBound - offset].asciiLowercased)
            if offset == 2 { suffix2 = tail }
            if offset == 3 { suffix3 = tail }
            if offset == 4 { suffix4 = tail }
        }
        isCapital = range.first.map { text[$0].isASCIIUppercase || text[$0] >= 0xC3 && text[$0] < 0xE0 } ?? false
        isUpper = hasUpper && !hasLower
    }
}

/// The hash functions of features (FNV-1a over bytes, multiplicative mixing).
enum Mix {
    static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

    @inline(__always) static func next(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    @inline(__always) static func combine(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var hash = first &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        hash = (hash &+ second) &* 0xBF58_476D_1CE4_E5B9
        return hash ^ (hash >> 32)
    }
}

/// What the gazetteer knows of a word: whether a name of a kind begins with it or goes on with it.
struct GazetteerBits: OptionSet {
    let rawValue: UInt32
    static let country = GazetteerBits(rawValue: 1)
    static let region = GazetteerBits(rawValue: 2)
    static let city = GazetteerBits(rawValue: 4)
    static let smallPlace = GazetteerBits(rawValue: 8)
    static let organisation = GazetteerBits(rawValue: 16)
    static let person = GazetteerBits(rawValue: 32)
    static let adjective = GazetteerBits(rawValue: 64)
    static let given = GazetteerBits(rawValue: 1 << 7)
    static let surname = GazetteerBits(rawValue: 1 << 8)
    /// The word is not the first of the name.
    static let inside = GazetteerBits(rawValue: 1 << 9)
    /// The name has more than one word.
    static let long = GazetteerBits(rawValue: 1 << 10)
}
