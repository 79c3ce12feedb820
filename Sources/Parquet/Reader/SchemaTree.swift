/// A node of a file's schema, with what the levels of its column mean.
struct SchemaNode: Sendable {
    /// As in the footer.
    let element: SchemaElement
    /// The names from below the root.
    let path: [String]
    /// The number of optional and repeated nodes down to this one.
    let definition: UInt8
    /// The number of repeated nodes down to this one.
    let repetition: UInt8
    /// Nodes below; empty for a leaf.
    let children: [SchemaNode]
    /// The leaves at or below this node.
    let leaves: Range<Int>

    var isLeaf: Bool { element.type != nil }
    var isRepeated: Bool { element.repetitionType == .repeated }
    var isOptional: Bool { element.repetitionType == .optional }

    /// The path with dots.
    var dottedPath: String { path.joined(separator: ".") }
}

/// The schema of a file: a tree of groups, whose leaves are the columns that are stored.
struct SchemaTree: Sendable {
    /// The children of the root.
    let fields: [SchemaNode]
    /// The stored columns in order.
    let leaves: [SchemaNode]

    /// Groups in groups beyond this are refused, so that recursion over the tree is bounded.
    private static let maximumDepth = 60

    /// Builds the tree of a footer's list.
    init(_ elements: [SchemaElement]) throws(ParquetError) {
        guard let root = elements.first, root.type == nil else {
            throw ParquetError(.malformed, "the schema has no root")
        }
        var builder = Builder(elements: elements)
        fields = try builder.children(of: root, path: [], definition: 0, repetition: 0)
        guard builder.next == elements.count else {
            throw ParquetError(.malformed, "the schema has \(elements.count - builder.next) nodes outside its root")
        }
        leaves = builder.leaves
    }

    private struct Builder {
        let elements: [SchemaElement]
        var next = 1
        var leaves: [SchemaNode] = []

        mutating func children(
            of parent: SchemaElement, path: [String], definition: UInt8, repetition: UInt8
        ) throws(ParquetError) -> [SchemaNode] {
            let count = Int(parent.numChildren ?? 0)
            guard count >= 0, count <= elements.count - next, path.count < SchemaTree.maximumDepth else {
                throw ParquetError(
                    .malformed, "the schema has \(count) nodes in \(path.joined(separator: ".")), \(path.count) deep")
            }
            var nodes: [SchemaNode] = []
            for _ in 0..<count {
                nodes.append(try node(below: path, definition: definition, repetition: repetition))
            }
            return nodes
        }

        private mutating func node(
            below path: [String], definition: UInt8, repetition: UInt8
        ) throws(ParquetError) -> SchemaNode {
            // The counts of children may promise more nodes than there are.
            guard next < elements.count else { throw ParquetError(.malformed, "the schema ends early") }
            let element = elements[next]
            next += 1
            let path = path + [element.name]
            let definition = definition + (element.repetitionType ?? .required == .required ? 0 : 1)
            let repetition = repetition + (element.repetitionType == .repeated ? 1 : 0)
            let firstLeaf = leaves.count
            guard element.type != nil else {
                let children = try children(
                    of: element, path: path, definition: definition, repetition: repetition)
                return SchemaNode(
                    element: element, path: path, definition: definition, repetition: repetition, children: children,
                    leaves: firstLeaf..<leaves.count)
            }
            guard element.numChildren ?? 0 == 0 else {
                throw ParquetError(.malformed, "a column of the schema has nodes below it")
            }
            let leaf = SchemaNode(
                element: element, path: path, definition: definition, repetition: repetition, children: [],
                leaves: firstLeaf..<(firstLeaf + 1))
            leaves.append(leaf)
            return leaf
        }
    }
}
