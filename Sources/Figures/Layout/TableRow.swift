internal import Text

/// A row of a table: the bytes of its cells, of the cells of the header, and of the line above the table.
struct TableRow {
    var cells: [Range<Int>]
    var header: [Range<Int>]
    /// Empty when no caption stands above.
    var caption: Range<Int>

    /// The most bytes of a header or a row's first cell that say what a number is.
    static let longestLabel = 200

    /// The cells of a line between ` | `; one for a line without.
    static func cells(_ text: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = line.lowerBound
        for index in line where text[index] == UInt8(ascii: "|") && cells.count < 65 {
            cells.append(trimmed(text, start..<index))
            start = index + 1
        }
        cells.append(trimmed(text, start..<line.upperBound))
        return cells
    }

    private static func trimmed(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, text[start] == 0x20 { start += 1 }
        while end > start, text[end - 1] == 0x20 { end -= 1 }
        return start..<end
    }

    /// Whether a cell holds a number and little else, and no year.
    static func isNumber(_ text: [UInt8], _ cell: Range<Int>) -> Bool {
        guard cell.count <= 40 else { return false }
        let digits = text[cell].count(where: \.isASCIIDigit)
        return digits > 0 && !isYear(text, cell) && text[cell].count(where: \.isASCIILetter) <= 12
    }

    /// `1998`, `2019`
    static func isYear(_ text: [UInt8], _ cell: Range<Int>) -> Bool {
        cell.count == 4 && text[cell].allSatisfy(\.isASCIIDigit)
            && (text[cell].starts(with: "19".utf8) || text[cell].starts(with: "20".utf8))
    }
}

/// What the header and the first cell of a row say of one of its numbers.
struct CellContext {
    /// The words that name what is counted: `houses destroyed`.
    var label: [UInt8] = []
    var place: [UInt8]?
    var time: [UInt8]?

    /// Reads the context of the cell in a column.
    init(_ row: TableRow, column: Int, _ text: [UInt8], _ lexicon: Lexicon) {
        let (corner, head, first) = (row.header[0], row.header[column], row.cells[0])
        let (headLabel, firstLabel) = (UnitNote.label(text, head), UnitNote.label(text, first))
        let isPlace = Self.names(.placeWord, text, corner, lexicon)
        let isTotal = Self.names(.number, text, first, lexicon)
        if isPlace, !isTotal, !firstLabel.isEmpty { place = firstLabel }
        if TableRow.isYear(text, head) {
            time = Array(text[head])
            label = isPlace ? [] : firstLabel
            return
        }
        label = headLabel
        if Self.names(.period, text, corner, lexicon) {
            time = firstLabel
        } else if !isPlace, !isTotal, !firstLabel.isEmpty, !TableRow.isNumber(text, first) {
            combine(headLabel, firstLabel, lexicon)
        }
    }

    /// "Soldiers" and "killed" in either order; a head that says no more than "Number" adds nothing.
    private mutating func combine(_ head: [UInt8], _ first: [UInt8], _ lexicon: Lexicon) {
        if head.isEmpty || Self.names(.number, head, 0..<head.count, lexicon) {
            label = first
        } else if Self.endsInOutcome(head, lexicon) {
            label = first + [0x20] + head
        } else if Self.endsInOutcome(first, lexicon) {
            label = head + [0x20] + first
        }
    }

    /// Whether the last word of some words is of a class: `Region`, `Reporting period`.
    private static func names(
        _ wordClass: WordClass, _ text: [UInt8], _ range: Range<Int>, _ lexicon: Lexicon
    ) -> Bool {
        let lexeme = lexicon.lookup(text, lastWord(text, range))
        return lexeme >= 0 && !lexicon.lexemes[Int(lexeme)].classes.isDisjoint(with: wordClass)
    }

    /// Whether the last word says what became of things: `killed`, `destroyed`, `missing`.
    private static func endsInOutcome(_ text: [UInt8], _ lexicon: Lexicon) -> Bool {
        let word = lastWord(text, 0..<text.count)
        let lexeme = lexicon.lookup(text, word)
        if lexeme >= 0, lexicon.lexemes[Int(lexeme)].eventVerb >= 0 || lexicon.lexemes[Int(lexeme)].verbBase >= 0 {
            return true
        }
        return Ending.matches(text, word, "ed") && lexicon.verb(text, word, lexeme) >= 0
    }

    private static func lastWord(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var start = range.upperBound
        while start > range.lowerBound, text[start - 1] > 0x20 { start -= 1 }
        return start..<range.upperBound
    }
}
