import HTMLTree

/// The choice of the element that holds the article.
struct ContainerSearch {
    /// An element, and how well it would do.
    struct Candidate {
        var node: Int
        var score: Double
        /// The share of the page's prose that it holds.
        var recall: Double
        /// The share of its text that is prose.
        var density: Double
    }

    /// The best element after boilerplate is removed, or nil when the page has no prose.
    static func best(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns) -> Candidate? {
        let total = page.mass(0, tree.count)
        guard total > 0 else { return nil }
        var best: Candidate?
        var node = 0
        while node < tree.count {
            guard tree.kind(node) == .element, Int(page.blocks[node]) == node else {
                node += 1
                continue
            }
            let end = tree.end(of: node)
            if page.states[node].contains(.removed) || page.mass(node, end) * 8 < total {
                node = end
                continue
            }
            let candidate = judge(tree, page, node, end, total)
            if candidate.score > best?.score ?? 0 { best = candidate }
            node += 1
        }
        return best
    }

    static func judge(
        _ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ node: Int, _ end: Int, _ total: Int
    ) -> Candidate {
        let mass = Double(page.mass(node, end))
        let recall = mass / Double(total)
        let density = mass / Double(max(page.length(node, end), 1))
        var score = 2 * recall * density / (recall + density)
        let flags = page.flags(node)
        if flags.contains(.declaredBody) { score *= 1.25 }
        if flags.contains(.body) { score *= 1.15 }
        if flags.contains(.articleElement) { score *= 1.08 }
        if flags.contains(.content) { score *= 1.03 }
        switch tree.tag(node) {
        case .html, .body: score *= 0.9
        case .p, .li, .td, .tr, .tbody, .blockquote, .ul, .ol, .h1, .h2, .h3: score *= 0.7
        default: break
        }
        return Candidate(node: node, score: score, recall: recall, density: density)
    }
}
