extension StageRegistry {
    /// The reference of pipeline files in Markdown: sections, stages and tables with all options and columns.
    public var pipelineReference: String {
        var text = """
            # Pipeline files

            This page is made by `columnist stages --format markdown`; do not edit it.

            A pipeline file is YAML. Relative paths are relative to the working directory; `${pipeline.dir}` is the
            directory of the pipeline file. Variables are filled in after the YAML is parsed, in scalars only:
            `${env:X}`, `${env:X:-default}`, `${run.date}`, `${run.date - 1d}`, `${pipeline.dir}` and `${vars.x}`;
            `$${` stands for a literal `${`. A missing variable, an unknown key or a wrong type is an error with file,
            line and column.

            ## Sections


            """
        text += Self.optionTable(PipelineFile.fields.map(\.specification)) + "\n"
        for (section, specification) in Self.sections {
            text += "### \(section)\n\n" + Self.optionTable(specification) + "\n"
        }
        for kind in StageKind.allCases {
            text += "## Stages: \(kind.rawValue)\n\n"
            for stage in stages(kind) { text += stage.markdown(level: 3) + "\n" }
        }
        return text
    }

    private static var sections: [(String, [OptionSpecification])] {
        [
            ("limits", Limits.fields.map(\.specification)),
            ("on_error", ErrorPolicy.fields.map(\.specification)),
            ("dead_letters.ndjson", DeadLetterOptions.NDJSON.fields.map(\.specification)),
            ("tests", PipelineTest.fields.map(\.specification)),
            ("tests.input", PipelineTest.Input.fields.map(\.specification)),
            ("tests.expect.TABLE", TableExpectation.fields.map(\.specification)),
        ]
    }

    fileprivate static func optionTable(_ options: [OptionSpecification]) -> String {
        guard !options.isEmpty else { return "No options.\n" }
        return "| key | type | default | meaning |\n|---|---|---|---|\n"
            + options.map { option in
                let value = option.defaultText.map { "`\($0)`" } ?? "required"
                return "| `\(option.name)` | \(option.type.name) | \(value) | \(option.documentation) |\n"
            }.joined()
    }
}

extension StageDescription {
    /// The stage in Markdown.
    public func markdown(level: Int) -> String {
        var text = "\(String(repeating: "#", count: level)) \(name)\n\n\(summary)\n\n"
        if !requires.isEmpty { text += "Needs: \(requires.joined(separator: ", ")). " }
        if !provides.isEmpty { text += "Provides: \(provides.joined(separator: ", "))." }
        if !requires.isEmpty || !provides.isEmpty { text += "\n\n" }
        text += StageRegistry.optionTable(options)
        return text + "\n```yaml\n\(example)\n```\n"
    }

    /// The stage as plain text for a terminal.
    public var help: String {
        var text = "\(kind.rawValue) \(name): \(summary)\n"
        if !requires.isEmpty { text += "needs: \(requires.joined(separator: ", "))\n" }
        if !provides.isEmpty { text += "provides: \(provides.joined(separator: ", "))\n" }
        text += "\noptions:\n"
        if options.isEmpty { text += "  none\n" }
        for option in options {
            text +=
                "  \(option.name)  (\(option.type.name); \(option.defaultText.map { "default \($0)" } ?? "required"))\n"
            text += "      \(option.documentation)\n"
        }
        let indented = example.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
        return text + "\nexample:\n" + indented.joined(separator: "\n")
    }
}
