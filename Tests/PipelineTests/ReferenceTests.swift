import JSON
import Pipeline
import Testing

@Suite struct ReferenceTests {
    @Test func theSchemaIsJSONAndKnowsTheOptions() throws {
        let root = try JSONDocument(parsing: Array(StageRegistry.probe.jsonSchema.utf8)).root
        #expect(root["properties"]?["on_error"]?["properties"]?["max"] != nil)
        #expect(root["required"]?.elements.compactMap(\.string) == ["version", "name", "extract", "load"])
        let transforms = try #require(root["$defs"]?["transform"]?["oneOf"]?.elements)
        #expect(transforms.first?["const"]?.string == "square")
        let mode = transforms.last?["properties"]?["square"]?["properties"]?["mode"]
        #expect(mode?["anyOf"]?.elements.first?["enum"]?.elements.compactMap(\.string) == ["fast", "slow"])
    }

    @Test func documentsShowEveryOption() {
        let text = StageRegistry.probe.pipelineReference
        for option in ["`filter`", "`mode`", "`path`", "`min_records`", "`keep_raw`", "`contains`"] {
            #expect(text.contains(option))
        }
        #expect(StageRegistry.probe.tableReference.contains("| square | int64 | never | Its square. |"))
    }

    @Test func plansExplainThemselves() throws {
        let plan = try Reading.plan(
            """
            version: 1
            name: x
            extract: [{count: {}}]
            transform: [{square: {filter: 2}}]
            load: [{lines: {path: out, rows: squares}}]
            """)
        #expect(plan.explanation.contains("filter: 2"))
        #expect(plan.explanation.contains("mode: fast"))
        #expect(plan.explanation.contains("square int64, never null"))
        #expect(plan.mermaid.hasPrefix("flowchart LR\n"))
    }
}

@Suite struct SHA256Tests {
    /// FIPS 180-4 example values.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func knownDigests(text: String, digest: String) {
        #expect(SHA256.hexadecimal(text.utf8) == digest)
    }
}
