/// A kind of stage as a type, so that lists of entries of each kind are types too.
public protocol StageKindMarker: Sendable {
    /// The kind.
    static var kind: StageKind { get }
}

/// Marks entries of `extract`.
public enum ExtractKind: StageKindMarker {
    /// `extract`.
    public static var kind: StageKind { .extract }
}

/// Marks entries of `transform`.
public enum TransformKind: StageKindMarker {
    /// `transform`.
    public static var kind: StageKind { .transform }
}

/// Marks entries of `load`.
public enum LoadKind: StageKindMarker {
    /// `load`.
    public static var kind: StageKind { .load }
}

/// A stage in a pipeline file: `{name: options}`, or just `name`.
public struct StageEntry<Kind: StageKindMarker>: OptionValue {
    /// The stage's name.
    public let name: String
    /// Where the name stands.
    public let place: Place
    /// Its options, not yet read.
    public let options: ConfigNode

    /// A stage of the kind.
    public static var optionType: OptionType { .stage(Kind.kind) }

    /// Reads `{name: options}` or `name`.
    public init(_ node: ConfigNode) throws(PipelineFileError) {
        switch node.content {
        case .scalar(let text, _) where !node.isNull:
            (name, place) = (text, node.place)
            options = ConfigNode(.mapping([]), at: node.place)
        case .mapping(let entries) where entries.count == 1:
            (name, place, options) = (entries[0].key, entries[0].place, entries[0].value)
        default:
            throw PipelineFileError(
                node.place, "expected one stage, like {name: {option: value}}, found \(node.kindName)")
        }
    }

    /// The name.
    public var optionText: String { name }
}
