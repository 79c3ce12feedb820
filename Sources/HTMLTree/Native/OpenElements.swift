/// An element whose end has not been seen.
struct OpenElement: BitwiseCopyable {
    var node: Int32
    /// The tag of an HTML element; `.none` for one of SVG or MathML, which no rule on HTML elements means.
    var tag: Tag
    var traits: TagTraits
}

/// The stack of open elements (HTML Standard, section 13.2.4.2). The first is the html element.
struct OpenElements: ~Copyable {
    private var elements = Column<OpenElement>()
    /// How many of each known tag are open, so that most searches end before they start.
    private var openCounts = Column<UInt16>()

    init() {
        openCounts.resetUninitialized(count: Tag.knownNames.count + 1)
        for tag in 0..<openCounts.count { openCounts[tag] = 0 }
    }

    /// The number of elements.
    var count: Int { elements.count }

    /// The element at an index, the outermost first.
    subscript(index: Int) -> OpenElement { elements[index] }

    /// The current node. The stack is never empty once the html element is there.
    @inline(__always) var current: OpenElement {
        elements.last ?? OpenElement(node: TreeArena.document, tag: .none, traits: [])
    }

    @inline(__always) private func slot(_ tag: Tag) -> Int { min(Int(tag.rawValue), openCounts.count - 1) }

    /// Whether an element of a known tag is open at all.
    @inline(__always) func contains(_ tag: Tag) -> Bool { openCounts[slot(tag)] > 0 }

    /// The index of a node, or nil.
    func index(of node: Int32) -> Int? {
        var index = elements.count - 1
        while index >= 0 {
            if elements[index].node == node { return index }
            index -= 1
        }
        return nil
    }

    /// The index of the innermost element of a tag, or nil.
    func lastIndex(of tag: Tag) -> Int? {
        guard contains(tag) else { return nil }
        var index = elements.count - 1
        while index >= 0 {
            if elements[index].tag == tag { return index }
            index -= 1
        }
        return nil
    }
}

// MARK: - Changes

extension OpenElements {
    @inline(__always)
    mutating func push(_ element: OpenElement) {
        elements.append(element)
        openCounts[slot(element.tag)] += 1
    }

    /// Takes the current node off; the html element stays.
    @inline(__always)
    mutating func pop() {
        guard elements.count > 1 else { return }
        let element = elements.removeLast()
        openCounts[slot(element.tag)] -= 1
    }

    /// Takes off elements until `count` are left.
    mutating func pop(to count: Int) {
        while elements.count > max(count, 1) { pop() }
    }

    /// Takes off elements up to and with the innermost one of a tag.
    mutating func pop(through tag: Tag) {
        guard contains(tag) else { return }
        while elements.count > 1 {
            let found = current.tag == tag
            pop()
            if found { return }
        }
    }

    /// Takes an element out of the stack, wherever it is.
    mutating func remove(at index: Int) {
        openCounts[slot(elements[index].tag)] -= 1
        elements.remove(at: index)
    }

    /// Puts an element into the stack before an index.
    mutating func insert(_ element: OpenElement, at index: Int) {
        openCounts[slot(element.tag)] += 1
        elements.insert(element, at: index)
    }

    /// Exchanges the node of an element for a copy of it.
    mutating func replaceNode(at index: Int, by node: Int32) {
        elements[index].node = node
    }

    /// "Generate implied end tags", except for elements of one tag.
    mutating func generateImpliedEndTags(except tag: Tag = .none) {
        while current.traits.contains(.impliedEnd), current.tag != tag { pop() }
    }

    /// "Generate all implied end tags thoroughly".
    mutating func generateAllImpliedEndTags() {
        while !current.traits.isDisjoint(with: [.impliedEnd, .thoroughlyImpliedEnd]) { pop() }
    }

    /// "Clear the stack back to a table (body, row) context": takes off all that is none of the tags, nor template or
    /// html.
    mutating func clear(backTo first: Tag, _ second: Tag = .template, _ third: Tag = .template) {
        while elements.count > 1 {
            let tag = current.tag
            if tag == first || tag == second || tag == third || tag == .template || tag == .html { return }
            pop()
        }
    }
}

// MARK: - Scopes

extension OpenElements {
    /// Whether an element of a tag is open and no boundary lies above it.
    @inline(__always)
    func hasInScope(_ tag: Tag, _ boundary: TagTraits = .scope) -> Bool {
        contains(tag) && search(tag, boundary)
    }

    private func search(_ tag: Tag, _ boundary: TagTraits) -> Bool {
        var index = elements.count - 1
        while index >= 0 {
            let element = elements[index]
            if element.tag == tag { return true }
            if !element.traits.isDisjoint(with: boundary) { return false }
            index -= 1
        }
        return false
    }

    /// Whether an element of a tag is in list item scope.
    func hasInListItemScope(_ tag: Tag) -> Bool { hasInScope(tag, [.scope, .listItemScope]) }

    /// Whether an element of a tag is in button scope.
    @inline(__always) func hasInButtonScope(_ tag: Tag) -> Bool { hasInScope(tag, [.scope, .buttonScope]) }

    /// Whether an element of a tag is in table scope.
    func hasInTableScope(_ tag: Tag) -> Bool { hasInScope(tag, .tableScope) }

    /// Whether an `h1`–`h6` is in scope.
    var hasHeadingInScope: Bool {
        var index = elements.count - 1
        while index >= 0 {
            let traits = elements[index].traits
            if traits.contains(.heading) { return true }
            if traits.contains(.scope) { return false }
            index -= 1
        }
        return false
    }

    /// Whether a node is in scope.
    func hasNodeInScope(_ node: Int32) -> Bool {
        var index = elements.count - 1
        while index >= 0 {
            if elements[index].node == node { return true }
            if elements[index].traits.contains(.scope) { return false }
            index -= 1
        }
        return false
    }
}
