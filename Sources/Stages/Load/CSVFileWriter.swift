import CSV
import Columns
import FileSystem
import SystemPackage

/// Writes rows to a CSV file.
struct CSVFileWriter: BatchWriter, ~Copyable {
    private var encoder: CSVEncoder
    private var file: AtomicFile

    init(_ path: FilePath, _ encoder: CSVEncoder) throws(FileError) {
        file = try AtomicFile(path: path)
        self.encoder = encoder
    }

    var byteCount: Int { file.byteCount }

    mutating func append(_ batch: ColumnBatch) throws(FileError) {
        encoder.append(batch)
        try file.write(encoder.take())
    }

    consuming func close() throws(FileError) {
        try file.write(encoder.take())
        try file.publish()
    }
}
