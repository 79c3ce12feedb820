internal import EmbeddedData

/// Canonical composition, Unicode normalisation form C (UAX #15), without Hangul, whose syllables news holds composed.
struct Composition: Sendable {
    private let decompositions: [UInt32: [UInt32]]
    private let pairs: [UInt64: UInt32]
    private let classes: [UInt32: UInt8]
    /// Whether the character may change under composition; for code points below `tableSize`.
    private let mayChange: [Bool]
    private static let tableSize = 0x3100

    /// The embedded tables.
    static let standard = Composition(LexiconFile(embedded_compositions()))

    init(_ file: LexiconFile) {
        var decompositions: [UInt32: [UInt32]] = [:]
        var pairs: [UInt64: UInt32] = [:]
        var classes: [UInt32: UInt8] = [:]
        for fields in file where fields.count == 3 {
            let points = fields[1].split(separator: " ").compactMap { UInt32($0, radix: 16) }
            switch fields[0] {
            case "d": decompositions[points[0]] = fields[2].split(separator: " ").compactMap { UInt32($0, radix: 16) }
            case "p": pairs[Self.key(points[0], points[1])] = UInt32(fields[2], radix: 16)
            default: for point in points[0]...points[1] { classes[point] = UInt8(fields[2]) }
            }
        }
        (self.decompositions, self.pairs, self.classes) = (decompositions, pairs, classes)
        let composed = Set(pairs.values)
        mayChange = (0..<UInt32(Self.tableSize)).map { point in
            classes[point] != nil || decompositions[point] != nil && !composed.contains(point)
        }
    }

    private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    /// Whether the character is a mark that combines, or has another form under composition.
    func mayChange(_ point: UInt32) -> Bool {
        point < Self.tableSize ? mayChange[Int(point)] : classes[point] != nil || decompositions[point] != nil
    }

    /// Composes a line.
    func compose(_ characters: inout [RepairCharacter]) {
        guard characters.contains(where: { $0.scalar >= 0x300 && mayChange($0.scalar) }) else { return }
        var parts: [RepairCharacter] = []
        for character in characters {
            guard let decomposed = decompositions[character.scalar] else {
                parts.append(character)
                continue
            }
            for part in decomposed {
                var copy = character
                copy.scalar = part
                parts.append(copy)
            }
        }
        sortMarks(&parts)
        characters = composed(parts)
    }

    /// Canonical ordering: marks by class, stable.
    private func sortMarks(_ parts: inout [RepairCharacter]) {
        var index = 0
        while index < parts.count {
            guard classes[parts[index].scalar] != nil else {
                index += 1
                continue
            }
            var end = index
            while end < parts.count, classes[parts[end].scalar] != nil { end += 1 }
            let sorted = parts[index..<end].enumerated().sorted {
                let (left, right) = (classes[$0.element.scalar] ?? 0, classes[$1.element.scalar] ?? 0)
                return left != right ? left < right : $0.offset < $1.offset
            }
            parts.replaceSubrange(index..<end, with: sorted.map(\.element))
            index = end
        }
    }

    private func composed(_ parts: [RepairCharacter]) -> [RepairCharacter] {
        var output: [RepairCharacter] = []
        var starter: Int?
        var lastClass: UInt8 = 0
        for part in parts {
            let markClass = classes[part.scalar] ?? 0
            if let place = starter, output.count == place + 1 || lastClass < markClass && lastClass != 0,
                let whole = pairs[Self.key(output[place].scalar, part.scalar)]
            {
                output[place].scalar = whole
                output[place].end = max(output[place].end, part.end)
                continue
            }
            if markClass == 0 { starter = output.count }
            lastClass = markClass
            output.append(part)
        }
        return output
    }
}
