/// A value of a pipeline file with its place, after variables were filled in.
public struct ConfigNode: Sendable {
    /// What the value is.
    public enum Content: Sendable {
        /// A scalar; quoted ones are never read as null, a number or a boolean.
        case scalar(String, isQuoted: Bool)
        case sequence([ConfigNode])
        case mapping([Entry])
    }

    /// A key of a mapping and its value.
    public struct Entry: Sendable {
        /// The key.
        public let key: String
        /// Where the key stands.
        public let place: Place
        /// The value.
        public var value: ConfigNode
    }

    /// What the value is.
    public var content: Content
    /// Where it starts.
    public let place: Place

    /// A node of its parts.
    public init(_ content: Content, at place: Place) {
        (self.content, self.place) = (content, place)
    }

    /// Whether the value is left out: nothing, `~` or `null`.
    public var isNull: Bool {
        if case .scalar(let text, isQuoted: false) = content { return ["", "~", "null"].contains(text) }
        return false
    }

    /// The entries of a mapping; a null counts as an empty one.
    public func entries(of what: String) throws(PipelineFileError) -> [Entry] {
        if case .mapping(let entries) = content { return entries }
        if isNull { return [] }
        throw PipelineFileError(place, "expected \(what), a mapping like {key: value}, found \(kindName)")
    }

    /// The items of a sequence; a null counts as an empty one.
    func items(of what: String) throws(PipelineFileError) -> [ConfigNode] {
        if case .sequence(let items) = content { return items }
        if isNull { return [] }
        throw PipelineFileError(place, "expected \(what), a list like [a, b], found \(kindName)")
    }

    /// What messages call this value.
    var kindName: String {
        switch content {
        case .scalar(let text, let isQuoted): isNull ? "nothing" : isQuoted ? "the text \"\(text)\"" : "'\(text)'"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}

extension ConfigNode {
    /// Puts `text` at a dotted path (`vars.day`, `load.0.csv.path`), making mappings where they are missing.
    ///
    /// - Throws: `PipelineFileError` when a list has no such item or the path goes through a scalar.
    mutating func set(_ path: ArraySlice<Substring>, to text: String, at place: Place) throws(PipelineFileError) {
        guard let first = path.first else {
            content = .scalar(text, isQuoted: false)
            return
        }
        switch content {
        case .sequence(var items):
            guard let index = Int(first), items.indices.contains(index) else {
                throw PipelineFileError(place, "there is no item \(first): the list has \(items.count), counted from 0")
            }
            try items[index].set(path.dropFirst(), to: text, at: place)
            content = .sequence(items)
        case .mapping(var entries):
            if let index = entries.firstIndex(where: { $0.key == first }) {
                try entries[index].value.set(path.dropFirst(), to: text, at: place)
            } else {
                var value = ConfigNode(.mapping([]), at: place)
                try value.set(path.dropFirst(), to: text, at: place)
                entries.append(Entry(key: String(first), place: place, value: value))
            }
            content = .mapping(entries)
        case .scalar:
            guard isNull else { throw PipelineFileError(place, "'\(first)' would lie below \(kindName)") }
            content = .mapping([])
            try set(path, to: text, at: place)
        }
    }
}
