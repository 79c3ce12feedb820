import Foundation
import JSON
import Testing

@Suite struct ConvertTests {
    private let schema = #"""
        {"name": "rows", "fields": [
          {"name": "id", "type": "string", "nullable": false}, {"name": "n", "type": "int32"},
          {"name": "at", "type": "timestamp_us_utc"}, {"name": "amount", "type": {"decimal": [9, 2]}},
          {"name": "tags", "type": {"list": {"type": "string"}}},
          {"name": "parts", "type": {"list": {"type": {"struct": [{"name": "x", "type": "double"}]}}}}]}
        """#
    private let lines = [
        #"{"id":"a","n":1,"at":"2020-01-02T03:04:05Z","amount":"1.50","tags":["x","y"],"parts":[{"x":0.5},null]}"#,
        #"{"id":"b\"","n":null,"at":null,"amount":null,"tags":null,"parts":null}"#,
        #"{"id":"","n":-3,"at":"0001-01-01T00:00:00Z","amount":"-0.01","tags":["z"],"parts":[]}"#,
    ]

    private func scratch() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write(schema, to: "s.json")
        try scratch.write(lines.joined(separator: "\n") + "\n", to: "t.ndjson")
        return scratch
    }

    private func convert(_ scratch: Scratch, _ arguments: [String], input: String = "") throws -> Program.Result {
        try Program.run(["convert"] + arguments, input: input, directory: scratch.directory)
    }

    /// Round trips through every form that can be read, with every codec.
    @Test func formsAndBack() throws {
        let scratch = try scratch()
        let steps: [[String]] = [
            ["t.ndjson", "t.csv", "--schema", "s.json"],
            ["t.csv", "t.tsv", "--schema", "s.json", "--quoting", "minimal"],
            ["t.tsv", "u.ndjson", "--schema", "s.json"],
            ["u.ndjson", "zstd.parquet", "--schema", "s.json", "--level", "9"],
            ["zstd.parquet", "gzip.parquet", "--compression", "gzip"],
            ["gzip.parquet", "s.parquet", "--compression", "snappy"],
            ["s.parquet", "l.parquet", "--compression", "lz4_raw", "--row-group", "1KiB", "--page", "64"],
            ["l.parquet", "n.parquet", "--compression", "uncompressed"], ["n.parquet", "v.ndjson"],
        ]
        for step in steps {
            let result = try convert(scratch, step)
            #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty, "\(step): \(result.errors)")
        }
        for name in ["u.ndjson", "v.ndjson"] {
            #expect(try scratch.text(name) == lines.joined(separator: "\n") + "\n")
        }
        #expect(!scratch.names.contains { $0.hasSuffix(".tmp") })
    }

    @Test func theFileIsTheSameForAnyNumberOfJobs() throws {
        let scratch = try Scratch()
        let rows = (0..<5000).map { "{\"a\":\($0),\"t\":\"text of row \($0 * 7919 % 5000)\"}\n" }
        try scratch.write(rows.joined(), to: "t.ndjson")
        for jobs in ["1", "2", "5"] {
            #expect(
                try convert(scratch, ["t.ndjson", "\(jobs).parquet", "--jobs", jobs, "--row-group", "16KiB"]).status
                    == 0)
        }
        let files = try ["1", "2", "5"].map { try Data(contentsOf: scratch.url("\($0).parquet")) }
        #expect(files[0] == files[1] && files[0] == files[2])
        let back = try convert(scratch, ["5.parquet", "-", "--to", "ndjson"])
        #expect(back.output == rows.joined())
    }

    @Test func standardInputAndOutput() throws {
        let scratch = try scratch()
        let arguments = ["-", "-", "--from", "ndjson", "--to", "csv", "--schema", "s.json", "--line-ending", "lf"]
        let result = try convert(scratch, arguments, input: lines.joined(separator: "\n"))
        #expect(
            result.output == """
                "id","n","at","amount","tags","parts"
                "a",1,2020-01-02T03:04:05Z,1.50,"x; y","[{""x"":0.5},null]"
                "b""\(String(repeating: "\"", count: 1)),,,,,
                "",-3,0001-01-01T00:00:00Z,-0.01,"z","[]"

                """)
    }

    @Test func columnsAndRows() throws {
        let scratch = try scratch()
        #expect(try convert(scratch, ["t.ndjson", "t.parquet", "--schema", "s.json"]).status == 0)
        for input in [["t.parquet"], ["t.ndjson", "--schema", "s.json"]] {
            let result = try convert(
                scratch, input + ["-", "--to", "ndjson", "--select", "amount,id", "--where", "n < 0 or n is null"])
            #expect(
                result.output == "{\"amount\":null,\"id\":\"b\\\"\"}\n{\"amount\":\"-0.01\",\"id\":\"\"}\n",
                "\(result.errors)")
        }
        let bad = try convert(scratch, ["t.parquet", "-", "--to", "ndjson", "--where", "n <"])
        #expect(bad.status == 64 && bad.errors.hasSuffix("\n  n <\n     ^\n"), "\(bad.errors)")
        #expect(try convert(scratch, ["t.parquet", "-", "--to", "ndjson", "--select", "m"]).status == 64)
    }

    @Test func aSchemaIsInferredAndSaid() throws {
        let scratch = try Scratch()
        try scratch.write("a,b\n1,2020-01-02\n2,\n", to: "t.csv")
        let result = try convert(scratch, ["t.csv", "-", "--to", "ndjson"])
        #expect(result.output == "{\"a\":1,\"b\":\"2020-01-02\"}\n{\"a\":2,\"b\":null}\n")
        #expect(result.errors == "t.csv: schema inferred from all 2 rows: a int64, b date\n")
        try scratch.write(
            "{\"a\": 1}\n" + String(repeating: " \n", count: 200_000) + "{\"a\": \"x\"}\n", to: "t.ndjson")
        let late = try convert(scratch, ["t.ndjson", "t.parquet", "--sample", "64KiB"])
        #expect(late.status == 65 && late.errors.contains("inferred from the first 1 rows"), "\(late.errors)")
        #expect(late.errors.contains("t.ndjson:200002 (byte 400015): field 'a': int64 is expected"), "\(late.errors)")
        #expect(late.errors.contains("--schema") && !scratch.names.contains("t.parquet"), "\(scratch.names)")
    }

    @Test func whatTheSchemaLacksIsNamed() throws {
        let scratch = try scratch()
        try scratch.write("{\"id\": \"a\", \"other\": 1}\n{\"id\": \"b\", \"other\": 1}\n", to: "u.ndjson")
        let result = try convert(scratch, ["u.ndjson", "u.csv", "--schema", "s.json"])
        #expect(result.status == 0)
        #expect(result.errors == "warning: u.ndjson: the schema has no field 'other', which is left out\n")
    }

    @Test func recordsAsArrays() throws {
        let scratch = try Scratch()
        try scratch.write("a,\" b\"\n1,\n\"x\"\"\n\",2\n", to: "t.csv")
        #expect(
            try convert(scratch, ["t.csv", "-", "--to", "arrays"]).output
                == "[\"a\",\" b\"]\n[\"1\",\"\"]\n[\"x\\\"\\n\",\"2\"]\n")
        try scratch.write("a,b\n1\n", to: "t.csv")
        let ragged = try convert(scratch, ["t.csv", "-", "--to", "arrays"])
        #expect(
            ragged.status == 65 && ragged.errors == "error: t.csv:2 (record 2): 1 fields where the first record has 2\n"
        )
    }

    @Test(.enabled(if: Program.tool("sqlite3") != nil, "sqlite3 is not installed"))
    func sqliteTables() throws {
        let scratch = try scratch()
        let arguments = ["t.ndjson", "t.sqlite", "--schema", "s.json", "--key", "id"]
        for _ in 0..<2 { #expect(try convert(scratch, arguments).status == 0) }
        let tool = try #require(Program.tool("sqlite3"))
        let rows = try Program.run(
            tool, [scratch.url("t.sqlite").path, "SELECT id, n, at, tags FROM rows ORDER BY id"])
        #expect(rows.output == "|-3|0001-01-01T00:00:00Z|[\"z\"]\na|1|2020-01-02T03:04:05Z|[\"x\",\"y\"]\nb\"|||\n")
    }

    @Test(
        arguments: [
            (["t.ndjson", "t.out"], 64), (["missing.csv", "t.parquet"], 66),
            (["t.ndjson", "-", "--to", "parquet"], 64),
            (["t.ndjson", "t.csv", "--schema", "t.ndjson"], 64), (["t.ndjson", "t.csv", "--delimiter", "ab"], 64),
            (["t.ndjson", "t.parquet", "--compression", "brotli"], 64),
            (["t.ndjson", "t.parquet", "--level", "99"], 64),
            (["t.ndjson", "t.parquet", "--row-group", "0"], 64), (["s.json", "t.csv", "--from", "parquet"], 65),
            (["t.ndjson", "t.csv", "--schema", "none.json"], 66), (["t.ndjson", "t.csv", "--delimiter", "\""], 64),
        ] as [([String], Int32)])
    func whatIsWrongHasItsExitStatus(arguments: [String], status: Int32) throws {
        let scratch = try scratch()
        let result = try convert(scratch, arguments)
        #expect(result.status == status && !result.errors.isEmpty, "\(arguments): \(result.errors)")
        #expect(scratch.names == ["s.json", "t.ndjson"])
    }
}

@Suite struct InspectTests {
    private func scratch() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write(
            "{\"name\": \"édith\", \"n\": 12, \"at\": \"2020-01-02T03:04:05Z\"}\n{\"name\": null, \"n\": 3.5, \"at\": null}\n",
            to: "t.ndjson")
        _ = try Program.run(["convert", "t.ndjson", "t.parquet"], directory: scratch.directory)
        _ = try Program.run(["convert", "t.ndjson", "t.csv"], directory: scratch.directory)
        return scratch
    }

    private func inspect(_ scratch: Scratch, _ arguments: [String]) throws -> Program.Result {
        try Program.run(["inspect"] + arguments, directory: scratch.directory)
    }

    @Test func theSameTableOfEveryForm() throws {
        let scratch = try scratch()
        let table = """
            name     n  at
            ─────  ───  ────────────────────
            édith   12  2020-01-02T03:04:05Z
                   3.5

            """
        for name in ["t.parquet", "t.csv", "t.ndjson"] { #expect(try inspect(scratch, [name]).output == table) }
        let first = try inspect(scratch, ["t.parquet", "-n", "1", "--select", "n", "--where", "n > 1"])
        #expect(first.output == " n\n──\n12\n… 1 more rows\n")
    }

    @Test func rowsAsJSON() throws {
        let scratch = try scratch()
        let raw = try inspect(scratch, ["t.parquet", "--format", "ndjson", "--values", "raw", "-n", "1"])
        #expect(raw.output == "{\"name\":\"édith\",\"n\":12,\"at\":1577934245000000}\n")
        let rows = try inspect(scratch, ["t.parquet", "--format", "ndjson", "--where", "name is null"])
        #expect(rows.output == "{\"name\":null,\"n\":3.5,\"at\":null}\n")
        let csv = try inspect(scratch, ["t.parquet", "--format", "csv", "--line-ending", "lf", "--select", "name"])
        #expect(csv.output == "\"name\"\n\"édith\"\n\n")
        #expect(try inspect(scratch, ["t.parquet", "--values", "raw"]).status == 64)
    }

    @Test func theSchemaIsOneThatConvertReads() throws {
        let scratch = try scratch()
        let schema = try inspect(scratch, ["t.parquet", "--schema"]).output
        #expect(schema.contains(#"{"name":"at","type":"timestamp_us_utc","nullable":true}"#))
        try scratch.write(schema, to: "s.json")
        let result = try Program.run(
            ["convert", "t.csv", "-", "--to", "ndjson", "--schema", "s.json"], directory: scratch.directory)
        #expect(try result.output == inspect(scratch, ["t.parquet", "--format", "ndjson"]).output)
    }

    @Test func metadataAndVerification() throws {
        let scratch = try scratch()
        let metadata = try inspect(scratch, ["t.parquet", "--metadata"]).output
        for part in ["2 rows in 1 row groups, 3 columns", "TIMESTAMP", "ZSTD", "row group 0", "3.5", "édith"] {
            #expect(metadata.contains(part), "\(part): \(metadata)")
        }
        #expect(try inspect(scratch, ["t.parquet", "--verify"]).output.contains("agree"))
        #expect(try inspect(scratch, ["t.csv", "--metadata"]).status == 64)
        var bytes = [UInt8](try Data(contentsOf: scratch.url("t.parquet")))
        bytes[30] ^= 1
        try Data(bytes).write(to: scratch.url("damaged.parquet"))
        let damaged = try inspect(scratch, ["damaged.parquet", "--verify"])
        #expect(damaged.status == 65 && damaged.errors.contains("damaged.parquet"))
        try Data(bytes.prefix(100)).write(to: scratch.url("damaged.parquet"))
        #expect(try inspect(scratch, ["damaged.parquet"]).status == 65)
    }
}
