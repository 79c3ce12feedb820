/// The type of an option, as help, documents and JSON Schema show it.
public indirect enum OptionType: Sendable {
    case string
    /// A string of a form, such as a size, with the pattern that a JSON Schema can check.
    case formatted(name: String, pattern: String)
    case integer(minimum: Int?)
    case number
    case boolean
    /// One of some words.
    case choice([String])
    case list(OptionType)
    /// A mapping with known keys.
    case record([OptionSpecification])
    /// A mapping with free keys.
    case mapping
    /// A stage of a kind: a mapping of its name to its options.
    case stage(StageKind)

    /// The name that documents show.
    public var name: String {
        switch self {
        case .string: "text"
        case .formatted(let name, _): name
        case .integer: "integer"
        case .number: "number"
        case .boolean: "true or false"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .list(let element): "list of \(element.name)"
        case .record, .mapping: "mapping"
        case .stage(let kind): "\(kind.rawValue) stage"
        }
    }
}

/// A value that an option of a pipeline file can have.
public protocol OptionValue: Sendable {
    /// What help, documents and JSON Schema say of it.
    static var optionType: OptionType { get }

    /// Reads the value.
    ///
    /// - Throws: `PipelineFileError` with the place, what was expected and what was found.
    init(_ node: ConfigNode) throws(PipelineFileError)

    /// The value as it would be written in a pipeline file.
    var optionText: String { get }
}

extension ConfigNode {
    /// The text of a scalar that is not null.
    public func scalar(expected: String) throws(PipelineFileError) -> (text: String, isQuoted: Bool) {
        guard case .scalar(let text, let isQuoted) = content, !isNull else {
            throw PipelineFileError(place, "expected \(expected), found \(kindName)")
        }
        return (text, isQuoted)
    }

    /// A scalar that `parse` understands.
    public func value<Value>(
        expected: String, _ parse: (String) -> Value?
    ) throws(PipelineFileError) -> Value {
        let (text, _) = try scalar(expected: expected)
        guard let value = parse(text) else {
            throw PipelineFileError(place, "expected \(expected), found '\(text)'")
        }
        return value
    }
}

extension String: OptionValue {
    /// Text.
    public static var optionType: OptionType { .string }
    /// Reads any scalar.
    public init(_ node: ConfigNode) throws(PipelineFileError) { self = try node.scalar(expected: "text").text }
    /// The text.
    public var optionText: String { isEmpty ? "\"\"" : self }
}

extension Int: OptionValue {
    /// A whole number.
    public static var optionType: OptionType { .integer(minimum: nil) }
    /// Reads decimal digits with an optional sign.
    public init(_ node: ConfigNode) throws(PipelineFileError) {
        self = try node.value(expected: "a whole number") { Int($0) }
    }
    /// Digits.
    public var optionText: String { String(self) }
}

extension Double: OptionValue {
    /// A number.
    public static var optionType: OptionType { .number }
    /// Reads a finite decimal number.
    public init(_ node: ConfigNode) throws(PipelineFileError) {
        self = try node.value(expected: "a number") { Double($0).flatMap { $0.isFinite ? $0 : nil } }
    }
    /// Digits.
    public var optionText: String { String(self) }
}

extension Bool: OptionValue {
    /// `true` or `false`.
    public static var optionType: OptionType { .boolean }
    /// Reads `true` or `false`.
    public init(_ node: ConfigNode) throws(PipelineFileError) {
        self = try node.value(expected: "true or false") { Bool($0) }
    }
    /// `true` or `false`.
    public var optionText: String { String(self) }
}

extension Array: OptionValue where Element: OptionValue {
    /// A list.
    public static var optionType: OptionType { .list(Element.optionType) }

    /// Reads a list; a single value counts as a list of one.
    public init(_ node: ConfigNode) throws(PipelineFileError) {
        guard case .sequence(let items) = node.content else {
            if case .list = Element.optionType {
                throw PipelineFileError(node.place, "expected a list, found \(node.kindName)")
            }
            self = node.isNull ? [] : [try Element(node)]
            return
        }
        var collector = ProblemCollector()
        self = items.compactMap { item in
            collector.attempt { () throws(PipelineFileError) in try Element(item) }
        }
        try collector.throwIfAny()
    }

    /// `[a, b]`.
    public var optionText: String { "[" + map(\.optionText).joined(separator: ", ") + "]" }
}

extension Optional: OptionValue where Wrapped: OptionValue {
    /// The type of the value.
    public static var optionType: OptionType { Wrapped.optionType }
    /// Reads the value; null is nil.
    public init(_ node: ConfigNode) throws(PipelineFileError) { self = node.isNull ? nil : try Wrapped(node) }
    /// The value, or `null`.
    public var optionText: String { self?.optionText ?? "null" }
}

extension ConfigNode: OptionValue {
    /// A mapping with free keys.
    public static var optionType: OptionType { .mapping }
    /// The node itself.
    public init(_ node: ConfigNode) { self = node }
    /// An empty mapping.
    public var optionText: String { "{}" }
}

/// An option that is one of some words: an enum of strings.
public protocol OptionChoice: OptionValue, RawRepresentable, CaseIterable where RawValue == String {
    /// The cases that can be chosen: all of them, unless a type says otherwise.
    static var choices: [Self] { get }
}

extension OptionChoice {
    /// All cases.
    public static var choices: [Self] { Array(allCases) }

    /// The words.
    public static var optionType: OptionType { .choice(choices.map(\.rawValue)) }

    /// Reads one of the words.
    public init(_ node: ConfigNode) throws(PipelineFileError) {
        let words = Self.choices.map(\.rawValue)
        let expected = "one of \(words.joined(separator: ", "))"
        let (text, _) = try node.scalar(expected: expected)
        guard let value = Self.choices.first(where: { $0.rawValue == text }) else {
            let hint = nearest(to: text, among: words).map { "; did you mean '\($0)'?" } ?? ""
            throw PipelineFileError(node.place, "expected \(expected), found '\(text)'\(hint)")
        }
        self = value
    }

    /// The word.
    public var optionText: String { rawValue }
}
