import Text

/// Small operations on metadata strings.
enum Prose {
    /// White space (no-break and zero-width spaces too) folded to single spaces and trimmed.
    static func folded(_ text: String) -> String {
        var text = text
        return text.withUTF8 { isFolded($0) ? nil : folded($0) } ?? text
    }

    private static func folded(_ text: UnsafeBufferPointer<UInt8>) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var pending = false
        var index = 0
        while index < text.count {
            if let (count, isSpace) = blank(text, index) {
                if isSpace { pending = !output.isEmpty }
                index += count
                continue
            }
            if pending { output.append(0x20) }
            pending = false
            output.append(text[index])
            index += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Whether folding changes nothing, which is so of most texts.
    private static func isFolded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for index in 0..<text.count {
            let byte = text[index]
            if byte == 0x20 ? previous == 0x20 : blank(text, index) != nil { return false }
            previous = byte
        }
        return text.isEmpty || previous != 0x20
    }

    /// How many bytes the white space or the invisible character at an index has; nil for any other character.
    @inline(__always)
    private static func blank(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (count: Int, isSpace: Bool)? {
        switch text[index] {
        case 0x20, 0x09...0x0D: return (1, true)
        case 0xC2 where index + 1 < text.count:
            let second = text[index + 1]
            return second == 0x85 || second == 0xA0 ? (2, true) : second == 0xAD ? (2, false) : nil
        case 0xE1...0xE3, 0xEF:
            guard index + 2 < text.count else { return nil }
            let tail = UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
            switch UInt32(text[index] & 0x0F) << 12 | tail {
            case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return (3, true)
            case 0x200B, 0xFEFF: return (3, false)
            default: return nil
            }
        default: return nil
        }
    }

    /// Without the characters of `set`, none of them letters or digits, at both ends; a period at the end may stay
    /// (initials, "Jr.").
    static func trimmed(_ text: String, of set: String, keepingFinalPeriod: Bool = false) -> String {
        if text.utf8.first?.isASCIIAlphanumeric ?? true, text.utf8.last?.isASCIIAlphanumeric ?? true { return text }
        var rest = Substring(text)
        while let first = rest.first, set.contains(first) { rest.removeFirst() }
        while let last = rest.last, set.contains(last), !(keepingFinalPeriod && last == ".") { rest.removeLast() }
        return String(rest)
    }

    /// Letters and digits only, in lower case: what two spellings of a title have in common.
    static func key(_ text: String) -> String {
        String(decoding: key(of: Array(text.utf8)[...]), as: UTF8.self)
    }

    /// The key of a text that is UTF-8.
    static func key(of text: ArraySlice<UInt8>) -> [UInt8] {
        text.withUnsafeBufferPointer { text in
            var output: [UInt8] = []
            output.reserveCapacity(text.count)
            if appendKey(of: text, to: &output) { return output }
            output.removeAll(keepingCapacity: true)
            var lowercased = String(decoding: text, as: UTF8.self).lowercased()
            _ = lowercased.withUTF8 { appendKey(of: $0, isLowercase: true, to: &output) }
            return output
        }
    }

    /// Appends the key of a text; returns false at a letter that ASCII's rules of case do not tell about, unless the
    /// text is in lower case.
    private static func appendKey(
        of text: UnsafeBufferPointer<UInt8>, isLowercase: Bool = false, to output: inout [UInt8]
    ) -> Bool {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0xE2, index + 1 < text.count, text[index + 1] == 0x80 || text[index + 1] == 0x81 {
                // General punctuation, U+2000–U+207F.
                index += 3
            } else if byte == 0xC2 {
                // Latin-1 punctuation, U+0080–U+00BF.
                index += 2
            } else if !isLowercase, byte == 0xC3, index + 1 < text.count {
                // Latin-1 letters, U+00C0–U+00FF: the capitals are 32 before the small ones, but for a sign (×).
                let second = text[index + 1]
                output.append(byte)
                output.append(second < 0x9F && second != 0x97 ? second + 0x20 : second)
                index += 2
            } else {
                if byte >= 0x80, !isLowercase { return false }
                if byte.isASCIIAlphanumeric || byte >= 0x80 { output.append(byte.asciiLowercased) }
                index += 1
            }
        }
        return true
    }

    /// A text whose character references were escaped twice, decoded once more: `&amp;` `&quot;` `&#39;` `&nbsp;` and
    /// numeric ones.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var output = ""
        var rest = Substring(text)
        while let ampersand = rest.firstIndex(of: "&") {
            output += rest[..<ampersand]
            rest = rest[ampersand...]
            guard let semicolon = rest.prefix(12).firstIndex(of: ";"),
                let character = reference(rest[rest.index(after: ampersand)..<semicolon])
            else {
                output += "&"
                rest = rest.dropFirst()
                continue
            }
            output += character
            rest = rest[rest.index(after: semicolon)...]
        }
        return output + rest
    }

    private static func reference(_ name: Substring) -> String? {
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let number =
                digits.hasPrefix("x") || digits.hasPrefix("X") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return number.flatMap(Unicode.Scalar.init).map { String($0) }
        }
        let known = [
            "amp": "&", "quot": "\"", "apos": "'", "lt": "<", "gt": ">", "nbsp": " ", "rsquo": "’", "lsquo": "‘",
            "ldquo": "“", "rdquo": "”", "ndash": "–", "mdash": "—", "hellip": "…", "shy": "", "eacute": "é",
            "auml": "ä",
            "ouml": "ö", "uuml": "ü", "szlig": "ß", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü",
        ]
        return known[String(name)]
    }
}

extension String {
    /// Whether the bytes of another text stand among this text's.
    func hasBytes(of other: String) -> Bool {
        var (text, other) = (self, other)
        return text.withUTF8 { text in
            other.withUTF8 { other in
                guard let first = other.first else { return true }
                guard text.count >= other.count else { return false }
                for start in 0...text.count - other.count where text[start] == first {
                    if UnsafeBufferPointer(rebasing: text[start..<start + other.count]).elementsEqual(other) {
                        return true
                    }
                }
                return false
            }
        }
    }
}
