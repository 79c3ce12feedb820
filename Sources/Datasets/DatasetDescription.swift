/// What a manifest says of a dataset, besides its rows.
public struct DatasetDescription: Sendable {
    /// The format of the files.
    public let format: PartFormat
    /// The name of the table.
    public let table: String
    /// The program that writes, with its version.
    public let producer: String

    /// A description of its parts.
    public init(format: PartFormat, table: String, producer: String) {
        (self.format, self.table, self.producer) = (format, table, producer)
    }
}
