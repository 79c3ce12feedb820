internal import Text

/// Figures of lines that say only with others what they mean: the context is written before the number as prose would
/// have it, and the figures are put back where the number stands.
extension FigureExtractor {
    /// The figures of a line of a table or a list. `number` is the number of its sentence.
    mutating func figures(of line: Layout.Line, _ text: [UInt8], _ range: Range<Int>, _ number: Int) -> [Figure] {
        switch line {
        case .header: []
        case .row(let row): figures(of: row, text, range, number)
        case .item(let lead, let item): figures(ofItem: item, under: lead, text, range, number)
        }
    }

    /// "Region | Killed" over "Kharkiv | 12": 12 killed, in Kharkiv.
    private mutating func figures(
        of row: TableRow, _ text: [UInt8], _ range: Range<Int>, _ number: Int
    ) -> [Figure] {
        var figures: [Figure] = []
        for column in row.cells.indices.dropFirst() where TableRow.mayCount(text, row.cells[column]) {
            let cell = row.cells[column]
            let context = CellContext(row, column: column, text, lexicon)
            guard var figure = figure(ofCell: Array(text[cell]), context, row, column, text) else { continue }
            figure.range = cell
            figure.surface = String(decoding: text[cell], as: UTF8.self)
            figure.sentence = range
            figure.sentenceNumber = number
            figure.partOf = nil
            figure.rule = "cell of a table"
            if let place = context.place { figure.place = String(decoding: place, as: UTF8.self) }
            if let time = context.time { figure.timeExpression = String(decoding: time, as: UTF8.self) }
            figures.append(figure)
        }
        return figures
    }

    /// The only figure of a cell, with the unit that its header, else the caption gives.
    private mutating func figure(
        ofCell cell: [UInt8], _ context: CellContext, _ row: TableRow, _ column: Int, _ text: [UInt8]
    ) -> Figure? {
        let label = context.label.isEmpty ? [] : context.label + Array(": ".utf8)
        let headNote = UnitNote(text, row.header[column], lexicon)
        let notes = [headNote, UnitNote(text, row.caption, lexicon)].compactMap { $0 }
        for number in notes.prefix(1).map({ $0.applied(to: cell) }) + [cell] {
            let found = read(alone: label + number, isCell: true)
            if found.count == 1, found[0].range.upperBound > label.count { return found[0] }
        }
        return nil
    }

    /// "The shelling destroyed:" over "- 12 houses".
    private mutating func figures(
        ofItem item: Range<Int>, under lead: Range<Int>, _ text: [UInt8], _ range: Range<Int>, _ number: Int
    ) -> [Figure] {
        let isLabel = text[lead].count(where: { $0 == 0x20 }) < 2
        let context = Array(text[isLabel ? lead : lead.lowerBound..<lead.upperBound - 1]) + [0x20]
        let found = read(alone: context + text[item], isCell: false)
        let shift = item.lowerBound - context.count
        let dropped = found.prefix { $0.range.lowerBound < context.count }.count
        return found.dropFirst(dropped).map { figure in
            var figure = figure
            figure.range = figure.range.lowerBound + shift..<figure.range.upperBound + shift
            figure.sentence = range
            figure.sentenceNumber = number
            figure.partOf = figure.partOf.flatMap { $0 >= dropped ? $0 - dropped : nil }
            return figure
        }
    }
}

extension TableRow {
    /// Whether a cell may hold a number to be read.
    fileprivate static func mayCount(_ text: [UInt8], _ cell: Range<Int>) -> Bool {
        cell.count <= 40 && text[cell].contains(where: \.isASCIIDigit)
    }
}
