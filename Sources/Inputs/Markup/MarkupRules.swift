internal import Article
internal import EmbeddedData
internal import Text

/// What the elements of a vocabulary mean for the text: which are blocks, which are no text at all.
struct MarkupRules: Sendable {
    /// What an element is.
    enum Role: String, Sendable {
        /// Ends the line before and after it.
        case container
        /// A container that makes the headings inside one level lower.
        case section
        case paragraph, quote, row, preformatted
        /// A container of list items, which are one level deeper inside.
        case list
        case item
        case heading1, heading2, heading3, heading4, heading5, heading6
        /// A heading of the level of its section.
        case heading
        case cell
        /// A line break.
        case line
        case superscript
        /// No text of the article.
        case skip
    }

    private let roles: [String: Role]

    private init(_ family: String) {
        var roles: [String: Role] = [:]
        for fields in LexiconFile(embedded_inputs_markup()) where fields.count == 3 && fields[0] == family {
            guard let role = Role(rawValue: fields[1]) else { continue }
            for name in fields[2].split(separator: " ") { roles[String(name)] = role }
        }
        self.roles = roles
    }

    /// HTML, also as NITF and NewsML use it.
    static let html = MarkupRules("html")
    /// JATS and its predecessors.
    static let jats = MarkupRules("jats")
    /// TEI P5.
    static let tei = MarkupRules("tei")

    /// The role of an element; nil for one inside a line.
    func role(of name: String) -> Role? { roles[name] ?? roles[name.lowercased()] }
}

extension XMLElement {
    /// Appends the text inside this element.
    ///
    /// - Parameter omitting: Decides on elements that are left out although the vocabulary has them as text.
    func write(
        to builder: inout TextBuilder, _ rules: MarkupRules, omitting isOmitted: (XMLElement) -> Bool = { _ in false }
    ) {
        let roles = tree.names.map { rules.role(of: $0.local) }
        var open: [(end: Int, role: MarkupRules.Role)] = []
        var position = index
        let end = Int(tree.nodes[index].end)
        while position < end {
            while let last = open.last, last.end <= position { close(&open, &builder) }
            let node = tree.nodes[position]
            guard node.name >= 0 else {
                builder.append(tree.text[Int(node.start)..<Int(node.start + node.count)])
                position += 1
                continue
            }
            let role = roles[Int(node.name)]
            if role == .skip || position > index && isOmitted(XMLElement(tree: tree, index: position)) {
                position = Int(node.end)
                continue
            }
            if let role, position > index { begin(role, end: Int(node.end), &open, &builder) }
            position += 1
        }
        while !open.isEmpty { close(&open, &builder) }
        builder.end()
    }

    private func begin(
        _ role: MarkupRules.Role, end: Int, _ open: inout [(end: Int, role: MarkupRules.Role)],
        _ builder: inout TextBuilder
    ) {
        func depth(of role: MarkupRules.Role) -> Int { open.count { $0.role == role } }
        let isQuoted = open.contains { $0.role == .quote }
        switch role {
        case .paragraph:
            // The paragraphs of an item or a cell go on in its line.
            if let outer = open.last?.role, outer == .item || outer == .cell {
                if builder.isAtStart || outer == .cell {
                    builder.append(" ")
                    break
                }
            }
            builder.begin(isQuoted ? .quote : .paragraph)
        case .quote: builder.begin(.quote)
        case .row: builder.begin(.tableRow)
        case .cell: builder.nextCell()
        case .preformatted: builder.begin(.preformatted)
        case .item: builder.begin(.listItem, level: max(1, depth(of: .list)))
        case .heading: builder.begin(.heading, level: min(6, 1 + max(1, depth(of: .section))))
        case .heading1, .heading2, .heading3, .heading4, .heading5, .heading6:
            builder.begin(.heading, level: Int(role.rawValue.suffix(1)) ?? 1)
        case .line: if open.contains(where: { $0.role == .cell }) { builder.append(" ") } else { builder.breakLine() }
        case .superscript: if builder.endsInDigit { builder.append("^") }
        case .container, .section, .list: if !open.contains(where: { $0.role == .cell }) { builder.begin(.paragraph) }
        case .skip: break
        }
        open.append((end, role))
    }

    private func close(
        _ open: inout [(end: Int, role: MarkupRules.Role)], _ builder: inout TextBuilder
    ) {
        guard let last = open.popLast() else { return }
        switch last.role {
        case .cell, .line, .superscript, .skip: break
        default: if !open.contains(where: { $0.role == .cell }) { builder.end() } else { builder.append(" ") }
        }
    }
}
