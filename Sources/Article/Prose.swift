import Text

/// Small operations on metadata strings.
enum Prose {
    /// White space (no-break and zero-width spaces too) folded to single spaces and trimmed.
    static func folded(_ text: String) -> String {
        var text = text
        if text.withUTF8({ isFolded($0) }) { return text }
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        var pending = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                pending = !output.isEmpty
            } else if scalar.value != 0x200B && scalar.value != 0xFEFF && scalar.value != 0xAD {
                if pending { output.append(0x20) }
                pending = false
                output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Whether folding certainly changes nothing: most texts have single spaces, and none of the rarer kinds.
    private static func isFolded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for (index, byte) in text.enumerated() {
            switch byte {
            case 0x20: if previous == 0x20 { return false }
            case 0x09...0x0D, 0xC2, 0xE1, 0xE3, 0xEF: return false
            case 0xE2:
                // Dashes, quotes and marks, U+2010–U+2027, are no spaces.
                guard index + 2 < text.count, text[index + 1] == 0x80, 0x90...0xA7 ~= text[index + 2] else {
                    return false
                }
            default: break
            }
            previous = byte
        }
        return text.isEmpty || previous != 0x20
    }

    /// Without the characters of `set` at both ends; a period at the end may stay (initials, "Jr.").
    static func trimmed(_ text: String, of set: String, keepingFinalPeriod: Bool = false) -> String {
        var rest = Substring(text)
        while let first = rest.first, set.contains(first) { rest.removeFirst() }
        while let last = rest.last, set.contains(last), !(keepingFinalPeriod && last == ".") { rest.removeLast() }
        return String(rest)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
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
