import JSON
import Testing

@Suite struct JSONDocumentTests {
    @Test func valuesOfEveryKind() throws {
        let text = #"{"a": [1, -2.5e3, true, false, null], "b": {"c": "x\n\u00e9\ud83d\ude00\ud800"}, "a": "last"}"#
        let root = try JSONDocument(parsing: Array(text.utf8)).root
        #expect(root["a"]?.string == "last")
        let list = try #require(root.members.first?.value.elements)
        #expect(list.map(\.double) == [1, -2500, nil, nil, nil])
        #expect(list.map(\.int) == [1, -2500, nil, nil, nil])
        #expect(list.map(\.bool) == [nil, nil, true, false, nil])
        #expect(list[4].isNull)
        #expect(root["b"]?["c"]?.string == "x\né😀\u{FFFD}")
        #expect(root["missing"] == nil && root["a"]?["x"] == nil)
    }

    @Test(arguments: [
        ("", JSONError.Code.unexpectedEnd, 0), ("[1,]", .unexpectedByte, 3), ("{\"a\" 1}", .unexpectedByte, 5),
        ("[01]", .invalidNumber, 3), ("[1.]", .invalidNumber, 3), ("\"\\x\"", .invalidEscape, 2),
        ("\"a\nb\"", .controlCharacter, 2), ("1 2", .trailingText, 2), ("[", .unexpectedEnd, 1),
        ("\"\\u12", .unexpectedEnd, 2), ("tru", .unexpectedEnd, 3), ("[1 2]", .unexpectedByte, 3),
        ("+1", .unexpectedByte, 0),
        ("{1:2}", .unexpectedByte, 1),
    ])
    func errorsHaveTheirPlace(text: String, code: JSONError.Code, offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: Array(text.utf8)) }
        #expect(error?.code == code && error?.offset == offset, "\(String(describing: error))")
    }

    @Test func leniencyIsAskedFor() throws {
        let text = Array("{\"a\": \"x\ty\", \"b\": [1, ], };".utf8)
        let root = try JSONDocument(
            parsing: text, allowing: [.controlCharacters, .trailingCommas, .trailingText]
        ).root
        #expect(root["a"]?.string == "x\ty")
        #expect(root["b"]?.elements.count == 1)
    }

    @Test func deepNestingIsRefusedAndLimitedNestingRead() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        _ = try JSONDocument(parsing: nested(JSONDocument.maximumDepth))
        #expect(throws: JSONError.self) { try JSONDocument(parsing: nested(JSONDocument.maximumDepth + 1)) }
        #expect(throws: JSONError.self) { try JSONDocument(parsing: [UInt8](repeating: 0x5B, count: 1_000_000)) }
    }

    /// No prefix of a text is taken for a whole one, and none traps.
    @Test func everyTruncationIsAnError() {
        let text = Array(#"{"a": ["x\u00e9\\", 12.5e-1, {"b": null}], "c": true}"#.utf8)
        for end in text.indices {
            #expect(throws: JSONError.self) { try JSONDocument(parsing: Array(text[..<end])) }
        }
    }

    @Test func everyFlippedByteIsReadOrRefused() {
        let text = Array(#"{"a": ["x\u00e9\\", 12.5e-1, {"b": null}], "c": true}"#.utf8)
        for index in text.indices {
            for byte in [UInt8(0), 0x22, 0x5C, 0x7B, 0x5D, 0xFF] {
                var damaged = text
                damaged[index] = byte
                let root = try? JSONDocument(parsing: damaged).root
                _ = root?.members.map { ($0.name.string, $0.value.elements.map(\.string)) }
            }
        }
    }
}

@Suite struct JSONWriterTests {
    @Test func whatIsWrittenIsReadBack() throws {
        let texts = [
            "", "plain", "\"quoted\\\"", "line\nfeed\ttab\u{0}\u{1F}", "é😀", "</script>", "a\u{85}b\u{2028}c\u{2029}",
            "\u{2027}\u{202A}",
        ]
        var json = JSONWriter()
        json.beginObject()
        json.member("texts", texts)
        json.key("numbers")
        json.beginArray()
        for number in [0, -1, 0.1, 1e300, 145, 9_007_199_254_740_992, .nan] { json.double(number) }
        json.endArray()
        json.member("none", nil as String?)
        json.member("yes", true)
        json.endObject()
        let root = try JSONDocument(parsing: json.bytes).root
        #expect(root["texts"]?.elements.compactMap(\.string) == texts)
        #expect(root["numbers"]?.elements.map(\.double) == [0, -1, 0.1, 1e300, 145, 9_007_199_254_740_992, nil])
        #expect(root["none"]?.isNull == true)
        #expect(root["yes"]?.bool == true)
    }

    @Test func noStringBreaksALine() {
        var json = JSONWriter()
        json.string("a\u{85}b\u{2028}c\u{2029}d\n")
        #expect(String(decoding: json.bytes, as: UTF8.self) == #""a\u0085b\u2028c\u2029d\n""#)
    }

    @Test func aParsedValueIsCopiedAsWritten() throws {
        let root = try JSONDocument(parsing: Array(#"{"id": "a\u00e9\"", "n": 1.50, "l": [1, 2]}"#.utf8)).root
        var json = JSONWriter()
        json.beginArray()
        for member in root.members { json.value(member.value) }
        json.endArray()
        #expect(String(decoding: json.bytes, as: UTF8.self) == #"["a\u00e9\"",1.50,[1, 2]]"#)
    }
}
