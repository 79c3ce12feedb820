internal import Article
internal import HTMLTree
internal import Text

extension XMLTree {
    /// The tree of a piece of HTML, as feeds and agencies put it into their texts.
    convenience init(html: [UInt8]) {
        var page = HTMLTree()
        do { try page.parse(html) } catch {
            self.init(nodes: [], attributes: [], names: [], text: [], faults: [error.description])
            return
        }
        var nodes: [Node] = []
        var numbers: [Tag: Int32] = [:]
        var names: [Name] = []
        var attributes: [Attribute] = []
        // Comments and doctypes keep their places, as text of no bytes, so that the indices stay the same.
        for node in 0..<page.count {
            let parent = Int32(page.parent(node) ?? -1)
            let isElement = page.kind(node) == .element || page.kind(node) == .document
            guard isElement else {
                let range = page.kind(node) == .text ? page.textRange(node) : 0..<0
                nodes.append(
                    Node(
                        name: -1, parent: parent, end: Int32(node + 1), start: Int32(range.lowerBound),
                        count: Int32(range.count)))
                continue
            }
            let tag = page.tag(node)
            let name = numbers[tag] ?? Int32(names.count)
            if Int(name) == names.count {
                numbers[tag] = name
                names.append(Name(local: page.name(of: tag), namespace: ""))
            }
            nodes.append(
                Node(
                    name: name, parent: parent, end: Int32(page.end(of: node)), start: Int32(attributes.count),
                    count: 0))
        }
        attributes = []
        self.init(nodes: nodes, attributes: attributes, names: names, text: page.text, faults: [])
    }
}

extension TextBuilder {
    /// Appends the text of a piece of HTML.
    mutating func append(html: some Sequence<UInt8>) {
        XMLTree(html: Array(html)).root?.write(to: &self, .html)
    }

    /// Appends plain text: a paragraph a line, or a paragraph for lines up to a blank one when there are blank lines.
    mutating func append(plain text: some Collection<UInt8>) {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        func isBlank(_ line: some Sequence<UInt8>) -> Bool {
            line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        }
        let isWrapped = lines.dropFirst().dropLast().contains { isBlank($0) }
        for line in lines {
            if !isWrapped || isBlank(line) { begin(.paragraph) }
            append(Array(line) + [0x20])
        }
        end()
    }

    /// Appends text that may hold HTML: markup counts when there is a tag in it.
    mutating func append(htmlOrPlain text: [UInt8]) {
        let hasTag = text.indices.dropLast().contains { index in
            guard text[index] == UInt8(ascii: "<") else { return false }
            return text[index + 1].isASCIILetter || text[index + 1] == UInt8(ascii: "/")
        }
        if hasTag || text.contains(UInt8(ascii: "&")) { append(html: text) } else { append(plain: text) }
    }
}

extension String {
    /// The text of a line that may hold HTML, white space folded; nil when there is none.
    var foldedHTML: String? {
        guard utf8.contains(UInt8(ascii: "<")) || utf8.contains(UInt8(ascii: "&")) else { return folded }
        var builder = TextBuilder()
        builder.append(html: utf8)
        builder.end()
        return String(decoding: builder.text, as: UTF8.self).folded
    }
}
