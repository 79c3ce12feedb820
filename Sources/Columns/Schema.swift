/// The logical type of a column, in Arrow's vocabulary.
public indirect enum DataType: Sendable, Hashable, CustomStringConvertible {
    case boolean
    case int32
    case int64
    case double
    /// UTF-8.
    case string
    /// Days since 1970-01-01.
    case date
    /// Microseconds since 1970-01-01T00:00:00Z.
    case timestamp
    /// A list of values of one type, none of them null.
    case list(DataType)

    /// The name that schemas and documents show, such as `list<string>`.
    public var description: String {
        switch self {
        case .boolean: "boolean"
        case .int32: "int32"
        case .int64: "int64"
        case .double: "double"
        case .string: "string"
        case .date: "date"
        case .timestamp: "timestamp[us, UTC]"
        case .list(let element): "list<\(element)>"
        }
    }
}

/// The name and type of a column.
public struct Field: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The type.
    public let type: DataType
    /// Whether a value may be missing.
    public let isNullable: Bool
    /// What the column holds: one sentence.
    public let documentation: String

    /// A field of its parts.
    public init(_ name: String, _ type: DataType, isNullable: Bool = true, documentation: String = "") {
        self.name = name
        self.type = type
        self.isNullable = isNullable
        self.documentation = documentation
    }
}

/// The fields of a table, in order.
public struct Schema: Sendable, Hashable {
    /// The fields.
    public let fields: [Field]

    /// A schema of its fields.
    public init(_ fields: [Field]) {
        self.fields = fields
    }

    /// The place of a field by its name.
    public func index(of name: String) -> Int? {
        fields.firstIndex { $0.name == name }
    }
}
