import Columns
import Testing

@Suite struct SchemaFileTests {
    private func parse(_ text: String, uuids: SchemaFile.UUIDs = .asStrings) throws(SchemaFileError) -> SchemaFile {
        try SchemaFile(parsing: Array(text.utf8), uuids: uuids)
    }

    private let text = #"""
        {"name": "t", "fields": [
          {"name": "id", "type": "uuid", "nullable": false, "documentation": "The key."},
          {"name": "at", "type": "timestamp_us_utc"}, {"name": "n", "type": {"decimal": [18, 2]}, "nullable": true},
          {"name": "l", "type": {"list": {"nullable": false, "type": {"struct": [
            {"name": "x", "type": "int32", "nullable": false}]}}}}]}
        """#

    @Test func typesAndNullability() throws {
        let file = try parse(text)
        let element = Field("element", .structure([Field("x", .int32, isNullable: false)]), isNullable: false)
        #expect(file.name == "t")
        #expect(
            file.schema.fields == [
                Field("id", .string, isNullable: false, documentation: "The key."), Field("at", .timestamp),
                Field("n", .decimal(precision: 18, scale: 2)), Field("l", .list(element)),
            ])
        #expect(try parse(text, uuids: .asUUIDs).schema.fields[0].type == .uuid)
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let file = try parse(text, uuids: .asUUIDs)
        #expect(try SchemaFile(parsing: file.json, uuids: .asUUIDs) == file)
        let types: [DataType] = [
            .boolean, .int32, .int64, .double, .string, .binary, .uuid, .date, .time, .timestamp, .localTimestamp,
        ]
        let all = SchemaFile(name: "\"", schema: Schema(types.map { Field($0.description, $0) }))
        #expect(try SchemaFile(parsing: all.json, uuids: .asUUIDs) == all)
    }

    @Test(arguments: [
        ("{", ""), ("{}", "fields"), (#"{"fields": []}"#, "fields"), (#"{"fields": [1]}"#, "fields[0]"),
        (#"{"fields": [{"name": "a"}]}"#, "fields[0].type"),
        (#"{"fields": [{"name": "a", "type": "int"}]}"#, "fields[0].type"),
        (#"{"fields": [{"name": "a", "type": {"decimal": [39, 0]}}]}"#, "fields[0].type"),
        (#"{"fields": [{"name": "a", "type": {"decimal": [2, 3]}}]}"#, "fields[0].type"),
        (#"{"fields": [{"name": "a", "type": "date"}, {"name": "a", "type": "date"}]}"#, "fields[1]"),
        (
            #"{"fields": [{"name": "a", "type": {"list": {"type": {"struct": []}}}}]}"#,
            "fields[0].type.list.type.struct"
        ),
    ])
    func refusals(text: String, path: String) {
        let error = #expect(throws: SchemaFileError.self) { try parse(text) }
        #expect(error?.path == path, "\(String(describing: error))")
    }

    @Test func nestingIsBounded() {
        let open = String(repeating: #"{"list": {"type": "#, count: 100)
        let close = String(repeating: "}}", count: 100)
        #expect(throws: SchemaFileError.self) {
            try parse(#"{"fields": [{"name": "a", "type": \#(open)"date"\#(close)}]}"#)
        }
    }
}
