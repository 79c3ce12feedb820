internal import EmbeddedData

/// Character references that were escaped twice and so came through the parser: `&rsquo;`, `&#8217;`, `&#x2019;`.
///
/// Only with their semicolon. Names in capitals that HTML does not know (`&EACUTE;`) give capitals.
struct References: Sendable {
    private let names: [[UInt8]: [UInt32]]
    private static let longestName = 31

    /// The named references of the HTML Standard (section 13.5).
    static let standard = References(LexiconFile(embedded_character_references()))

    init(_ file: LexiconFile) {
        var names: [[UInt8]: [UInt32]] = [:]
        for fields in file where fields.count >= 2 {
            names[Array(fields[0].utf8)] = fields[1].split(separator: " ").compactMap { UInt32($0, radix: 16) }
        }
        for (name, points) in names where name.allSatisfy(\.isASCIILowercase) && points.count == 1 {
            let upper = name.map { $0 & 0xDF }
            let capital = Unicode.Scalar(points[0])?.properties.uppercaseMapping.unicodeScalars.map(\.value) ?? []
            if names[upper] == nil, capital.count == 1, capital != points { names[upper] = capital }
        }
        self.names = names
    }

    /// Replaces the references of a line.
    func resolve(_ characters: inout [RepairCharacter], windows1252: [UInt32]) {
        guard characters.contains(where: { $0.scalar == 0x26 }) else { return }
        var output: [RepairCharacter] = []
        output.reserveCapacity(characters.count)
        var index = 0
        while index < characters.count {
            if characters[index].scalar == 0x26, let (points, length) = reference(characters, at: index, windows1252) {
                for point in points {
                    output.append(RepairCharacter(point, replacing: characters[index..<(index + length)]))
                }
                index += length
            } else {
                output.append(characters[index])
                index += 1
            }
        }
        characters = output
    }

    private func reference(
        _ characters: [RepairCharacter], at index: Int, _ windows1252: [UInt32]
    ) -> (points: [UInt32], length: Int)? {
        var name: [UInt8] = []
        var end = index + 1
        while end < characters.count, name.count <= Self.longestName, characters[end].scalar != 0x3B {
            guard characters[end].scalar < 0x80 else { return nil }
            let byte = UInt8(characters[end].scalar)
            guard byte.isASCIIAlphanumeric || byte == UInt8(ascii: "#") && name.isEmpty else { return nil }
            name.append(byte)
            end += 1
        }
        guard end < characters.count, characters[end].scalar == 0x3B, name.count >= 2 else { return nil }
        guard name[0] == UInt8(ascii: "#") else { return names[name].map { ($0, end - index + 1) } }
        let isHexadecimal = name[1] | 0x20 == UInt8(ascii: "x")
        let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
        guard let point = UInt32(digits, radix: isHexadecimal ? 16 : 10), point > 0, Unicode.Scalar(point) != nil else {
            return nil
        }
        let isControl = 0x80...0x9F ~= point && windows1252.count == 128
        return ([isControl ? windows1252[Int(point) - 0x80] : point], end - index + 1)
    }
}
