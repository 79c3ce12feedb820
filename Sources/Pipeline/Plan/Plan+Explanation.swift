import Columns

extension Plan {
    /// The stages, a line each.
    public var outline: String {
        let sources = extract.map { "  extract    \($0.name)" }
        let steps = transform.map { "  transform  \($0.name)" }
        let sinks = load.map { "  load       \($0.step.name): \($0.projection.table.name) → \($0.output)" }
        return (["pipeline \(file.name)"] + sources + steps + sinks).joined(separator: "\n")
    }

    /// What the plan would do: its stages with every option, and what each writes.
    public var explanation: String {
        var lines = ["pipeline \(file.name)"]
        func add(_ kind: StageKind, _ name: String, _ options: [(name: String, text: String)]) {
            lines.append("  \(kind.rawValue) \(name)")
            lines += options.map { "      \($0.name): \($0.text)" }
        }
        for step in extract { add(.extract, step.name, step.options) }
        for step in transform { add(.transform, step.name, step.options) }
        for load in load {
            add(.load, load.step.name, load.step.options)
            lines.append("      → \(load.output): \(load.projection.table.name)")
            lines += load.projection.schema.fields.map {
                "          \($0.name) \($0.type)\($0.isNullable ? "" : ", never null")"
            }
        }
        lines.append("  limits \(file.limits.optionText)")
        lines.append("  on_error \(file.onError.optionText)")
        lines.append("  dead_letters \(file.deadLetters.optionText)")
        lines.append("  tests: \(file.tests.count)")
        return lines.joined(separator: "\n")
    }

    /// The plan as a flow chart in the Mermaid language.
    public var mermaid: String {
        var lines = ["flowchart LR"]
        var previous = extract.enumerated().map { index, step in
            lines.append("  e\(index)[/\"\(step.name)\"/]")
            return "e\(index)"
        }
        for (index, step) in transform.enumerated() {
            lines.append("  t\(index)[\"\(step.name)\"]")
            lines += previous.map { "  \($0) --> t\(index)" }
            previous = ["t\(index)"]
        }
        for (index, load) in load.enumerated() {
            lines.append("  l\(index)[(\"\(load.step.name): \(load.projection.table.name)\")]")
            lines += previous.map { "  \($0) --> l\(index)" }
        }
        return lines.joined(separator: "\n")
    }
}
