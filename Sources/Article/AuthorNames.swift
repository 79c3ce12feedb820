import EmbeddedData
import Text

/// Turns bylines and author values into names: "By Ann Lee and Bo Ek, staff writers" → Ann Lee; Bo Ek.
struct AuthorNames: Sendable {
    /// The rules that come with the library.
    static let standard = AuthorNames(LexiconFile(embedded_byline_words()))

    private var prefixes: [String] = []
    /// The first words of the prefixes, to pass over most lines at once.
    private var prefixStarts: Set<String> = []
    private var separators: Set<String> = []
    private var roles: Set<String> = []
    private var credentials: Set<String> = []
    private var stops: Set<String> = []
    private var trails: Set<String> = []
    private var companies: Set<String> = []
    private var markers: Set<String> = []
    private var jobs: Set<String> = []
    private var months: Set<String> = []

    init(_ file: LexiconFile) {
        for fields in file where fields.count > 1 {
            let words = fields[1].split(separator: "|").map(String.init)
            switch fields[0] {
            case "prefix": prefixes += words
            case "separator": separators.formUnion(words)
            case "role": roles.formUnion(words)
            case "credential": credentials.formUnion(words)
            case "stop": stops.formUnion(words)
            case "marker": markers.formUnion(words)
            case "job": jobs.formUnion(words)
            case "month": months.formUnion(words)
            case "company": companies.formUnion(words)
            case "trail": trails.formUnion(words)
            default: break
            }
        }
        prefixStarts = Set(
            prefixes.compactMap { $0.utf8.split(whereSeparator: Self.endsWord).first.flatMap { String($0) } })
        prefixes.sort { $0.utf8.count > $1.utf8.count }
    }

    /// The names in several values, each once, in order.
    ///
    /// - Parameter takingHandles: Whether the name of an account is one, as where a page shows it as its author; in a
    ///   page's head it is what the publishing system calls somebody.
    func names(in values: [String], takingHandles: Bool = false) -> [String] {
        var result: [String] = []
        for value in values.prefix(Self.mostValues) {
            for name in names(in: value, takingHandles: takingHandles)
            where !result.contains(where: { $0.lowercased() == name.lowercased() }) {
                result.append(name)
            }
        }
        return result
    }

    /// The most values that are looked at.
    private static let mostValues = 100

    /// The names in one byline.
    func names(in value: String, takingHandles: Bool = false) -> [String] {
        var rest = Prose.folded(value)
        while let shorter = withoutPrefix(rest) { rest = shorter }
        if rest.isEmpty || rest.hasBytes(of: "://") || rest.hasPrefix("www.") || rest.utf8.count > 200 { return [] }
        // The last bytes of the separators; most values have none of them.
        let hasSeparator = rest.utf8.contains { [0x3B, 0x7C, 0xA2, 0xB7, 0x85, 0x0A].contains($0) }
        var names =
            hasSeparator
            ? rest.split { ";|•·⋅\n".contains($0) }.flatMap { split(String($0)) } : split(rest)
        if let first = names.first { names = [first] + names.dropFirst().filter { !isJob($0) } }
        return names.compactMap { cleaned($0, takingHandles: takingHandles) }
    }

    /// The names in a visible text that may be a byline: all must look like names of people.
    func visibleNames(in text: String) -> [String] {
        let found = names(in: text)
        return found.allSatisfy(looksLikeName) && found.count <= 4 ? found : []
    }

    /// What follows "By", "Von"… at the start of a text; nil when it starts otherwise.
    func afterPrefix(_ text: String) -> String? {
        let folded = Prose.folded(text)
        guard let rest = withoutPrefix(folded), rest.first?.isUppercase == true else { return nil }
        return rest
    }

    /// The name after "by" or the like within a line about the article, such as "Posted on 3 May by Ann Lee | News".
    func namesAfterMarker(in line: String) -> [String] {
        let words = Prose.folded(line).split(separator: " ")
        for index in words.indices.dropFirst() where markers.contains(words[index].lowercased()) {
            let rest = words[(index + 1)...].prefix {
                !"|·•–-/".contains($0) && !["um", "at", "am", "on", "in"].contains($0.lowercased())
            }
            let names = visibleNames(in: rest.prefix(4).joined(separator: " "))
            if !names.isEmpty { return names }
        }
        return []
    }

    /// One to five words, the first and the last capital.
    private func looksLikeName(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        guard (1...5).contains(words.count), name.utf8.count <= 48, let first = words.first, let last = words.last
        else { return false }
        return first.first?.isUppercase == true && last.first?.isLowercase == false
            && !name.contains(where: { "?!:".contains($0) })
    }

    /// The words before a number or a word that no name holds ("Ann Lee on 3 May").
    private func beforeStop(_ text: String) -> String {
        let words = text.split(separator: " ")
        func folded(_ index: Int) -> String { Prose.trimmed(words[index].lowercased(), of: ".,:") }
        guard
            var end = words.indices.first(where: { index in
                index > 0 && (words[index].utf8.first?.isASCIIDigit == true || stops.contains(folded(index)))
            })
        else { return text }
        while end > 1, trails.contains(folded(end - 1)) { end -= 1 }
        return words[..<end].joined(separator: " ")
    }

    /// Cuts at commas and "and", but keeps credentials with their name.
    private func split(_ text: String) -> [String] {
        if let name = uninverted(text) { return [name] }
        var names: [String] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: true) {
            let part = Prose.folded(String(part))
            let first = part.split(separator: " ").first.map { $0.lowercased() } ?? ""
            if let last = names.last, credentials.contains(part.lowercased()) || credentials.contains(first) {
                names[names.count - 1] = last + ", " + part
            } else if !isRole(part) {
                names += splitAtConjunctions(part)
            }
        }
        return names
    }

    /// "Lee, Ann" → "Ann Lee", as libraries write names: two capitalised words and a comma.
    private func uninverted(_ text: String) -> String? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Prose.folded(String($0)) }
        guard parts.count == 2, !isRole(parts[1]), !credentials.contains(parts[1].lowercased()),
            parts.allSatisfy({ part in
                part.first?.isUppercase == true && part.dropFirst().contains(where: \.isLowercase)
                    && !part.contains(where: { !$0.isLetter && $0 != "-" })
            })
        else { return nil }
        return parts[1] + " " + parts[0]
    }

    /// "Ann Lee and Bo Ek" → both; "Simon and Schuster" stays whole: each side of a conjunction has two words at least.
    private func splitAtConjunctions(_ text: String) -> [String] {
        let words = text.split(separator: " ")
        var parts: [[Substring]] = [[]]
        for (index, word) in words.enumerated() {
            if separators.contains(word.lowercased()), index > 0, index < words.count - 1 {
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        let isList = parts.count > 1 && parts.allSatisfy { $0.count >= 2 && $0.first?.first?.isLowercase == false }
        return isList ? parts.map { $0.joined(separator: " ") } : [text]
    }

    /// The name of an account, not of a person: one word without a capital, longer than initials.
    private func isHandle(_ text: String) -> Bool {
        text.utf8.count > 4
            && text.utf8.allSatisfy {
                $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
            }
            || text.utf8.contains(UInt8(ascii: "_"))
    }

    private func isCompany(_ text: String) -> Bool {
        guard let last = text.split(separator: " ").last else { return false }
        return companies.contains(last.lowercased())
    }

    private func isRole(_ text: String) -> Bool {
        roles.contains(text.lowercased())
    }

    /// "Senior Review Editor", "CEO of the Harbour": what an author is.
    private func isJob(_ text: String) -> Bool {
        let words = text.lowercased().split(separator: " ")
        guard words.count > 1, let first = words.first, let last = words.last else { return false }
        return jobs.contains(String(last)) || jobs.contains(String(first)) && words[1] == "of"
    }

    private static func endsWord(_ byte: UInt8) -> Bool { byte == 0x20 || byte == UInt8(ascii: ":") }

    private func withoutPrefix(_ text: String) -> String? {
        let start = text.utf8.drop(while: Self.endsWord).prefix { !Self.endsWord($0) }
        guard !start.isEmpty, start.count < 80, prefixStarts.contains(Substring(start).lowercased()) else { return nil }
        let lower = text.lowercased()
        for prefix in prefixes where lower.utf8.starts(with: prefix.utf8) {
            let rest = text.dropFirst(prefix.count)
            guard let next = rest.first else { return "" }
            if next == " " || next == ":" || prefix.hasSuffix(":") {
                return Prose.folded(String(rest.drop { $0 == ":" || $0 == " " }))
            }
        }
        return nil
    }

    /// Trimmed of brackets, addresses and dates; nil when nothing of a name is left.
    private func cleaned(_ name: String, takingHandles: Bool) -> String? {
        var text = name
        if let bracket = text.firstIndex(where: { $0 == "(" || $0 == "<" || $0 == "[" }), bracket != text.startIndex {
            text = String(text[..<bracket])
        }
        text = beforeStop(text)
        text = Prose.trimmed(text, of: " ,.-–—/:*\"'“”„|\u{A0}", keepingFinalPeriod: true)
        if text.hasPrefix("@") { text.removeFirst() }
        while let shorter = withoutPrefix(text), !shorter.isEmpty { text = shorter }
        guard !text.isEmpty, text.utf8.count <= 120, text.contains(where: \.isLetter),
            !text.utf8.contains(UInt8(ascii: "@"))
        else {
            return nil
        }
        guard !isRole(text) || text.contains(" ") && text.first?.isUppercase == true else { return nil }
        let words = text.split(separator: " ")
        guard words.count <= 9, takingHandles || !isHandle(text), !isCompany(text) else { return nil }
        // A month is left of a date, and a path names a field that a template did not fill.
        if words.count == 1,
            months.contains(text.lowercased())
                || text.utf8.count(where: { $0 == UInt8(ascii: ".") }) > 1 && !text.contains(where: \.isUppercase)
        {
            return nil
        }
        // A postal code or the like: an account may have a number in its name, but that is one word.
        if words.count > 1, words.contains(where: { $0.utf8.count(where: \.isASCIIDigit) >= 4 }) { return nil }
        return text
    }
}

extension Article {
    /// The names in bylines as publishers write them: "By Ann Lee and Bo Ek, staff writers" has two.
    package static func authors(inBylines bylines: [String]) -> [String] {
        AuthorNames.standard.names(in: bylines)
    }
}
