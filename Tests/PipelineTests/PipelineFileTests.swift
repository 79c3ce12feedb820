import Columns
import Pipeline
import Testing

@Suite struct PipelineFileTests {
    private let valid = """
        version: 1
        name: squares
        vars: {count: 5, twice: "${vars.count}${vars.count}"}
        extract:
          - count: {count: "${vars.count}"}
        transform:
          - square
        load:
          - lines: {path: out, rows: squares}

        """

    @Test func aValidFileIsAPlan() throws {
        let plan = try Reading.plan(valid)
        #expect(plan.file.name == "squares")
        #expect(plan.extract.first?.options.first?.text == "5")
        #expect(plan.transform.map(\.name) == ["square"])
        #expect(plan.load.first?.projection.schema.fields.map(\.name) == ["number", "square"])
    }

    @Test(arguments: [
        ("name: squares", "nmae: squares", "p.yaml:2:1: unknown option 'nmae'; did you mean 'name'?"),
        ("version: 1", "version: 2", "p.yaml:1:1: version 2 is not known; this program reads version 1"),
        ("version: 1", "version: one", "p.yaml:1:10: expected a whole number, found 'one'"),
        ("- square", "- sqare: {}", "p.yaml:7:5: there is no transform stage 'sqare'; did you mean 'square'?"),
        (
            "- square", "- square: {mode: fsat}",
            "p.yaml:7:20: expected one of fast, slow, found 'fsat'; did you mean 'fast'?"
        ),
        ("- square", "- square: {shrae: 1}", "p.yaml:7:14: unknown option 'shrae'; did you mean 'share'?"),
        ("- square", "- square: {share: much}", "p.yaml:7:21: expected a number, found 'much'"),
        ("- square", "- square: {loud: yes}", "p.yaml:7:20: expected true or false, found 'yes'"),
        ("- square", "- square: [1]", "p.yaml:7:13: expected options, a mapping like {key: value}, found a list"),
        (
            "  - square\n", "",
            "p.yaml:8:5: the table 'squares' needs 'square', which no stage before it provides; add 'square'"
        ),
        ("rows: squares", "rows: sqaures", "p.yaml:9:5: there is no table 'sqaures'; did you mean 'squares'?"),
        (
            "rows: squares", "rows: squares, columns: [nubmer]",
            "p.yaml:9:5: the table squares has no column 'nubmer'; did you mean 'number'?"
        ),
        ("path: out, ", "", "p.yaml:9:12: the option 'path' is missing: text"),
        (
            "count: \"${vars.count}\"", "count: \"${vars.cuont}\"",
            "p.yaml:5:20: there is no variable 'vars.cuont' (above this place); did you mean 'vars.count'?"
        ),
        (
            "count: \"${vars.count}\"", "count: \"${env:NOWHERE}\"",
            "p.yaml:5:20: the environment variable NOWHERE is not set; set it or write ${env:NOWHERE:-default}"
        ),
        (
            "name: squares", "name: a/b",
            "p.yaml:1:1: the name 'a/b' must be usable in a file name: no '/', no '.' first, not empty"
        ),
    ])
    func problemsHaveTheirPlaceAndAHint(part: String, replacement: String, expected: String) throws {
        let yaml = valid.replacing(part, with: replacement)
        #expect(yaml != valid)
        let problems = try Reading.problems(yaml)
        #expect(problems.contains(expected), "\(problems)")
    }

    @Test func allProblemsAreFoundAtOnce() throws {
        let problems = try Reading.problems(
            """
            version: 1
            name: x
            colour: red
            extract:
              - count: {cuont: 1}
              - kount: {}
            transform:
              - square: {mode: x, share: y}
            load:
              - lines: {rows: squares}
            """)
        #expect(problems.count >= 1 && problems[0].hasPrefix("p.yaml:3:1: unknown option 'colour'"), "\(problems)")
        let stages = try Reading.problems(
            """
            version: 1
            name: x
            extract:
              - count: {cuont: 1}
              - kount: {}
            transform:
              - square: {mode: x, share: y}
            load:
              - lines: {rows: squares}
            """)
        #expect(stages.count == 5, "\(stages)")
    }

    @Test(arguments: [
        ("a: [1", "p.yaml:"), ("", "p.yaml:1:1: the file is empty"), ("- a", "p.yaml:1:1: expected sections"),
        ("a: 1\na: 2", "p.yaml:"), ("a: *b", "p.yaml:1:4"), ("\t- a", "p.yaml:1:1"),
    ])
    func whatIsNoPipelineFile(yaml: String, expected: String) throws {
        let problems = try Reading.problems(yaml)
        #expect(problems.first?.hasPrefix(expected) == true, "\(problems)")
    }

    @Test func aliasesThatMultiplyAreStopped() throws {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...7 {
            let aliases = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(try Reading.problems(yaml).first?.contains("are aliases nested?") == true)
    }

    @Test func variables() throws {
        let yaml = """
            version: 1
            name: "${env:NAME:-fallback}-${run.date}-${run.date - 1d}-${run.date + 31d}"
            vars: {a: x, b: "${vars.a}${vars.a}"}
            extract: [{count: {}}]
            load: [{lines: {path: "${pipeline.dir}/$${literal} ${vars.b} $5", rows: squares}}]
            """
        let file = try Reading.file(yaml)
        #expect(file.name == "fallback-2024-03-01-2024-02-29-2024-04-01")
        #expect(file.load[0].options.text == "pipelines/${literal} xx $5")
        #expect(try Reading.file(yaml, environment: ["NAME": "n"]).name.hasPrefix("n-"))
        #expect(try Reading.file(yaml, settings: ["a=y"]).load[0].options.text?.contains("yy") == true)
    }

    @Test func valuesCannotChangeTheStructure() throws {
        let file = try Reading.file(
            """
            version: 1
            name: "${env:EVIL}"
            extract: [{count: {}}]
            load: [{lines: {path: a, rows: squares}}]
            """, environment: ["EVIL": "x}, load: [], b: {"])
        #expect(file.name == "x}, load: [], b: {")
        #expect(file.load.count == 1)
    }

    @Test func settingsReachAnyKey() throws {
        let plan = try Reading.plan(
            valid, settings: ["count=7", "load.0.lines.path=/tmp/x", "limits.document_bytes=1MiB"])
        #expect(plan.extract[0].options[0].text == "7")
        #expect(plan.load[0].output == "/tmp/x")
        #expect(plan.file.limits.documentBytes.bytes == 1 << 20)
        #expect(throws: PipelineFileError.self) { try Reading.plan(valid, settings: ["load.5.lines.path=x"]) }
        #expect(throws: PipelineFileError.self) { try Reading.plan(valid, settings: ["novalue"]) }
    }

    @Test func twoStagesMustNotWriteOneFile() throws {
        let yaml = valid + "  - lines: {path: out, rows: squares}\n"
        #expect(try Reading.problems(yaml) == ["p.yaml:10:5: 'out' is written by the stage at line 9 already"])
        #expect(
            try Reading.problems(valid + "  - lines: {path: ./out/../out, rows: squares}\n").first?.contains("already")
                == true)
        #expect(
            try Reading.problems(valid + "  - lines: {path: out/deeper, rows: squares}\n") == [
                "p.yaml:10:5: 'out/deeper' and 'out' of the stage at line 9 are one inside the other"
            ])
        _ = try Reading.plan(valid + "  - lines: {path: out-2, rows: squares}\n")
    }
}

extension ConfigNode {
    /// The text of the option `path`.
    fileprivate var text: String? {
        guard case .mapping(let entries) = content, let path = entries.first(where: { $0.key == "path" }),
            case .scalar(let text, _) = path.value.content
        else { return nil }
        return text
    }
}

@Suite struct QuantityTests {
    private func node(_ text: String) -> ConfigNode {
        ConfigNode(.scalar(text, isQuoted: false), at: Place(file: "p", line: 1, column: 1))
    }

    @Test(arguments: [("64KiB", 65_536), ("20MiB", 20 << 20), ("1 GB", 1_000_000_000), ("0", 0), ("17", 17), ("5B", 5)])
    func sizes(text: String, bytes: Int) throws {
        let size = try ByteCount(node(text))
        #expect(size.bytes == bytes)
        #expect(try ByteCount(node(size.optionText)) == size)
    }

    @Test(arguments: ["", "-1", "x", "1.5MiB", "9999999999TiB", "MiB"])
    func whatIsNoSize(text: String) {
        #expect(throws: PipelineFileError.self) { try ByteCount(node(text)) }
    }

    @Test func errorLimits() throws {
        #expect(try ErrorLimit(node("1%")) == .percent(1))
        #expect(try ErrorLimit(node("20")) == .count(20))
        #expect(throws: PipelineFileError.self) { try ErrorLimit(node("101%")) }
        #expect(ErrorLimit.percent(1).isExceeded(by: 11, of: 1000))
        #expect(!ErrorLimit.percent(1).isExceeded(by: 10, of: 1000))
        #expect(ErrorLimit.count(0).isExceeded(by: 1, of: 1000))
    }
}
