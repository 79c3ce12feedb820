internal import Text

/// What the tagger looks at in one word, as hashes: the lower-cased word, its ends and its shape.
package struct WordFeatures: Sendable {
    /// The hash that stands for the word in dictionaries.
    package var wordHash: UInt64 { word }

    /// The lower-cased word; numbers share a few hashes by their form.
    var word: UInt64
    /// The tags that training saw for it, one bit each; 0 for rare words.
    package internal(set) var tagSet: UInt32 = 0
    /// Its last one to four bytes.
    var suffix1: UInt64, suffix2: UInt64, suffix3: UInt64, suffix4: UInt64
    /// Its first one to three bytes.
    var prefix1: UInt64, prefix2: UInt64, prefix3: UInt64
    /// Capitals, digits, hyphens and the like.
    var shape: UInt64

    /// The place before the first word and after the last.
    package static let outside = WordFeatures(outside: 0x9AE1_6A3B_2F90_404F)

    private init(outside: UInt64) {
        word = outside
        (suffix1, suffix2, suffix3, suffix4) = (outside, outside, outside, outside)
        (prefix1, prefix2, prefix3, shape) = (outside, outside, outside, outside)
    }

    /// The features of the word whose bytes are `range` of `text`.
    package init(_ text: Span<UInt8>, _ range: Range<Int>) {
        let count = range.count
        var hash = FeatureHash.seed
        var traits = Traits()
        (prefix1, prefix2, prefix3) = (hash, hash, hash)
        for offset in 0..<count {
            let byte = text[range.lowerBound + offset]
            traits.add(byte, at: offset)
            hash = FeatureHash.next(hash, byte.isASCIIDigit ? UInt8(ascii: "0") : byte.asciiLowercased)
            if offset == 0 { prefix1 = hash }
            if offset == 1 { prefix2 = hash }
            if offset == 2 { prefix3 = hash }
        }
        word = traits.isNumber ? FeatureHash.combine(0x4E55_4D00, UInt64(min(count, 5))) : hash
        shape = traits.hash(count: count)
        var tail = FeatureHash.seed
        (suffix1, suffix2, suffix3, suffix4) = (hash, hash, hash, hash)
        for offset in 1...4 where offset <= count {
            let byte = text[range.upperBound - offset]
            tail = FeatureHash.next(tail, byte.isASCIIDigit ? UInt8(ascii: "0") : byte.asciiLowercased)
            switch offset {
            case 1: suffix1 = tail
            case 2: suffix2 = tail
            case 3: suffix3 = tail
            default: suffix4 = tail
            }
        }
    }

    private struct Traits {
        var firstIsUpper = false, othersUpper = false, lower = false, digit = false, mark = false, wide = false

        mutating func add(_ byte: UInt8, at offset: Int) {
            if byte.isASCIIUppercase {
                if offset == 0 { firstIsUpper = true } else { othersUpper = true }
            } else if byte.isASCIILowercase {
                lower = true
            } else if byte.isASCIIDigit {
                digit = true
            } else if byte < 0x80 {
                mark = true
            } else {
                wide = true
            }
        }

        var isNumber: Bool { digit && !lower && !firstIsUpper && !othersUpper && !wide }

        func hash(count: Int) -> UInt64 {
            var code: UInt64 = firstIsUpper ? 1 : 0
            code |= othersUpper ? 2 : 0
            code |= lower ? 4 : 0
            code |= digit ? 8 : 0
            code |= mark ? 16 : 0
            code |= wide ? 32 : 0
            return FeatureHash.combine(code &+ 1, UInt64(min(count, 3)))
        }
    }
}

/// The hash functions of features (FNV-1a over bytes, multiplicative mixing over templates).
enum FeatureHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always) static func next(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    @inline(__always) static func combine(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var hash = first &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        hash = (hash &+ second) &* 0xBF58_476D_1CE4_E5B9
        return hash ^ (hash >> 32)
    }

    /// A feature: the template's number and what fills it.
    @inline(__always) static func feature(_ template: UInt64, _ value: UInt64) -> UInt64 {
        combine(template, value)
    }
}
