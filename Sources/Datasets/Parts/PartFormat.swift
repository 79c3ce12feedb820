public import Columns
public import SystemPackage

/// A file format that the parts of a dataset can have: anything with a `BatchWriter`.
///
///     let format = PartFormat("parquet", byteCount: { $0.byteCount }) { path, schema in
///         try ParquetFileWriter(path: path, schema: schema)
///     }
public struct PartFormat: Sendable {
    /// The name, which is also the extension of file names.
    public let name: String
    let open: @Sendable (FilePath, Schema) throws -> any OpenPart

    /// A format of its writer.
    ///
    /// - Parameters:
    ///   - name: The name and the extension of file names, such as `parquet`.
    ///   - byteCount: The bytes that a file has so far, as far as they are known.
    ///   - open: Starts a file. It is complete once the writer has been closed.
    public init<Writer: BatchWriter & ~Copyable & SendableMetatype>(
        _ name: String, byteCount: @escaping @Sendable (borrowing Writer) -> Int,
        open: @escaping @Sendable (FilePath, Schema) throws -> Writer
    ) {
        self.name = name
        self.open = { path, schema in WriterPart(try open(path, schema), byteCount: byteCount) }
    }
}

/// A file that takes rows, whatever its format.
protocol OpenPart: AnyObject {
    var byteCount: Int { get }
    func append(_ batch: ColumnBatch) throws
    func close() throws
}

/// A part in a writer's format.
private final class WriterPart<Writer: BatchWriter & ~Copyable>: OpenPart {
    private var writer: Writer?
    private let measure: @Sendable (borrowing Writer) -> Int

    init(_ writer: consuming Writer, byteCount: @escaping @Sendable (borrowing Writer) -> Int) {
        self.writer = consume writer
        measure = byteCount
    }

    var byteCount: Int {
        // Taken out for the call, because a writer that cannot be copied cannot be bound either.
        guard let taken = writer.take() else { return 0 }
        let count = measure(taken)
        writer = consume taken
        return count
    }

    func append(_ batch: ColumnBatch) throws { try writer?.append(batch) }

    func close() throws { try writer.take()?.close() }
}
