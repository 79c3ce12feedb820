public import Columns

/// How rows become files.
public struct DatasetLayout: Sendable {
    /// The columns of the files, in order; none for all of the schema. Columns of `partitions` are left out, because
    /// readers take their values from the directories.
    public var columns: [String] = []
    /// What decides the directory of a row: one level of directories each.
    public var partitions: [PartitionKey] = []
    /// Whether files also have the columns of `partitions`.
    public var keepsPartitionColumns = false
    /// The order of the rows, over all files of a partition; none for that of arrival, which also decides ties.
    public var order: [SortKey] = []
    /// A file ends when it has this many bytes. It can be larger by as much as its encoder holds back: a row group.
    public var maximumBytes: Int?
    /// The most rows of a file.
    public var maximumRows: Int?
    /// Whether the dataset is a directory even if it needs only one file.
    public var isDirectory = false
    /// The bytes of rows that wait to be sorted; more than that are kept in temporary files beside the output.
    public var memory = 64 << 20

    /// One file with all columns in the order of arrival.
    public init() {}

    /// Whether the dataset is a directory of files, or one file.
    public var makesDirectory: Bool {
        isDirectory || !partitions.isEmpty || maximumBytes != nil || maximumRows != nil
    }

    /// Checks the layout against the rows' schema.
    ///
    /// - Returns: The schema of the files.
    /// - Throws: `DatasetError` with the code `.column`.
    @discardableResult
    public func fileSchema(for schema: Schema) throws(DatasetError) -> Schema {
        try RowShape(self, schema).files
    }
}
