/// A parsed HTML page as flat columns: one entry a node, in document order, all text in one UTF-8 buffer.
///
/// A node is its index. Node 0 is the document. The subtree of node `n` is `n..<end(of: n)`, so walking it is a loop
/// over integers and every sum over a subtree is a difference of prefix sums. A tree is meant to be used again for the
/// next page (`parse` empties it and keeps the capacity): one tree a worker.
public struct HTMLTree: ~Copyable {
    /// What a node is.
    public enum Kind: UInt8, Sendable {
        case document, element, text, comment, doctype
    }

    /// The kind of each node.
    package var kinds: [Kind] = []
    /// The tag of each element; `.none` for other nodes.
    package var tags: [Tag] = []
    /// The parent of each node; -1 for the document.
    package var parents: [Int32] = []
    /// The index after the last descendant of each node.
    package var ends: [Int32] = []
    /// For text, comments and doctypes the range of their bytes in `text`; for elements the range of their attributes.
    package var starts: [Int32] = []
    package var counts: [Int32] = []

    /// The name of each attribute, and the range of its value in `text`.
    package var attributeNames: [AttributeName] = []
    package var valueStarts: [Int32] = []
    package var valueCounts: [Int32] = []

    /// All text, attribute values and comments, as UTF-8 with character references decoded.
    public package(set) var text: [UInt8] = []

    /// An empty tree.
    public init() {}

    /// The number of nodes.
    @inlinable public var count: Int { nodeCount }
    @usableFromInline package var nodeCount: Int { kinds.count }

    /// The kind of a node.
    public func kind(_ node: Int) -> Kind { kinds[node] }

    /// The tag of an element, `.none` for any other node.
    public func tag(_ node: Int) -> Tag { tags[node] }

    /// The parent of a node, or nil for the document.
    public func parent(_ node: Int) -> Int? { parents[node] < 0 ? nil : Int(parents[node]) }

    /// The index after the last node of the subtree of `node`.
    public func end(of node: Int) -> Int { Int(ends[node]) }

    /// The bytes of a text node, comment or doctype, as a range of `text`.
    public func textRange(_ node: Int) -> Range<Int> {
        Int(starts[node])..<Int(starts[node]) + Int(counts[node])
    }

    /// The value of an element's attribute as a range of `text`, or nil when the element has no such attribute.
    public func attribute(_ name: AttributeName, of node: Int) -> Range<Int>? {
        guard kinds[node] == .element else { return nil }
        let first = Int(starts[node])
        for index in first..<first + Int(counts[node]) where attributeNames[index] == name {
            return Int(valueStarts[index])..<Int(valueStarts[index]) + Int(valueCounts[index])
        }
        return nil
    }
}
