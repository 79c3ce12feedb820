extension Article {
    /// The title and the text as Markdown (CommonMark, tables as GitHub has them): headings, lists, quotes and preformatted text keep their form.
    public var markdown: String {
        var parts: [String] = []
        if let title { parts.append("# " + title) }
        var previous: Block.Kind?
        for block in blocks {
            let text = markdown(of: block)
            let continuesList = block.kind == previous && (block.kind == .listItem || block.kind == .tableRow)
            if continuesList, let last = parts.popLast() {
                parts.append(last + "\n" + text)
            } else {
                parts.append(block.kind == .tableRow ? text + "\n" + Self.tableRule(below: text) : text)
            }
            previous = block.kind
        }
        return parts.joined(separator: "\n\n")
    }

    /// The line that makes the row above it a table's header (GitHub Flavored Markdown, 4.10).
    private static func tableRule(below row: String) -> String {
        let cells = max(1, row.utf8.count { $0 == UInt8(ascii: "|") } - 1)
        return "|" + String(repeating: "---|", count: cells)
    }

    private func markdown(of block: Block) -> String {
        let text = text(of: block)
        switch block.kind {
        case .paragraph: return text
        case .heading: return String(repeating: "#", count: min(6, max(2, block.level))) + " " + text
        case .listItem: return String(repeating: "  ", count: max(0, block.level - 1)) + "- " + text
        case .quote: return text.split(separator: "\n").map { "> " + $0 }.joined(separator: "\n")
        case .preformatted: return "```\n\(text)\n```"
        case .tableRow: return "| \(text) |"
        }
    }
}
