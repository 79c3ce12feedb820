import HTMLTree
import Text

/// Writes the lines of a container as blocks of text: white space folded, line breaks kept, cells of a row joined.
struct BlockWriter: ~Copyable {
    /// A block before the article is put together.
    struct Draft {
        var kind: Block.Kind
        var level: Int
        /// The bytes in `bytes`.
        var range: Range<Int>
        /// The index of its (first) line.
        var line: Int
    }

    private(set) var bytes: [UInt8] = []
    var drafts: [Draft] = []
    private var row = -1

    init() {}

    /// Replaces what was written by the lead's lines and the lines of a container that are not removed.
    mutating func write(
        _ tree: borrowing HTMLTree, _ page: borrowing PageColumns, container: Int, lead: [Int] = []
    ) {
        bytes.removeAll(keepingCapacity: true)
        drafts.removeAll(keepingCapacity: true)
        row = -1
        let lines = Int(page.lineAt[container])..<Int(page.lineAt[tree.end(of: container)])
        let text = tree.text
        text.withUnsafeBufferPointer { text in
            for index in lead { write(tree, page, text, index, 0) }
            for index in lines {
                let state = page.lines[index].state
                if state.contains(.removed) { continue }
                write(tree, page, text, index, container)
            }
        }
    }

    private mutating func write(
        _ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ text: UnsafeBufferPointer<UInt8>, _ index: Int,
        _ container: Int
    ) {
        let line = page.lines[index]
        let (kind, level, row) = shape(tree, line, container)
        let start: Int
        if kind == .tableRow, row == self.row, let last = drafts.last, last.kind == .tableRow {
            start = last.range.lowerBound
            bytes.append(contentsOf: " | ".utf8)
            append(tree, page, text, line, kind)
            drafts[drafts.count - 1].range = start..<bytes.count
            return
        }
        self.row = row
        start = bytes.count
        append(tree, page, text, line, kind)
        if bytes.count > start {
            drafts.append(Draft(kind: kind, level: level, range: start..<bytes.count, line: index))
        }
    }

    /// The kind of a line's block, from its nearest telling ancestors within the container.
    private func shape(_ tree: borrowing HTMLTree, _ line: PageColumns.Line, _ container: Int) -> (Block.Kind, Int, Int)
    {
        var node = Int(line.block)
        var kind = Block.Kind.paragraph
        var level = 0
        while node >= container {
            switch tree.tag(node) {
            case .h1: return (.heading, 1, -1)
            case .h2: return (.heading, 2, -1)
            case .h3: return (.heading, 3, -1)
            case .h4: return (.heading, 4, -1)
            case .h5: return (.heading, 5, -1)
            case .h6: return (.heading, 6, -1)
            case .pre, .listing, .xmp, .plaintext: return (.preformatted, 0, -1)
            case .li, .dd, .dt: if kind == .paragraph { kind = .listItem }
            case .ul, .ol, .dl: if kind == .listItem { level += 1 }
            case .blockquote: if kind == .paragraph { kind = .quote }
            case .tr:
                if kind == .paragraph, line.length < 300, isDataTable(tree, node) { return (.tableRow, 0, node) }
            default: break
            }
            node = Int(tree.parents[node])
        }
        return (kind, kind == .listItem ? max(level, 1) : 0, -1)
    }

    /// Whether the row's table has several cells a row and no table inside it: one that lays out a page has.
    private func isDataTable(_ tree: borrowing HTMLTree, _ row: Int) -> Bool {
        var table = row
        while table > 0, tree.tag(table) != .table { table = Int(tree.parents[table]) }
        var rows = 0
        var cells = 0
        for node in table + 1..<min(tree.end(of: table), table + 4000) {
            switch tree.tag(node) {
            case .table: return false
            case .tr: rows += 1
            case .td, .th: cells += 1
            default: break
            }
        }
        return rows >= 2 && cells >= rows * 2 - 1
    }

    /// Appends the text nodes of a line, with single spaces between words and a newline for a `br`.
    private mutating func append(
        _ tree: borrowing HTMLTree, _ page: borrowing PageColumns, _ text: UnsafeBufferPointer<UInt8>,
        _ line: PageColumns.Line, _ kind: Block.Kind
    ) {
        let start = bytes.count
        var gap: UInt8 = 0
        for node in Int(line.firstNode)..<Int(line.endNode) {
            if tree.tag(node) == .br {
                gap = 0x0A
                continue
            }
            guard tree.kind(node) == .text, !page.states[node].contains(.skipped), page.blocks[node] == line.block
            else { continue }
            if kind == .preformatted {
                bytes.append(contentsOf: text[tree.textRange(node)])
            } else {
                appendFolded(text[tree.textRange(node)], start, &gap)
            }
        }
        if kind == .preformatted {
            while bytes.count > start, bytes[bytes.count - 1].isASCIIWhitespace { bytes.removeLast() }
        }
    }

    private mutating func appendFolded(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ start: Int, _ gap: inout UInt8) {
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            let spaces = byte.isASCIIWhitespace ? 1 : Self.wideSpace(text, index)
            if spaces > 0 {
                if gap == 0 { gap = 0x20 }
                index += spaces
                continue
            }
            if let zero = Self.zeroWidth(text, index) {
                index += zero
                continue
            }
            if gap != 0 {
                if bytes.count > start { bytes.append(gap) }
                gap = 0
            }
            var stop = index + 1
            while stop < text.endIndex, text[stop] > 0x20, text[stop] != 0xC2, text[stop] != 0xE2, text[stop] != 0xE3,
                text[stop] != 0xEF
            { stop += 1 }
            bytes.append(contentsOf: text[index..<stop])
            index = stop
        }
    }

    /// Bytes of a no-break, typographic or ideographic space at `index`, or 0.
    private static func wideSpace(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ index: Int) -> Int {
        switch text[index] {
        case 0xC2: return index + 1 < text.endIndex && text[index + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard index + 2 < text.endIndex else { return 0 }
            let (second, third) = (text[index + 1], text[index + 2])
            return second == 0x80 && (third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF)
                || second == 0x81 && third == 0x9F ? 3 : 0
        case 0xE3:
            return index + 2 < text.endIndex && text[index + 1] == 0x80 && text[index + 2] == 0x80 ? 3 : 0
        default: return 0
        }
    }

    /// Bytes of a zero-width space, soft hyphen or byte order mark at `index`, or nil.
    private static func zeroWidth(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ index: Int) -> Int? {
        switch text[index] {
        case 0xC2: index + 1 < text.endIndex && text[index + 1] == 0xAD ? 2 : nil
        case 0xE2: index + 2 < text.endIndex && text[index + 1] == 0x80 && text[index + 2] == 0x8B ? 3 : nil
        case 0xEF: index + 2 < text.endIndex && text[index + 1] == 0xBB && text[index + 2] == 0xBF ? 3 : nil
        default: nil
        }
    }
}

extension BlockWriter {
    /// Makes the drafts an article's text and blocks.
    borrowing func fill(_ article: inout Article) {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + drafts.count)
        article.blocks.removeAll()
        for draft in drafts {
            if !output.isEmpty { output.append(0x0A) }
            let start = output.count
            output.append(contentsOf: bytes[draft.range])
            article.blocks.append(Block(kind: draft.kind, level: draft.level, range: start..<output.count))
        }
        article.text = String(decoding: output, as: UTF8.self)
        article.words = Self.words(output)
    }

    /// Runs of bytes that are no white space.
    private static func words(_ text: [UInt8]) -> Int {
        guard let first = text.first else { return 0 }
        var count = first.isASCIIWhitespace ? 0 : 1
        text.withUnsafeBufferPointer { text in
            for index in 1..<text.count {
                count &+= text[index - 1].isASCIIWhitespace && !text[index].isASCIIWhitespace ? 1 : 0
            }
        }
        return count
    }
}
