import Columns
import Testing
import Text

@Suite struct ColumnTests {
    private struct Row {
        let count: Int?
        let names: [String]
    }

    private let definitions: [ColumnDefinition<Row>] = [
        .init("count", "How many.", optional: { $0.count }),
        .init("names", "Who.", { $0.names }),
    ]

    private func batch(_ rows: [Row]) -> ColumnBatch {
        var batch = ColumnBatch(schema: Schema(definitions.map(\.field)))
        for row in rows {
            for (index, definition) in definitions.enumerated() {
                batch.append(to: index) { definition.append(row, to: &$0) }
            }
        }
        return batch
    }

    @Test func valuesNullsAndListsKeepTheirRows() {
        let batch = batch([
            Row(count: 3, names: ["a", "b"]), Row(count: nil, names: []), Row(count: -1, names: ["", "ü"]),
        ])
        #expect(batch.rowCount == 3)
        #expect((0..<3).map { batch["count"]?.text(at: $0) } == ["3", nil, "-1"])
        #expect((0..<3).map { batch["names"]?.text(at: $0) } == ["a; b", "", "; ü"])
        #expect(batch["count"]?.nullCount == 1)
        #expect(batch["nothing"] == nil)
    }

    @Test func appendingBatchesIsAppendingRows() {
        let rows = [Row(count: 1, names: ["a"]), Row(count: nil, names: ["b", "c"]), Row(count: 2, names: [])]
        for split in 0...rows.count {
            var left = batch(Array(rows[..<split]))
            left.append(batch(Array(rows[split...])))
            let whole = batch(rows)
            for (index, column) in whole.columns.enumerated() {
                #expect((0..<3).map { left.columns[index].text(at: $0) } == (0..<3).map { column.text(at: $0) })
                #expect(left.columns[index].nullCount == column.nullCount)
            }
        }
    }

    @Test func textOfEveryType() throws {
        func text(_ value: some ColumnValue) -> String? {
            var column = Column(type(of: value).dataType)
            value.append(to: &column)
            return column.text(at: 0)
        }
        #expect(text(true) == "true")
        #expect(text(145.0) == "145")
        #expect(text(0.1) == "0.1")
        #expect(text(1e21) == "1e+21")
        #expect(text("ä\"") == "ä\"")
        #expect(text(CalendarDate(daysSinceEpoch: 19_081)) == "2022-03-30")
        #expect(text(Timestamp(microseconds: 1_500_000, offsetMinutes: 120)) == "1970-01-01T00:00:01.500000Z")
    }

    @Test func textTableAlignsCutsAndDisarms() {
        var table = TextTable(header: ["n", "text"], numeric: [true, false], cellWidth: 6)
        table.append(["7", "a\u{1B}[31m"])
        table.append(["1234", "abcdefgh"])
        #expect(table.description == "   n  text\n────  ──────\n   7  a [31m\n1234  abcde…")
    }
}
