import HTMLTree

/// A block element of a page as extraction sees it.
public struct OutlineBlock: Sendable, Equatable {
    /// How many block elements it lies in.
    public let depth: Int
    /// The element's name, and its `id` and `class` as written.
    public let name: String, id: String?, classes: String?
    /// Bytes of its text.
    public let length: Int
    /// The share of the text that is links, 0–1.
    public let linkDensity: Double
    /// Bytes of its text that read like prose.
    public let prose: Int
    /// How well it would do as the article's container; the best one is taken.
    public let score: Double
    /// Whether it was left out as boilerplate.
    public let isRemoved: Bool
    /// Whether it is the article's container.
    public let isContainer: Bool
}

extension ArticleExtractor {
    /// The block elements of a page that hold text, in document order, with what extraction made of them: for people who
    /// want to know why a text was taken or left.
    ///
    /// - Throws: `ArticleError` as `extract` does.
    public mutating func outline(html: [UInt8]) throws(ArticleError) -> [OutlineBlock] {
        let article = try extract(html: html)
        let hasContainer = article.method == .container || article.method == .lax
        let total = max(1, page.mass(0, tree.count))
        var blocks: [OutlineBlock] = []
        var open: [Int] = []
        for node in 0..<tree.count where tree.kind(node) == .element && Int(page.blocks[node]) == node {
            while let last = open.last, tree.end(of: last) <= node { open.removeLast() }
            let end = tree.end(of: node)
            if page.length(node, end) > 0 {
                blocks.append(
                    block(node, depth: open.count, total: total, isContainer: hasContainer && node == container))
            }
            open.append(node)
        }
        return blocks
    }

    private func block(_ node: Int, depth: Int, total: Int, isContainer: Bool) -> OutlineBlock {
        let end = tree.end(of: node)
        let mass = page.mass(node, end)
        return OutlineBlock(
            depth: depth, name: tree.name(of: tree.tag(node)),
            id: tree.attribute(.id, of: node).map { tree.string($0) },
            classes: tree.attribute(.class, of: node).map { tree.string($0) },
            length: page.length(node, end), linkDensity: page.linkDensity(node, end), prose: mass,
            score: mass > 0 ? ContainerSearch.judge(tree, page, node, end, total).score : 0,
            isRemoved: page.states[node].contains(.removed), isContainer: isContainer)
    }
}
