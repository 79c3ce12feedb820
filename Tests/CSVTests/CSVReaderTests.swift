import CSV
import Columns
import Testing

@Suite struct CSVReaderTests {
    private let schema = Schema([
        Field("n", .int32, isNullable: false), Field("t", .string), Field("l", .list(of: .int64)),
    ])

    @Test func columnsAreFoundByName() throws {
        let result = try CSVText("t,x,n\na,1,2\n,,3\n").read(schema)
        #expect(result.rows.cells == [["2", "a", nil], ["3", nil, nil]])
        #expect(result.unknown == ["x"])
    }

    @Test(
        arguments: [
            ("n,t\nx,1\n", .value(column: "n", expected: "int32", found: "x"), 2),
            ("n,t\n\"\n1\",\n", .value(column: "n", expected: "int32", found: "\n1"), 2),
            ("n,t\n1,\n2147483648,\n", .value(column: "n", expected: "int32", found: "2147483648"), 3),
            ("n,t\n1,\n\n,a\n", .missing(column: "n"), 4), ("t\na\n", .noColumn("n"), 1),
            ("n,n\n", .duplicateName("n"), 1), ("", .noHeader, 1),
            ("n,l\n1,2; x\n", .value(column: "l", expected: "list<int64>", found: "2; x"), 2),
            ("n,l\n1,[2\n", .value(column: "l", expected: "list<int64>", found: "[2"), 2),
        ] as [(String, CSVError.Code, Int)])
    func refusals(text: String, code: CSVError.Code, line: Int) {
        let error = #expect(throws: CSVError.self) { try CSVText(text).read(schema) }
        #expect(error?.code == code && error?.line == line, "\(String(describing: error))")
    }

    @Test func requiredTextMayBeEmpty() throws {
        let schema = Schema([Field("t", .string, isNullable: false), Field("n", .int32)])
        #expect(try CSVText("t,n\n,1\n").read(schema).rows.cells == [["", "1"]])
    }

    /// Records, quotes, line ends and characters over the ends of blocks.
    @Test func recordsOverBlocks() throws {
        for length in 65_520...65_540 {
            let long = String(repeating: "x", count: length)
            let text = "a,b\r\n\"\(long)\"\"é\",y\r\n\(long)é,z\r\n"
            #expect(try CSVText(text).read(nil).rows.cells == [[long + "\"é", "y"], [long + "é", "z"]])
        }
    }

    @Test func batchesAreBounded() throws {
        let lines = (0..<200_000).map { "\($0),x" }
        let rows = try CSVText("n,t\n" + lines.joined(separator: "\n")).read(schema).rows
        #expect(rows.rowCount == 200_000 && rows.columns[0].integers.elementsEqual(0..<200_000))
    }

    @Test func aFieldBeyondTheLimitIsRefused() {
        var options = CSVReader.Options()
        options.fieldBytes = 1000
        let error = #expect(throws: CSVError.self) {
            try CSVText("a\n\"" + String(repeating: "x,\n", count: 100_000)).read(nil, options: options)
        }
        #expect(error?.code == .fieldLength)
    }

    @Test(arguments: [
        ("a,b\n1,x\n2,y\n", "a int64, b string / 2"), ("a\n1\n1.5\n", "a double / 2"), ("a\n007\n", "a string / 1"),
        ("a\n9223372036854775808\n", "a string / 1"), ("a\n1\nx\n", "a string / 2"),
        ("a,b\n,\n", "a string, b string / 1"),
        ("a\ntrue\nfalse\n", "a boolean / 2"), ("a\ntrue\n1\n", "a string / 2"), ("a\n2020-01-02\n", "a date / 1"),
        ("a\n2020-01-02T00:00:00Z\n", "a timestamp[us, UTC] / 1"), ("a\n+1\n", "a string / 1"),
        ("a\n-1\n", "a int64 / 1"),
        ("a\n1e5\n", "a double / 1"), ("a\n1.\n", "a string / 1"), ("a b,\n1,2\n", "a b int64, column2 int64 / 1"),
    ])
    func inference(text: String, expected: String) throws {
        let inferred = try InferredSchema(csv: Array(text.utf8), isWhole: true)
        let fields = inferred.schema.fields.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
        #expect("\(fields) / \(inferred.rowCount)" == expected)
    }

    @Test func aCutRecordIsLeftOut() throws {
        let inferred = try InferredSchema(csv: Array("a\n1\n\"tex".utf8), isWhole: false)
        #expect(inferred.schema.fields[0].type == .int64 && inferred.rowCount == 1)
    }

    /// No prefix of a file and no changed byte of it is a trap.
    @Test func damageIsAnErrorOrOtherRows() throws {
        let text = Array("n,t,l\r\n1,\"a\"\"b\",1; 2\n-2,é,\"[3]\"\n".utf8)
        #expect(try CSVText(text, dialect: CSVDialect()).read(schema).rows.rowCount == 2)
        for end in text.indices { _ = try? CSVText(Array(text[..<end]), dialect: CSVDialect()).read(schema) }
        for index in text.indices {
            for byte in [0, 0x0A, 0x0D, 0x22, 0x2C, 0x39, 0x5B, 0x80, 0xF0, 0xFF] as [UInt8] {
                var damaged = text
                damaged[index] = byte
                _ = try? CSVText(damaged, dialect: CSVDialect()).read(schema)
            }
        }
    }
}
