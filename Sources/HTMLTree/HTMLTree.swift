/// A parsed HTML page as flat columns: one entry a node, in document order, all text in one UTF-8 buffer.
///
/// A node is its index. Node 0 is the document. The subtree of node `n` is `n..<end(of: n)`, so walking it is a loop
/// over integers and every sum over a subtree is a difference of prefix sums. A tree is meant to be used again for the
/// next page (`parse` empties it and keeps the capacity): one tree a worker.
public struct HTMLTree: ~Copyable {
    /// What a node is.
    public enum Kind: UInt8, Sendable, BitwiseCopyable {
        case document, element, text, comment, doctype
    }

    /// The language an element belongs to.
    public enum Namespace: UInt8, Sendable, BitwiseCopyable {
        case html, svg, math
    }

    /// An attribute of an element: its name, and its value as a range of `text`.
    @usableFromInline package struct Attribute: BitwiseCopyable, Sendable {
        @usableFromInline package var name: AttributeName
        @usableFromInline package var start: Int32
        @usableFromInline package var count: Int32
    }

    /// The kind of each node.
    @usableFromInline package var kinds = Column<Kind>()
    /// The namespace of each element; `.html` for other nodes.
    @usableFromInline package var namespaces = Column<Namespace>()
    /// The tag of each element; `.none` for other nodes.
    @usableFromInline package var tags = Column<Tag>()
    /// The parent of each node; -1 for the document.
    @usableFromInline package var parents = Column<Int32>()
    /// The index after the last descendant of each node.
    @usableFromInline package var ends = Column<Int32>()
    /// For text, comments and doctypes the range of their bytes in `text`; for elements the range of their attributes.
    @usableFromInline package var starts = Column<Int32>()
    @usableFromInline package var counts = Column<Int32>()
    /// The attributes of all elements.
    @usableFromInline package var attributes = Column<Attribute>()

    /// All text, attribute values, comments and payloads, as UTF-8 with character references decoded.
    public package(set) var text: [UInt8] = []

    /// The scripts whose content is data: JSON, text templates. In the order of the page.
    public package(set) var payloads: [Payload] = []

    /// What of the page the limits left out.
    public package(set) var truncation = Truncation()

    /// Where the next page is built; its memory is kept between pages.
    var arena = TreeArena()

    /// An empty tree.
    public init() {}
}

extension HTMLTree {
    /// The number of nodes; 0 before the first page.
    @inlinable public var count: Int { kinds.count }

    /// The kind of a node.
    @inlinable public func kind(_ node: Int) -> Kind { kinds[node] }

    /// The tag of an element, `.none` for any other node.
    @inlinable public func tag(_ node: Int) -> Tag { tags[node] }

    /// The namespace of an element, `.html` for any other node.
    @inlinable public func namespace(of node: Int) -> Namespace { namespaces[node] }

    /// The parent of a node, or nil for the document.
    @inlinable public func parent(_ node: Int) -> Int? { parents[node] < 0 ? nil : Int(parents[node]) }

    /// The index after the last node of the subtree of `node`.
    @inlinable public func end(of node: Int) -> Int { Int(ends[node]) }

    /// The bytes of a text node, comment or doctype, as a range of `text`; empty for any other node.
    @inlinable public func textRange(_ node: Int) -> Range<Int> {
        guard kinds[node] != .element else { return 0..<0 }
        return Int(starts[node])..<Int(starts[node]) + Int(counts[node])
    }

    /// The indices of an element's attributes, for `attributeName(at:)` and `attributeValue(at:)`.
    @inlinable public func attributeIndices(of node: Int) -> Range<Int> {
        guard kinds[node] == .element else { return 0..<0 }
        return Int(starts[node])..<Int(starts[node]) + Int(counts[node])
    }

    /// The name of the attribute at an index.
    @inlinable public func attributeName(at index: Int) -> AttributeName { attributes[index].name }

    /// The value of the attribute at an index, as a range of `text`.
    @inlinable public func attributeValue(at index: Int) -> Range<Int> {
        let attribute = attributes[index]
        return Int(attribute.start)..<Int(attribute.start) + Int(attribute.count)
    }

    /// The value of an element's attribute as a range of `text`, or nil when the element has no such attribute.
    @inlinable public func attribute(_ name: AttributeName, of node: Int) -> Range<Int>? {
        for index in attributeIndices(of: node) where attributes[index].name == name {
            return attributeValue(at: index)
        }
        return nil
    }

    /// A range of `text` as a string.
    public func string(_ range: Range<Int>) -> String {
        String(decoding: text[range], as: UTF8.self)
    }
}

extension HTMLTree {
    /// The lowercase name of a tag of this tree; empty for `.none`.
    public func name(of tag: Tag) -> String { arena.tagNames.name(tag.rawValue) }

    /// The lowercase name of an attribute of this tree.
    public func name(of attribute: AttributeName) -> String { arena.attributeNames.name(attribute.rawValue) }

    /// The tag of an element name, or nil when neither the standard nor this page has it.
    public mutating func tag(named name: String) -> Tag? {
        arena.tagNames.existingNumber(of: name).map(Tag.init(rawValue:))
    }

    /// The attribute of a name, or nil when neither the standard nor this page has it.
    public mutating func attributeName(_ name: String) -> AttributeName? {
        arena.attributeNames.existingNumber(of: name).map(AttributeName.init(rawValue:))
    }
}
