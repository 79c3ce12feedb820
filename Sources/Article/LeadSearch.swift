import HTMLTree

/// The lead: lines between the headline and an article's container, which publishers often put outside of it.
enum LeadSearch {
    /// How many lines before the container are looked at, and how many are taken.
    private static let reach = 30
    private static let maximumLines = 3
    /// A shorter line is a label.
    private static let minimumLength = 60
    /// A longer one is a part of the body, or of something else.
    private static let maximumLength = 600

    /// The indices of the lead's lines, in order; empty when the headline is in the container or nowhere before it.
    static func lines(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, container: Int) -> [Int] {
        let start = Int(page.lineAt[container])
        guard start > 0, let headline = headline(tree, page, before: container) else { return [] }
        let first = max(Int(page.lineAt[tree.end(of: headline)]), start - reach)
        guard first < start else { return [] }
        let found = (first..<start).filter { isLead(tree, page, page.lines[$0]) }
        return Array(found.prefix(maximumLines))
    }

    /// The last `h1` before the container, unless there is one inside.
    private static func headline(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, before container: Int)
        -> Int?
    {
        if page.holdsTitle(tree, container, tree.end(of: container)) { return nil }
        var node = container - 1
        while node > 0 {
            if tree.tag(node) == .h1 { return node }
            node -= 1
        }
        return nil
    }

    private static func isLead(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ line: PageColumns.Line)
        -> Bool
    {
        guard !line.state.contains(.removed), line.length >= minimumLength, line.length <= maximumLength,
            line.linkLength * 5 < line.length
        else { return false }
        var node = Int(line.block)
        for _ in 0..<3 where node > 0 {
            if page.flags(node).contains(.lead) { return true }
            node = Int(tree.parents[node])
        }
        switch tree.tag(Int(line.block)) {
        case .p, .h2, .h3, .strong: return line.sentenceEnds > 0 && line.length >= 80
        default: return false
        }
    }
}
