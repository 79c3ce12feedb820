/// What is known of a type from some of its values; merging is commutative but for the order of members.
package indirect enum InferredType: Sendable, Equatable {
    /// Nulls alone.
    case unknown
    case boolean, integer, double, date, timestamp, localTimestamp, string
    case list(InferredType)
    case structure(InferredMembers)
    /// Values that no one type holds.
    case conflict(String)

    /// The type of a text: a date, a time, or text.
    package init(text: UnsafeBufferPointer<UInt8>) {
        self = .string
        guard text.count >= 10, text.count <= 35, text[0] &- 0x30 < 10 else { return }
        if TimeScanner.date(text) != nil {
            self = .date
        } else if text.count > 10, TimeScanner.timestamp(text) != nil, !Self.isFinerThanMicroseconds(text) {
            let clock = text[11...]
            let hasZone = clock.contains { $0 | 0x20 == 0x7A || $0 == 0x2B || $0 == 0x2D }
            self = hasZone ? .timestamp : .localTimestamp
        }
    }

    /// The type of a text of CSV: a plain number, `true` or `false`, a date, a time, or text. A number with zeros in
    /// front, a plus sign or more digits than its type holds is text: it may be a code.
    package init(plainText text: UnsafeBufferPointer<UInt8>) {
        self.init(text: text)
        guard self == .string, let start = text.baseAddress else { return }
        if text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8) { self = .boolean }
        guard let token = NumberToken(start), token.end == start + text.count, !token.hasLeadingZero else { return }
        if token.isWhole {
            if token.integer != nil { self = .integer }
        } else if token.isExact, token.double != nil {
            self = .double
        }
    }

    private static func isFinerThanMicroseconds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let point = text.firstIndex(where: { $0 == 0x2E || $0 == 0x2C }) else { return false }
        return text[(point + 1)...].prefix { $0 &- 0x30 < 10 }.count > 6
    }

    /// The type of values of both kinds.
    package func merged(with other: InferredType) -> InferredType {
        if self == other { return self }
        switch (self, other) {
        case (.conflict, _): return self
        case (_, .conflict): return other
        case (.unknown, let known), (let known, .unknown): return known
        case (.integer, .double), (.double, .integer): return .double
        case (.list(let left), .list(let right)): return .list(left.merged(with: right))
        case (.structure(var left), .structure(let right)):
            left.merge(right)
            return .structure(left)
        default:
            if isText, other.isText { return .string }
            return .conflict("\(name) and \(other.name)")
        }
    }

    /// For CSV, where everything is text: what does not go together is text.
    package func mergedAsText(with other: InferredType) -> InferredType {
        let type = merged(with: other)
        if case .conflict = type { return .string }
        return type
    }

    private var isText: Bool {
        switch self {
        case .date, .timestamp, .localTimestamp, .string: true
        default: false
        }
    }

    private var name: String {
        switch self {
        case .unknown: "nulls"
        case .boolean: "booleans"
        case .integer, .double: "numbers"
        case .date, .timestamp, .localTimestamp, .string: "strings"
        case .list: "lists"
        case .structure: "objects"
        case .conflict: "mixed values"
        }
    }

    /// The type, with what is unknown as strings.
    ///
    /// - Parameter path: The names from the row to the field.
    package func dataType(path: String) throws(InferenceError) -> DataType {
        switch self {
        case .unknown, .string: return .string
        case .boolean: return .boolean
        case .integer: return .int64
        case .double: return .double
        case .date: return .date
        case .timestamp: return .timestamp
        case .localTimestamp: return .localTimestamp
        case .list(let element): return .list(Field("element", try element.dataType(path: path + "[]")))
        case .structure(let members):
            guard !members.fields.isEmpty else {
                throw InferenceError("field '\(path)' has objects without members")
            }
            return .structure(try members.schema(path: path).fields)
        case .conflict(let kinds): throw InferenceError("field '\(path)' has \(kinds)")
        }
    }
}

/// The members of objects, in the order in which they were met.
package struct InferredMembers: Sendable, Equatable {
    private(set) var fields: [(name: String, type: InferredType)] = []
    private var places: [String: Int] = [:]

    /// The most members of one object: keys beyond are data rather than names.
    package static let limit = 5000

    package init() {}

    package static func == (left: Self, right: Self) -> Bool {
        left.fields.elementsEqual(right.fields) { $0.name == $1.name && $0.type == $1.type }
    }

    package mutating func merge(_ name: String, _ type: InferredType) {
        if let place = places[name] {
            fields[place].type = fields[place].type.merged(with: type)
        } else if fields.count < Self.limit {
            places[name] = fields.count
            fields.append((name, type))
        } else if fields.count == Self.limit {
            fields.append(("", .conflict("more than \(Self.limit) keys beside it")))
        }
    }

    mutating func merge(_ other: InferredMembers) {
        for field in other.fields { merge(field.name, field.type) }
    }

    /// The members as fields that may be null.
    package func schema(path: String = "") throws(InferenceError) -> Schema {
        var schema: [Field] = []
        for (name, type) in fields {
            schema.append(Field(name, try type.dataType(path: path.isEmpty ? name : "\(path).\(name)")))
        }
        return Schema(schema)
    }
}

/// Why no schema can be made of data.
public struct InferenceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What stands against it.
    public let problem: String

    package init(_ problem: String) { self.problem = problem }

    /// A sentence that says what to do.
    public var description: String { "\(problem); give the types with --schema" }
}
