import CSV
import Columns
import Testing

@Suite struct CSVTests {
    private func encode(_ rows: [[String?]], names: [String], encoder: consuming CSVEncoder = CSVEncoder()) -> [UInt8] {
        var batch = ColumnBatch(schema: Schema(names.map { Field($0, .string) }))
        for row in rows {
            for (index, cell) in row.enumerated() {
                batch.append(to: index) { column in
                    if let cell { column.append(utf8: cell.utf8) } else { column.appendNull() }
                }
            }
        }
        var encoder = encoder
        encoder.appendHeader(batch.schema)
        encoder.append(batch)
        return encoder.take()
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
        batch.append(to: 0) { $0.appendNull() }
        batch.append(to: 1) { $0.appendNull() }
        batch.append(to: 2) { $0.appendNull() }
        batch.append(to: 3) { $0.appendNull() }
        var encoder = CSVEncoder()
        encoder.append(batch)
        #expect(
            String(decoding: encoder.take(), as: UTF8.self) == "\"say \"\"hi\"\"\r\n\",2.5,\"\",\"x; y\"\r\n,,,\r\n")
        #expect(encoder.take().isEmpty)
    }

    /// What is written is read back, whatever the cells hold.
    @Test func roundTrip() throws {
        let alphabet: [String] = ["a", "\"", ",", "\n", "\r", " ", ";", "é", "\u{0}", "\t", "'", "="]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let rows: [[String?]] = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                (0..<3).map { _ in
                    let length = Int.random(in: -1...5, using: &generator)
                    return length < 0 ? nil : (0..<length).map { _ in alphabet.randomElement() ?? "" }.joined()
                }
            }
            let bytes = encode(rows, names: ["x", "y", "z"])
            #expect(try CSVReader.records(of: bytes) == [["x", "y", "z"]] + rows, "\(rows)")
        }
    }

    @Test func dialects() throws {
        let bytes = encode([["a;b", "c"]], names: ["x", "y"], encoder: CSVEncoder(delimiter: 0x3B, lineEnding: .lf))
        #expect(String(decoding: bytes, as: UTF8.self) == "\"x\";\"y\"\n\"a;b\";\"c\"\n")
        #expect(try CSVReader.records(of: bytes, delimiter: 0x3B) == [["x", "y"], ["a;b", "c"]])
    }

    @Test(
        arguments: [
            ("a,b\n1,2", [["a", "b"], ["1", "2"]]), ("\u{FEFF}a,b\r\n", [["a", "b"]]),
            (" a , b \n", [[" a ", " b "]]), ("\"a\nb\",\"c\"\"d\"\n", [["a\nb", "c\"d"]]), ("", []),
        ] as [(String, CSVRows)])
    func reading(text: String, expected: CSVRows) throws {
        #expect(try CSVReader.records(of: Array(text.utf8)) == expected)
    }

    @Test(arguments: [
        ("a,b\n\"x,1\n", CSVError.Code.quoting, 2), ("\"a\"b,c\n", .quoting, 1),
        ("a,b\n1,2\n1,2,3\n", .ragged(expected: 2, found: 3), 3),
    ])
    func refusal(text: String, code: CSVError.Code, record: Int) {
        let error = #expect(throws: CSVError.self) { try CSVReader.records(of: Array(text.utf8)) }
        #expect(error?.code == code && error?.record == record, "\(String(describing: error))")
    }

    @Test func bytesThatAreNoTextAreRefusedWithTheirPlace() {
        let error = #expect(throws: CSVError.self) {
            try CSVReader.records(of: Array("é,b\n1,".utf8) + [0xFF, 0x0A])
        }
        #expect(error?.code == .encoding && error?.record == 2 && error?.offset == 7)
    }
}

typealias CSVRows = [CSVReader.Record]
