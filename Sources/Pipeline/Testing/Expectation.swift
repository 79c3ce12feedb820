import Columns

/// What a test expects, checked against the tables.
struct Expectation {
    /// A row that is looked for: text by column.
    struct Row {
        let cells: [(column: String, text: String)]

        var description: String { "{" + cells.map { "\($0.column): \($0.text)" }.joined(separator: ", ") + "}" }
    }

    struct Rows {
        let table: Table
        let place: Place
        let count: Int?
        let contains: [Row], excludes: [Row]
    }

    var outcome = PipelineTest.Outcome.kept
    var tables: [Rows] = []

    init(_ node: ConfigNode, tables known: [Table]) throws(PipelineFileError) {
        var collector = ProblemCollector()
        for entry in try node.entries(of: "expectations") {
            collector.attempt { () throws(PipelineFileError) -> Void in
                if entry.key == "outcome" {
                    outcome = try PipelineTest.Outcome(entry.value)
                } else if let table = known.first(where: { $0.name == entry.key }) {
                    tables.append(try Self.rows(entry.value, of: table))
                } else {
                    let names = known.map(\.name) + ["outcome"]
                    throw PipelineFileError(
                        entry.place, "unknown table '\(entry.key)'; there are \(names.joined(separator: ", "))")
                }
            }
        }
        try collector.throwIfAny()
    }

    private static func rows(_ node: ConfigNode, of table: Table) throws(PipelineFileError) -> Rows {
        let expectation = try TableExpectation(node)
        func read(_ nodes: [ConfigNode]) throws(PipelineFileError) -> [Row] {
            var rows: [Row] = []
            for node in nodes { rows.append(try row(node, of: table)) }
            return rows
        }
        return Rows(
            table: table, place: node.place, count: expectation.count,
            contains: try read(expectation.contains), excludes: try read(expectation.excludes))
    }

    private static func row(_ node: ConfigNode, of table: Table) throws(PipelineFileError) -> Row {
        var cells: [(column: String, text: String)] = []
        for entry in try node.entries(of: "a row") {
            _ = try table.projection([entry.key], at: entry.place)
            let text = entry.value.isNull ? "" : try entry.value.scalar(expected: "a value").text
            cells.append((entry.key, text))
        }
        return Row(cells: cells)
    }
}

extension Expectation.Rows {
    /// What is not as expected, a sentence each.
    func failures(in batch: ColumnBatch) -> [String] {
        var failures: [String] = []
        if let count, batch.rowCount != count {
            failures.append("\(place): expected \(count) rows of \(table.name), got \(batch.rowCount)")
        }
        for row in contains where !(0..<batch.rowCount).contains(where: { row.matches(batch, $0) }) {
            failures.append("\(place): no row of \(table.name) is like \(row.description)")
        }
        for row in excludes where (0..<batch.rowCount).contains(where: { row.matches(batch, $0) }) {
            failures.append("\(place): a row of \(table.name) is like \(row.description)")
        }
        return failures
    }
}

extension Expectation.Row {
    /// Numbers are compared as numbers, everything else as text; a null is the empty text.
    func matches(_ batch: ColumnBatch, _ row: Int) -> Bool {
        cells.allSatisfy { cell in
            let found = batch[cell.column]?.text(at: row) ?? ""
            if let left = Double(found), let right = Double(cell.text) { return left == right }
            return found == cell.text
        }
    }
}
