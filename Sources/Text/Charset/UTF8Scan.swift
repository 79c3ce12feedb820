internal import Glibc

/// What the bytes of a text look like as UTF-8.
struct UTF8Scan {
    /// Well-formed sequences of two or more bytes.
    private(set) var sequences = 0
    /// Those of three or four bytes.
    private(set) var longSequences = 0
    /// Ill-formed sequences: maximal subparts, each of which decodes to one U+FFFD (Unicode, section 3.9).
    private(set) var errors = 0

    /// Counts the sequences of a text.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var position = 0
        while position < bytes.count {
            position = Self.endOfASCII(bytes, from: position)
            guard position < bytes.count else { break }
            let length = Self.sequenceLength(bytes, at: position)
            if length < 0 {
                errors += 1
            } else {
                sequences += 1
                if length > 2 { longSequences += 1 }
            }
            position += abs(length)
        }
    }

    /// A copy with U+FFFD in place of each ill-formed sequence.
    static func repaired(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 16)
        var (start, position) = (0, 0)
        while position < bytes.count {
            position = endOfASCII(bytes, from: position)
            guard position < bytes.count else { break }
            let length = sequenceLength(bytes, at: position)
            if length < 0 {
                result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
                result.append(contentsOf: replacement)
                start = position - length
            }
            position += abs(length)
        }
        result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<bytes.count]))
        return result
    }

    /// U+FFFD.
    static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// The first byte from `position` on that is not ASCII, or the end.
    static func endOfASCII(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
        var position = position
        while position + 16 <= bytes.count {
            let low = base.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            let high = base.loadUnaligned(fromByteOffset: position + 8, as: UInt64.self)
            if (low | high) & 0x8080_8080_8080_8080 != 0 { break }
            position += 16
        }
        while position < bytes.count, bytes[position] < 0x80 { position += 1 }
        return position
    }

    /// The length of the well-formed sequence at a byte that is not ASCII; negative, that of the maximal subpart of an
    /// ill-formed one (Unicode, table 3-7).
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        let lead = bytes[position]
        let length: Int
        var allowed: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, allowed) = (3, 0xA0...0xBF)
        case 0xED: (length, allowed) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, allowed) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, allowed) = (4, 0x80...0x8F)
        default: return -1
        }
        for offset in 1..<length {
            guard position + offset < bytes.count, allowed.contains(bytes[position + offset]) else { return -offset }
            allowed = 0x80...0xBF
        }
        return length
    }

    /// Whether a text switches to JIS X 0208 by an escape sequence (`ESC $ @` or `ESC $ B`), as only iso-2022-jp does.
    static func hasJISEscapes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        var position = 0
        while let found = memchr(base + position, 0x1B, bytes.count - position) {
            position = base.distance(to: found.assumingMemoryBound(to: UInt8.self)) + 1
            if position + 1 < bytes.count, bytes[position] == 0x24, bytes[position + 1] & 0xFD == 0x40 { return true }
        }
        return false
    }
}
