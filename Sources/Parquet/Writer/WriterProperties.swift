public import Compression

/// How a Parquet file is written.
public struct WriterProperties: Sendable {
    /// The form of data pages.
    public enum DataPageVersion: Sendable, Hashable {
        /// Levels and values are compressed together; every reader knows it.
        case v1
        /// Levels stay uncompressed in front of the values.
        case v2
    }

    /// A column by which the rows are sorted.
    public struct SortingColumn: Sendable, Hashable {
        /// The name of a field without parts.
        public var name: String
        /// Whether values fall.
        public var isDescending: Bool
        /// Whether nulls come before values.
        public var nullsFirst: Bool

        /// A sorting column of its parts.
        public init(_ name: String, isDescending: Bool = false, nullsFirst: Bool = false) {
            (self.name, self.isDescending, self.nullsFirst) = (name, isDescending, nullsFirst)
        }
    }

    /// The codec of all pages.
    public var compression = CompressionCodec.zstd
    /// The codec's level; nil for its default (3 for zstd).
    public var compressionLevel: Int?
    /// The bytes of values, uncompressed, after which a row group ends. It bounds the writer's memory.
    public var rowGroupSize = 64 << 20
    /// The bytes of values, uncompressed, after which a page ends.
    public var pageSize = 4 << 20
    /// The form of data pages.
    public var dataPageVersion = DataPageVersion.v1
    /// The columns, by dotted path, that get a bloom filter.
    public var bloomFilterColumns: Set<String> = []
    /// The order that the rows have. The caller answers for it.
    public var sortingColumns: [SortingColumn] = []
    /// Key-value metadata of the file, in order.
    public var metadata: [(key: String, value: String)] = []
    /// Who writes, in the form `name version X (build Y)`, which readers look into for known faults.
    public var createdBy = "columnist version 0.1.0 (build swift)"

    /// The defaults.
    public init() {}

    /// The bytes of rows between which a row group may end.
    var sliceSize: Int { max(1, rowGroupSize / 8) }

    /// The window and the match tables of zstd. A level's own are for blocks of unknown size and small memory: a window
    /// that spans a page (within 8 MiB, which every reader must accept: RFC 8878, section 3.1.1.1.2) and tables of a
    /// million entries make pages of text 6% smaller in the same time. Levels above 4 have other tables.
    var zstdParameters: ZstdParameters {
        let pageLog = Int.bitWidth - max(1, pageSize - 1).leadingZeroBitCount
        let hasTwoTables = (3...4).contains(compressionLevel ?? compression.defaultLevel ?? 0)
        return ZstdParameters(
            windowLog: min(23, max(17, pageLog)), hashLog: hasTwoTables ? 20 : nil, chainLog: hasTwoTables ? 19 : nil)
    }
}
