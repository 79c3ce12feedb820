import HTMLTree
import JSON
import Text

/// Strings that may hold markup, made paragraphs.
enum PlainText {
    /// The paragraphs of a text: its lines, or the blocks of its markup when it has any.
    static func paragraphs(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        guard looksLikeMarkup(bytes) else {
            return text.split(whereSeparator: \.isNewline).map { Prose.folded(String($0)) }.filter { !$0.isEmpty }
        }
        var tree = HTMLTree()
        var page = PageColumns()
        var writer = BlockWriter()
        do { try tree.parse(bytes) } catch { return [] }
        page.read(tree, words: .standard)
        writer.write(tree, page, container: 0)
        var article = Article()
        writer.fill(&article)
        return article.blocks.map { article.text(of: $0) }
    }

    /// Whether a text has HTML tags.
    static func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
        for index in bytes.indices.dropLast() where bytes[index] == UInt8(ascii: "<") {
            if bytes[index + 1].isASCIILetter || bytes[index + 1] == UInt8(ascii: "/") { return true }
        }
        return false
    }
}

/// The article in a page's JSON payloads: the part of the value tree that holds most of its prose.
enum PayloadText {
    /// Payloads beyond this size are not read: they are data, and parsing them costs more than the page.
    private static let maximumBytes = 4 << 20
    /// A string with fewer bytes is a label.
    private static let minimumString = 80

    /// The text of the best payload, its strings parted by newlines, or nil.
    static func best(in tree: borrowing HTMLTree) -> String? {
        var best: (mass: Int, text: String)?
        for payload in tree.payloads where payload.range.count < maximumBytes {
            let bytes = Array(tree.text[payload.range])
            guard let found = payload.kind == .template ? template(bytes) : json(bytes) else { continue }
            if found.mass > best?.mass ?? 400 { best = found }
        }
        return best?.text
    }

    private static func template(_ bytes: [UInt8]) -> (mass: Int, text: String)? {
        let mass = prose(bytes)
        return mass > 400 ? (mass, String(decoding: bytes, as: UTF8.self)) : nil
    }

    private static func json(_ bytes: [UInt8]) -> (mass: Int, text: String)? {
        guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
            let document = try? JSONDocument(
                parsing: Array(bytes[start...]), allowing: [.controlCharacters, .trailingCommas, .trailingText])
        else { return nil }
        var value = document.root
        var total = mass(of: value)
        guard total > 400 else { return nil }
        while value.kind == .object || value.kind == .array {
            let children = value.kind == .array ? value.elements : value.members.map(\.value)
            var heaviest: (JSONValue, Int)?
            for child in children {
                let childMass = mass(of: child)
                if childMass > heaviest?.1 ?? 0 { heaviest = (child, childMass) }
            }
            guard let (child, childMass) = heaviest, childMass * 10 >= total * 6 else { break }
            value = child
            total = childMass
        }
        var strings: [String] = []
        visit(value) { strings.append($0) }
        return (total, strings.joined(separator: "\n"))
    }

    private static func mass(of value: JSONValue) -> Int {
        var total = 0
        visit(value) { total += prose(Array($0.utf8)) }
        return total
    }

    /// Calls `body` with every long string of prose below a value.
    private static func visit(_ value: JSONValue, _ body: (String) -> Void) {
        var open = [value]
        while let value = open.popLast() {
            switch value.kind {
            case .array: open.append(contentsOf: value.elements.reversed())
            case .object: open.append(contentsOf: value.members.map(\.value).reversed())
            case .string:
                guard value.range.count >= minimumString, let text = value.string, prose(Array(text.utf8)) > 0 else {
                    continue
                }
                body(text)
            default: continue
            }
        }
    }

    /// The length of a string if it reads like sentences, else 0.
    private static func prose(_ bytes: [UInt8]) -> Int {
        var spaces = 0
        var stops = 0
        var braces = 0
        for byte in bytes {
            switch byte {
            case 0x20: spaces += 1
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "?"): stops += 1
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "="), UInt8(ascii: ";"): braces += 1
            default: break
            }
        }
        let isProse = spaces * 14 > bytes.count && stops > 0 && braces * 25 < bytes.count + 200
        return isProse ? bytes.count : 0
    }
}
