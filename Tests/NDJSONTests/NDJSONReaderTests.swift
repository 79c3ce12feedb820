import Columns
import NDJSON
import Testing

@Suite struct NDJSONReaderTests {
    /// What stands for `a`, its type, and what is written for it.
    @Test(
        arguments: [
            (#""""#, .string, #""""#), (#""é😀""#, .string, #""é😀""#), (#""\u0000""#, .string, #""\u0000""#),
            (#""\ud83d\ude00\u00e9\/\b\f""#, .string, #""😀é/\u0008\u000c""#),
            (#""eight by\n eight bytes, \"twice\" é""#, .string, #""eight by\n eight bytes, \"twice\" é""#),
            ("\"\u{2028}\u{85}\"", .string, #""\u2028\u0085""#),
            ("\"\u{10FFFF}\u{FFFF}\"", .string, "\"\u{10FFFF}\u{FFFF}\""),
            ("9223372036854775807", .int64, "9223372036854775807"),
            ("-9223372036854775808", .int64, "-9223372036854775808"), ("-2147483648", .int32, "-2147483648"),
            ("1.0", .int32, "1"), ("12e2", .int64, "1200"), ("-0", .int64, "0"), ("0", .double, "0"),
            ("-0.0", .double, "-0.0"), ("5e-324", .double, "5e-324"),
            ("1.7976931348623157e308", .double, "1.7976931348623157e+308"), ("0.1", .double, "0.1"),
            ("123456789012345678901234567890", .double, "1.2345678901234568e+29"),
            ("9007199254740993", .double, "9007199254740992.0"),
            ("0.30000000000000004", .double, "0.30000000000000004"),
            ("1e23", .double, "1e+23"), ("\"NaN\"", .double, "null"), ("true", .boolean, "true"),
            (#""0001-01-01""#, .date, #""0001-01-01""#), (#""9999-12-31""#, .date, #""9999-12-31""#),
            (#""2000-02-29""#, .date, #""2000-02-29""#), ("-1", .date, #""1969-12-31""#),
            (#""0001-01-01T00:00:00.000000Z""#, .timestamp, #""0001-01-01T00:00:00Z""#),
            (#""9999-12-31T23:59:59.999999Z""#, .timestamp, #""9999-12-31T23:59:59.999999Z""#),
            (#""1969-12-31T23:59:59.999999Z""#, .timestamp, #""1969-12-31T23:59:59.999999Z""#),
            (#""2020-01-02 03:04""#, .timestamp, #""2020-01-02T03:04:00Z""#),
            (#""2020-01-02T03:04:05+02:30""#, .timestamp, #""2020-01-02T00:34:05Z""#),
            (#""2020-01-02T03:04:05.123456789Z""#, .timestamp, #""2020-01-02T03:04:05.123456Z""#),
            ("1577934245000000", .localTimestamp, #""2020-01-02T03:04:05""#),
            (#""23:59:59.5""#, .time, #""23:59:59.500000""#),
            (#""-9999999999999999.99""#, .decimal(precision: 18, scale: 2), #""-9999999999999999.99""#),
            ("12.5", .decimal(precision: 18, scale: 2), #""12.50""#),
            (#""-0.01""#, .decimal(precision: 4, scale: 2), #""-0.01""#),
            ("1234567890123456789012345678.5", .decimal(precision: 38, scale: 1), #""1234567890123456789012345678.5""#),
            (#""00FFa0""#, .binary, #""00ffa0""#),
            (#""F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6""#, .uuid, #""f81d4fae-7dec-11d0-a765-00a0c91e6bf6""#),
            ("[]", .list(of: .int32), "[]"), ("[ 1 , 2 ]", .list(of: .int32), "[1,2]"),
            ("[[1],[],null]", .list(of: .list(of: .int32), isNullable: true), "[[1],[],null]"),
            (#"{"y":2,"x":"b"}"#, .structure([Field("x", .string), Field("y", .int32)]), #"{"x":"b","y":2}"#),
            (#"{}"#, .structure([Field("x", .string)]), #"{"x":null}"#), ("null", .list(of: .int32), "null"),
        ] as [(String, DataType, String)])
    func values(json: String, type: DataType, expected: String) throws {
        #expect(try Lines(#"{"a": \#(json)}"#).rows(.one(type)) == [#"{"a":\#(expected)}"#])
    }

    @Test(
        arguments: [
            ("{\"a\": 1", .unexpectedEnd, .int32), ("{\"a\": \"x", .unexpectedEnd, .string),
            ("{\"a\": 1}}", .syntax, .int32), ("{\"a\": 1,}", .syntax, .int32), ("{\"a\" 1}", .syntax, .int32),
            ("{a: 1}", .syntax, .int32), ("{\"a\": 01}", .type, .int32), ("{\"a\": 1.}", .type, .double),
            ("{\"a\": tru}", .syntax, .boolean), ("{\"a\": \"\t\"}", .controlCharacter, .string),
            ("{\"a\": \"\\x\"}", .escape, .string), ("{\"a\": \"\\ud800\"}", .loneSurrogate, .string),
            ("{\"a\": \"\\udc00x\"}", .loneSurrogate, .string),
            ("{\"a\": \"\\ud800\\u0041\"}", .loneSurrogate, .string),
            ("{\"a\": 1, \"a\": 2}", .duplicateKey, .int32), ("{\"a\": null, \"a\": null}", .duplicateKey, .int32),
            ("[1]", .notAnObject, .int32), ("1", .notAnObject, .int32), ("{\"a\": \"1\"}", .type, .int32),
            ("{\"a\": 1}", .type, .string), ("{\"a\": 2147483648}", .type, .int32), ("{\"a\": 1.5}", .type, .int64),
            ("{\"a\": 9223372036854775808}", .type, .int64), ("{\"a\": 1e999}", .type, .double),
            ("{\"a\": \"2021-02-29\"}", .type, .date), ("{\"a\": \"2021-01-01T25:00:00Z\"}", .type, .timestamp),
            ("{\"a\": \"1.255\"}", .type, .decimal(precision: 9, scale: 2)),
            ("{\"a\": 1e9}", .type, .decimal(precision: 9, scale: 2)),
            ("{\"a\": \"abc\"}", .type, .binary), ("{\"a\": [1]}", .type, .structure([Field("x", .int32)])),
            ("{\"a\": [1 2]}", .syntax, .list(of: .int32)), ("{\"b\": [1 2]}", .syntax, .int32),
            ("{\"a\": 1}\u{0}", .controlCharacter, .int32),
        ] as [(String, NDJSONError.Code, DataType)])
    func refusals(json: String, code: NDJSONError.Code, type: DataType) {
        let error = #expect(throws: NDJSONError.self) {
            try Lines(#"{"a": null}"# + "\n" + json + "\n").rows(.one(type))
        }
        #expect(error?.code == code && error?.line == 2, "\(String(describing: error))")
    }

    @Test(
        arguments: [
            [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
            [0xE2, 0x82],
            [0xF0, 0x9F, 0x98],
        ] as [[UInt8]])
    func bytesThatAreNoTextAreRefused(_ bytes: [UInt8]) {
        for before in ["", "1234567", "12345678"] {
            for key in [#"{"a": ""#, #"{"b": ""#] {
                let text = Array((key + before).utf8) + bytes + Array("\"}".utf8)
                #expect(throws: NDJSONError.self) { try Lines(text).read(.one(.string)) }
            }
        }
    }

    @Test func theErrorNamesLineByteFieldAndRemedy() {
        let schema = Schema([
            Field("figures", .list(Field("element", .structure([Field("amount", .decimal(precision: 4, scale: 2))]))))
        ])
        let text = "\n{\"figures\": [{\"amount\": \"1\"}, null, {\"amount\": \"x\"}]}"
        let error = #expect(throws: NDJSONError.self) { try Lines(text).read(schema) }
        #expect(error?.path == "figures[2].amount" && error?.line == 2 && error?.offset == 48)
        #expect(
            error?.description
                == "t.ndjson:2 (byte 48): field 'figures[2].amount': decimal(4, 2) is expected, found '\"x\"}]}'; "
                + "mend the line or give another type (--schema)")
    }

    @Test func whatIsRequiredMayNotBeMissing() throws {
        for json in [#"{}"#, #"{"b": 1}"#, #"{"a": null}"#] {
            let error = #expect(throws: NDJSONError.self) { try Lines(json).read(.one(.int32, isNullable: false)) }
            #expect(error?.code == .missing && error?.path == "a")
        }
        let list = DataType.list(of: .int32)
        #expect(throws: NDJSONError.self) { try Lines(#"{"a": [null]}"#).read(.one(list)) }
        #expect(try Lines(#"{}"#).rows(.one(list)) == [#"{"a":null}"#])
    }

    @Test func keysThatTheSchemaLacksAreSkippedAndNamedOnce() throws {
        let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
        let text = """
            {"b": {"x": [1, {"y": "\\u00e9\\""}, true, null, -1.5e3]}, "a": 1, "\\u0063": \(deep)}
            {"b": 2, "a": 2, "c": ""}
            """
        let result = try Lines(text).read(.one(.int32))
        #expect(Lines.lines(of: result.rows) == [#"{"a":1}"#, #"{"a":2}"#])
        #expect(result.unknown == ["b", "c"])
    }

    @Test func valuesThatAreSkippedAreBoundedInDepth() {
        let deep = String(repeating: "[", count: 100_000)
        let error = #expect(throws: NDJSONError.self) { try Lines(#"{"b": \#(deep)"#).read(.one(.int32)) }
        #expect(error?.code == .depth)
    }

    @Test func namesThatNeedEscapesAreFound() throws {
        let schema = Schema([Field("a\"b", .int32), Field("é", .int32), Field("a-name-of-some-length", .int32)])
        let text = #"{"a\"b": 1, "\u00e9": 2, "a-name-of-some-length": 3}"#
        #expect(try Lines(text).rows(schema) == [#"{"a\"b":1,"é":2,"a-name-of-some-length":3}"#])
    }

    @Test func blankLinesByteOrderMarksAndCarriageReturnsAreNoRows() throws {
        let text = "\u{FEFF}\r\n  \n{\"a\":1}\r\n\n\t{\"a\": 2}\t \r\n"
        #expect(try Lines(text).rows(.one(.int32)) == [#"{"a":1}"#, #"{"a":2}"#])
        #expect(try Lines("").rows(.one(.int32)) == [])
        #expect(try Lines("\u{FEFF}").rows(.one(.int32)) == [])
    }

    /// Lines that end before, at and after the end of a block, and one of several blocks.
    @Test func linesOverBlocks() throws {
        for length in [(1 << 18) - 12, (1 << 18) - 11, (1 << 18) - 10, (1 << 18) - 9, (1 << 18) - 8, 1_000_000] {
            let long = String(repeating: "é", count: length / 2)
            let lines = [long, "x", long, ""].map { #"{"a":"\#($0)"}"# }
            #expect(try Lines(lines.joined(separator: "\n")).rows(.one(.string)) == lines)
        }
    }

    @Test func aLineBeyondTheLimitIsRefused() {
        var options = NDJSONReader.Options()
        options.lineBytes = 1000
        let long = String(repeating: "x", count: 2_000_000)
        let error = #expect(throws: NDJSONError.self) {
            try Lines(#"{"a":"\#(long)"}"#).read(.one(.string), options: options)
        }
        #expect(error?.code == .lineLength)
    }

    @Test func batchesAreBounded() throws {
        let lines = (0..<1000).map { #"{"a":\#($0)}"# }
        var options = NDJSONReader.Options()
        options.batchRows = 64
        let result = try Lines(lines.joined(separator: "\n")).read(.one(.int64), options: options)
        #expect(result.batches == 16 && Lines.lines(of: result.rows) == lines)
    }

    /// No prefix of a line and no changed byte of it is a trap.
    @Test func damageIsAnErrorOrAnotherRow() throws {
        let schema = Schema([
            Field("a", .list(of: .structure([Field("x", .double), Field("y", .string)]))), Field("b", .timestamp),
            Field("c", .decimal(precision: 9, scale: 2)), Field("d", .boolean),
        ])
        let line = Array(
            #"{"a": [{"x": -1.5e-3, "y": "\ud83d\ude00é\n"}], "b": "2020-01-02T03:04:05.5+01:00", "z": [{}], "c": "1.5", "d": true}"#
                .utf8)
        #expect(try Lines(line).read(schema).rows.rowCount == 1)
        var refused = 0
        for end in 0..<line.count {
            if (try? Lines(Array(line[..<end])).read(schema)) == nil { refused += 1 }
        }
        #expect(refused == line.count - 1)
        for index in line.indices {
            for byte in [0, 0x0A, 0x22, 0x5C, 0x7B, 0x5D, 0x39, 0x80, 0xF0, 0xFF] as [UInt8] {
                var damaged = line
                damaged[index] = byte
                _ = try? Lines(damaged).read(schema)
            }
        }
    }
}
