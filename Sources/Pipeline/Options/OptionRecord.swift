/// What is known of one option without reading a file.
public struct OptionSpecification: Sendable {
    /// The key.
    public let name: String
    /// What it may be.
    public let type: OptionType
    /// The value when it is left out, as it would be written; nil for a required option.
    public let defaultText: String?
    /// What it does: one or two sentences.
    public let documentation: String

    /// Whether the option must be given.
    public var isRequired: Bool { defaultText == nil }
}

/// Options of a stage or a section: a struct whose properties are its options, with their defaults, and whose `fields`
/// say each one's key and meaning.
///
/// That one declaration is what reading, checking, help, documents and JSON Schema are made of:
///
///     struct Options: OptionRecord {
///         var paths: [String] = []
///         static let fields: [OptionField<Self>] = [
///             .init("paths", \.paths, required: true, "Files, directories and patterns to read."),
///         ]
///     }
public protocol OptionRecord: OptionValue {
    /// All defaults.
    init()
    /// The options, in the order in which documents show them.
    static var fields: [OptionField<Self>] { get }
    /// Checks that concern several options, or one more than its type does.
    func validate(at place: Place) throws(PipelineFileError)
}

/// One option of an `OptionRecord`.
public struct OptionField<Root>: Sendable {
    /// Key, type, default and meaning.
    public let specification: OptionSpecification
    fileprivate let read: @Sendable (ConfigNode, inout Root) throws(PipelineFileError) -> Void
    fileprivate let text: @Sendable (Root) -> String

    /// An option that is kept in a property.
    public init<Value: OptionValue>(
        _ name: String, _ property: any WritableKeyPath<Root, Value> & Sendable, required: Bool = false,
        _ documentation: String
    ) where Root: OptionRecord {
        specification = OptionSpecification(
            name: name, type: Value.optionType, defaultText: required ? nil : Root()[keyPath: property].optionText,
            documentation: documentation)
        read = { node, root throws(PipelineFileError) in root[keyPath: property] = try Value(node) }
        text = { $0[keyPath: property].optionText }
    }
}

extension OptionRecord {
    /// A mapping with the fields as keys.
    public static var optionType: OptionType { .record(fields.map(\.specification)) }

    /// Reads a mapping: unknown keys, wrong types and missing options are all reported at once.
    public init(_ node: ConfigNode) throws(PipelineFileError) {
        self.init()
        var collector = ProblemCollector()
        let entries = try node.entries(of: "options")
        for entry in entries {
            guard let field = Self.fields.first(where: { $0.specification.name == entry.key }) else {
                collector.add(entry.place, Self.unknownKey(entry.key))
                continue
            }
            collector.attempt { () throws(PipelineFileError) in try field.read(entry.value, &self) }
        }
        for field in Self.fields where field.specification.isRequired {
            let name = field.specification.name
            if !entries.contains(where: { $0.key == name }) {
                collector.add(node.place, "the option '\(name)' is missing: \(field.specification.type.name)")
            }
        }
        try collector.throwIfAny()
        try validate(at: node.place)
    }

    /// Nothing more to check.
    public func validate(at place: Place) throws(PipelineFileError) {}

    /// Every option with its value, defaults included.
    public var explanation: [(name: String, text: String)] {
        Self.fields.map { ($0.specification.name, $0.text(self)) }
    }

    /// `{a: 1, b: 2}`.
    public var optionText: String {
        "{" + explanation.map { "\($0.name): \($0.text)" }.joined(separator: ", ") + "}"
    }

    private static func unknownKey(_ key: String) -> String {
        let known = fields.map(\.specification.name)
        if known.isEmpty { return "unknown option '\(key)': there are none" }
        let hint = nearest(to: key, among: known).map { "did you mean '\($0)'?" }
        return "unknown option '\(key)'; " + (hint ?? "there are \(known.joined(separator: ", "))")
    }
}
