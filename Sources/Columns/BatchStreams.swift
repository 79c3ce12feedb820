/// A source of rows of one schema, a batch at a time.
public protocol BatchReader: ~Copyable {
    /// The names and types.
    var schema: Schema { get }

    /// The next rows, at least one; nil at the end.
    mutating func next() throws -> ColumnBatch?
}

/// A destination of rows of one schema. What has been written is complete after `close` alone.
public protocol BatchWriter: ~Copyable {
    /// Takes rows of the schema.
    mutating func append(_ batch: ColumnBatch) throws

    /// Ends the table.
    consuming func close() throws
}
