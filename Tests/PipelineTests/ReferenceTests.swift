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
