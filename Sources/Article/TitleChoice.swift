/// The title of an article from the places where a page repeats it.
struct TitleChoice {
    /// Texts of the `h1` elements, in order.
    var headings: [String]
    /// The one of them that stands right above the body.
    var headline: String?
    /// `og:title`, `twitter:title`…
    var declared: [String]
    /// The `headline` of JSON-LD.
    var linked: String?
    /// The `title` element.
    var document: String?
    /// The names of the site, as `Prose.key`.
    var siteKeys: [String]

    /// Characters that part a title from the name of the site, with spaces around them.
    private static let separators: Set<Character> = [
        "|", "-", "–", "—", "·", "•", "»", "«", ":", "/", "~", "*", "›", "‹", "∙", "⋅", "<", ">",
    ]

    /// The most parts of a title: a page may have hundreds of thousands of separators in one.
    private static let mostParts = 16

    /// The title, or nil when the page has none.
    func best() -> String? {
        var declared: [String] = []
        for title in [linked].compactMap({ $0 }) + self.declared {
            let title = withoutSite(title)
            if !title.isEmpty, !declared.contains(title), !isSite(title) { declared.append(title) }
        }
        let document = self.document.map { withoutSite($0) } ?? ""
        let references = (declared + [document]).filter { !$0.isEmpty }
        let keys = references.map(Prose.key)
        let headings = headings.filter { !$0.isEmpty && !isSite($0) && $0.utf8.count < 400 }
        let agreeing = headings.first { keys.contains(Prose.key($0)) } ?? headings.first { agrees($0, keys) }
        if let agreeing { return references.first { isCore($0, of: agreeing) } ?? agreeing }
        if let linked = linked.map({ withoutSite($0) }), !linked.isEmpty, !isSite(linked) { return linked }
        // A headline of some words is what readers see; what is declared may be made for search engines.
        if let headline, headings.contains(headline), headline.split(separator: " ").count >= 3 { return headline }
        if headings.count == 1, declared.isEmpty { return headings[0] }
        if let first = declared.first { return first }
        if document.isEmpty || isSite(document) { return headings.first ?? (document.isEmpty ? nil : document) }
        return document
    }

    /// Whether a declared title is what a heading says after a kicker or before a subtitle.
    private func isCore(_ title: String, of heading: String) -> Bool {
        let (part, whole) = (Prose.key(title), Prose.key(heading))
        return part.utf8.count >= 16 && part.utf8.count * 2 >= whole.utf8.count && part != whole
            && (whole.hasSuffix(part) || whole.hasPrefix(part))
    }

    /// Whether a heading is a long part of a declared title, or the other way round.
    private func agrees(_ heading: String, _ references: [String]) -> Bool {
        let key = Prose.key(heading)
        return references.contains { reference in
            let (short, long) = key.utf8.count < reference.utf8.count ? (key, reference) : (reference, key)
            return short.utf8.count * 5 >= long.utf8.count * 2 && short.utf8.count >= 8 && long.hasBytes(of: short)
        }
    }

    private func isSite(_ text: String) -> Bool {
        siteKeys.contains(Prose.key(text))
    }

    /// "Title | Section | Site" → "Title": ends and starts that name the site, and a last part that the h1 lacks.
    func withoutSite(_ title: String) -> String {
        if headings.contains(title) { return title }
        var parts = Self.parts(title)
        guard parts.count > 1 else { return title }
        let headingKeys = Set(headings.map(Prose.key))
        var cut = false
        while parts.count > 1, let last = parts.last {
            let whole = Prose.key(Self.joined(parts))
            if headingKeys.contains(whole) { break }
            let key = Prose.key(last.text)
            let named = siteKeys.contains {
                $0 == key || (key.utf8.count >= 4 && ($0.hasBytes(of: key) || key.hasBytes(of: $0)))
            }
            let withoutLast = Array(parts.dropLast())
            guard named || headingKeys.contains(Prose.key(Self.joined(withoutLast))) || cut && key.isEmpty else {
                break
            }
            parts = withoutLast
            cut = true
        }
        while parts.count > 1 {
            let key = Prose.key(parts[0].text)
            guard siteKeys.contains(key), !headingKeys.contains(Prose.key(Self.joined(parts))) else { break }
            parts.removeFirst()
        }
        return Prose.folded(Self.joined(parts))
    }

    /// What is left of a title when some of its first or last parts are taken off: the places where a site's name stands.
    static func endParts(of title: String) -> Set<String> {
        let parts = parts(title)
        var ends: Set<String> = []
        for cut in 1..<max(1, parts.count) {
            ends.insert(Prose.folded(joined(Array(parts.dropFirst(cut)))))
            ends.insert(Prose.folded(joined(Array(parts.dropLast(cut)))))
        }
        return ends
    }

    /// The parts of a title, each with the separator before it.
    private static func parts(_ title: String) -> [(separator: String, text: String)] {
        var parts: [(separator: String, text: String)] = []
        var words: [Substring] = []
        var separator = ""
        for word in title.split(separator: " ") {
            if parts.count == mostParts {
                words.append(word)
            } else if word.utf8.count <= 8, word.count <= 2, word.allSatisfy({ separators.contains($0) }) {
                parts.append((separator, words.joined(separator: " ")))
                words = []
                separator = String(word)
            } else if word.utf8.last.map({ $0 == UInt8(ascii: "|") || $0 >= 0x80 }) ?? false,
                word.last == "|" || word.last == "»", word.count > 1
            {
                words.append(word.dropLast())
                parts.append((separator, words.joined(separator: " ")))
                words = []
                separator = String(word.suffix(1))
            } else {
                words.append(word)
            }
        }
        parts.append((separator, words.joined(separator: " ")))
        return parts
    }

    private static func joined(_ parts: [(separator: String, text: String)]) -> String {
        var result = parts[0].text
        for part in parts.dropFirst() { result += " \(part.separator) \(part.text)" }
        return result
    }
}
