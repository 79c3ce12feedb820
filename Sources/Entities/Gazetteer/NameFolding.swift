internal import EmbeddedData
internal import Text

/// Folds names so that spellings of one name meet: lower case, Latin letters without their marks, words separated by one
/// space, no apostrophes, no leading "the", "St." as "saint". The same as `fold` in `tools/build-gazetteer.py`.
struct NameFolding: Sendable {
    /// What the Latin letters from U+00C0 to U+024F and from U+1E00 to U+1EFF fold to; empty for those that stay.
    private let letters: [[UInt8]]
    private static let extended = 0x250 - 0xC0

    static let standard = NameFolding()

    private init() {
        var letters = [[UInt8]](repeating: [], count: Self.extended + 0x100)
        for fields in LexiconFile(embedded_folded_letters()) where fields.count == 2 {
            if let point = UInt32(fields[0], radix: 16), let slot = Self.slot(point) {
                letters[slot] = Array(fields[1].utf8)
            }
        }
        self.letters = letters
    }

    private static func slot(_ point: UInt32) -> Int? {
        switch point {
        case 0xC0..<0x250: Int(point) - 0xC0
        case 0x1E00..<0x1F00: extended + Int(point) - 0x1E00
        default: nil
        }
    }

    /// The folded name.
    func folded(_ name: some Collection<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        fold(Array(name)[...]) { bytes.append($0) }
        return bytes
    }

    /// The key of a name in the gazetteer.
    func key(_ name: some Collection<UInt8>) -> UInt64 {
        var key = NameKey()
        fold(Array(name)[...]) { key.append($0) }
        return key.value
    }

    private func fold(_ name: ArraySlice<UInt8>, _ body: (UInt8) -> Void) {
        var state = FoldingState()
        var start = name.startIndex
        // "the" and the short forms of "saint" count only with a word behind them.
        let first = Self.firstWord(name)
        if first.end < name.endIndex, let replacement = Self.replacement(name[first.start..<first.end]) {
            for byte in replacement { state.emit(byte, body) }
            start = first.end
        }
        add(name[start...], &state, body)
    }

    /// Adds bytes that go on where others ended.
    @inline(__always)
    func add(_ name: ArraySlice<UInt8>, _ state: inout FoldingState, _ body: (UInt8) -> Void) {
        var index = name.startIndex
        while index < name.endIndex {
            let byte = name[index]
            if byte < 0x80 {
                if byte.isASCIIAlphanumeric || byte == UInt8(ascii: "&") {
                    state.emit(byte.asciiLowercased, body)
                } else if byte != UInt8(ascii: "'") {
                    state.separate()
                }
                index += 1
                continue
            }
            let width = min(byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, name.endIndex - index)
            addWide(name[index..<(index + width)], &state, body)
            index += width
        }
    }

    private func addWide(_ sequence: ArraySlice<UInt8>, _ state: inout FoldingState, _ body: (UInt8) -> Void) {
        var point =
            UInt32(sequence[sequence.startIndex]) & (sequence.count == 2 ? 0x1F : sequence.count == 3 ? 0x0F : 7)
        for byte in sequence.dropFirst() { point = point << 6 | UInt32(byte & 0x3F) }
        switch point {
        case 0x2018, 0x2019, 0x2B9, 0x2BC, 0x2BB: return
        case 0xA0, 0x2010, 0x2011, 0x2013, 0x2014: return state.separate()
        default: break
        }
        if let slot = Self.slot(point), !letters[slot].isEmpty {
            for byte in letters[slot] { state.emit(byte, body) }
        } else {
            for byte in sequence { state.emit(byte, body) }
        }
    }

    private static func firstWord(_ name: ArraySlice<UInt8>) -> (start: Int, end: Int) {
        var start = name.startIndex
        while start < name.endIndex, !name[start].isASCIIAlphanumeric, name[start] < 0x80 { start += 1 }
        var end = start
        while end < name.endIndex, name[end].isASCIILetter { end += 1 }
        guard end < name.endIndex, name[end] < 0x80, name[end] != UInt8(ascii: "'"),
            name[end...].contains(where: { $0.isASCIIAlphanumeric || $0 >= 0x80 })
        else { return (start, name.endIndex) }
        return (start, end)
    }

    /// What stands in the place of a first word; nil for itself.
    static func replacement(_ word: ArraySlice<UInt8>) -> [UInt8]? {
        guard word.count == 2 || word.count == 3 else { return nil }
        var packed: UInt32 = 0
        for byte in word { packed = packed << 8 | UInt32(byte.asciiLowercased) }
        switch packed {  // "the", "st", "mt", "ft"
        case 0x74_6865: return []
        case 0x7374: return Array("saint".utf8)
        case 0x6D74: return Array("mount".utf8)
        case 0x6674: return Array("fort".utf8)
        default: return nil
        }
    }
}

/// Where folding stands between two pieces of a name.
struct FoldingState {
    private var isEmpty = true
    private var isPending = false

    @inline(__always) mutating func emit(_ byte: UInt8, _ body: (UInt8) -> Void) {
        if isPending, !isEmpty { body(0x20) }
        isPending = false
        isEmpty = false
        body(byte)
    }

    @inline(__always) mutating func separate() { isPending = true }
}

/// The hash of a folded name (FNV-1a, then mixed), made byte by byte.
struct NameKey {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always) mutating func append(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    @inline(__always) var value: UInt64 {
        let mixed = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ mixed >> 32
    }
}
