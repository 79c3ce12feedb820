import Columns
import JSON
import Testing

@Suite struct NestedColumnTests {
    private let type = DataType.list(
        Field("element", .structure([Field("kind", .string, isNullable: false), Field("count", .int32)])))

    private func column(_ rows: [[(String, Int?)?]?]) -> Column {
        var column = Column(type)
        for row in rows {
            guard let row else {
                column.appendNull()
                continue
            }
            for element in row {
                guard let element else {
                    column.children[0].appendNull()
                    continue
                }
                column.children[0].children[0].append(utf8: element.0.utf8)
                if let count = element.1 {
                    column.children[0].children[1].append(count)
                } else {
                    column.children[0].children[1].appendNull()
                }
                column.children[0].endStructure()
            }
            column.endList()
        }
        return column
    }

    private func json(_ column: Column) -> [String] {
        (0..<column.count).map { row in
            var writer = JSONWriter()
            column.write(row, to: &writer)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }

    private let rows: [[(String, Int?)?]?] = [[("a", 1), nil], nil, [], [("b", nil)]]
    private let texts = [#"[{"kind":"a","count":1},null]"#, "null", "[]", #"[{"kind":"b","count":null}]"#]

    @Test func nullsEmptyListsAndNullElementsStayApart() {
        #expect(json(column(rows)) == texts)
    }

    @Test func appendingRowsOrColumnsIsTheSame() {
        for split in 0...rows.count {
            var whole = column(Array(rows[..<split]))
            whole.append(column(Array(rows[split...])))
            #expect(json(whole) == texts)
            var single = column(Array(rows[..<split]))
            let rest = column(Array(rows[split...]))
            for row in 0..<rest.count { single.append(rest, row: row) }
            #expect(json(single) == texts)
        }
    }

    @Test func removingAllRowsLeavesAColumnThatCanBeFilledAgain() {
        var emptied = column(rows)
        emptied.removeAll()
        #expect(emptied.count == 0 && emptied.nullCount == 0)
        emptied.append(column(rows))
        #expect(json(emptied) == texts)
    }

    @Test(arguments: [
        ("0", 2, "0.00"), ("-0.01", 2, "-0.01"), ("12.5", 2, "12.50"),
        ("9999999999999999.99", 2, "9999999999999999.99"),
        ("7", 0, "7"), ("1.500", 1, "1.5"), ("+3", 1, "3.0"),
    ])
    func decimalsKeepTheirDigits(_ text: String, _ scale: Int, _ expected: String) {
        #expect(Int128(decimalText: text.utf8, precision: 18, scale: scale)?.decimalText(scale: scale) == expected)
    }

    @Test(arguments: ["", "-", ".", "1e5", "1.255", "10000000000000000.00", "١", "1.2.3", " 1"])
    func whatIsNoDecimalOfTheTypeIsRefused(_ text: String) {
        #expect(Int128(decimalText: text.utf8, precision: 18, scale: 2) == nil)
    }

    @Test func decimalsOf38DigitsAreKept() {
        let digits = String(repeating: "9", count: 38)
        #expect(Int128(decimalText: digits.utf8, precision: 38, scale: 0)?.decimalText(scale: 0) == digits)
        #expect(Int128(decimalText: (digits + "0").utf8, precision: 38, scale: 0) == nil)
    }
}
