import Columns
import FileSystem
import SystemPackage

/// Writes rows to the files of one dataset, one after the other: a new one where a group starts or a file is full.
struct PartSequence {
    private let root: FilePath
    private let schema: Schema
    private let format: PartFormat
    private let maximumRows: Int
    private let maximumBytes: Int
    private var directory = ""
    private var partition: [PartitionValue] = []
    /// The number of the next file in the directory.
    private var number = 0
    private var current: (part: any OpenPart, path: String, rows: Int)?

    /// The files that are complete.
    private(set) var files: [DatasetFile] = []

    init(root: FilePath, schema: Schema, format: PartFormat, layout: DatasetLayout) {
        (self.root, self.schema, self.format) = (root, schema, format)
        maximumRows = layout.maximumRows ?? .max
        maximumBytes = layout.maximumBytes ?? .max
    }

    /// Whether no file has been started.
    var isEmpty: Bool { files.isEmpty && current == nil }

    /// Goes on in the directory of a partition.
    mutating func startGroup(_ partition: [PartitionValue]) throws(DatasetError) {
        try endPart()
        var names: [String] = []
        for value in partition { names.append(try HiveDirectory.name(key: value.name, value: value.text)) }
        directory = names.map { $0 + "/" }.joined()
        self.partition = partition
        number = 0
        if !directory.isEmpty {
            let path = root.appending(directory)
            try attempt { () throws(FileError) in try path.createDirectories() }
        }
    }

    /// Takes rows of the files' schema.
    mutating func append(_ batch: ColumnBatch) throws(DatasetError) {
        var start = 0
        repeat {
            if current == nil { try startPart() }
            guard var open = current else { return }
            let count = min(batch.rowCount - start, maximumRows - open.rows)
            do {
                try open.part.append(batch.rows(start..<start + count))
            } catch {
                throw DatasetError(error, part: root.appending(open.path))
            }
            open.rows += count
            start += count
            current = open
            if open.rows >= maximumRows || open.part.byteCount >= maximumBytes { try endPart() }
        } while start < batch.rowCount
    }

    /// Completes the file that is open.
    mutating func endPart() throws(DatasetError) {
        guard let open = current else { return }
        current = nil
        let path = root.appending(open.path)
        do { try open.part.close() } catch { throw DatasetError(error, part: path) }
        let digest = try FileDigest(of: path)
        files.append(
            DatasetFile(
                path: open.path, partition: partition, rows: open.rows, bytes: digest.bytes, sha256: digest.sha256))
    }

    private mutating func startPart() throws(DatasetError) {
        let digits = String(number)
        let name = "part-" + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits + "." + format.name
        number += 1
        let path = directory + name
        do {
            current = (try format.open(root.appending(path), schema), path, 0)
        } catch {
            throw DatasetError(error, part: root.appending(path))
        }
    }
}
