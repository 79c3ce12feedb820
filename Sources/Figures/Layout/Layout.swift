internal import Text

/// What the lines of a text are where they are no prose: rows of tables, and items under a line that leads in.
///
/// A table is two or more lines with the same number of cells between ` | `, as the text of an article has it, under a
/// first line without numbers. An item begins with a bullet, a number or a small letter, and the line before the first
/// item ends in a colon.
struct Layout {
    /// A line that is to be read with what stands above it.
    enum Line {
        /// The headers of a table, which state nothing by themselves.
        case header
        case row(TableRow)
        case item(lead: Range<Int>, text: Range<Int>)
    }

    private var lines: [(range: Range<Int>, line: Line)] = []
    private var next = 0

    /// Looks at the lines of a text; free for a text of one line.
    init(_ text: [UInt8]) {
        guard text.contains(0x0A) else { return }
        var reader = LineReader(text)
        var previous = 0..<0
        while let line = reader.next() {
            if let table = reader.table(from: line) {
                addRows(of: table, text, caption: previous)
            } else if text[line.upperBound - 1] == UInt8(ascii: ":"), line.count < LineReader.longestItem {
                addItems(&reader, text, lead: line)
            }
            previous = line
        }
    }

    /// The line that begins a sentence at `start`. To be asked with ascending starts.
    mutating func line(at start: Int) -> (range: Range<Int>, line: Line)? {
        while next < lines.count, lines[next].range.upperBound <= start { next += 1 }
        return next < lines.count && lines[next].range.contains(start) ? lines[next] : nil
    }

    private mutating func addRows(of table: [Range<Int>], _ text: [UInt8], caption: Range<Int>) {
        let header = TableRow.cells(text, table[0])
        guard !header.dropFirst().contains(where: { TableRow.isNumber(text, $0) }) else { return }
        let isCaption = caption.count < LineReader.longestItem && caption.upperBound + 1 == table[0].lowerBound
        lines.append((table[0], .header))
        for line in table.dropFirst() {
            let row = TableRow(
                cells: TableRow.cells(text, line), header: header, caption: isCaption ? caption : 0..<0)
            lines.append((line, .row(row)))
        }
    }

    private mutating func addItems(_ reader: inout LineReader, _ text: [UInt8], lead: Range<Int>) {
        while let line = reader.peek(), let item = LineReader.item(text, line) {
            lines.append((line, .item(lead: lead, text: item)))
            _ = reader.next()
        }
    }
}

/// The lines of a text that are not empty.
private struct LineReader {
    static let longestItem = 300

    let text: [UInt8]
    private var position = 0

    init(_ text: [UInt8]) { self.text = text }

    mutating func next() -> Range<Int>? {
        guard let line = peek() else { return nil }
        position = line.upperBound
        return line
    }

    func peek() -> Range<Int>? {
        var start = position
        while start < text.count, text[start] <= 0x20 { start += 1 }
        guard start < text.count else { return nil }
        var end = start
        while end < text.count, text[end] != 0x0A { end += 1 }
        while text[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    /// The lines of the table that begins with `line`, and reads over them; nil when none begins there.
    mutating func table(from line: Range<Int>) -> [Range<Int>]? {
        let count = TableRow.cells(text, line).count
        guard count > 1, count <= 64 else { return nil }
        var lines = [line]
        while let next = peek(), TableRow.cells(text, next).count == count {
            lines.append(next)
            position = next.upperBound
        }
        return lines.count > 1 ? lines : nil
    }

    /// The text of an item without its bullet, or nil when the line is none.
    static func item(_ text: [UInt8], _ line: Range<Int>) -> Range<Int>? {
        guard line.count < longestItem else { return nil }
        let first = text[line.lowerBound]
        if first.isASCIIDigit || first.isASCIILowercase { return line }
        let width =
            first == UInt8(ascii: "-") || first == UInt8(ascii: "*")
            ? 1 : first == 0xE2 || first == 0xC2 ? (first == 0xE2 ? 3 : 2) : 0
        guard width > 0, line.count > width + 1, text[line.lowerBound + width] == 0x20 else { return nil }
        return line.lowerBound + width + 1..<line.upperBound
    }
}
