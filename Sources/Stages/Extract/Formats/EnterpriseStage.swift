import Inputs
package import Pipeline

/// Reads snapshots of Wikimedia Enterprise; see `EnterpriseFormat`.
package final class EnterpriseStage: FormatStage {
    /// What is read.
    package struct Options: OptionRecord {
        /// Files, directories and patterns.
        package var paths: [String] = []
        /// The numbers of namespaces.
        package var namespaces = [0]

        /// The defaults.
        package init() {}

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init("paths", \.paths, required: true, InputPaths.documentation),
            .init(
                "namespaces", \.namespaces,
                "The numbers of the namespaces that are read; `[]` for all. 0 has the articles."),
        ]

        /// There is something to read.
        package func validate(at place: Place) throws(PipelineFileError) {
            if paths.isEmpty { throw PipelineFileError(place, "'paths' is empty: nothing would be read") }
        }
    }

    package static let name = "wikimedia_enterprise"
    package static let summary = "Reads the articles of Wikimedia Enterprise snapshots (JSON Lines)."
    package static let example = """
        wikimedia_enterprise: {paths: ["snapshots/*.ndjson"]}
        """
    static let library = "own"

    let queue: InputQueue

    package init(_ options: Options) {
        queue = InputQueue(options.paths, format: EnterpriseFormat(namespaces: options.namespaces))
    }
}
