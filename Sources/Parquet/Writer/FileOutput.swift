import FileSystem

/// The sink of a writer, and how far it is.
struct FileOutput<Sink: ByteSink & ~Copyable>: ~Copyable {
    var sink: Sink
    /// Named in errors.
    var place = ParquetError.Place()
    private(set) var byteCount = 0

    init(_ sink: consuming Sink) {
        self.sink = sink
    }

    mutating func write(_ bytes: [UInt8]) throws(ParquetError) {
        do throws(FileError) {
            try sink.write(bytes)
        } catch {
            throw ParquetError(.io, "cannot write", at: place, underlying: error)
        }
        byteCount += bytes.count
    }

    /// Writes one of the format's structs.
    ///
    /// - Returns: Where it begins, and its length.
    mutating func write(_ value: some ThriftStruct, followedBy tail: [UInt8] = []) throws(ParquetError) -> (
        offset: Int64, length: Int32
    ) {
        var writer = ThriftWriter()
        value.write(to: &writer)
        let start = byteCount
        try write(writer.bytes)
        try write(tail)
        return (Int64(start), Int32(truncatingIfNeeded: byteCount - start))
    }

    consuming func take() -> Sink { sink }
}
