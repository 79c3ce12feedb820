internal import EmbeddedData

/// Repairs what encodings and escaping have done to a text: character references that were escaped twice, UTF-8 that was
/// read in a single-byte encoding ("mojibake"), C1 controls, invisible characters, decomposed letters.
///
/// Clean text is never changed. Lines are judged one by one; the map of the result leads back to the original.
///
///     let repaired = TextRepair().repair(Array("The Mayorâ€™s house".utf8))
///     String(decoding: repaired.utf8, as: UTF8.self)  // The Mayor’s house
public struct TextRepair: Sendable {
    /// Changes of taste, which clean text would undergo too.
    public struct Options: OptionSet, Sendable {
        /// The bits.
        public let rawValue: Int
        /// Makes a set of its bits.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Typographic quotation marks become `'` and `"`.
        public static let straightQuotes = Options(rawValue: 1)
        /// Ligatures, digraphs and full-width forms become their plain letters.
        public static let plainForms = Options(rawValue: 2)
        /// Non-breaking and other typographic spaces become spaces.
        public static let plainSpaces = Options(rawValue: 4)
    }

    private let options: Options
    private let rules = MojibakeRules.standard
    private let encodings = LegacyEncodings.standard
    private let references = References.standard
    private let composition = Composition.standard
    private let windows1252: [UInt32]
    private let foldings: [UInt32: [UInt32]]

    /// How often references and encodings are undone in turn; each may hide the other.
    private static let rounds = 4

    /// A repairer with these options.
    public init(options: Options = []) {
        self.options = options
        windows1252 = encodings.windows1252
        foldings = Self.foldings(options)
    }

    private static func foldings(_ options: Options) -> [UInt32: [UInt32]] {
        var foldings: [UInt32: [UInt32]] = [:]
        for fields in LexiconFile(embedded_foldings()) where fields.count == 3 {
            guard options.contains(fields[0] == "quote" ? .straightQuotes : .plainForms),
                let point = UInt32(fields[1], radix: 16)
            else { continue }
            foldings[point] = fields[2].split(separator: " ").compactMap { UInt32($0, radix: 16) }
        }
        if options.contains(.plainSpaces) {
            for point in [0xA0, 0x202F, 0x3000] + Array(UInt32(0x2000)...0x200A) { foldings[point] = [0x20] }
        }
        return foldings
    }

    /// Repairs a UTF-8 text of at most 2 GiB; a longer one is returned as it is.
    public func repair(_ text: [UInt8]) -> RepairedText {
        var builder = RepairedTextBuilder(originalCount: text.count)
        guard text.count <= WordScanner.maximumLength else {
            builder.copy(text, 0..<text.count)
            return builder.finish()
        }
        var characters: [RepairCharacter] = []
        var copied = 0
        var start = 0
        while start < text.count {
            let (end, isPlain) = Self.scanLine(text, from: start)
            if !isPlain {
                [RepairCharacter].decode(text, start..<end, into: &characters)
                if repair(&characters) {
                    builder.copy(text, copied..<start)
                    for character in characters { builder.append(character, of: text) }
                    copied = end
                }
            }
            start = end
        }
        builder.copy(text, copied..<text.count)
        return builder.finish()
    }

    /// The end of the line at `start`, behind its line feed, and whether all of it is ASCII that nothing is to be done
    /// about.
    private static func scanLine(_ text: [UInt8], from start: Int) -> (end: Int, isPlain: Bool) {
        var position = start
        var isPlain = true
        while position < text.count {
            let byte = text[position]
            position += 1
            if byte == 0x0A { break }
            if byte >= 0x7F || byte < 0x20 && byte != 0x09 && byte != 0x0D && byte != 0x0C || byte == 0x26 {
                isPlain = false
            }
        }
        return (position, isPlain)
    }

    /// Repairs a line; whether it changed.
    private func repair(_ characters: inout [RepairCharacter]) -> Bool {
        let original = characters
        for _ in 0..<Self.rounds {
            let before = characters
            // Text with tags shows markup; its references are part of what it shows.
            if !characters.contains(where: { $0.scalar == 0x3C }) {
                references.resolve(&characters, windows1252: windows1252)
            }
            while let decoded = decodedOnce(characters) { characters = decoded }
            if characters == before { break }
        }
        replaceControls(&characters)
        dropInvisible(&characters)
        composition.compose(&characters)
        if !foldings.isEmpty { fold(&characters) }
        return characters != original
    }

    /// One layer of mojibake less: the whole line where all of it was misread, else the runs that were; nil for none.
    private func decodedOnce(_ characters: [RepairCharacter]) -> [RepairCharacter]? {
        guard rules.isBad(characters[...]) else { return nil }
        return decodedWhole(characters[...]) ?? decodedRuns(characters)
    }

    private func decodedWhole(_ characters: ArraySlice<RepairCharacter>) -> [RepairCharacter]? {
        for encoding in encodings.all {
            guard let bytes = MisreadBytes(characters, in: encoding), let decoded = bytes.decoded() else { continue }
            if !decoded.elementsEqual(characters, by: { $0.scalar == $1.scalar }) { return decoded }
        }
        return nil
    }

    private func decodedRuns(_ characters: [RepairCharacter]) -> [RepairCharacter]? {
        var output: [RepairCharacter] = []
        var isChanged = false
        var index = 0
        while index < characters.count {
            let length = characters[index].scalar < 0x80 ? 0 : rules.sequencesLength(characters, from: index)
            let run = characters[index..<(index + length)]
            if length > 0, length < characters.count, rules.isBad(run), let decoded = decodedWhole(run) {
                output += decoded
                isChanged = true
            } else {
                output += length > 0 ? run : characters[index...index]
            }
            index += max(1, length)
        }
        return isChanged ? output : nil
    }

    /// C1 controls stand for what windows-1252 has in their place; line and paragraph separators are line feeds.
    private func replaceControls(_ characters: inout [RepairCharacter]) {
        for index in characters.indices {
            let point = characters[index].scalar
            if 0x80...0x9F ~= point, windows1252.count == 128 {
                characters[index].scalar = windows1252[Int(point) - 0x80]
            } else if point == 0x2028 || point == 0x2029 {
                characters[index].scalar = 0x0A
            }
        }
    }

    private func dropInvisible(_ characters: inout [RepairCharacter]) {
        let isBidirectional = characters.contains { Invisible.isRightToLeft($0.scalar) }
        let points = characters.map(\.scalar)
        var index = -1
        characters.removeAll { character in
            index += 1
            return Invisible.isDropped(
                character.scalar, previous: index > 0 ? points[index - 1] : 0,
                next: index + 1 < points.count ? points[index + 1] : 0, isBidirectional: isBidirectional)
        }
    }

    private func fold(_ characters: inout [RepairCharacter]) {
        guard characters.contains(where: { foldings[$0.scalar] != nil }) else { return }
        characters = characters.flatMap { character -> [RepairCharacter] in
            guard let folded = foldings[character.scalar] else { return [character] }
            return folded.map { RepairCharacter($0, replacing: [character]) }
        }
    }
}
