package import Pipeline

/// A mapping of free names to texts, in the order of the file.
package struct NamedTexts: OptionValue {
    /// The names and texts.
    package var entries: [(name: String, text: String)] = []

    /// An empty mapping.
    package init() {}

    /// A mapping.
    package static var optionType: OptionType { .mapping }

    /// Reads a mapping of scalars.
    package init(_ node: ConfigNode) throws(PipelineFileError) {
        for entry in try node.entries(of: "names") {
            entries.append((entry.key, try String(entry.value)))
        }
    }

    /// `{a: b}`.
    package var optionText: String {
        "{" + entries.map { "\($0.name): \($0.text)" }.joined(separator: ", ") + "}"
    }
}
