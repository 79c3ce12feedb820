import EmbeddedData
import HTMLTree
import Text

/// The values of a page's `meta`, `link` and `title` elements, by field.
struct MetaTags {
    /// The fields of `meta_names.tsv`.
    enum Field: UInt32, CaseIterable {
        case title = 1, site, author, published, modified, section, tags, language, description, image, url
    }

    /// Which names give which field, and how good each is.
    struct Names: Sendable {
        /// The rules that come with the library.
        static let standard = Names(LexiconFile(embedded_meta_names()))

        /// Hash of a name → field << 8 | rank from 1.
        private var table = HashTable()

        init(_ file: LexiconFile) {
            let fields: [String: Field] = [
                "title": .title, "site": .site, "author": .author, "published": .published, "modified": .modified,
                "section": .section, "tags": .tags, "language": .language, "description": .description,
                "image": .image, "url": .url,
            ]
            for line in file where line.count > 1 {
                guard let field = fields[line[0]] else { continue }
                for (rank, name) in line[1].utf8.split(separator: 0x20).enumerated() {
                    let hash = FNV.hash(name)
                    if table[hash] == 0 { table.insert(hash, field.rawValue << 8 | UInt32(rank + 1)) }
                }
            }
        }

        func lookUp(_ name: some Sequence<UInt8>) -> (Field, Int)? {
            var hash = FNV.empty
            for byte in name where !byte.isASCIIWhitespace { hash = hash.adding(byte.asciiLowercased) }
            let value = table[hash]
            return Field(rawValue: value >> 8).map { ($0, Int(value & 0xFF)) }
        }
    }

    private var values: [(field: Field, rank: Int, text: String)] = []
    /// The `title` element.
    private(set) var documentTitle: String?
    /// `link rel="canonical"`.
    private(set) var canonical: String?
    /// The `lang` of the root.
    private(set) var rootLanguage: String?
    /// `og:type`, `robots`-like single values are not kept; this says that `og:type` is `article`.
    private(set) var isArticleType = false

    /// Reads the page's elements.
    init(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, names: Names = .standard) {
        for index in 0..<page.noted.count {
            let node = Int(page.noted[index])
            switch tree.tag(node) {
            case .meta: readMeta(tree, node, names)
            case .link: readLink(tree, node)
            case .title where documentTitle == nil && tree.namespace(of: node) == .html:
                documentTitle = Self.text(tree, node)
            case .html:
                rootLanguage = rootLanguage ?? tree.attribute(.lang, of: node).map { tree.string($0) }
            default: break
            }
        }
        values.sort {
            $0.field.rawValue == $1.field.rawValue ? $0.rank < $1.rank : $0.field.rawValue < $1.field.rawValue
        }
    }

    /// The best value of a field.
    subscript(field: Field) -> String? {
        values.first { $0.field == field }?.text
    }

    /// All values of a field, best names first.
    func all(_ field: Field) -> [String] {
        Array(values.lazy.filter { $0.field == field }.map(\.text).prefix(Self.mostValues))
    }

    /// The most values of a field that are looked at: a page may repeat an element without end.
    private static let mostValues = 100

    /// The values of the best name of a field.
    func best(_ field: Field) -> [String] {
        let found = values.filter { $0.field == field }
        return found.filter { $0.rank == found[0].rank }.prefix(Self.mostValues).map(\.text)
    }

    private mutating func readMeta(_ tree: borrowing HTMLTree, _ node: Int, _ names: Names) {
        guard let content = tree.attribute(.content, of: node), !content.isEmpty else { return }
        for attribute in Self.nameAttributes {
            guard let name = tree.attribute(attribute, of: node) else { continue }
            if tree.text[name].elementsEqual("og:type".utf8) {
                isArticleType = tree.text[content].elementsEqual("article".utf8)
            }
            guard let (field, rank) = names.lookUp(tree.text[name]) else { continue }
            let text = Prose.folded(Prose.unescaped(tree.string(content)))
            if !text.isEmpty { values.append((field, rank, text)) }
            return
        }
    }

    private static let nameAttributes: [AttributeName] = [.property, .name, .itemprop, .httpEquiv]

    private mutating func readLink(_ tree: borrowing HTMLTree, _ node: Int) {
        guard canonical == nil, let rel = tree.attribute(.rel, of: node), let href = tree.attribute(.href, of: node),
            tree.text[rel].elementsEqual("canonical".utf8)
        else { return }
        let url = Prose.folded(tree.string(href))
        if url.contains("://") { canonical = url }
    }

    /// The text of a subtree, folded.
    static func text(_ tree: borrowing HTMLTree, _ node: Int) -> String {
        text(tree, node..<tree.end(of: node))
    }

    /// The text of some nodes, folded; block elements and line breaks among them part words.
    static func text(_ tree: borrowing HTMLTree, _ nodes: Range<Int>) -> String {
        var text: [UInt8] = []
        for inner in nodes {
            if tree.kind(inner) == .text {
                text += tree.text[tree.textRange(inner)]
            } else if tree.kind(inner) == .element, inner > nodes.lowerBound,
                TagTraits(of: tree.tag(inner)).isDisjoint(with: [.block, .lineBreak]) == false
            {
                text.append(0x20)
            }
        }
        return Prose.folded(String(decoding: text, as: UTF8.self))
    }
}
