import HTMLTree
import Text

/// Authors and dates as the page shows them near its headline.
struct VisibleMetadata {
    /// Texts of bylines, nearest to the headline first.
    var bylines: [String] = []
    /// `time` elements and dated lines around the headline, best first.
    var published: Timestamp?
    /// The days in the line under the headline that has any, without a zone: publication, change.
    var shown: [CalendarDate] = []
    /// Whether that line says little else.
    var isDateline = false
    var headings: [String] = []
    /// The text of `headline`.
    var headlineText: String?
    /// The node of the headline that the others were found near, if any.
    var headline: Int?

    /// How many lines before and after the headline are looked at.
    private static let reach = 14

    init(
        _ tree: borrowing HTMLTree, _ page: borrowing PageColumns, body: Int?, order: DateReader.Order, title: String?
    ) {
        readHeadings(tree, page, body)
        if headings.isEmpty, let title { readTitleLine(tree, page, title) }
        readBylines(tree, page, body)
        readDates(tree, page, body, order)
        shown = shownDates(tree, page, order)
    }

    /// All `h1`, and the one that heads the body: the last before its first lines (a logo may be an `h1` too).
    private mutating func readHeadings(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ body: Int?) {
        let limit = body.map { max(Int(page.lineAt[$0]) + 8, Self.start(tree, page, $0)) } ?? 0
        for index in 0..<page.noted.count {
            let node = Int(page.noted[index])
            guard tree.tag(node) == .h1, !page.states[node].contains(.skipped) else { continue }
            let text = MetaTags.text(tree, node)
            guard !text.isEmpty, headings.count < 20 else { continue }
            headings.append(text)
            if headline == nil || Int(page.lineAt[node]) <= limit {
                headline = node
                headlineText = text
            }
        }
    }

    /// The first line of a body that is left of it and prose: it may be a wide container with the site's menu before its text.
    private static func start(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ body: Int) -> Int {
        let lines = Int(page.lineAt[body])..<Int(page.lineAt[tree.end(of: body)])
        return lines.first { !page.lines[$0].state.contains(.removed) && page.lines[$0].mass > 0 } ?? lines.lowerBound
    }

    /// A page without an `h1` may set its headline in any element: the first short run of text, up to a line break or a
    /// block, that is a part of the page's title.
    private mutating func readTitleLine(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ title: String) {
        let parts = TitleChoice.endParts(of: title)
        guard !parts.isEmpty else { return }
        for index in 0..<min(page.lines.count, 200) {
            let line = page.lines[index]
            var start = Int(line.firstNode)
            for node in start..<Int(line.endNode) {
                let isLast = node + 1 == Int(line.endNode)
                guard isLast || TagTraits(of: tree.tag(node)).contains(.lineBreak) else { continue }
                let text = MetaTags.text(tree, start..<(isLast ? node + 1 : node))
                if parts.contains(text) {
                    (headings, headline) = ([text], start)
                    return
                }
                start = node + 1
            }
        }
    }

    private mutating func readBylines(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ body: Int?) {
        var declared: [String] = []
        var linked: [String] = []
        var classed: [(distance: Int, text: String)] = []
        let center = (headline ?? body).map { Int(page.lineAt[$0]) }
        var start = 0
        for index in 0..<page.noted.count {
            let node = Int(page.noted[index])
            let end = tree.end(of: node)
            guard node >= start, !page.states[node].contains(.skipped) else { continue }
            let flags = page.flags(node)
            if !flags.isDisjoint(with: [.comments, .related, .footer]),
                page.mass(node, end) * 3 < page.mass(0, tree.count)
            {
                start = end
                continue
            }
            if let value = tree.attribute(.itemprop, of: node), tree.text[value].elementsEqual("author".utf8) {
                if declared.count < 6, let name = Self.itemName(tree, node) { declared.append(name) }
                start = end
                continue
            }
            if let rel = tree.attribute(.rel, of: node), tree.text[rel].elementsEqual("author".utf8), linked.count < 6 {
                let text = MetaTags.text(tree, node)
                if !text.isEmpty { linked.append(text) }
            } else if flags.contains(.author), let center, classed.count < 12, end - node < 60 {
                let distance = Int(page.lineAt[node]) - center
                if distance > -Self.reach, distance < Self.reach * 2 {
                    classed.append((abs(distance), Self.linkedText(tree, page, node)))
                }
            }
        }
        let reader = AuthorNames.standard
        bylines = !declared.isEmpty ? declared : Array(linked.prefix(3))
        if reader.names(in: bylines, takingHandles: true).isEmpty { bylines = [] }
        if bylines.isEmpty {
            for candidate in classed.sorted(by: { $0.distance < $1.distance }) where bylines.isEmpty {
                bylines = reader.visibleNames(in: candidate.text)
            }
        }
        if bylines.isEmpty, let center { readBylineLine(tree, page, center, body) }
    }

    /// A line near the headline, or right after the body, that starts with "By" or has it beside a date.
    private mutating func readBylineLine(
        _ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ center: Int, _ body: Int?
    ) {
        let reader = AuthorNames.standard
        let end = body.map { Int(page.lineAt[tree.end(of: $0)]) } ?? center
        let ranges = [
            max(0, center - 4)..<min(page.lines.count, center + Self.reach),
            max(0, end - 2)..<min(page.lines.count, end + 4),
        ]
        for index in ranges.joined() {
            let line = page.lines[index]
            guard line.length < 110, line.words > 1 else { continue }
            let text = Self.text(of: line, tree)
            if Self.isCopyright(text) { continue }
            if let rest = reader.afterPrefix(text), line.length < 80 {
                bylines = reader.visibleNames(in: rest).filter { $0.contains(" ") || line.digits > 3 }
            } else if line.digits >= 3, DateReader.standard.first(in: text.utf8, order: .dayFirst) != nil {
                bylines = reader.namesAfterMarker(in: text)
            }
            if !bylines.isEmpty { return }
        }
    }

    /// The links' text of an element that has any, else all of its text.
    private static func linkedText(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ node: Int) -> String {
        var links: [String] = []
        for inner in node..<tree.end(of: node) where tree.tag(inner) == .a {
            let text = MetaTags.text(tree, inner)
            if !text.isEmpty { links.append(text) }
        }
        return links.isEmpty ? MetaTags.text(tree, node) : links.prefix(3).joined(separator: "; ")
    }

    private static func text(of line: PageColumns.Line, _ tree: borrowing HTMLTree) -> String {
        var text: [UInt8] = []
        for node in Int(line.firstNode)..<Int(line.endNode) where tree.kind(node) == .text {
            text += tree.text[tree.textRange(node)]
            text.append(0x20)
        }
        return String(decoding: text, as: UTF8.self)
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
        for index in 0..<page.noted.count {
            let node = Int(page.noted[index])
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
        for index in 0..<page.noted.count {
            let node = Int(page.noted[index])
            guard tree.tag(node) == .time, !Self.isAside(tree, page, node) else { continue }
            let text = tree.attribute(.datetime, of: node).map { tree.string($0) } ?? MetaTags.text(tree, node)
            guard
                let date = reader.timestamp(text, order: order)
                    ?? reader.timestamp(MetaTags.text(tree, node), order: order)
            else { continue }
            let distance = abs(Int(page.lineAt[node]) - center)
            if distance <= Self.reach * 2, distance < best?.0 ?? .max { best = (distance, date) }
        }
        if let best {
            published = best.1
            return
        }
        published =
            nearest(tree, page, center, order)
            ?? body.flatMap { nearest(tree, page, Int(page.lineAt[$0]), order) ?? dateline(tree, page, $0, order) }
            ?? body.flatMap { afterBody(tree, page, $0, order) }
    }

    /// The date in the short line that is nearest to a line.
    private func nearest(
        _ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ center: Int, _ order: DateReader.Order
    ) -> Timestamp? {
        for offset in 0..<Self.reach * 2 {
            let index = center + (offset % 2 == 0 ? offset / 2 : -offset / 2 - 1)
            guard index >= 0, index < page.lines.count else { continue }
            if let date = Self.date(in: page.lines[index], tree, order),
                !Self.isAside(tree, page, Int(page.lines[index].firstNode))
            {
                return date
            }
        }
        return nil
    }

    /// The date with which one of the body's first paragraphs starts.
    private func dateline(
        _ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ body: Int, _ order: DateReader.Order
    ) -> Timestamp? {
        let start = Int(page.lineAt[body])
        for index in start..<min(page.lines.count, start + 5) where page.lines[index].digits >= 3 {
            let text = Self.text(of: page.lines[index], tree)
            if let match = DateReader.standard.first(in: text.utf8, order: order), match.range.lowerBound < 40 {
                return Timestamp(match.date)
            }
        }
        return nil
    }

    /// The date in a short line right after the article.
    private func afterBody(
        _ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ body: Int, _ order: DateReader.Order
    ) -> Timestamp? {
        let end = Int(page.lineAt[tree.end(of: body)])
        for index in max(0, end - 6)..<min(page.lines.count, end + 6) {
            if let date = Self.date(in: page.lines[index], tree, order),
                !Self.isAside(tree, page, Int(page.lines[index].firstNode))
            {
                return date
            }
        }
        return nil
    }

    /// Whether a node stands in comments or among other articles, which have dates of their own.
    private static func isAside(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ node: Int) -> Bool {
        var ancestor = node
        while ancestor > 0 {
            if !page.flags(ancestor).isDisjoint(with: [.comments, .related]),
                page.mass(ancestor, tree.end(of: ancestor)) * 3 < page.mass(0, tree.count)
            {
                return true
            }
            ancestor = Int(tree.parents[ancestor])
        }
        return false
    }

    /// The dates right under the headline, as the page shows them: in the site's own zone.
    private mutating func shownDates(
        _ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ order: DateReader.Order
    ) -> [CalendarDate] {
        guard let headline else { return [] }
        let first = Int(page.lineAt[headline])
        for index in max(0, first - 2)..<min(page.lines.count, first + 20) where page.lines[index].length < 70 {
            let line = page.lines[index]
            guard Self.date(in: line, tree, order) != nil else { continue }
            // The headline may name the day of the event, and the first comment is near the end of a short text.
            if Int(line.firstNode) >= headline, Int(line.endNode) <= tree.end(of: headline) { continue }
            if Self.isAside(tree, page, Int(line.firstNode)) { continue }
            let text = Self.text(of: line, tree)
            let matches = DateReader.standard.matches(in: text.utf8, order: order, limit: 3)
            isDateline = index > first && index <= first + Self.reach && line.linkLength == 0 && line.length < 50
            return matches.map(\.date)
        }
        return []
    }

    private static func isCopyright(_ text: String) -> Bool {
        text.contains("©") || text.lowercased().contains("copyright")
    }

    private static func date(
        in line: PageColumns.Line, _ tree: borrowing HTMLTree, _ order: DateReader.Order
    ) -> Timestamp? {
        guard line.digits >= 3, line.length < 140, line.linkLength * 2 <= line.length || line.length < 90 else {
            return nil
        }
        let text = text(of: line, tree)
        guard let match = DateReader.standard.first(in: text.utf8, order: order),
            !isCopyright(text)
        else { return nil }
        // A sentence tells of a day, and a link that says more than it leads to what was published then.
        let rest = Int(line.length) - match.range.count
        if line.words > 14 || line.linkLength * 10 >= line.length * 9 && rest > 20 { return nil }
        return Timestamp(match.date)
    }
}
