public import Columns
public import FileSystem
public import SystemPackage

/// Writes a table as CSV.
public struct CSVWriter<Sink: ByteSink & ~Copyable>: ~Copyable {
    private var encoder: CSVEncoder
    private var sink: Sink
    private var writtenCount = 0

    /// The bytes of the rows so far.
    public var byteCount: Int { writtenCount + encoder.byteCount }

    /// Bytes that are gathered before the sink gets them.
    private static var blockSize: Int { 1 << 16 }

    /// A table without rows, written to `sink`.
    public init(sink: consuming Sink, schema: Schema, dialect: CSVDialect = CSVDialect()) {
        self.sink = sink
        encoder = CSVEncoder(dialect)
        if dialect.hasHeader { encoder.appendHeader(schema) }
    }

    /// Takes rows of the schema.
    ///
    /// - Throws: `FileError` when the sink refuses.
    public mutating func append(_ batch: ColumnBatch) throws(FileError) {
        for row in 0..<batch.rowCount {
            encoder.append(batch, rows: row..<row + 1)
            if encoder.byteCount >= Self.blockSize { try flush() }
        }
    }

    private mutating func flush() throws(FileError) {
        writtenCount += encoder.byteCount
        try sink.write(encoder.take())
    }

    /// Writes the rest and hands the sink back.
    public consuming func finish() throws(FileError) -> Sink {
        try flush()
        return sink
    }
}

extension CSVWriter where Sink == AtomicFile {
    /// A file that appears at `path` when the writer is closed, and not at all when it is dropped.
    ///
    /// - Throws: `FileError`.
    public init(path: FilePath, schema: Schema, dialect: CSVDialect = CSVDialect()) throws(FileError) {
        self.init(sink: try AtomicFile(path: path), schema: schema, dialect: dialect)
    }
}

extension CSVWriter: BatchWriter where Sink == AtomicFile {
    /// Gives the file its name.
    public consuming func close() throws(FileError) { try finish().publish() }
}
