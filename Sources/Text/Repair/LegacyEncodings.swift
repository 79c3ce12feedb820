internal import EmbeddedData

/// The single-byte encodings in which UTF-8 is most often misread, in the order in which they are tried.
struct LegacyEncodings: Sendable {
    /// One encoding, from characters to bytes.
    struct Encoding: Sendable {
        let name: String
        /// Code points of the bytes 80 to FF.
        let characters: [UInt32]
        private let bytes: [UInt32: UInt8]
        /// Whether the encoding is one of Windows, where lost bytes became U+FFFD.
        let isWindows: Bool

        init(name: String, characters: [UInt32]) {
            self.name = name
            self.characters = characters
            isWindows = name.hasPrefix("windows")
            var bytes: [UInt32: UInt8] = [:]
            for (index, character) in characters.enumerated() {
                bytes[character] = UInt8(truncatingIfNeeded: 0x80 + index)
            }
            self.bytes = bytes
        }

        /// The byte of a character, or nil; a lost one is 1A.
        func byte(_ character: UInt32) -> UInt8? {
            if character < 0x80 { return UInt8(character) }
            if isWindows, character == 0xFFFD { return 0x1A }
            return bytes[character]
        }
    }

    let all: [Encoding]

    /// What windows-1252 has in the place of the C1 controls.
    var windows1252: [UInt32] { all.first { $0.name == "windows-1252" }?.characters ?? [] }

    /// The embedded tables.
    static let standard = LegacyEncodings(LexiconFile(embedded_legacy_encodings()))

    init(_ file: LexiconFile) {
        all = file.compactMap { fields in
            guard fields.count == 2 else { return nil }
            let characters = fields[1].split(separator: " ").compactMap { UInt32($0, radix: 16) }
            return characters.count == 128 ? Encoding(name: fields[0], characters: characters) : nil
        }
    }
}
