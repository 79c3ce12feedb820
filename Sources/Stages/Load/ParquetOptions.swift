import Columns
public import Compression
package import Datasets
import Parquet
public import Pipeline

extension CompressionCodec: OptionChoice {
    /// Those that can be written.
    public static var choices: [CompressionCodec] { allCases.filter(\.canCompress) }
}

/// Writes a table to Parquet files.
package typealias ParquetStage = FileStage<ParquetOptions>

/// What is written, and how.
package struct ParquetOptions: FileLoadOptions {
    package static let description = (
        name: "parquet", summary: "Writes Parquet files, which analytics tools read by column.",
        example: """
        parquet: {path: out/figures, rows: figures, partition_by: [published.year], sort_by: [published, -value]}
        """
    )

    package var destination = FileDestination()
    /// The codec of all pages.
    package var compression = CompressionCodec.zstd
    /// The codec's level.
    package var level: Int?
    /// The size of row groups.
    package var rowGroup = ByteCount(64 << 20)
    /// The size of pages.
    package var page = ByteCount(4 << 20)
    /// The columns with bloom filters.
    package var bloomFilters: [String] = []

    /// The defaults.
    package init() {}

    package static let fields: [OptionField<Self>] =
        destinationFields + [
            .init("compression", \.compression, "How pages are compressed."),
            .init(
                "level", \.level,
                "The compression's level: -7 to 22 of `zstd` (3 if it is not given), 1 to 12 of `gzip` (6)."),
            .init(
                "row_group", \.rowGroup, "The values, uncompressed, after which a row group ends; at most `max_file`."),
            .init("page", \.page, "The values, uncompressed, after which a page ends."),
            .init(
                "bloom_filters", \.bloomFilters,
                "Columns that get a bloom filter, so that readers skip row groups without a value that they look for."),
        ]

    package func validate(at place: Place) throws(PipelineFileError) {
        try destination.validate(at: place)
        if let level {
            guard let levels = compression.levels, levels.contains(level) else {
                let accepted = compression.levels.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "none"
                throw PipelineFileError(
                    place, "'level' is \(level); \(compression.rawValue) has \(accepted)")
            }
        }
        if rowGroup.bytes == 0 || page.bytes == 0 {
            throw PipelineFileError(place, "'row_group' and 'page' must be more than 0")
        }
    }

    package func problems(columns: [String]) -> [String] {
        bloomFilters.filter { !columns.contains($0) }.map { "'bloom_filters' names '\($0)', no column of the files" }
    }

    package var format: PartFormat {
        var properties = WriterProperties()
        properties.compression = compression
        properties.compressionLevel = level
        properties.rowGroupSize = min(rowGroup.bytes, destination.maxFile?.bytes ?? .max)
        properties.pageSize = page.bytes
        properties.bloomFilterColumns = Set(bloomFilters)
        properties.metadata = [(key: "columnist.table", value: destination.rows)]
        let (common, order) = (properties, destination.layout.order)
        return PartFormat(ParquetOptions.description.name, byteCount: { $0.byteCount }) { path, schema in
            var properties = common
            // Only keys before the first one that the files lack: the rows are not sorted by those behind it alone.
            properties.sortingColumns = order.prefix { schema.index(of: $0.column) != nil }.map {
                WriterProperties.SortingColumn($0.column, isDescending: $0.isDescending)
            }
            return try ParquetFileWriter(path: path, schema: schema, properties: properties)
        }
    }
}
