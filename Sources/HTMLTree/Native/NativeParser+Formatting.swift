// Active formatting elements (HTML Standard, sections 13.2.4.3 and 13.2.6.4.7).
extension NativeParser {
    /// Inserts a formatting element.
    mutating func insertFormattingElement(_ tag: Tag) {
        reconstructFormatting()
        let node = insertElement(tag)
        limitEqualElements(tag, node)
        formatting.append(FormattingElements.Entry(node: node, tag: tag))
    }

    /// The Noah's Ark clause: of elements that are equal in tag and attributes, three are enough.
    private mutating func limitEqualElements(_ tag: Tag, _ node: Int32) {
        var (equals, earliest) = (0, 0)
        var index = formatting.count - 1
        while index >= 0, !formatting[index].isMarker {
            if formatting[index].tag == tag, haveEqualAttributes(formatting[index].node, node) {
                equals += 1
                earliest = index
            }
            index -= 1
        }
        if equals >= 3 { formatting.remove(at: earliest) }
    }

    private func haveEqualAttributes(_ first: Int32, _ second: Int32) -> Bool {
        let (one, other) = (arena.nodes[first], arena.nodes[second])
        guard one.count == other.count else { return false }
        // A start tag of the same few attributes; the limit keeps comparing pairs cheap.
        guard one.count <= 16 else { return false }
        for index in one.start..<one.start + one.count {
            let attribute = arena.attributes[index]
            guard let left = arena.value(of: attribute.name, in: first),
                let right = arena.value(of: attribute.name, in: second), left.elementsEqual(right)
            else { return false }
        }
        return true
    }

    /// "Reconstruct the active formatting elements, if any".
    @inline(__always)
    mutating func reconstructFormatting() {
        guard let last = formatting.last, !last.isMarker, open.current.node != last.node else { return }
        reopenFormatting()
    }

    private mutating func reopenFormatting() {
        var index = formatting.count
        while index > 0, !formatting[index - 1].isMarker, open.index(of: formatting[index - 1].node) == nil {
            index -= 1
        }
        while index < formatting.count {
            let entry = formatting[index]
            if open.count >= arena.limits.depth { return }
            let node = copyElement(entry.node)
            insert(node, at: appropriatePlace(open.current))
            open.push(Self.openElement(node, entry.tag))
            formatting[index].node = node
            index += 1
        }
    }

    /// The adoption agency algorithm, for the end tag of a formatting element.
    mutating func adoptionAgency(_ subject: Tag) {
        if open.current.tag == subject, formatting.index(of: open.current.node) == nil { return open.pop() }
        for _ in 0..<8 {
            guard let listIndex = formatting.lastIndex(of: subject) else { return anyOtherEndTag(subject) }
            let element = formatting[listIndex].node
            guard let stackIndex = open.index(of: element) else { return formatting.remove(at: listIndex) }
            guard open.hasNodeInScope(element) else { return }
            guard let block = furthestBlock(below: stackIndex) else {
                open.pop(to: stackIndex)
                return formatting.remove(at: listIndex)
            }
            adopt(listIndex, stackIndex, block)
        }
    }

    private func furthestBlock(below index: Int) -> Int? {
        var block = index + 1
        while block < open.count {
            if open[block].traits.contains(.special) { return block }
            block += 1
        }
        return nil
    }

    /// One round: moves the furthest block out of the formatting element, which goes on inside of it.
    private mutating func adopt(_ listIndex: Int, _ stackIndex: Int, _ blockIndex: Int) {
        let element = formatting[listIndex]
        let block = open[blockIndex].node
        let ancestor = open[max(stackIndex - 1, 0)]
        var listIndex = listIndex
        var blockIndex = blockIndex
        var bookmark = listIndex
        var lastNode = block
        var nodeIndex = blockIndex - 1
        var round = 0
        while nodeIndex > stackIndex {
            round += 1
            defer { nodeIndex -= 1 }
            var entryIndex = formatting.index(of: open[nodeIndex].node)
            if round > 3, let index = entryIndex {
                formatting.remove(at: index)
                if index < bookmark { bookmark -= 1 }
                if index < listIndex { listIndex -= 1 }
                entryIndex = nil
            }
            guard let entryIndex else {
                open.remove(at: nodeIndex)
                blockIndex -= 1
                continue
            }
            let copy = copyElement(open[nodeIndex].node)
            formatting[entryIndex].node = copy
            open.replaceNode(at: nodeIndex, by: copy)
            if lastNode == block { bookmark = entryIndex + 1 }
            arena.detach(lastNode)
            arena.append(lastNode, to: copy)
            lastNode = copy
        }
        arena.detach(lastNode)
        insert(lastNode, at: appropriatePlace(ancestor))
        let copy = copyElement(element.node)
        arena.moveChildren(of: block, to: copy)
        arena.append(copy, to: block)
        formatting.remove(at: listIndex)
        if listIndex < bookmark { bookmark -= 1 }
        formatting.insert(FormattingElements.Entry(node: copy, tag: element.tag), at: bookmark)
        open.insert(Self.openElement(copy, element.tag), at: blockIndex + 1)
        open.remove(at: stackIndex)
    }
}
