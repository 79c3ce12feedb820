/// Rows laid out for a terminal: aligned columns, cut to a width, numbers to the right.
public struct TextTable: Sendable {
    private let header: [String]
    private let isNumeric: [Bool]
    private var rows: [[String]] = []

    /// The most scalars of a cell.
    public let cellWidth: Int

    /// A table without rows.
    ///
    /// - Parameter cellWidth: Longer cells are cut with an ellipsis.
    public init(header: [String], numeric: [Bool]? = nil, cellWidth: Int = 40) {
        self.header = header
        isNumeric = numeric ?? header.map { _ in false }
        self.cellWidth = cellWidth
    }

    /// The rows of a batch.
    public init(_ batch: ColumnBatch, cellWidth: Int = 40) {
        self.init(
            header: batch.schema.fields.map(\.name),
            numeric: batch.schema.fields.map(\.type.isNumeric),
            cellWidth: cellWidth)
        for row in 0..<batch.rowCount {
            append(batch.columns.map { $0.text(at: row) ?? "" })
        }
    }

    /// Appends a row; missing cells are blank.
    public mutating func append(_ cells: [String]) {
        rows.append(header.indices.map { $0 < cells.count ? cut(cells[$0]) : "" })
    }

    /// The table as lines.
    public var description: String {
        let widths = header.indices.map { column in
            rows.reduce(header[column].unicodeScalars.count) { max($0, $1[column].unicodeScalars.count) }
        }
        var lines = [line(header, widths), widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")]
        lines += rows.map { line($0, widths) }
        return lines.joined(separator: "\n")
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = ""
        for (column, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: max(0, widths[column] - cell.unicodeScalars.count))
            if column > 0 { text += "  " }
            text += isNumeric[column] ? padding + cell : cell + padding
        }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// One line of at most `cellWidth` scalars; control characters, which could steer the terminal, become spaces.
    private func cut(_ cell: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in cell.unicodeScalars {
            if scalars.count == cellWidth {
                scalars.removeLast()
                scalars.append("…")
                break
            }
            scalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
        }
        return String(scalars)
    }
}
