/// A schema made of data, and of how much of it.
public struct InferredSchema: Sendable, Hashable {
    /// The fields; all may be null, since later rows may lack them.
    public let schema: Schema
    /// The rows that were looked at.
    public let rowCount: Int

    package init(schema: Schema, rowCount: Int) {
        (self.schema, self.rowCount) = (schema, rowCount)
    }
}
