/// Rows of one schema, as columns of equal length.
public struct ColumnBatch: Sendable {
    /// The names and types.
    public let schema: Schema
    /// The columns, in the order of the schema's fields.
    public package(set) var columns: [Column]

    /// A batch of columns of equal length, of the schema's types.
    package init(schema: Schema, columns: [Column]) {
        self.schema = schema
        self.columns = columns
    }

    /// A batch without rows.
    public init(schema: Schema) {
        self.schema = schema
        columns = schema.fields.map { Column($0.type) }
    }

    /// The number of rows.
    public var rowCount: Int { columns.first?.count ?? 0 }

    /// The column of a name, or nil.
    public subscript(name: String) -> Column? {
        schema.index(of: name).map { columns[$0] }
    }

    /// The memory that the values take, in bytes.
    public var byteCount: Int { columns.reduce(0) { $0 + $1.byteCount } }

    /// Drops all rows and keeps the memory.
    public mutating func removeAll() {
        for index in columns.indices { columns[index].removeAll() }
    }

    /// Appends the rows of a batch of the same schema.
    public mutating func append(_ other: ColumnBatch) {
        for index in columns.indices { columns[index].append(other.columns[index]) }
    }

    /// Appends to one column. The caller appends to every column once a row.
    public mutating func append(to index: Int, _ body: (inout Column) -> Void) {
        body(&columns[index])
    }
}

/// One column of a table and how it is read from a row: the only place where both are said.
public struct ColumnDefinition<Row>: Sendable {
    /// Name, type and meaning.
    public let field: Field
    private let append: @Sendable (Row, inout Column) -> Void

    /// A column that every row has.
    public init<Value: ColumnValue>(
        _ name: String, _ documentation: String, _ value: @escaping @Sendable (Row) -> Value
    ) {
        field = Field(name, Value.dataType, isNullable: false, documentation: documentation)
        append = { row, column in value(row).append(to: &column) }
    }

    /// A column that a row may lack.
    public init<Value: ColumnValue>(
        _ name: String, _ documentation: String, optional value: @escaping @Sendable (Row) -> Value?
    ) {
        field = Field(name, Value.dataType, isNullable: true, documentation: documentation)
        append = { row, column in
            if let value = value(row) { value.append(to: &column) } else { column.appendNull() }
        }
    }

    /// Appends the value of `row`.
    public func append(_ row: Row, to column: inout Column) {
        append(row, &column)
    }
}
