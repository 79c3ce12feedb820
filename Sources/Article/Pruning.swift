import HTMLTree

/// Which subtrees are no part of an article.
extension PageColumns {
    /// Removes navigation, footers, comments and the like from the page's lines and sums, unless they hold much of its
    /// prose: names lie, and whole articles stand in `promoted` boxes and `header` elements.
    mutating func removeBoilerplate(_ tree: borrowing HTMLTree, considering considered: ElementFlags = .boilerplate) {
        let total = mass(0, tree.count)
        var node = 0
        while node < tree.count {
            let end = tree.end(of: node)
            if tree.kind(node) == .element, isBoilerplate(tree, node, end, total, considered) {
                remove(node, end)
                node = end
            } else {
                node += 1
            }
        }
        sumLines(tree.count)
    }

    /// Takes back every removal in a subtree.
    mutating func restore(_ tree: borrowing HTMLTree) {
        for index in 0..<lines.count { lines[index].state.remove(.removed) }
        for node in 0..<states.count { states[node].remove(.removed) }
        sumLines(tree.count)
    }

    /// Removes a subtree. The sums are stale until `sumLines`.
    mutating func remove(_ node: Int, _ end: Int) {
        states[node].insert(.removed)
        for index in Int(lineAt[node])..<Int(lineAt[end]) { lines[index].state.insert(.removed) }
    }

    private func isBoilerplate(_ tree: borrowing HTMLTree, _ node: Int, _ end: Int, _ total: Int, _ considered: ElementFlags) -> Bool {
        var found = flags(node).intersection(considered)
        let isConcealed = states[node].contains(.hidden) && !states[Int(tree.parents[node])].contains(.hidden)
        guard !found.isEmpty || isConcealed else { return false }
        let all = flags(node)
        let share = total == 0 ? 0 : Double(mass(node, end)) / Double(total)
        if isConcealed, share < 0.3 { return true }
        if found.contains(.comments) {
            found.remove(.comments)
            let rest = total - mass(node, end)
            if share < 0.5 || rest > 600 { return !all.contains(.articleElement) || !holdsTitle(tree, node, end) }
        }
        guard !found.isEmpty else { return false }
        if all.contains(.declaredBody) { return false }
        if all.contains(.body) || all.contains(.articleElement) { return share < 0.08 && !found.isDisjoint(with: .strong) }
        if all.contains(.content), found.isDisjoint(with: .strong) { return false }
        if !found.isDisjoint(with: .container) { return share < 0.25 }
        return share < 0.35
    }

    /// Whether an `h1` stands in the subtree.
    func holdsTitle(_ tree: borrowing HTMLTree, _ node: Int, _ end: Int) -> Bool {
        var index = node
        while index < end {
            if tree.tag(index) == .h1 { return true }
            index += 1
        }
        return false
    }

    /// Removes what is no prose inside the chosen container: lists of links, link boxes.
    mutating func removeClutter(_ tree: borrowing HTMLTree, in container: Int) {
        let stop = tree.end(of: container)
        let total = mass(container, stop)
        var node = container + 1
        while node < stop {
            let end = tree.end(of: node)
            if states[node].contains(.removed) {
                node = end
            } else if tree.kind(node) == .element, isClutter(tree, node, end, total) {
                remove(node, end)
                node = end
            } else {
                node += 1
            }
        }
        sumLines(tree.count)
    }

    private func isClutter(_ tree: borrowing HTMLTree, _ node: Int, _ end: Int, _ total: Int) -> Bool {
        guard Int(blocks[node]) == node else { return false }
        let text = length(node, end)
        guard text > 0 else { return false }
        let density = linkDensity(node, end)
        let share = total == 0 ? 0 : Double(mass(node, end)) / Double(total)
        guard share < 0.2 else { return false }
        switch tree.tag(node) {
        case .ul, .ol, .table, .dl: return density > 0.6
        case .div, .section, .aside, .nav: return density > 0.6
        case .p, .li, .td, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote: return false
        default: return density > 0.75
        }
    }
}

extension ElementFlags {
    /// Words that hardly ever stand on an article's own container.
    static let strong: ElementFlags = [.related, .navigation, .footer, .share, .comments, .dialog, .biography, .caption, .controls]
    /// Words of boxes beside or around the article, where a layout may put the article itself.
    static let container: ElementFlags = [.header, .sidebar, .related, .promo, .media]
}
