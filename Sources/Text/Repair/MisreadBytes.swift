/// The bytes of a line in an encoding, on the way back to the UTF-8 that they once were.
struct MisreadBytes {
    /// The bytes, and the index of the character that each stands for.
    private(set) var bytes: [UInt8] = []
    private var sources: [Int] = []
    private let characters: ArraySlice<RepairCharacter>

    /// The bytes of a text, or nil when the encoding does not have all of its characters.
    init?(_ characters: ArraySlice<RepairCharacter>, in encoding: LegacyEncodings.Encoding) {
        self.characters = characters
        bytes.reserveCapacity(characters.count)
        for index in characters.indices {
            guard let byte = encoding.byte(characters[index].scalar) else { return nil }
            bytes.append(byte)
            sources.append(index)
        }
        restoreNonBreakingSpaces()
        if encoding.isWindows { markLostBytes() }
    }

    /// Words in which "Ã " is the first syllable of one word, not the word "à" (Portuguese "àquele", "às").
    private static let gluedWords = ["quele", "quela", "quilo", "s "].map { Array($0.utf8) }

    /// Byte A0 became a space wherever a program took U+00A0 for one: back to A0 within a sequence.
    private mutating func restoreNonBreakingSpaces() {
        var index = 0
        while index + 1 < bytes.count {
            defer { index += 1 }
            let (lead, next) = (bytes[index], bytes[index + 1])
            switch lead {
            case 0xC3 where next == 0x20:
                let rest = bytes[(index + 2)...]
                bytes[index + 1] = 0xA0
                if rest.first != 0x20, !Self.gluedWords.contains(where: { rest.starts(with: $0) }) {
                    bytes.insert(0x20, at: index + 2)
                    sources.insert(sources[index + 1], at: index + 2)
                }
            case 0xC2, 0xC5, 0xCE, 0xD0, 0xD9:
                if next == 0x20 { bytes[index + 1] = 0xA0 }
            case 0xE0...0xE3 where index + 2 < bytes.count:
                let last = bytes[index + 2]
                if next == 0x20, Self.isTrail(last), lead >= 0xE2 { bytes[index + 1] = 0xA0 }
                if Self.isTrail(next), last == 0x20 { bytes[index + 2] = 0xA0 }
            case 0xF0 where index + 3 < bytes.count:
                let rest = bytes[(index + 1)...(index + 3)]
                if rest.filter({ $0 == 0x20 }).count == 1, rest.allSatisfy({ $0 == 0x20 || Self.isTrail($0) }) {
                    for place in rest.indices where bytes[place] == 0x20 { bytes[place] = 0xA0 }
                }
            default: break
            }
        }
    }

    private static func isTrail(_ byte: UInt8) -> Bool { byte.isUTF8Continuation && byte != 0x85 && byte != 0xA0 }

    /// Sequences with a byte that was lost (1A, or a question mark where the others leave no doubt) become U+FFFD.
    private mutating func markLostBytes() {
        guard bytes.contains(where: { $0 == 0x1A || $0 == 0x3F }) else { return }
        var output: [UInt8] = []
        var origins: [Int] = []
        var index = 0
        while index < bytes.count {
            let length = lostLength(at: index)
            if length > 0 {
                output += UTF8Scan.replacement
                origins += repeatElement(sources[index], count: 2) + [sources[index + length - 1]]
                index += length
            } else {
                output.append(bytes[index])
                origins.append(sources[index])
                index += 1
            }
        }
        (bytes, sources) = (output, origins)
    }

    /// The length of the sequence with lost bytes at `index`, or 0.
    private func lostLength(at index: Int) -> Int {
        let length: Int
        switch bytes[index] {
        case 0x1A: return 1
        case 0xC2, 0xC3: length = 2
        case 0xC4...0xDF: return index + 1 < bytes.count && bytes[index + 1] == 0x1A ? 2 : 0
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return 0
        }
        guard index + length <= bytes.count else { return 0 }
        let rest = bytes[(index + 1)..<(index + length)]
        let lost = rest.filter { $0 == 0x1A || $0 == 0x3F }.count
        return lost > 0 && rest.allSatisfy({ $0 == 0x1A || $0 == 0x3F || $0.isUTF8Continuation })
            && (length == 2 || lost < length - 1 || rest.contains(0x1A)) ? length : 0
    }

    /// The characters that the bytes are in UTF-8, or nil when they are not. Surrogate pairs (CESU-8) are joined.
    func decoded() -> [RepairCharacter]? {
        var output: [RepairCharacter] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard var (scalar, length) = sequence(at: index) else { return nil }
            if 0xD800...0xDBFF ~= scalar, let (low, more) = sequence(at: index + length), 0xDC00...0xDFFF ~= low {
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
                length += more
            }
            guard Unicode.Scalar(scalar) != nil else { return nil }
            output.append(RepairCharacter(scalar, replacing: characters[sources[index]...sources[index + length - 1]]))
            index += length
        }
        return output
    }

    private func sequence(at index: Int) -> (scalar: UInt32, length: Int)? {
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        if byte < 0x80 { return (UInt32(byte), 1) }
        let length = UTF8Mark.width(byte)
        guard length > 1, index + length <= bytes.count else { return nil }
        var scalar = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length {
            guard bytes[index + offset].isUTF8Continuation else { return nil }
            scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F)
        }
        let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        return scalar >= least && scalar < 0x110000 ? (scalar, length) : nil
    }
}
