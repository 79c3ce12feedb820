public import Columns
public import FileSystem
public import SystemPackage

/// Writes a Parquet file (Apache Parquet format 2.12): rows in batches, row groups by bytes, and the footer on `close`.
///
/// Memory is bounded by one row group's compressed pages and a page of each column, whatever the number of rows.
///
///     var writer = try ParquetFileWriter(path: "figures.parquet", schema: schema)
///     try writer.append(batch)
///     try writer.close()
public struct ParquetFileWriter<Sink: ByteSink & ~Copyable>: ~Copyable {
    /// The names and types of the columns.
    public let schema: Schema
    let properties: WriterProperties
    let leaves: [LeafColumn]
    private let sortingColumns: [SortingColumn]
    private(set) var output: FileOutput<Sink>
    private(set) var rowGroup: RowGroupWriter
    private var finished: [WrittenRowGroup] = []

    /// The bytes written so far; those of an open row group are not among them.
    public var byteCount: Int { output.byteCount }
    /// The rows of the row groups written so far.
    public private(set) var rowCount = 0
    /// The row groups written so far.
    public var rowGroupCount: Int { finished.count }

    /// A file without rows, written to `sink`.
    ///
    /// - Throws: `ParquetError` with `.invalidArgument` for a schema or properties that cannot be written, `.io` when
    ///   the sink refuses.
    public init(
        sink: consuming Sink, schema: Schema, properties: WriterProperties = WriterProperties()
    ) throws(ParquetError) {
        let leaves = LeafColumn.leaves(of: schema)
        try Self.check(schema, leaves, properties)
        let rowGroup = try RowGroupWriter(leaves, properties)
        var output = FileOutput(sink)
        try output.write(Array("PAR1".utf8))

        self.schema = schema
        self.properties = properties
        self.leaves = leaves
        self.output = output
        self.rowGroup = rowGroup
        let names = leaves.map(\.dottedPath)
        sortingColumns = properties.sortingColumns.map {
            SortingColumn(
                columnIndex: Int32(names.firstIndex(of: $0.name) ?? 0), isDescending: $0.isDescending,
                nullsFirst: $0.nullsFirst)
        }
    }

    private static func check(
        _ schema: Schema, _ leaves: [LeafColumn], _ properties: WriterProperties
    ) throws(ParquetError) {
        func invalid(_ message: String) -> ParquetError { ParquetError(.invalidArgument, message) }
        guard !leaves.isEmpty else { throw invalid("a schema without columns") }
        guard properties.pageSize > 0, properties.rowGroupSize > 0 else {
            throw invalid("pages and row groups must have a size")
        }
        var names: Set<String> = []
        for leaf in leaves {
            guard names.insert(leaf.dottedPath).inserted else { throw invalid("two columns '\(leaf.dottedPath)'") }
            guard leaf.steps.count < 200 else { throw invalid("'\(leaf.dottedPath)' is nested too deep") }
            if case .decimal(let precision, let scale) = leaf.type {
                guard (1...38).contains(precision), (0...precision).contains(scale) else {
                    throw invalid("'\(leaf.dottedPath)': \(leaf.type); precision is 1 to 38 and at least the scale")
                }
            }
        }
        for name in properties.sortingColumns.map(\.name) + properties.bloomFilterColumns.sorted() {
            guard names.contains(name) else { throw invalid("no column '\(name)'") }
        }
    }

    /// Takes rows.
    ///
    /// - Throws: `ParquetError` with `.invalidArgument` for a batch of another schema or a null where the schema has
    ///   none, `.limit` for a value that the format cannot hold, `.io` when the sink refuses. The writer is then of no
    ///   further use.
    public mutating func append(_ batch: ColumnBatch) throws(ParquetError) {
        try batch.check(schema, at: output.place)
        for slice in BatchSlice.slices(of: batch, limit: properties.sliceSize) {
            try append(slice)
            if rowGroup.byteCount >= properties.rowGroupSize { try endRowGroup() }
        }
    }

    mutating func append(_ slice: BatchSlice) throws(ParquetError) {
        try rowGroup.append(slice)
    }

    /// Writes the rows taken so far as a row group of their own.
    public mutating func endRowGroup() throws(ParquetError) {
        guard rowGroup.rowCount > 0 else { return }
        try write(try rowGroup.finish())
    }

    mutating func write(_ group: EncodedRowGroup) throws(ParquetError) {
        rowCount += group.rowCount
        var written = try WrittenRowGroup(group, ordinal: finished.count, to: &output)
        if !sortingColumns.isEmpty { written.metadata.sortingColumns = sortingColumns }
        finished.append(written)
    }

    /// Writes the last row group, the indexes and the footer, and hands the sink back.
    public consuming func finish() throws(ParquetError) -> Sink {
        try endRowGroup()
        try writeBloomFilters()
        try writePageIndexes()
        var footer = FileMetaData()
        footer.version = 1
        footer.schema = SchemaElement.elements(of: schema)
        footer.numRows = Int64(rowCount)
        footer.rowGroups = finished.map(\.metadata)
        if !properties.metadata.isEmpty {
            footer.keyValueMetadata = properties.metadata.map { KeyValue(key: $0.key, value: $0.value) }
        }
        footer.createdBy = properties.createdBy
        footer.columnOrders = leaves.map { _ in ColumnOrder() }
        let length = try output.write(footer).length
        var end: [UInt8] = []
        end.appendLittleEndian(length)
        try output.write(end + Array("PAR1".utf8))
        return output.take()
    }

    private mutating func writeBloomFilters() throws(ParquetError) {
        for group in finished.indices {
            for (column, filter) in finished[group].bloomFilters.enumerated() {
                guard let filter else { continue }
                let header = BloomFilterHeader(numBytes: Int32(truncatingIfNeeded: 4 * filter.words.count))
                let place = try output.write(header, followedBy: filter.bytes)
                finished[group].metadata.columns[column].metaData?.bloomFilterOffset = place.offset
                finished[group].metadata.columns[column].metaData?.bloomFilterLength = place.length
            }
        }
    }

    /// All column indexes, then all offset indexes: readers fetch each kind at once.
    private mutating func writePageIndexes() throws(ParquetError) {
        for group in finished.indices {
            for (column, index) in finished[group].columnIndexes.enumerated() {
                guard let index else { continue }
                let place = try output.write(index)
                finished[group].metadata.columns[column].columnIndexOffset = place.offset
                finished[group].metadata.columns[column].columnIndexLength = place.length
            }
        }
        for group in finished.indices {
            for (column, index) in finished[group].offsetIndexes.enumerated() {
                let place = try output.write(index)
                finished[group].metadata.columns[column].offsetIndexOffset = place.offset
                finished[group].metadata.columns[column].offsetIndexLength = place.length
            }
        }
    }
}

extension ParquetFileWriter where Sink == AtomicFile {
    /// A file that appears at `path` when the writer is closed, and not at all when it is dropped.
    ///
    /// - Throws: As `init(sink:schema:properties:)`.
    public init(
        path: FilePath, schema: Schema, properties: WriterProperties = WriterProperties()
    ) throws(ParquetError) {
        let file: AtomicFile
        do throws(FileError) {
            file = try AtomicFile(path: path)
        } catch {
            throw ParquetError(.io, "cannot create", at: .init(path: path), underlying: error)
        }
        try self.init(sink: file, schema: schema, properties: properties)
        output.place = ParquetError.Place(path: path)
    }
}

extension ParquetFileWriter: BatchWriter where Sink == AtomicFile {
    /// Writes the rest and gives the file its name.
    public consuming func close() throws(ParquetError) {
        let place = output.place
        let file = try finish()
        do throws(FileError) {
            try file.publish()
        } catch {
            throw ParquetError(.io, "cannot publish", at: place, underlying: error)
        }
    }
}

extension ColumnBatch {
    func check(_ schema: Schema, at place: ParquetError.Place) throws(ParquetError) {
        guard columns.map(\.type) == schema.fields.map(\.type) else {
            throw ParquetError(.invalidArgument, "a batch of another schema", at: place)
        }
    }
}
