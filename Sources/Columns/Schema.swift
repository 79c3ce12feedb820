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
