/// Every stage and table there is: the one list that help, documents, validation and JSON Schema are made of.
public struct StageRegistry: Sendable {
    /// The extract stages, in the order in which documents show them.
    public let extract: [any ExtractStage.Type]
    /// The transform stages.
    public let transform: [any TransformStage.Type]
    /// The load stages.
    public let load: [any LoadStage.Type]
    /// The tables that load stages can write.
    public let tables: [Table]

    /// A registry of its stages and tables.
    public init(
        extract: [any ExtractStage.Type], transform: [any TransformStage.Type], load: [any LoadStage.Type],
        tables: [Table]
    ) {
        self.extract = extract
        self.transform = transform
        self.load = load
        self.tables = tables
    }

    /// The stages of a kind.
    public func stages(_ kind: StageKind) -> [StageDescription] {
        switch kind {
        case .extract: extract.map { describe($0, kind) }
        case .transform: transform.map { describe($0, kind) }
        case .load: load.map { describe($0, kind) }
        }
    }

    /// All stages.
    public var stages: [StageDescription] { StageKind.allCases.flatMap { stages($0) } }

    /// The table of a name, or nil.
    public func table(_ name: String) -> Table? { tables.first { $0.name == name } }

    private func describe<S: Stage>(_ type: S.Type, _ kind: StageKind) -> StageDescription {
        StageDescription(
            kind: kind, name: S.name, summary: S.summary, example: S.example,
            options: S.Options.fields.map(\.specification),
            requires: (type as? any TransformStage.Type)?.requires ?? [],
            provides: (type as? any TransformStage.Type)?.provides ?? (type as? any ExtractStage.Type)?.provides ?? [])
    }
}

/// A stage as documents show it.
public struct StageDescription: Sendable {
    /// Its kind, name, one-sentence summary and an example in YAML.
    public let kind: StageKind, name: String, summary: String, example: String
    /// Its options.
    public let options: [OptionSpecification]
    /// The parts of a document that it needs and adds.
    public let requires: [String], provides: [String]
}
