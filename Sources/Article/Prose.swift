import Text

/// Small operations on metadata strings.
enum Prose {
    /// White space (no-break and zero-width spaces too) folded to single spaces and trimmed.
    static func folded(_ text: String) -> String {
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
        var source = Array(text.utf8)
        if source.contains(where: { $0 >= 0x80 }) { source = Array(text.lowercased().utf8) }
        var output: [UInt8] = []
        output.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte == 0xE2, index + 1 < source.count, source[index + 1] == 0x80 || source[index + 1] == 0x81 {
                // General punctuation, U+2000–U+207F.
                index += 3
            } else if byte == 0xC2 {
                // Latin-1 punctuation, U+0080–U+00BF.
                index += 2
            } else {
                if byte.isASCIIAlphanumeric || byte >= 0x80 { output.append(byte.asciiLowercased) }
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
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
