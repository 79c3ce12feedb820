import Columns
import Testing

@Suite struct RowFilterTests {
    private let schema = Schema([
        Field("n", .int32), Field("x", .double), Field("t", .string), Field("d", .date), Field("b", .boolean),
        Field("l", .list(of: .int64)), Field("a name", .decimal(precision: 9, scale: 2)),
    ])

    /// Rows 0 to 4: n = row; x = n / 2, NaN in row 4; t = "t0", …; d = day n; b = n is odd; all null in row 2.
    private var batch: ColumnBatch {
        var batch = ColumnBatch(schema: schema)
        for row in 0..<5 {
            for column in schema.fields.indices {
                batch.append(to: column) { target in
                    guard row != 2 else { return target.appendNull() }
                    switch column {
                    case 0, 3: target.append(row)
                    case 1: target.append(row == 4 ? .nan : Double(row) / 2)
                    case 2: target.append(utf8: "t'\(row)".utf8)
                    case 4: target.append(row % 2)
                    case 5: target.endList()
                    default: target.append(row * 100)
                    }
                }
            }
        }
        return batch
    }

    @Test(
        arguments: [
            ("n = 1", [1]), ("n != 1", [0, 3, 4]), ("n <> 1", [0, 3, 4]), ("n < 3", [0, 1]), ("n<=3", [0, 1, 3]),
            ("n > 0.5", [1, 3, 4]), ("n >= -1", [0, 1, 3, 4]), ("x > 0", [1, 3]), ("x != 0.5", [0, 3, 4]),
            ("t = 't''3'", [3]), ("t > 't''1'", [3, 4]), ("d = '1970-01-02'", [1]), ("b", [1, 3]), ("not b", [0, 4]),
            ("b = false", [0, 4]), ("l is null", [2]), ("l IS NOT NULL", [0, 1, 3, 4]), ("\"a name\" > 2.99", [3, 4]),
            ("n = 0 or n = 1 and b", [0, 1]), ("(n = 0 or n = 1) and b", [1]), ("not (n = 1 or b)", [0, 4]),
            ("n = 9 or n is null", [2]), ("not n = 1", [0, 3, 4]), ("n == 1 AND NOT b", []),
        ] as [(String, [Int])])
    func conditions(text: String, expected: [Int]) throws {
        #expect(try RowFilter(text, schema: schema).rows(of: batch) == expected)
    }

    @Test func rowsAndColumnsAreSelected() throws {
        let filter = try RowFilter("n >= 3 and x is not null", schema: schema)
        #expect(filter.columns == ["n", "x"])
        let selected = batch.selecting(rows: filter.rows(of: batch)).selecting(columns: [2, 0])
        #expect((0..<2).map { row in selected.columns.map { $0.text(at: row) } } == [["t'3", "3"], ["t'4", "4"]])
        #expect(selected.schema.fields.map(\.name) == ["t", "n"])
    }

    @Test(
        arguments: [
            ("", 0, "name of a column"), ("n", 1, "comparison"), ("n =", 3, "a number"),
            ("n = 'a'", 4, "no such value"),
            ("n = 1 1", 6, "'and', 'or'"), ("m = 1", 0, "no column 'm'"), ("t = 1", 4, "single quotes"),
            ("t = 'a", 4, "not closed"), ("(n = 1", 6, "')'"), ("d > '2020-13-01'", 4, "no such value"),
            ("n is 1", 5, "'null'"), ("l = 1", 0, "asked for null"), ("n ? 1", 2, "nothing starts"),
        ] as [(String, Int, String)])
    func refusals(text: String, offset: Int, problem: String) {
        let error = #expect(throws: FilterError.self) { try RowFilter(text, schema: schema) }
        #expect(error?.offset == offset && error?.problem.contains(problem) == true, "\(String(describing: error))")
    }

    @Test func theCaretStandsBelowThePlace() {
        let error = #expect(throws: FilterError.self) { try RowFilter("t = 'é' and m = 1", schema: schema) }
        #expect(
            error?.description.hasSuffix("\n  t = 'é' and m = 1\n              ^") == true,
            "\(String(describing: error))")
    }

    @Test func nestingIsBounded() throws {
        let deep = String(repeating: "(", count: 100_000)
        #expect(throws: FilterError.self) { try RowFilter(deep, schema: schema) }
        #expect(throws: FilterError.self) {
            try RowFilter(String(repeating: "not ", count: 1000) + "b", schema: schema)
        }
        let long = (0..<1000).map { _ in "n = 1" }.joined(separator: " or ")
        #expect(throws: FilterError.self) { try RowFilter(long, schema: schema) }
    }
}
