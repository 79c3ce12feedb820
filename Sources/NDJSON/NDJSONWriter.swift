public import Columns
public import FileSystem
public import SystemPackage

/// Writes rows as JSON objects, one a line, keys in the order of the schema, nulls included.
public struct NDJSONWriter<Sink: ByteSink & ~Copyable>: ~Copyable {
    private var encoder: NDJSONEncoder
    private var sink: Sink
    private var writtenCount = 0

    /// The bytes of the rows so far.
    public var byteCount: Int { writtenCount + encoder.byteCount }

    /// Bytes that are gathered before the sink gets them.
    private static var blockSize: Int { 1 << 16 }

    /// A table without rows, written to `sink`.
    public init(sink: consuming Sink, schema: Schema, style: Column.JSONStyle = .readable) {
        self.sink = sink
        encoder = NDJSONEncoder(schema, style: style)
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

extension NDJSONWriter where Sink == AtomicFile {
    /// A file that appears at `path` when the writer is closed, and not at all when it is dropped.
    ///
    /// - Throws: `FileError`.
    public init(path: FilePath, schema: Schema, style: Column.JSONStyle = .readable) throws(FileError) {
        self.init(sink: try AtomicFile(path: path), schema: schema, style: style)
    }
}

extension NDJSONWriter: BatchWriter where Sink == AtomicFile {
    /// Gives the file its name.
    public consuming func close() throws(FileError) { try finish().publish() }
}
