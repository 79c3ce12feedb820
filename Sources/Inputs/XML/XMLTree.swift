/// A parsed piece of XML as flat columns, one entry a node, in document order.
///
/// Parsed by libxml2 without network, files, document types, XInclude or entity expansion: a reference to an entity that
/// the document declares is an error (`InputError.Code.unsupported`), those of HTML (`&nbsp;`) stand for their characters.
final class XMLTree: Sendable {
    struct Node: Sendable, BitwiseCopyable {
        /// The index of an element's name; -1 for text.
        var name: Int32
        var parent: Int32
        /// The index after the last descendant.
        var end: Int32
        /// Bytes of `text` for text, entries of `attributes` for an element.
        var start: Int32
        var count: Int32
    }

    struct Attribute: Sendable, BitwiseCopyable {
        var name: Int32
        var start: Int32
        var count: Int32
    }

    struct Name: Sendable, Hashable {
        let local: String
        let namespace: String
    }

    let nodes: [Node]
    let attributes: [Attribute]
    let names: [Name]
    let text: [UInt8]
    /// What libxml2 had to forgive, a clause each, with the line inside the piece; at most a few.
    let faults: [String]

    init(nodes: [Node], attributes: [Attribute], names: [Name], text: [UInt8], faults: [String]) {
        self.nodes = nodes
        self.attributes = attributes
        self.names = names
        self.text = text
        self.faults = faults
    }

    /// The root elements: one, unless the text was cut out of another.
    var root: XMLElement? {
        nodes.isEmpty ? nil : XMLElement(tree: self, index: 0)
    }
}

/// An element of an `XMLTree`.
struct XMLElement: Sendable {
    let tree: XMLTree
    let index: Int

    private var node: XMLTree.Node { tree.nodes[index] }

    /// The name without prefix.
    var name: String { tree.names[Int(node.name)].local }

    /// The namespace, or an empty string.
    var namespace: String { tree.names[Int(node.name)].namespace }

    /// The element around this one.
    var parent: XMLElement? {
        node.parent < 0 ? nil : XMLElement(tree: tree, index: Int(node.parent))
    }

    /// The value of the attribute of a local name, in whatever namespace (one without comes first).
    subscript(attribute: String) -> String? {
        var found: XMLTree.Attribute?
        for position in Int(node.start)..<Int(node.start + node.count) {
            let candidate = tree.attributes[position]
            let name = tree.names[Int(candidate.name)]
            guard name.local == attribute else { continue }
            if name.namespace.isEmpty { return value(candidate) }
            found = found ?? candidate
        }
        return found.map(value)
    }

    private func value(_ attribute: XMLTree.Attribute) -> String {
        String(decoding: tree.text[Int(attribute.start)..<Int(attribute.start + attribute.count)], as: UTF8.self)
    }

    /// The elements directly inside.
    var children: [XMLElement] {
        var result: [XMLElement] = []
        var child = index + 1
        while child < Int(node.end) {
            if tree.nodes[child].name >= 0 { result.append(XMLElement(tree: tree, index: child)) }
            child = Int(tree.nodes[child].end)
        }
        return result
    }

    /// The elements directly inside of a name.
    func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

    /// The first element of the first of these names that has one, directly inside.
    func first(_ names: String...) -> XMLElement? {
        let children = children
        for name in names {
            if let child = children.first(where: { $0.name == name }) { return child }
        }
        return nil
    }

    /// The first element along a path of names.
    func at(_ path: String...) -> XMLElement? {
        var element: XMLElement? = self
        for name in path { element = element?.first(name) }
        return element
    }

    /// All elements of a name inside, at any depth, in document order.
    func descendants(_ name: String) -> [XMLElement] {
        guard index + 1 < Int(node.end) else { return [] }
        return (index + 1..<Int(node.end)).compactMap { position in
            let candidate = tree.nodes[position].name
            guard candidate >= 0, tree.names[Int(candidate)].local == name else { return nil }
            return XMLElement(tree: tree, index: position)
        }
    }

    /// The text inside as it is written.
    var rawText: [UInt8] {
        var result: [UInt8] = []
        for position in index..<Int(node.end) where tree.nodes[position].name < 0 {
            let text = tree.nodes[position]
            result += tree.text[Int(text.start)..<Int(text.start + text.count)]
        }
        return result
    }

    /// The text inside with white space folded, or nil when there is none.
    var text: String? {
        let folded = FoldedText(rawText)
        return folded.isEmpty ? nil : folded.string
    }

    /// Whether there is an element inside.
    var hasChildren: Bool { !children.isEmpty }
}
