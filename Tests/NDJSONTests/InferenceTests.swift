import Columns
import NDJSON
import Testing

@Suite struct InferenceTests {
    private func schema(_ text: String, isWhole: Bool = true) throws -> String {
        let inferred = try InferredSchema(ndjson: Array(text.utf8), isWhole: isWhole)
        return inferred.schema.fields.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
            + " / \(inferred.rowCount)"
    }

    @Test(arguments: [
        (#"{"a": 1}"#, "a int64 / 1"), ("{\"a\": 1}\n{\"a\": 1.5}", "a double / 2"),
        ("{\"a\": null}\n{\"b\": true}\n{\"a\": false}", "a boolean, b boolean / 3"), (#"{"a": null}"#, "a string / 1"),
        (#"{"a": "2020-01-02"}"#, "a date / 1"), (#"{"a": "2020-01-02T03:04:05Z"}"#, "a timestamp[us, UTC] / 1"),
        (#"{"a": "2020-01-02T03:04:05+01:00"}"#, "a timestamp[us, UTC] / 1"),
        (#"{"a": "2020-01-02 03:04"}"#, "a timestamp[us] / 1"),
        (#"{"a": "2020-01-02T03:04:05.1234567Z"}"#, "a string / 1"),
        ("{\"a\": \"2020-01-02\"}\n{\"a\": \"x\"}", "a string / 2"), (#"{"a": "2020-13-02"}"#, "a string / 1"),
        (#"{"a": []}"#, "a list<string> / 1"), (#"{"a": [1, null, 2.5]}"#, "a list<double> / 1"),
        (#"{"a": [{"x": 1}, {"y": [true]}]}"#, "a list<struct<x: int64, y: list<boolean>>> / 1"),
        ("{\"a\": 9223372036854775808}", "a double / 1"),
    ])
    func types(text: String, expected: String) throws {
        #expect(try schema(text) == expected)
    }

    @Test func aCutLineIsLeftOut() throws {
        #expect(try schema("{\"a\": 1}\n{\"a\": \"tex", isWhole: false) == "a int64 / 1")
    }

    @Test(arguments: [
        "{\"a\": 1}\n{\"a\": \"x\"}", "{\"a\": [1]}\n{\"a\": {\"x\": 1}}", #"{"a": {}}"#, "", "{}",
        "{\"a\": " + String(repeating: "[", count: 100) + String(repeating: "]", count: 100) + "}",
    ])
    func whatNoTypeHoldsIsRefused(_ text: String) {
        let error = #expect(throws: InferenceError.self) { try schema(text) }
        #expect(error?.description.contains("--schema") == true)
    }

    @Test func whatIsNoJSONIsRefusedWithItsLine() {
        let error = #expect(throws: NDJSONError.self) { try schema("{\"a\": 1}\n{\"a\": }\n") }
        #expect(error?.line == 2 && error?.offset == 15)
    }
}
