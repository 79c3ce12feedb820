/// What the footer of a file says, in the names of the format, for people to read.
public struct ParquetMetadata: Sendable, Hashable {
    /// A stored column: a leaf of the schema.
    public struct ColumnDescription: Sendable, Hashable {
        /// The dotted path.
        public let path: String
        /// The physical type, such as `BYTE_ARRAY` or `FIXED_LEN_BYTE_ARRAY(16)`.
        public let physicalType: String
        /// The logical type, such as `STRING`; nil without one.
        public let logicalType: String?
        /// The number of optional and repeated nodes down to the column.
        public let maximumDefinitionLevel: Int
        /// The number of repeated nodes down to the column.
        public let maximumRepetitionLevel: Int
    }

    /// A bound of the values.
    public struct Bound: Sendable, Hashable {
        /// The value as the column's text.
        public let text: String
        /// Whether it is a value of the data; nil when the file does not say.
        public let isExact: Bool?
    }

    /// The pages of one column in one row group.
    public struct ColumnChunkDescription: Sendable, Hashable {
        /// The dotted path.
        public let path: String
        /// The codec, such as `ZSTD`.
        public let codec: String
        /// The encodings of the data pages, or of everything where the file does not tell them apart.
        public let encodings: [String]
        /// The number of data pages; nil where the file does not say.
        public let dataPageCount: Int?
        /// Values, nulls and empty lists.
        public let valueCount: Int
        /// Nil where the file does not say.
        public let nullCount: Int?
        /// Nil where the file does not say.
        public let distinctCount: Int?
        /// Nil where there is none, or it means nothing.
        public let minimum: Bound?
        /// Nil where there is none, or it means nothing.
        public let maximum: Bound?
        /// Bytes in the file, page headers included.
        public let compressedByteCount: Int
        /// Bytes before compression, page headers included.
        public let uncompressedByteCount: Int
        /// The first byte, of the dictionary page if there is one.
        public let offset: Int
        /// Whether a dictionary page is in front.
        public let hasDictionary: Bool
        /// Whether the page index has the bounds of the pages.
        public let hasColumnIndex: Bool
        /// Whether the page index has the places of the pages.
        public let hasOffsetIndex: Bool
        /// Bytes of the bloom filter; nil without one, 0 where the file does not say.
        public let bloomFilterByteCount: Int?
    }

    /// A row group.
    public struct RowGroupDescription: Sendable, Hashable {
        /// The number of rows.
        public let rowCount: Int
        /// Bytes in the file.
        public let compressedByteCount: Int
        /// Bytes before compression.
        public let uncompressedByteCount: Int
        /// The order of the rows, such as `published descending, nulls first`.
        public let sorting: [String]
        /// The columns in the order of the schema.
        public let columns: [ColumnChunkDescription]
    }

    /// A pair of the file's own metadata.
    public struct KeyValuePair: Sendable, Hashable {
        /// The key.
        public let key: String
        /// The value; nil where the file has none.
        public let value: String?
    }

    /// The version of the format that the file claims.
    public let version: Int
    /// Who wrote the file.
    public let createdBy: String?
    /// The number of rows.
    public let rowCount: Int
    /// Bytes of the file.
    public let byteCount: Int
    /// Bytes of the footer.
    public let footerByteCount: Int
    /// The file's own metadata.
    public let keyValues: [KeyValuePair]
    /// The stored columns.
    public let columns: [ColumnDescription]
    /// The row groups.
    public let rowGroups: [RowGroupDescription]
}
