extension TreeArena {
    /// Lays the tree out in document order, adjacent text nodes joined; the arena must be reset before its next use.
    mutating func finish(into tree: inout HTMLTree) {
        tree.reserve(nodes.count)
        var written = 0
        var node: Int32 = Self.document
        var parent: Int32 = -1
        while true {
            if !joins(node, with: written - 1, under: parent, in: &tree) {
                tree.write(nodes[node], parent: parent, at: written)
                // From here on, `previous` is the node's place in the tree.
                nodes[node].previous = Int32(truncatingIfNeeded: written)
                written += 1
            }
            if nodes[node].firstChild >= 0 {
                parent = Int32(truncatingIfNeeded: written - 1)
                node = nodes[node].firstChild
                continue
            }
            while node != Self.document, nodes[node].next < 0 {
                node = nodes[node].parent
                parent = tree.close(Int(nodes[node].previous), at: written)
            }
            if node == Self.document { break }
            node = nodes[node].next
        }
        tree.close(0, at: written)
        tree.shrink(to: written)
        finishColumns(of: &tree)
    }

    /// Joins a text node to the one written just before it, when that is its neighbour.
    private mutating func joins(_ node: Int32, with written: Int, under parent: Int32, in tree: inout HTMLTree) -> Bool
    {
        guard nodes[node].kind == .text, written > 0, tree.kinds[written] == .text, tree.parents[written] == parent
        else { return false }
        let (start, count) = (Int(nodes[node].start), Int(nodes[node].count))
        let tailEnd = Int(tree.starts[written] + tree.counts[written])
        if tailEnd != start {
            if tailEnd != text.count {
                let tailStart = Int(tree.starts[written])
                tree.starts[written] = Int32(truncatingIfNeeded: text.count)
                text.append(contentsAt: tailStart..<tailEnd)
            }
            text.append(contentsAt: start..<start + count)
        }
        tree.counts[written] += Int32(truncatingIfNeeded: count)
        return true
    }

    private mutating func finishColumns(of tree: inout HTMLTree) {
        swap(&tree.attributes, &attributes)
        if let base = text.base { tree.text.append(contentsOf: UnsafeBufferPointer(start: base, count: text.count)) }
        for index in 0..<payloads.count {
            let payload = payloads[index]
            // A script that a frameset removed from the page with its body has no place.
            let place = nodes[payload.node].parent < 0 ? 0 : Int(nodes[payload.node].previous)
            tree.payloads.append(
                Payload(
                    kind: payload.kind, node: place,
                    range: Int(payload.start)..<Int(payload.start) + Int(payload.count)))
        }
        tree.truncation = truncation
    }
}

extension HTMLTree {
    fileprivate mutating func reserve(_ count: Int) {
        kinds.resetUninitialized(count: count)
        namespaces.resetUninitialized(count: count)
        tags.resetUninitialized(count: count)
        parents.resetUninitialized(count: count)
        ends.resetUninitialized(count: count)
        starts.resetUninitialized(count: count)
        counts.resetUninitialized(count: count)
    }

    fileprivate mutating func shrink(to count: Int) {
        kinds.truncate(to: count)
        namespaces.truncate(to: count)
        tags.truncate(to: count)
        parents.truncate(to: count)
        ends.truncate(to: count)
        starts.truncate(to: count)
        counts.truncate(to: count)
    }

    @inline(__always)
    fileprivate mutating func write(_ node: TreeArena.Node, parent: Int32, at index: Int) {
        kinds[index] = node.kind
        namespaces[index] = node.namespace
        tags[index] = node.tag
        parents[index] = parent
        ends[index] = Int32(truncatingIfNeeded: index + 1)
        starts[index] = node.start
        counts[index] = node.count
    }

    /// Ends the subtree of a node before `end`, and returns its parent.
    @inline(__always) @discardableResult
    fileprivate mutating func close(_ index: Int, at end: Int) -> Int32 {
        ends[index] = Int32(truncatingIfNeeded: end)
        return parents[index]
    }
}
