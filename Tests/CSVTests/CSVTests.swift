import CSV
import Columns
import Testing

@Suite struct CSVTests {
    private func text(_ batch: ColumnBatch, _ change: (inout CSVDialect) -> Void = { _ in }) -> String {
        var dialect = CSVDialect()
        dialect.lineEnding = .lf
        dialect.hasHeader = false
        change(&dialect)
        return String(decoding: CSVText.encode(batch, dialect), as: UTF8.self)
    }

    @Test func textIsQuotedNumbersAreBareAndNullIsNothing() {
        var batch = ColumnBatch(
            schema: Schema([
                Field("a", .string), Field("b", .double), Field("c", .string), Field("d", .list(of: .string)),
            ]))
        batch.append(to: 0) { $0.append(utf8: "say \"hi\"\r\n".utf8) }
        batch.append(to: 1) { $0.append(2.5) }
        batch.append(to: 2) { $0.append(utf8: "".utf8) }
        batch.append(to: 3) { $0.append(["x", "y"]) }
        for column in 0..<4 { batch.append(to: column) { $0.appendNull() } }
        var encoder = CSVEncoder()
        encoder.append(batch)
        #expect(
            String(decoding: encoder.take(), as: UTF8.self) == "\"say \"\"hi\"\"\r\n\",2.5,\"\",\"x; y\"\r\n,,,\r\n")
        #expect(encoder.take().isEmpty)
        #expect(
            text(batch, { $0.lists = .json }).hasPrefix("\"say \"\"hi\"\"\r\n\",2.5,\"\",\"[\"\"x\"\",\"\"y\"\"]\"\n"))
    }

    @Test func dialectsOfWriting() {
        let batch = ColumnBatch([["a;b", nil], ["plain", ""]], names: ["x", "y"])
        #expect(text(batch) { $0.delimiter = 0x3B } == "\"a;b\";\n\"plain\";\"\"\n")
        #expect(text(batch) { $0.quoting = .minimal } == "a;b,\nplain,\"\"\n")
        #expect(text(batch) { ($0.quoting, $0.nullText) = (.minimal, "NULL") } == "a;b,NULL\nplain,\"\"\n")
        #expect(text(batch) { ($0.hasHeader, $0.hasByteOrderMark) = (true, true) }.hasPrefix("\u{FEFF}\"x\",\"y\"\n"))
        #expect(text(batch) { ($0.quote, $0.quoting) = (0x27, .text) } == "'a;b',\n'plain',''\n")
    }

    @Test(arguments: ["a,b", "a\"b", "a\nb", "a\rb", " a", "a ", "#a", "\u{FEFF}a", "", "NULL"])
    func minimalQuotingQuotesWhatWouldBeMisread(_ cell: String) throws {
        let batch = ColumnBatch([[cell, "x"]], names: ["x", "y"])
        let written = text(batch) { ($0.quoting, $0.nullText) = (.minimal, "NULL") }
        #expect(written == "\"\(cell.replacing("\"", with: "\"\""))\",x\n")
    }

    @Test func formulasAreGuardedOnRequestAlone() {
        let cells = ["=1+2", "+1", "-1", "@SUM(A1)", "\t=1", "\r", "1-1", ""]
        let batch = ColumnBatch(cells.map { [$0] }, names: ["x"])
        #expect(text(batch) == cells.map { "\"\($0)\"\n" }.joined())
        #expect(
            text(batch) { $0.guardsFormulas = true }
                == cells.prefix(6).map { "\"'\($0)\"\n" }.joined() + "\"1-1\"\n\"\"\n")
    }

    /// What is written is read back, whatever the cells hold.
    @Test func roundTrip() throws {
        let alphabet: [String] = ["a", "\"", ",", "\n", "\r", " ", ";", "é", "\u{0}", "\t", "'", "=", "#", "NULL"]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<400 {
            let width = Int.random(in: 1...3, using: &generator)
            let rows: [[String?]] = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                (0..<width).map { _ in
                    let length = Int.random(in: -1...5, using: &generator)
                    return length < 0 ? nil : (0..<length).map { _ in alphabet.randomElement() ?? "" }.joined()
                }
            }
            let names = Array(["x", "y", "z"].prefix(width))
            var dialect = CSVDialect()
            dialect.quoting = CSVDialect.Quoting.allCases.randomElement() ?? .text
            dialect.lineEnding = CSVDialect.LineEnding.allCases.randomElement() ?? .lf
            dialect.delimiter = [0x2C, 0x3B, 0x09].randomElement() ?? 0x2C
            dialect.hasByteOrderMark = Bool.random()
            let file = CSVText(CSVText.encode(ColumnBatch(rows, names: names), dialect), dialect: dialect)
            #expect(try file.records() == [names] + rows, "\(rows)")
            #expect(try file.read(nil).rows.cells == rows, "\(rows)")
        }
    }

    /// Columns of every type come back from their text.
    @Test func roundTripOfTypes() throws {
        let types: [DataType] = [
            .boolean, .int32, .int64, .double, .date, .time, .timestamp, .localTimestamp,
            .decimal(precision: 18, scale: 2),
            .list(of: .int64), .list(of: .string), .list(of: .list(of: .date)),
            .structure([Field("x", .double), Field("y", .string)]), .binary, .uuid, .string,
        ]
        let schema = Schema(types.enumerated().map { Field("c\($0)", $1) })
        let cells: [[String?]] = [
            [
                "true", "-2147483648", "9223372036854775807", "0.1", "0001-01-01", "23:59:59.000001",
                "9999-12-31T23:59:59.999999Z", "1969-12-31T23:59:59", "-0.01", "1; -2", "a; b",
                #"[["2020-01-02"],[]]"#, #"{"x":1.5,"y":"a,\"b\""}"#, "00ff",
                "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "x\ny",
            ],
            types.map { _ in nil },
            [
                "false", "0", "-1", "-1e-300", "9999-12-31", "00:00:00", "0001-01-01T00:00:00Z",
                "2020-02-29T12:00:00.500000",
                "9999999999999999.99", "7", "", "[]", #"{"x":null,"y":null}"#, "",
                "00000000-0000-0000-0000-000000000000", "",
            ],
        ]
        var dialect = CSVDialect()
        let header = schema.fields.map(\.name).joined(separator: ",")
        let lines = cells.map { row in
            row.map { $0.map { "\"\($0.replacing("\"", with: "\"\""))\"" } ?? "" }.joined(separator: ",")
        }
        var rows = try CSVText(([header] + lines).joined(separator: "\n")).read(schema).rows
        #expect(rows.cells == cells)
        for quoting in CSVDialect.Quoting.allCases {
            dialect.quoting = quoting
            let again = try CSVText(CSVText.encode(rows, dialect), dialect: dialect).read(schema).rows
            #expect(again.cells == rows.cells)
        }
        rows.removeAll()
        #expect(try CSVText(CSVText.encode(rows), dialect: CSVDialect()).read(schema).rows.rowCount == 0)
    }

    @Test(
        arguments: [
            ("a,b\n1,2", [["a", "b"], ["1", "2"]]), ("\u{FEFF}a,b\r\n", [["a", "b"]]),
            ("\u{FEFF}\"a\",b\r\n", [["a", "b"]]), (" a , b \n", [[" a ", " b "]]),
            ("\"a\nb\",\"c\"\"d\"\n", [["a\nb", "c\"d"]]), ("", []), ("a,b\n\n\r\n1,2\n", [["a", "b"], ["1", "2"]]),
            ("a\n\n\"\"\nb\n", [["a"], [nil], [""], ["b"]]),
            ("a,b\n37°36'37.8\"N,c\"\"d\n", [["a", "b"], ["37°36'37.8\"N", "c\"\"d"]]),
            ("a,\n\"\",\n", [["a", nil], ["", nil]]), ("a\r1\r", [["a"], ["1"]]),
        ] as [(String, CSVRows)])
    func reading(text: String, expected: CSVRows) throws {
        #expect(try CSVReader.records(of: Array(text.utf8)) == expected)
    }

    @Test(
        arguments: [
            ("a,b\n\"x,1\n", .quoting, 2, 2), ("\"a\"b,c\n", .quoting, 1, 1),
            ("a,b\n1,2\n1,2,3\n", .ragged(expected: 2, found: 3), 3, 3),
            ("a,b\n\"1\n\n\",2\n\n1\n", .ragged(expected: 2, found: 1), 3, 6),
        ] as [(String, CSVError.Code, Int, Int)])
    func refusal(text: String, code: CSVError.Code, record: Int, line: Int) {
        let error = #expect(throws: CSVError.self) { try CSVReader.records(of: Array(text.utf8)) }
        #expect(error?.code == code && error?.record == record && error?.line == line, "\(String(describing: error))")
    }

    @Test func bytesThatAreNoTextAreRefusedWithTheirPlace() {
        let error = #expect(throws: CSVError.self) {
            try CSVReader.records(of: Array("é,b\n1,".utf8) + [0xFF, 0x0A])
        }
        #expect(error?.code == .encoding && error?.record == 2 && error?.offset == 7)
        for bytes in [[0x61, 0xE2], [0x61, 0xE2, 0x82], [0xFF, 0xFE, 0x61, 0], [0xED, 0xA0, 0x80]] as [[UInt8]] {
            #expect(throws: CSVError.self) { try CSVReader.records(of: bytes) }
        }
    }

    @Test func dialectsOfReading() throws {
        let lax = CSVText("a,b\nx,1\n2\n") { $0.isStrict = false }
        #expect(try lax.records() == [["a", "b"], ["x", "1"], ["2"]])
        #expect(try lax.read(nil).rows.cells == [["x", "1"], ["2", nil]])
        #expect(throws: CSVError.self) { try CSVText("a\n1,2\n") { $0.isStrict = false }.records() }
        #expect(
            try CSVText("a, b \n 1 ,\" 2 \"\n") { $0.trimsSpaces = true }.records() == [["a", "b"], ["1", " 2 "]])
        let comments = CSVText("#x\na,b\n#\"\n1,\"2\n#3\"\n#") { $0.comment = 0x23 }
        #expect(try comments.records() == [["a", "b"], ["1", "2\n#3"]])
        let nulls = CSVText("a,b\nNULL,\n") { $0.nullText = "NULL" }
        #expect(try nulls.read(nil).rows.cells == [[nil, ""]])
        let bare = CSVText("1;x\n") { ($0.hasHeader, $0.delimiter) = (false, 0x3B) }
        #expect(try bare.read(nil).rows.schema.fields.map(\.name) == ["column1", "column2"])
        #expect(try bare.read(Schema([Field("n", .int32), Field("t", .string)])).rows.cells == [["1", "x"]])
        #expect(throws: CSVError.self) { try bare.read(Schema([Field("n", .int32)])) }
    }
}
