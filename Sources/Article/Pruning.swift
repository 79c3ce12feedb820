import HTMLTree

/// Which subtrees are no part of an article.
extension PageColumns {
    /// Removes navigation, footers, comments and the like from the page's lines and sums, unless they hold much of its
    /// prose: names lie, and whole articles stand in `promoted` boxes and `header` elements.
    mutating func removeBoilerplate(
        _ tree: borrowing HTMLTree, considering considered: ElementFlags = .boilerplate
    ) {
        let total = mass(0, tree.count)
        let keepsHidden = concealedMass(tree) * 2 > total
        var node = 0
        while node < tree.count {
            let end = tree.end(of: node)
            guard tree.kind(node) == .element else {
                node += 1
                continue
            }
            if !keepsHidden && isConcealed(tree, node, end, total)
                || isBoilerplate(tree, node, end, total, considered)
                || mass(node, end) * 2 < total && isTeaserGroup(tree, node, end)
            {
                remove(node, end)
                node = end
            } else {
                node += 1
            }
        }
        sumLines(tree.count)
    }

    /// The prose in elements that are not shown.
    private func concealedMass(_ tree: borrowing HTMLTree) -> Int {
        var total = 0
        for index in 0..<lines.count where lines[index].state.contains(.hidden) { total += Int(lines[index].mass) }
        return total
    }

    /// Whether an element is not shown and holds little of the prose: a page that is drawn by script may hide all of it.
    private func isConcealed(_ tree: borrowing HTMLTree, _ node: Int, _ end: Int, _ total: Int) -> Bool {
        guard states[node].contains(.hidden), !states[Int(tree.parents[node])].contains(.hidden) else { return false }
        return mass(node, end) * 10 < total * 3
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
        for index in Int(lineAt[node])..<Int(lineAt[end]) where Int(lines[index].endNode) <= end {
            lines[index].state.insert(.removed)
        }
    }

    private func isBoilerplate(
        _ tree: borrowing HTMLTree, _ node: Int, _ end: Int, _ total: Int, _ considered: ElementFlags
    ) -> Bool {
        var found = flags(node).intersection(considered)
        if TagTraits(of: tree.tag(node)).contains(.heading) { found.subtract(.weak) }
        guard !found.isEmpty else { return false }
        let all = flags(node)
        let own = mass(node, end)
        let share = Double(own) / Double(max(total, 1))
        if found.contains(.comments) {
            found.remove(.comments)
            if share < 0.5 || total - own > 600 {
                return !all.contains(.articleElement) || !holdsTitle(tree, node, end)
            }
        }
        if !found.isDisjoint(with: [.dialog, .footer]), share >= 0.35, total - own > 120, !all.contains(.body) {
            return !holdsTitle(tree, node, end)
        }
        if found.contains(.header), holdsTitle(tree, node, end) { found.remove(.header) }
        if found.contains(.picture), length(node, end) > 300 { found.remove(.picture) }
        if found.contains(.caption), own > 400 { found.remove(.caption) }
        if own > 150, linkDensity(node, end) < 0.25 { found.subtract(.weak) }
        if found.contains(.related), share < 0.5, linkDensity(node, end) > 0.15 { return true }
        guard !found.isEmpty, !all.contains(.declaredBody) else { return false }
        if found.contains(.related), all.contains(.articleElement), share < 0.45 { return !holdsTitle(tree, node, end) }
        if all.contains(.body) || all.contains(.articleElement) {
            return share < 0.08 && !found.isDisjoint(with: .strong)
        }
        if all.contains(.content), found.isDisjoint(with: .strong) { return false }
        return share < (found.isDisjoint(with: .container) ? 0.35 : 0.25)
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
        let isProse = mass(node, end) > 120 && density < 0.8
        switch tree.tag(node) {
        case .ul, .ol, .table, .dl: return density > 0.6 && !isProse
        case .div, .section, .aside, .nav: return density > (lineAt[end] - lineAt[node] < 2 ? 0.9 : 0.6) && !isProse
        case .p, .li, .td, .tbody, .tr, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote: return false
        default: return density > 0.75
        }
    }
}

extension ElementFlags {
    /// Words that hardly ever stand on an article's own container.
    static let strong: ElementFlags = [
        .related, .navigation, .footer, .share, .comments, .dialog, .biography, .caption, .controls,
    ]
    /// Words that are wrong on an element with sentences and few links.
    static let weak: ElementFlags = [.navigation, .tags, .controls, .media, .toc, .header, .picture, .byline, .author]
    /// Words of boxes beside or around the article, where a layout may put the article itself.
    static let container: ElementFlags = [.header, .sidebar, .related, .promo, .media]
}
