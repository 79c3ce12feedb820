internal import EmbeddedData

/// The encoding in which the letters of a page make most sense; only for pages that are not UTF-8.
///
/// Each candidate decodes a sample, and is judged by its characters beyond ASCII: how many are letters that its
/// languages use, and whether they stand among letters of their own script. Claims add to the score: a declared
/// encoding is given up only when the text is gibberish in it and fine in another.
struct CharsetGuess {
    private(set) var charset = Charset.windows1252
    private(set) var evidence = DecodedText.Evidence.fallback

    private static let sampleLimit = 4096
    private static let claimBonus = 0.4
    /// More than for a claim: the language is written by the author, the encoding often by a server's configuration.
    private static let languageBonus = 0.45
    /// What the best candidate must reach, so as not to be mere chance.
    private static let leastScore = 0.3
    /// For windows-1252, of which most pages hold nothing but a few quotes and spaces beyond ASCII.
    private static let westernBonus = 0.15
    /// For a text whose bytes pair up without error, which those of single-byte text seldom do.
    private static let doubleByteBonus = 0.2

    /// Judges the candidates for a page.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ claims: Claims) {
        let sample = Self.sample(of: bytes)
        var best = Self.leastScore
        var candidates = Self.repertoires
        for claim in [claims.transport, claims.declaration] {
            if let claim, claim != .utf8, !candidates.contains(where: { $0.charset == claim }) {
                candidates.append(Repertoire(charset: claim))
            }
        }
        for candidate in candidates {
            guard var score = sample.withUnsafeBufferPointer(candidate.score) else { continue }
            if candidate.charset.isMultibyte { score += Self.doubleByteBonus }
            if candidate.charset == .windows1252 { score += Self.westernBonus }
            if candidate.charset == claims.transport { score += Self.claimBonus }
            if candidate.charset == claims.declaration { score += Self.claimBonus }
            if let language = claims.language, candidate.languages.contains(String(language.prefix(2))) {
                score += Self.languageBonus
            }
            if score > best {
                best = score
                charset = candidate.charset
                evidence = claims.evidence(for: charset) ?? .content
            }
        }
    }

    /// The stretches between tags that hold bytes beyond ASCII.
    private static func sample(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var sample: [UInt8] = []
        var (start, position) = (0, 0)
        while sample.count < sampleLimit {
            position = UTF8Scan.endOfASCII(bytes, from: position)
            guard position < bytes.count else { break }
            start = max(start, bytes[start..<position].lastIndex { isTagMark($0) }.map { $0 + 1 } ?? start)
            // No double-byte encoding has `<` or `>` as a second byte.
            let end = bytes[position...].firstIndex { isTagMark($0) } ?? bytes.count
            sample += bytes[start..<min(end, start + sampleLimit)]
            sample.append(UInt8(ascii: "\n"))
            (start, position) = (end, end)
        }
        return sample
    }

    private static func isTagMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") }

    private static let repertoires: [Repertoire] = LexiconFile(embedded_charset_letters()).compactMap(Repertoire.init)
}

/// The characters beyond ASCII that texts in an encoding consist of.
private struct Repertoire: Sendable {
    let charset: Charset
    var languages: [String] = []
    private var isLatin = true
    /// What each letter is worth: from 1 for the most frequent to 0.4, which capitals are worth too. Languages that share an
    /// encoding have no common order of letters beyond ASCII, so that all Latin ones are worth 1.
    private var letters: [UInt32: Double] = [:]
    private var others: [ClosedRange<UInt32>] = []

    /// One about which nothing is known.
    init(charset: Charset) { self.charset = charset }

    /// A line of the letters file.
    init?(_ fields: [String]) {
        guard fields.count == 5, let charset = Charset(label: fields[0]) else { return nil }
        self.charset = charset
        languages = fields[1].split(separator: " ").map(String.init)
        isLatin = fields[2] == "latin"
        let common = fields[3].unicodeScalars.filter { !$0.properties.isUppercase }
        for (rank, letter) in common.enumerated() {
            letters[letter.value] = isLatin ? 1 : 1 - 0.6 * Double(rank) / Double(common.count)
        }
        for letter in fields[3].unicodeScalars where letter.properties.isUppercase {
            letters[letter.value] = isLatin ? 1 : 0.4
        }
        for field in fields[4].split(separator: " ") {
            let ends = field.unicodeScalars.map(\.value)
            // `가..힣` is a range; anything else is a list.
            if ends.count == 4, ends[1] == 0x2E, ends[2] == 0x2E, ends[0] <= ends[3] {
                others.append(ends[0]...ends[3])
            } else {
                others += ends.map { $0...$0 }
            }
        }
    }

    /// How well a sample reads in this encoding, at most 1; nil when it is not in this encoding.
    func score(_ sample: UnsafeBufferPointer<UInt8>) -> Double? {
        let conversion = CharsetConversion(sample, from: charset)
        var (sum, characters) = (0.0, 0)
        var previous: Unicode.Scalar = " "
        for scalar in String(decoding: conversion.utf8, as: UTF8.self).unicodeScalars {
            if !scalar.isASCII {
                characters += 1
                sum += worth(of: scalar, after: previous)
            } else if !previous.isASCII, letters[previous.value] != nil, isOddAfterLetter(UInt8(scalar.value)) {
                sum -= 1
            }
            previous = scalar
        }
        guard characters > 0, conversion.replacements * 20 <= characters else { return nil }
        return sum / Double(characters)
    }

    /// Whether an ASCII character cannot well follow a letter of the repertoire: another script's, or a number's.
    private func isOddAfterLetter(_ byte: UInt8) -> Bool {
        isLatin ? byte.isASCIIDigit : byte.isASCIILetter
    }

    private func worth(of scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Double {
        guard let worth = letters[scalar.value] else {
            if let range = others.first(where: { $0.contains(scalar.value) }) {
                return range.count == 1 ? 0.5 : previous.isASCII ? 0 : 0.3
            }
            return scalar.value < 0xA0 ? -1 : 0
        }
        let followsASCIILetter = previous.isASCII && UInt8(previous.value).isASCIILetter
        let followsOwn = !previous.isASCII && letters[previous.value] != nil
        // Accented letters stand among ASCII letters, and capitals not behind small ones.
        if isLatin, Self.isOddPair(previous, scalar) { return -1 }
        if isLatin { return followsASCIILetter ? worth : followsOwn ? 0 : worth / 2 }
        // Those of other scripts make words of their own, without capitals or heaps of marks inside.
        if followsASCIILetter || followsOwn && Self.isOddPair(previous, scalar) { return -1 }
        return followsOwn && previous != scalar ? worth : 0
    }

    /// Whether a letter cannot well follow another: a capital a small letter, a mark a mark (Thai tones excepted).
    private static func isOddPair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        if second.properties.generalCategory == .nonspacingMark {
            let isTone = 0xE48...0xE4C ~= second.value
            return first.properties.generalCategory == .nonspacingMark ? !isTone : 0xE40...0xE44 ~= first.value
        }
        return second.properties.isUppercase && first.properties.isLowercase
    }
}
