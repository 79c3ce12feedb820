import HTMLTree

/// What a tree holds, as plain values that tests can compare.
struct Page: Equatable {
    struct Node: Equatable {
        var kind: HTMLTree.Kind
        var name: String
        var namespace: HTMLTree.Namespace
        var attributes: [String: String]
        var text: String
        var parent: Int
        var end: Int
    }

    var nodes: [Node] = []
    var payloads: [Payload] = []
    var payloadTexts: [String] = []
    var truncation: HTMLTree.Truncation

    init(
        _ html: String, with parser: HTMLTree.Parser = .native, options: HTMLTree.Options = .article,
        limits: HTMLTree.Limits = HTMLTree.Limits()
    ) throws {
        var tree = HTMLTree()
        try tree.parse(Array(html.utf8), with: parser, options: options, limits: limits)
        self.init(tree)
    }

    init(_ tree: borrowing HTMLTree) {
        for node in 0..<tree.count {
            var attributes: [String: String] = [:]
            for index in tree.attributeIndices(of: node) {
                attributes[tree.name(of: tree.attributeName(at: index))] = tree.string(tree.attributeValue(at: index))
            }
            nodes.append(
                Node(
                    kind: tree.kind(node), name: tree.name(of: tree.tag(node)), namespace: tree.namespace(of: node),
                    attributes: attributes, text: tree.string(tree.textRange(node)), parent: tree.parent(node) ?? -1,
                    end: tree.end(of: node)))
        }
        payloads = tree.payloads
        payloadTexts = tree.payloads.map { tree.string($0.range) }
        truncation = tree.truncation
    }

    /// The page in one line: elements as `name(…)`, text quoted.
    var outline: String {
        var result = ""
        var open: [Int] = []
        for (index, node) in nodes.enumerated() {
            while let last = open.last, last <= index {
                result += ")"
                open.removeLast()
            }
            switch node.kind {
            case .element:
                result += node.name + "("
                open.append(node.end)
            case .text: result += "\"" + node.text + "\""
            case .comment: result += "<!--" + node.text + "-->"
            case .doctype: result += "<!" + node.text + ">"
            case .document: break
            }
        }
        return result + String(repeating: ")", count: open.count)
    }

    /// All text nodes, joined.
    var text: String { nodes.filter { $0.kind == .text }.map(\.text).joined() }

    /// The first element of a name.
    func first(_ name: String) -> Node? { nodes.first { $0.kind == .element && $0.name == name } }
}

/// `Testing` has a `Tag` too.
typealias ElementTag = Tag
