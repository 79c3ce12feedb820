import Columns
import FileSystem
import Testing

@testable import Parquet

@Suite struct PredicateTests {
    /// 1,000 rows in 4 row groups of many pages: `n` ascends, `f` has NaN, `t` shares long beginnings, `s.x` is in a
    /// struct; each has nulls. `l` is a list that must keep its rows.
    private static func file() throws -> (bytes: [UInt8], rows: ColumnBatch) {
        let schema = Schema([
            Field("n", .int32), Field("f", .double), Field("t", .string),
            Field("s", .structure([Field("x", .decimal(precision: 20, scale: 1))])), Field("l", .list(of: .string)),
        ])
        var batch = ColumnBatch(schema: schema)
        for row in 0..<1_000 {
            batch.append(to: 0) { row % 10 == 3 ? $0.appendNull() : $0.append(row / 2) }
            batch.append(to: 1) { row % 7 == 0 ? $0.append(Double.nan) : $0.append(Double(row % 100) / 4) }
            batch.append(to: 2) { $0.append(utf8: (String(repeating: "x", count: 70) + "\(1_000 + row)").utf8) }
            batch.append(to: 3) {
                if row % 5 == 0 { return $0.appendNull() }
                $0.children[0].append(wide: Int128(row - 500))
                $0.endStructure()
            }
            batch.append(to: 4) { $0.append((0..<(row % 4)).map { "\(row).\($0)" }) }
        }
        var properties = WriterProperties()
        properties.pageSize = 256
        var bytes = try ParquetFileWriter(sink: MemorySink(), schema: schema, properties: properties)
        for start in stride(from: 0, to: 1_000, by: 250) {
            var part = ColumnBatch(schema: schema)
            for row in start..<(start + 250) {
                for index in part.columns.indices {
                    part.append(to: index) { $0.append(batch.columns[index], row: row) }
                }
            }
            try bytes.append(part)
            try bytes.endRowGroup()
        }
        return (try bytes.finish().bytes, batch)
    }

    static let comparisons: [ColumnPredicate.Comparison] = [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
    ]

    @Test func pruningChangesNoRow() throws {
        let (bytes, rows) = try Self.file()
        let all = rowTexts(rows)
        var predicates: [ColumnPredicate] = [.isNull("n"), .isNotNull("n"), .isNull("s.x"), .isNotNull("t"), .any([])]
        for comparison in Self.comparisons {
            for value in [-1, 0, 1, 124, 125, 250, 499, 500] {
                predicates.append(.compare("n", comparison, .integer(Int128(value))))
            }
            for value in [0, 12.5, 24.75, .nan] { predicates.append(.compare("f", comparison, .double(value))) }
            for value in ["", "x", String(repeating: "x", count: 70) + "1500", "y"] {
                predicates.append(.compare("t", comparison, .string(value)))
            }
            for value in [-500, 0, 499] { predicates.append(.compare("s.x", comparison, .integer(Int128(value)))) }
        }
        predicates += zip(predicates, predicates.reversed()).flatMap { [.all([$0, $1]), .any([$0, $1])] }
        for predicate in predicates {
            let mask = try predicate.matches(in: rows)
            let expected = all.indices.filter { mask[$0] }.map { all[$0] }
            #expect(try rowTexts(bytes, where: predicate) == expected, "\(predicate)")
        }
    }

    @Test func pagesAreNotRead() throws {
        let (bytes, _) = try Self.file()
        func scanned(_ predicate: ColumnPredicate) throws -> Int {
            var reader = try ParquetFileReader(bytes: bytes).rows(columns: ["l"], where: predicate)
            while let batch = try reader.next() { #expect(batch.schema.fields.map(\.name) == ["l"]) }
            return reader.scannedRowCount
        }
        #expect(try scanned(.compare("n", .equal, .integer(130))) < 100)
        #expect(try scanned(.compare("n", .greater, .integer(1_000))) == 0)
        #expect(try scanned(.compare("s.x", .less, .integer(-490))) < 100)
        #expect(try scanned(.all([.compare("n", .equal, .integer(10)), .compare("s.x", .greater, .integer(0))])) == 0)
        #expect(try scanned(.isNull("t")) == 0)
        #expect(try scanned(.isNotNull("t")) == 1_000)
    }

    @Test func whatCannotBeComparedIsRefused() throws {
        let (bytes, _) = try Self.file()
        for predicate: ColumnPredicate in [
            .isNull("m"), .isNull("s"), .isNull("l"), .isNull("s.y"), .compare("n", .equal, .string("1")),
            .compare("t", .equal, .integer(1)),
        ] {
            let error = #expect(throws: ParquetError.self) { try rowTexts(bytes, where: predicate) }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test func columnsAndFieldsOfStructsAreChosen() throws {
        let (bytes, rows) = try Self.file()
        let schema = Schema([rows.schema.fields[4], rows.schema.fields[0]])
        let expected = rowTexts(ColumnBatch(schema: schema, columns: [rows.columns[4], rows.columns[0]]))
        #expect(try rowTexts(bytes, columns: ["l", "n"]) == expected)
        #expect(try rowTexts(bytes, columns: ["s.x"]) == rowTexts(bytes, columns: ["s"]))
        for columns in [["q"], ["s.y"], ["n.x"]] {
            let error = #expect(throws: ParquetError.self) { try rowTexts(bytes, columns: columns) }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test func boundsOfUnknownOrderAreNotBelieved() throws {
        // Without a column order the new bounds mean nothing, and these are wrong.
        var file = HandMadeFile()
        let wrong: [UInt8] = .littleEndian(Int32(100))
        file.column(
            .int32, values: 1, page: .littleEndian(Int32(7)), statistics: Statistics(maxValue: wrong, minValue: wrong))
        let bytes = file.finished([SchemaElement(type: .int32, repetitionType: .required, name: "a")], rows: 1)
        let reader = try ParquetFileReader(bytes: bytes)
        let seven = ColumnPredicate.compare("a", .equal, .integer(7))
        #expect(try rowTexts(bytes, where: seven) == ["[7]"])
        var metaData = reader.footer.metaData
        metaData.columnOrders = [ColumnOrder(isTypeDefined: true)]
        let believed = HandMadeFile.file(Array(bytes[..<reader.footer.offset]), metaData)
        #expect(try rowTexts(believed, where: seven) == [])
        #expect(try ParquetFileReader(bytes: believed).verify().map(\.aspect) == [.statistics])
    }

    @Test func rangesOfRows() {
        func rows(_ ranges: Range<Int>...) -> RowRanges { ranges.reduce(into: RowRanges()) { $0.append($1) } }
        #expect(rows(0..<3, 3..<5, 7..<9).ranges == [0..<5, 7..<9])
        #expect(rows(0..<5, 7..<9).intersection(rows(4..<8, 8..<20)).ranges == [4..<5, 7..<9])
        #expect(rows(0..<2, 7..<9).union(rows(1..<3, 20..<21)).ranges == [0..<3, 7..<9, 20..<21])
        #expect(rows(0..<2).intersection(rows(2..<4)) == RowRanges())
    }
}
