/// The tree while it is being built: nodes in the order of their creation, linked, so that they can still move.
///
/// Both front ends build through it. `finish(into:)` lays the nodes out in document order.
struct TreeArena: ~Copyable {
    struct Node: BitwiseCopyable {
        var kind: HTMLTree.Kind
        var namespace = HTMLTree.Namespace.html
        var tag = Tag.none
        /// The node's links; -1 where there is none.
        var parent: Int32 = -1
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var next: Int32 = -1
        var previous: Int32 = -1
        /// The bytes of a text, comment or doctype, or the attributes of an element.
        var start: Int32 = 0
        var count: Int32 = 0
    }

    struct PendingPayload: BitwiseCopyable {
        var kind: Payload.Kind
        var node: Int32
        var start: Int32
        var count: Int32
    }

    var nodes = Column<Node>()
    var attributes = Column<HTMLTree.Attribute>()
    var text = Column<UInt8>()
    var payloads = Column<PendingPayload>()
    var tagNames: NameTable
    var attributeNames: NameTable
    var options = HTMLTree.Options()
    var limits = HTMLTree.Limits()
    var truncation = HTMLTree.Truncation()

    init() {
        tagNames = NameTable(known: Tag.knownNames)
        attributeNames = NameTable(known: AttributeName.knownNames)
    }

    /// An arena that owns nothing, to stand in for one that is in use.
    init(placeholder: ()) {
        tagNames = NameTable()
        attributeNames = NameTable()
    }

    /// Empties the arena for the next page: only the document is left.
    mutating func reset(options: HTMLTree.Options, limits: HTMLTree.Limits) {
        nodes.empty()
        attributes.empty()
        text.empty()
        payloads.empty()
        tagNames.reset()
        attributeNames.reset()
        self.options = options
        self.limits = limits
        truncation = HTMLTree.Truncation()
        nodes.append(Node(kind: .document))
    }

    /// The document.
    static var document: Int32 { 0 }

    /// Whether the page has as many nodes as it may have.
    var isFull: Bool { nodes.count >= limits.nodes }
}

// MARK: - Nodes

extension TreeArena {
    /// Makes an element that has no place yet, from attributes that stand in `attributes`.
    @inline(__always)
    mutating func makeElement(
        _ tag: Tag, namespace: HTMLTree.Namespace = .html, attributes range: Range<Int>
    ) -> Int32 {
        nodes.append(
            Node(
                kind: .element, namespace: namespace, tag: tag,
                start: Int32(truncatingIfNeeded: range.lowerBound), count: Int32(truncatingIfNeeded: range.count)))
        return Int32(truncatingIfNeeded: nodes.count - 1)
    }

    /// Makes a text, comment or doctype that has no place yet, from bytes that stand in `text`.
    mutating func make(_ kind: HTMLTree.Kind, text range: Range<Int>) -> Int32 {
        nodes.append(
            Node(
                kind: kind, start: Int32(truncatingIfNeeded: range.lowerBound),
                count: Int32(truncatingIfNeeded: range.count)))
        return Int32(truncatingIfNeeded: nodes.count - 1)
    }

    /// Adds an attribute whose value is the end of `text` from `start` on, to the element that is made next.
    @inline(__always)
    mutating func appendAttribute(_ name: AttributeName, valueFrom start: Int) {
        attributes.append(
            HTMLTree.Attribute(
                name: name, start: Int32(truncatingIfNeeded: start),
                count: Int32(truncatingIfNeeded: text.count - start)))
    }

    /// Puts a node that has no place after the last child of `parent`.
    @inline(__always)
    mutating func append(_ node: Int32, to parent: Int32) {
        let last = nodes[parent].lastChild
        nodes[node].parent = parent
        nodes[node].previous = last
        nodes[parent].lastChild = node
        if last < 0 { nodes[parent].firstChild = node } else { nodes[last].next = node }
    }

    /// Puts a node that has no place before `sibling`, which has a parent.
    mutating func insert(_ node: Int32, before sibling: Int32) {
        let (parent, previous) = (nodes[sibling].parent, nodes[sibling].previous)
        nodes[node].parent = parent
        nodes[node].previous = previous
        nodes[node].next = sibling
        nodes[sibling].previous = node
        if previous < 0 { nodes[parent].firstChild = node } else { nodes[previous].next = node }
    }

    /// Takes a node, with its subtree, from its place; a node without a place stays as it is.
    mutating func detach(_ node: Int32) {
        let (parent, previous, next) = (nodes[node].parent, nodes[node].previous, nodes[node].next)
        guard parent >= 0 else { return }
        if previous < 0 { nodes[parent].firstChild = next } else { nodes[previous].next = next }
        if next < 0 { nodes[parent].lastChild = previous } else { nodes[next].previous = previous }
        nodes[node].parent = -1
        nodes[node].previous = -1
        nodes[node].next = -1
    }

    /// Appends all children of `source` to `target`, in their order.
    mutating func moveChildren(of source: Int32, to target: Int32) {
        let first = nodes[source].firstChild
        guard first >= 0 else { return }
        let last = nodes[target].lastChild
        nodes[first].previous = last
        if last < 0 { nodes[target].firstChild = first } else { nodes[last].next = first }
        nodes[target].lastChild = nodes[source].lastChild
        nodes[source].firstChild = -1
        nodes[source].lastChild = -1
        var child = first
        while child >= 0 {
            nodes[child].parent = target
            child = nodes[child].next
        }
    }
}

// MARK: - Text

extension TreeArena {
    /// Adds text at the end of `parent`: to the text node that ends there and owns the last bytes, or as a new node.
    @inline(__always)
    mutating func appendText(_ bytes: UnsafePointer<UInt8>, count: Int, to parent: Int32) {
        guard count > 0 else { return }
        let start = text.count
        text.append(bytes, count: count)
        let last = nodes[parent].lastChild
        if last >= 0, extend(last, with: start..<text.count) { return }
        append(make(.text, text: start..<text.count), to: parent)
    }

    /// Adds text before `sibling`, likewise.
    mutating func insertText(_ bytes: UnsafePointer<UInt8>, count: Int, before sibling: Int32) {
        guard count > 0 else { return }
        let start = text.count
        text.append(bytes, count: count)
        let previous = nodes[sibling].previous
        if previous >= 0, extend(previous, with: start..<text.count) { return }
        insert(make(.text, text: start..<text.count), before: sibling)
    }

    @inline(__always)
    private mutating func extend(_ node: Int32, with range: Range<Int>) -> Bool {
        guard nodes[node].kind == .text, Int(nodes[node].start + nodes[node].count) == range.lowerBound else {
            return false
        }
        nodes[node].count += Int32(truncatingIfNeeded: range.count)
        return true
    }

    /// The value of an attribute of an element, or nil.
    func value(of name: AttributeName, in node: Int32) -> UnsafeBufferPointer<UInt8>? {
        let (start, count) = (Int(nodes[node].start), Int(nodes[node].count))
        for index in start..<start + count where attributes[index].name == name {
            return UnsafeBufferPointer(
                start: text.base.map { UnsafePointer($0) + Int(attributes[index].start) },
                count: Int(attributes[index].count))
        }
        return nil
    }
}
