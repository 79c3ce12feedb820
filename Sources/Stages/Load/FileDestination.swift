package import Datasets
package import Pipeline

/// The options that every stage has that writes files: what is written, where, and in which files.
package struct FileDestination: Sendable {
    /// The file or directory.
    package var path = ""
    /// The table.
    package var rows = ""
    /// The columns.
    package var columns: [String] = []
    /// What decides the directory of a row.
    package var partitionBy: [String] = []
    /// Whether files also have the columns that are partitioned by.
    package var keepPartitionColumns = false
    /// What rows are sorted by.
    package var sortBy: [String] = []
    /// The size at which a file ends.
    package var maxFile: ByteCount?
    /// The most rows of a file.
    package var maxRows: Int?
    /// The memory of rows that wait to be sorted.
    package var memory = ByteCount(64 << 20)

    /// The defaults.
    package init() {}

    /// As datasets know it.
    var layout: DatasetLayout {
        var layout = DatasetLayout()
        layout.columns = columns
        layout.partitions = partitionBy.map { PartitionKey($0) }
        layout.keepsPartitionColumns = keepPartitionColumns
        layout.order = sortBy.map { SortKey($0) }
        layout.maximumBytes = maxFile?.bytes
        layout.maximumRows = maxRows
        layout.isDirectory = path.hasSuffix("/")
        layout.memory = memory.bytes
        return layout
    }

    /// The columns that rows are partitioned or sorted by.
    var keyColumns: [String] { layout.partitions.map(\.column) + layout.order.map(\.column) }

    func validate(at place: Place) throws(PipelineFileError) {
        if path.isEmpty { throw PipelineFileError(place, "'path' is empty") }
        if let maxFile, maxFile.bytes == 0 { throw PipelineFileError(place, "'max_file' must be more than 0") }
        if let maxRows, maxRows < 1 { throw PipelineFileError(place, "'max_rows' must be at least 1") }
    }
}

/// Options of a stage that writes files: a destination, and what its format needs to know.
package protocol FileLoadOptions: LoadOptions {
    /// The name of the stage, what it does, and an example.
    static var description: (name: String, summary: String, example: String) { get }
    /// Where rows go.
    var destination: FileDestination { get set }
    /// How a file is written.
    var format: PartFormat { get }
    /// What is wrong with the format's options in view of the files' columns.
    func problems(columns: [String]) -> [String]
}

extension FileLoadOptions {
    /// The table.
    package var rows: String { destination.rows }
    /// The columns.
    package var columns: [String] { destination.columns }
    /// The columns that rows are partitioned or sorted by.
    package var keyColumns: [String] { destination.keyColumns }
    /// Nothing.
    package func problems(columns: [String]) -> [String] { [] }

    /// The options of every such stage.
    static var destinationFields: [OptionField<Self>] {
        [
            .init(
                "path", \.destination.path, required: true,
                "The file. With `partition_by`, `max_file`, `max_rows`, or a `/` at its end, the directory of the files "
                    + "`part-00000` and so on and of `_manifest.json`. It appears when the run is done, over an earlier "
                    + "one; a directory with files that are not in its manifest is not touched."),
            .init(
                "rows", \.destination.rows, required: true,
                "The table that is written, such as `articles` or `figures`."),
            .init("columns", \.destination.columns, "The columns, in this order. None for all of the table."),
            .init(
                "partition_by", \.destination.partitionBy,
                "A level of directories `KEY=VALUE` each: a column, or `.date`, `.year`, `.month` or `.day` (in UTC) of "
                    + "one. Values are percent-encoded, a missing one is `__HIVE_DEFAULT_PARTITION__`."),
            .init(
                "keep_partition_columns", \.destination.keepPartitionColumns,
                "Whether files also have the columns of `partition_by`, which readers take from the directories."),
            .init(
                "sort_by", \.destination.sortBy,
                "Columns that the rows are sorted by, with a `-` for the largest first; missing values are last. The "
                    + "order holds over all files, or those of a partition."),
            .init(
                "max_file", \.destination.maxFile,
                "The size at which a file ends and the next one starts. It can be larger by what the format writes at "
                    + "once: a row group of Parquet."),
            .init("max_rows", \.destination.maxRows, "The most rows of a file."),
            .init(
                "memory", \.destination.memory,
                "The rows that wait in memory to be sorted or partitioned; more are kept in temporary files beside the "
                    + "output."),
        ]
    }
}
