internal import Text

// Creating and inserting nodes (HTML Standard, section 13.2.6.1).
extension NativeParser {
    /// A place for a node: at the end of `parent`, or before a child of it.
    struct Place {
        var parent: Int32
        var sibling: Int32 = -1
    }

    /// "The appropriate place for inserting a node", in the current node or in `target`.
    @inline(__always)
    func appropriatePlace(_ target: OpenElement) -> Place {
        if fosterParenting, target.traits.contains(.fostering) { return fosterPlace() }
        return Place(parent: target.node)
    }

    private func fosterPlace() -> Place {
        let table = open.lastIndex(of: .table)
        if let template = open.lastIndex(of: .template), template > table ?? -1 {
            return Place(parent: open[template].node)
        }
        guard let table else { return Place(parent: open[0].node) }
        let parent = arena.nodes[open[table].node].parent
        if parent >= 0 { return Place(parent: parent, sibling: open[table].node) }
        return Place(parent: open[max(table - 1, 0)].node)
    }

    @inline(__always)
    mutating func insert(_ node: Int32, at place: Place) {
        if place.sibling >= 0 {
            arena.insert(node, before: place.sibling)
        } else {
            arena.append(node, to: place.parent)
        }
    }

    /// Inserts text at the appropriate place.
    @inline(__always)
    mutating func insertText(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        let place = appropriatePlace(open.current)
        guard place.parent != TreeArena.document else { return }
        if place.sibling >= 0 {
            arena.insertText(bytes, count: count, before: place.sibling)
        } else {
            arena.appendText(bytes, count: count, to: place.parent)
        }
    }

    /// Inserts a comment, if they are kept.
    mutating func insertComment(_ range: Range<Int>, into parent: Int32) {
        guard arena.options.contains(.comments) else { return }
        let start = arena.text.count
        var index = range.lowerBound
        while index < range.upperBound {
            let stop = find(0, 0x0D, 0, 0x0D, from: index, to: range.upperBound)
            arena.text.append(input + index, count: stop - index)
            guard stop < range.upperBound else { break }
            if input[stop] == 0 {
                for byte in "\u{FFFD}".utf8 { arena.text.append(byte) }
            } else if byte(at: stop + 1) != 0x0A {
                arena.text.append(0x0A)
            }
            index = stop + 1
        }
        let node = arena.make(.comment, text: start..<arena.text.count)
        arena.append(node, to: parent)
    }

    /// "Insert an HTML element" for the current start tag, and make it the current node.
    @discardableResult @inline(__always)
    mutating func insertElement(_ tag: Tag) -> Int32 {
        if open.count >= arena.limits.depth { flatten() }
        let node = arena.makeElement(tag, attributes: tagAttributes)
        insert(node, at: appropriatePlace(open.current))
        open.push(Self.openElement(node, tag))
        return node
    }

    /// Inserts an HTML element that has no content.
    @inline(__always)
    mutating func insertVoidElement(_ tag: Tag) {
        let node = arena.makeElement(tag, attributes: tagAttributes)
        insert(node, at: appropriatePlace(open.current))
    }

    /// Inserts an element of a tag that the page does not have.
    mutating func insertImpliedElement(_ tag: Tag) -> Int32 {
        let attributes = tagAttributes
        tagAttributes = 0..<0
        defer { tagAttributes = attributes }
        return insertElement(tag)
    }

    /// The deepest level is taken: the current node ends, so that the next element becomes its sibling.
    private mutating func flatten() {
        arena.truncation.flattenedElements += 1
        open.pop()
    }

    @inline(__always)
    static func openElement(_ node: Int32, _ tag: Tag) -> OpenElement {
        let isKnown = Int(tag.rawValue) < TagTraits.html.count
        return OpenElement(node: node, tag: tag, traits: isKnown ? TagTraits.html[Int(tag.rawValue)] : [])
    }

    /// "Insert a foreign element" for the current start tag; it is made the current node unless it closes itself.
    mutating func insertForeignElement(_ tag: Tag, _ namespace: HTMLTree.Namespace) {
        if open.count >= arena.limits.depth { flatten() }
        let node = arena.makeElement(tag, namespace: namespace, attributes: tagAttributes)
        insert(node, at: appropriatePlace(open.current))
        guard !isSelfClosing else { return }
        let holdsHTML = tag == .annotationXML && declaresHTML(node)
        open.push(
            OpenElement(node: node, tag: .none, traits: .foreign(tag, in: namespace, holdsHTML: holdsHTML)))
    }

    private func declaresHTML(_ node: Int32) -> Bool {
        guard let encoding = arena.value(of: .encoding, in: node) else { return false }
        let value = String(decoding: encoding.map(\.asciiLowercased), as: UTF8.self)
        return value == "text/html" || value == "application/xhtml+xml"
    }

    /// A copy of a node without children and place: "create an element for the token for which it was created".
    mutating func copyElement(_ node: Int32) -> Int32 {
        let original = arena.nodes[node]
        return arena.makeElement(
            original.tag, namespace: original.namespace,
            attributes: Int(original.start)..<Int(original.start) + Int(original.count))
    }

    /// Adds the attributes of the current tag to an element, except those that it has.
    mutating func mergeAttributes(into node: Int32) {
        guard !tagAttributes.isEmpty else { return }
        guard attributeMergesLeft > 0 else {
            arena.truncation.droppedAttributes += tagAttributes.count
            return
        }
        attributeMergesLeft -= 1
        let (start, count) = (Int(arena.nodes[node].start), Int(arena.nodes[node].count))
        let merged = arena.attributes.count
        for index in start..<start + count { arena.attributes.append(arena.attributes[index]) }
        for index in tagAttributes where arena.value(of: arena.attributes[index].name, in: node) == nil {
            guard arena.attributes.count - merged < arena.limits.attributes else { break }
            arena.attributes.append(arena.attributes[index])
        }
        arena.nodes[node].start = Int32(truncatingIfNeeded: merged)
        arena.nodes[node].count = Int32(truncatingIfNeeded: arena.attributes.count - merged)
    }

    /// The generic raw text element parsing algorithms (section 13.2.6.2).
    mutating func insertRawElement(_ tag: Tag, _ content: RawContent) {
        insertElement(tag)
        self.content = content
        originalMode = mode
        mode = .text
    }
}
