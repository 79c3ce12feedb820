internal import EmbeddedData

/// Tells text that was read in a wrong encoding from text that only looks unusual: by sequences of character classes that
/// well-read text does not hold. See `EmbeddedData/repair/mojibake.tsv`.
struct MojibakeRules: Sendable {
    /// The sets of characters that stand in rules, one bit each.
    private typealias Sets = UInt128

    /// Stands before the first character of a line, and behind the last.
    private static let start: UInt32 = 0xFFFF_FFFE, end: UInt32 = 0xFFFF_FFFF
    private static let tableSize = 0x2600

    private let table: [Sets]
    private let others: [UInt32: Sets]
    private let beyond: Sets
    private let atStart: Sets
    private let atEnd: Sets
    private let opening: Sets
    /// For each set that opens rules, what follows in each of them.
    private let rules: [[[Int]]]
    private let leads: [Set<UInt32>]
    private let trails: Set<UInt32>

    /// The embedded rules.
    static let standard = MojibakeRules(LexiconFile(embedded_mojibake()))

    init(_ file: LexiconFile) {
        var classes: [String: Set<UInt32>] = [:]
        var sets: [String: Int] = [:]
        var rules: [[[Int]]] = []
        for fields in file {
            if fields[0] == "class", fields.count == 3 { classes[fields[1]] = Self.characters(fields[2]) }
            guard fields[0] == "bad", fields.count == 2 else { continue }
            let places = fields[1].split(separator: " ").map { place -> Int in
                if let known = sets[String(place)] { return known }
                sets[String(place)] = sets.count
                rules.append([])
                return sets.count - 1
            }
            if let first = places.first { rules[first].append(Array(places.dropFirst())) }
        }
        precondition(sets.count <= Sets.bitWidth, "the rules are embedded and tested")
        var table = [Sets](repeating: 0, count: Self.tableSize)
        var others: [UInt32: Sets] = [:]
        var (beyond, atStart, atEnd, opening): (Sets, Sets, Sets, Sets) = (0, 0, 0, 0)
        for (place, bit) in sets {
            let mask = Sets(1) << Sets(bit)
            if !rules[bit].isEmpty { opening |= mask }
            for name in place.split(separator: "+") {
                switch name {
                case "start": atStart |= mask
                case "not-letter": (beyond, atEnd) = (beyond | mask, atEnd | mask)
                case "word": beyond |= mask
                default: break
                }
                for character in Self.members(String(name), classes) {
                    if character < Self.tableSize {
                        table[Int(character)] |= mask
                    } else {
                        others[character, default: 0] |= mask
                    }
                }
            }
        }
        (self.table, self.others, self.rules, self.beyond) = (table, others, rules, beyond)
        (self.atStart, self.atEnd, self.opening) = (atStart, atEnd, opening)
        leads = ["lead2", "lead3", "lead4"].map { classes[$0] ?? [] }
        trails = classes["trail"] ?? []
    }

    /// Whether a text looks misread.
    func isBad(_ characters: ArraySlice<RepairCharacter>) -> Bool {
        if matches(Sets(atStart), characters, from: characters.startIndex) { return true }
        for index in characters.indices {
            let sets = self.sets(characters[index].scalar)
            if sets & opening != 0, matches(sets, characters, from: index + 1) { return true }
        }
        return false
    }

    /// Whether a rule that one of `sets` opens goes on at `index`.
    private func matches(_ sets: Sets, _ characters: ArraySlice<RepairCharacter>, from index: Int) -> Bool {
        var open = sets & opening
        while open != 0 {
            let bit = open.trailingZeroBitCount
            open &= open - 1
            for rest in rules[bit] where goesOn(rest, characters, from: index) { return true }
        }
        return false
    }

    private func goesOn(_ rest: [Int], _ characters: ArraySlice<RepairCharacter>, from index: Int) -> Bool {
        for (offset, set) in rest.enumerated() {
            let place = index + offset
            let sets = place < characters.endIndex ? sets(characters[place].scalar) : atEnd
            guard sets >> Sets(set) & 1 != 0, place < characters.endIndex || offset + 1 == rest.count else {
                return false
            }
        }
        return true
    }

    private func sets(_ character: UInt32) -> Sets {
        character < Self.tableSize ? table[Int(character)] : others[character] ?? beyond
    }

    /// How many characters from `index` on look like the bytes of one or more sequences of UTF-8; 0 for none.
    func sequencesLength(_ characters: [RepairCharacter], from index: Int) -> Int {
        var position = index
        sequences: while position < characters.count {
            for (extra, lead) in leads.enumerated().reversed()
            where lead.contains(characters[position].scalar) && position + extra + 1 < characters.count
                && (1...extra + 1).allSatisfy({ isTrail(characters[position + $0].scalar) })
            {
                position += extra + 2
                continue sequences
            }
            break
        }
        return position - index
    }

    /// A space too: byte A0, which many programs make one of.
    private func isTrail(_ character: UInt32) -> Bool { character == 0x20 || trails.contains(character) }

    /// `A0 C2-DF`.
    private static func characters(_ list: String) -> Set<UInt32> {
        var set: Set<UInt32> = []
        for item in list.split(separator: " ") {
            let ends = item.split(separator: "-").compactMap { UInt32($0, radix: 16) }
            if let first = ends.first, let last = ends.last, first <= last { set.formUnion(first...last) }
        }
        return set
    }

    /// The characters of a class or a literal.
    private static func members(_ name: String, _ classes: [String: Set<UInt32>]) -> Set<UInt32> {
        if let known = classes[name] { return known }
        switch name {
        case "a-z": return Set(0x61...0x7A)
        case "letter": return Set(0x61...0x7A).union(0x41...0x5A)
        case "space": return [0x09, 0x20, 0xA0]
        case "word": return Set((0..<UInt32(tableSize)).filter { isWord($0) })
        case "not-letter": return Set(0..<UInt32(tableSize)).subtracting(members("letter", classes))
        case "start": return []
        default: break
        }
        if name.hasPrefix("%"), let point = UInt32(name.dropFirst(), radix: 16) { return [point] }
        return Set(name.unicodeScalars.map(\.value))
    }

    private static func isWord(_ character: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(character) else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || character == 0x5F
    }
}
