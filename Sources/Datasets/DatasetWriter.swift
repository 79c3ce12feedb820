public import Columns
import FileSystem
public import SystemPackage

/// Writes rows as a file or as a directory of files, partitioned and sorted as a layout says, which appears complete or
/// not at all.
///
///     var layout = DatasetLayout()
///     layout.partitions = [PartitionKey("published.year")]
///     var writer = try DatasetWriter(path: "figures", schema: schema, layout: layout, description: description)
///     try writer.append(batch)
///     try writer.close()
///
/// Rows that are partitioned or sorted wait until all have come, in `layout.memory` and in temporary files; then one
/// file after the other is written, so memory does not grow with the number of partitions. A writer that is dropped
/// leaves nothing behind.
public struct DatasetWriter: ~Copyable, BatchWriter {
    private let path: FilePath
    private let layout: DatasetLayout
    private let description: DatasetDescription
    private let shape: RowShape
    private let directory: AtomicDirectory
    private var sorter: ExternalSorter
    private var parts: PartSequence
    private var isFinished = false

    /// A dataset without rows. Nothing is at `path` until it is closed.
    ///
    /// - Parameters:
    ///   - path: The file, or the directory if `layout.makesDirectory`. An earlier file is replaced, and so is an earlier
    ///     dataset.
    /// - Throws: `DatasetError` when the layout does not fit the schema, when the place cannot be written to, and when a
    ///   directory is there that has other files than its manifest says.
    public init(
        path: FilePath, schema: Schema, layout: DatasetLayout, description: DatasetDescription
    ) throws(DatasetError) {
        let shape = try RowShape(layout, schema)
        try Self.check(path, layout)
        let directory = try attempt { () throws(FileError) in try AtomicDirectory(path: path) }
        sorter = ExternalSorter(
            schema: shape.waiting, encoder: shape.keys, memory: layout.memory, directory: directory.temporaryPath)
        parts = PartSequence(
            root: directory.temporaryPath, schema: shape.files, format: description.format, layout: layout)
        (self.path, self.layout, self.description, self.shape) = (path, layout, description, shape)
        self.directory = directory
    }

    private static func check(_ path: FilePath, _ layout: DatasetLayout) throws(DatasetError) {
        let status = try? path.status()
        if layout.makesDirectory {
            if let status, status.type != .directory { throw DatasetError(FileError(.create, path, .notDirectory)) }
            try Manifest.checkReplaceable(path)
        } else if status?.type == .directory {
            throw DatasetError(FileError(.create, path, .isDirectory))
        }
    }

    /// Takes rows of the schema.
    public mutating func append(_ batch: ColumnBatch) throws(DatasetError) {
        guard batch.rowCount > 0 else { return }
        let rows = shape.waiting(batch)
        if shape.isSorted { try sorter.append(rows) } else { try parts.append(rows) }
    }

    /// Writes everything to the disk, still under temporary names. After it, `close` only renames.
    public mutating func finish() throws(DatasetError) {
        guard !isFinished else { return }
        if shape.isSorted { try writeSorted() }
        // A file without rows tells readers the columns; which partition it would belong to, nobody knows.
        if layout.partitions.isEmpty, parts.isEmpty { try parts.append(ColumnBatch(schema: shape.files)) }
        try parts.endPart()
        if layout.makesDirectory { try writeManifest() }
        try attempt { () throws(FileError) in try directory.synchronize() }
        isFinished = true
    }

    /// Writes the rest and gives the dataset its name, in place of an earlier one.
    public consuming func close() throws(DatasetError) {
        try finish()
        try Self.check(path, layout)
        let file = layout.makesDirectory ? nil : parts.files.first.flatMap { FilePath.Component($0.path) }
        let directory = self.directory
        do throws(FileError) {
            if let file { try directory.publish(file: file) } else { try directory.publish() }
        } catch {
            throw DatasetError(error)
        }
    }

    private mutating func writeSorted() throws(DatasetError) {
        var parts = self.parts
        let shape = self.shape
        try sorter.drain { rows, startsGroup throws(DatasetError) in
            if startsGroup { try parts.startGroup(shape.partition(of: 0, in: rows)) }
            try parts.append(shape.files(rows))
        }
        self.parts = parts
    }

    private func writeManifest() throws(DatasetError) {
        let manifest = Manifest(description, shape, layout: layout, files: parts.files)
        let path = directory.temporaryPath.appending(Manifest.fileName)
        try attempt { () throws(FileError) in
            var file = try AtomicFile(path: path)
            try file.write(manifest.json)
            try file.publish()
        }
    }
}
