import HTMLTree

/// Groups of teasers: siblings that each link to another article with its title and a few words.
extension PageColumns {
    /// Whether an element is such a group, and little beside it.
    func isTeaserGroup(_ tree: borrowing HTMLTree, _ node: Int, _ end: Int) -> Bool {
        let lineCount = Int(lineAt[end] - lineAt[node])
        guard lineCount >= 4 else { return false }
        var teasers = 0
        var teaserText = 0
        var child = node + 1
        while child < end {
            let next = tree.end(of: child)
            if tree.kind(child) == .element, isTeaser(tree, child, next) {
                teasers += 1
                teaserText += length(child, next)
            }
            child = next
        }
        return teasers >= 3 && teaserText * 10 >= length(node, end) * 8
    }

    /// Whether a group of teasers is the most of an element.
    func listsTeasers(_ tree: borrowing HTMLTree, in container: Int) -> Bool {
        let stop = tree.end(of: container)
        for node in container..<stop where tree.kind(node) == .element && Int(blocks[node]) == node {
            let end = tree.end(of: node)
            if mass(node, end) * 2 >= mass(container, stop), isTeaserGroup(tree, node, end) { return true }
        }
        return false
    }

    /// A few short lines, one of which is a link as a whole.
    private func isTeaser(_ tree: borrowing HTMLTree, _ node: Int, _ end: Int) -> Bool {
        let first = Int(lineAt[node])
        let last = Int(lineAt[end])
        guard last - first >= 2, last - first <= 8, mass(node, end) <= 450 else { return false }
        for index in first..<last {
            let line = lines[index]
            if line.length >= 15, line.linkLength * 10 >= line.length * 8 { return true }
        }
        return false
    }
}
