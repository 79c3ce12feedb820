import HTMLTree
import Text

/// Authors and dates as the page shows them near its headline.
struct VisibleMetadata {
    /// Texts of bylines, nearest to the headline first.
    var bylines: [String] = []
    /// `time` elements and dated lines around the headline, best first.
    var published: Timestamp?
    var headings: [String] = []
    /// The node of the headline that the others were found near, if any.
    var headline: Int?

    /// How many lines before and after the headline are looked at.
    private static let reach = 14

    init(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, body: Int?, order: DateReader.Order) {
        readHeadings(tree, page)
        readBylines(tree, page, body)
        readDates(tree, page, body, order)
    }

    private mutating func readHeadings(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns) {
        for node in 0..<tree.count where tree.tag(node) == .h1 && !page.states[node].contains(.skipped) {
            let text = MetaTags.text(tree, node)
            guard !text.isEmpty, headings.count < 20 else { continue }
            headings.append(text)
            if headline == nil { headline = node }
        }
    }

    private mutating func readBylines(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ body: Int?) {
        var declared: [String] = []
        var linked: [String] = []
        var classed: [String] = []
        var node = 0
        while node < tree.count {
            defer { node += 1 }
            guard tree.kind(node) == .element, !page.states[node].contains(.skipped) else { continue }
            if let value = tree.attribute(.itemprop, of: node), tree.text[value].elementsEqual("author".utf8) {
                if declared.count < 6, let name = Self.itemName(tree, node) { declared.append(name) }
                continue
            }
            if let rel = tree.attribute(.rel, of: node), tree.text[rel].elementsEqual("author".utf8), linked.count < 6 {
                let text = MetaTags.text(tree, node)
                if !text.isEmpty { linked.append(text) }
            } else if page.flags(node).contains(.byline), classed.count < 6, page.length(node, tree.end(of: node)) < 120 {
                let text = MetaTags.text(tree, node)
                if AuthorNames.standard.beginsAsByline(text) { classed.append(text) }
            }
        }
        bylines = !declared.isEmpty ? declared : !linked.isEmpty ? Array(linked.prefix(3)) : Array(classed.prefix(1))
    }

    /// The name inside an `itemprop="author"` element: its `itemprop="name"`, its `content`, or its text.
    private static func itemName(_ tree: borrowing HTMLTree, _ node: Int) -> String? {
        for inner in node..<tree.end(of: node) {
            if let value = tree.attribute(.itemprop, of: inner), tree.text[value].elementsEqual("name".utf8) {
                if let content = tree.attribute(.content, of: inner) { return tree.string(content) }
                return MetaTags.text(tree, inner)
            }
        }
        if let content = tree.attribute(.content, of: node) { return tree.string(content) }
        let text = MetaTags.text(tree, node)
        return text.isEmpty ? nil : text
    }

    private mutating func readDates(
        _ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ body: Int?, _ order: DateReader.Order
    ) {
        let reader = DateReader.standard
        for node in 0..<tree.count where tree.kind(node) == .element {
            if let value = tree.attribute(.itemprop, of: node), tree.text[value].elementsEqual("datePublished".utf8),
                let range = tree.attribute(.datetime, of: node) ?? tree.attribute(.content, of: node),
                let date = reader.timestamp(tree.string(range), order: order)
            {
                published = date
                return
            }
        }
        guard let anchor = headline ?? body else { return }
        let center = Int(page.lineAt[anchor])
        var best: (Int, Timestamp)?
        for node in 0..<tree.count where tree.tag(node) == .time {
            let text = tree.attribute(.datetime, of: node).map { tree.string($0) } ?? MetaTags.text(tree, node)
            guard let date = reader.timestamp(text, order: order) ?? reader.timestamp(MetaTags.text(tree, node), order: order) else { continue }
            let distance = abs(Int(page.lineAt[node]) - center)
            if distance <= Self.reach * 2, distance < best?.0 ?? .max { best = (distance, date) }
        }
        if let best {
            published = best.1
            return
        }
        for offset in 0..<Self.reach * 2 {
            let index = center + (offset % 2 == 0 ? offset / 2 : -offset / 2 - 1)
            guard index >= 0, index < page.lines.count else { continue }
            let line = page.lines[index]
            guard line.digits >= 3, line.length < 120 else { continue }
            var text = ""
            for node in Int(line.firstNode)..<Int(line.endNode) where tree.kind(node) == .text {
                text += tree.string(tree.textRange(node)) + " "
            }
            if let match = reader.first(in: text.utf8, order: order) {
                published = Timestamp(match.date)
                return
            }
        }
    }
}
