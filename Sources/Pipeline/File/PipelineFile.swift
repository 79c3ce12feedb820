/// What happens to documents and inputs that cannot be worked on.
public struct ErrorPolicy: OptionRecord {
    /// What a failing document does to the run.
    public enum RecordAction: String, OptionChoice { case deadLetter = "dead_letter", stop }
    /// What a failing input file does to the run.
    public enum InputAction: String, OptionChoice { case `continue`, stop }

    /// What a failing document does.
    public var record = RecordAction.deadLetter
    /// How many dead letters a run may have.
    public var max = ErrorLimit.percent(50)
    /// From how many documents on `max` is looked at.
    public var minRecords = 10
    /// What an unreadable input does.
    public var input = InputAction.continue

    /// The defaults.
    public init() {}

    /// The options.
    public static let fields: [OptionField<Self>] = [
        .init(
            "record", \.record,
            "What a document does that cannot be worked on: it becomes a dead letter, or it stops the run."),
        .init(
            "max", \.max,
            "How many documents may be dead letters before the run fails with exit status 65 and publishes nothing."),
        .init("min_records", \.minRecords, "From how many documents on `max` is looked at."),
        .init("input", \.input, "What an input does that cannot be read: the run goes on without it, or stops."),
    ]
}

/// Bounds that keep one document from taking the run down.
public struct Limits: OptionRecord {
    /// The most bytes of a document.
    public var documentBytes = ByteCount(20 << 20)

    /// The defaults.
    public init() {}

    /// The options.
    public static let fields: [OptionField<Self>] = [
        .init("document_bytes", \.documentBytes, "A larger document is a dead letter.")
    ]
}

/// Where dead letters go.
public struct DeadLetterOptions: OptionRecord {
    /// A file of JSON lines a run.
    public struct NDJSON: OptionRecord {
        /// The directory of the files.
        public var directory = ""
        /// How much of a document's bytes is kept.
        public var keepRaw = ByteCount(64 << 10)

        /// The defaults.
        public init() {}

        /// The options.
        public static let fields: [OptionField<Self>] = [
            .init(
                "dir", \.directory, required: true,
                "The directory; a run that has dead letters adds the file `NAME-STARTTIME.ndjson`."),
            .init("keep_raw", \.keepRaw, "How many bytes of a document are kept, in Base64."),
        ]
    }

    /// Where they go, or nil for nowhere but the log.
    public var ndjson: NDJSON?

    /// The defaults.
    public init() {}

    /// The options.
    public static let fields: [OptionField<Self>] = [
        .init("ndjson", \.ndjson, "JSON lines: document, input, offset, stage, code, message and raw bytes.")
    ]
}

/// A pipeline file, read and checked for its form; `Plan` checks it against the stages.
public struct PipelineFile: OptionRecord {
    /// The file format's version.
    public var version = 1
    /// The pipeline's name.
    public var name = ""
    /// Values for `${vars.x}`.
    public var vars = ConfigNode(.mapping([]), at: Place(file: "", line: 1, column: 1))
    /// Where documents come from.
    public var extract: [StageEntry<ExtractKind>] = []
    /// What is done with each.
    public var transform: [StageEntry<TransformKind>] = []
    /// What is written.
    public var load: [StageEntry<LoadKind>] = []
    /// The file's own tests.
    public var tests: [PipelineTest] = []
    /// What happens to what cannot be worked on.
    public var onError = ErrorPolicy()
    /// Where dead letters go.
    public var deadLetters = DeadLetterOptions()
    /// Bounds.
    public var limits = Limits()

    /// An empty pipeline.
    public init() {}

    /// The sections.
    public static let fields: [OptionField<Self>] = [
        .init("version", \.version, required: true, "The version of this file format: 1."),
        .init("name", \.name, required: true, "The pipeline's name, used in messages and file names."),
        .init("vars", \.vars, "Values of your own for `${vars.x}`; each may use those above it."),
        .init("extract", \.extract, required: true, "Where documents come from."),
        .init("transform", \.transform, "What is done with each document, in this order."),
        .init("load", \.load, required: true, "What is written."),
        .init("limits", \.limits, "Bounds that keep one document from taking the run down."),
        .init("on_error", \.onError, "What happens to documents and inputs that cannot be worked on."),
        .init("dead_letters", \.deadLetters, "Where documents go that could not be worked on."),
        .init("tests", \.tests, "Inputs with the rows that must come out; `columnist test` runs them."),
    ]

    /// The version is known, the name fits a file name, and there is something to do.
    public func validate(at place: Place) throws(PipelineFileError) {
        var collector = ProblemCollector()
        if version != 1 { collector.add(place, "version \(version) is not known; this program reads version 1") }
        if name.isEmpty || name.utf8.contains(UInt8(ascii: "/")) || name.hasPrefix(".") {
            collector.add(place, "the name '\(name)' must be usable in a file name: no '/', no '.' first, not empty")
        }
        if extract.isEmpty { collector.add(place, "'extract' has no stage: nothing would be read") }
        if load.isEmpty { collector.add(place, "'load' has no stage: nothing would be written") }
        try collector.throwIfAny()
    }
}

extension PipelineFile {
    /// Reads a pipeline file.
    ///
    /// - Parameters:
    ///   - settings: Values put over those of the file, as `path=value`; a path without a dot is a variable.
    /// - Throws: `PipelineFileError` with every problem and its place.
    public init(
        yaml text: String, file: String, settings: [String] = [], interpolation: Interpolation
    ) throws(PipelineFileError) {
        var node = try ConfigNode(yaml: text, file: file)
        for (index, setting) in settings.enumerated() {
            let place = Place(file: "--set", line: index + 1, column: 1)
            let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw PipelineFileError(place, "expected NAME=VALUE or a.b=VALUE, found '\(setting)'")
            }
            var path = parts[0].split(separator: ".", omittingEmptySubsequences: false)
            if path.count == 1 { path.insert("vars", at: 0) }
            try node.set(path[...], to: String(parts[1]), at: place)
        }
        try self.init(try Self.interpolated(node, interpolation))
    }

    /// Fills in the variables: those of `vars` one after the other, so that each may use the ones above it.
    private static func interpolated(
        _ node: ConfigNode, _ interpolation: Interpolation
    ) throws(PipelineFileError) -> ConfigNode {
        guard case .mapping(var sections) = node.content else {
            throw PipelineFileError(node.place, "expected sections such as 'version: 1', found \(node.kindName)")
        }
        var interpolation = interpolation
        if let vars = sections.firstIndex(where: { $0.key == "vars" }) {
            let entries = try sections[vars].value.entries(of: "variables")
            for entry in entries {
                let text = try interpolation.resolve(entry.value).scalar(expected: "a variable's value").text
                interpolation.variables[entry.key] = text
            }
            sections[vars].value = ConfigNode(.mapping([]), at: sections[vars].value.place)
        }
        return try interpolation.resolve(ConfigNode(.mapping(sections), at: node.place))
    }
}
