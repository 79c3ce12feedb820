public import Columns
import FileSystem

extension ParquetFileWriter where Sink: ~Copyable {
    /// Takes all rows of a reader and ends the row group, with up to `jobs` row groups in work at a time.
    ///
    /// A file of such rows alone is the same, byte for byte, for any number of jobs. Two jobs and more hold the rows of
    /// the row groups that they work on in memory.
    ///
    /// - Throws: As `append`, and what the reader throws.
    public mutating func append<Reader: BatchReader & ~Copyable>(
        contentsOf reader: inout Reader, jobs: Int
    ) async throws {
        guard jobs > 1 else {
            while let batch = try reader.next() { try append(batch) }
            return try endRowGroup()
        }
        try endRowGroup()
        var slicer = RowGroupSlicer(schema, properties, at: output.place)
        // The first row group finds the encodings of all.
        if rowGroupCount == 0, let first = try slicer.next(from: &reader) {
            for slice in first { try append(slice) }
            try endRowGroup()
        }
        try await withThrowingTaskGroup(of: (ordinal: Int, group: EncodedRowGroup).self) { tasks in
            var encoded: [Int: EncodedRowGroup] = [:]
            var started = rowGroupCount
            while let slices = try slicer.next(from: &reader) {
                if started - rowGroupCount >= jobs, let result = try await tasks.next() {
                    encoded[result.ordinal] = result.group
                }
                while let group = encoded.removeValue(forKey: rowGroupCount) { try write(group) }
                let (ordinal, encode) = (started, encoding)
                tasks.addTask { (ordinal, try encode(slices)) }
                started += 1
            }
            while let result = try await tasks.next() {
                encoded[result.ordinal] = result.group
                while let group = encoded.removeValue(forKey: rowGroupCount) { try write(group) }
            }
        }
    }

    /// What makes a row group of slices, apart from the file.
    private var encoding: @Sendable ([BatchSlice]) throws(ParquetError) -> EncodedRowGroup {
        let (leaves, properties, trials) = (leaves, properties, rowGroup.trials)
        return { (slices) throws(ParquetError) in
            var writer = try RowGroupWriter(leaves, properties, trials: trials)
            for slice in slices { try writer.append(slice) }
            return try writer.finish()
        }
    }
}

/// The rows of a reader, cut where row groups end.
private struct RowGroupSlicer {
    private let schema: Schema
    private let properties: WriterProperties
    private let place: ParquetError.Place
    private var rest: ArraySlice<BatchSlice> = []

    init(_ schema: Schema, _ properties: WriterProperties, at place: ParquetError.Place) {
        (self.schema, self.properties, self.place) = (schema, properties, place)
    }

    /// The slices of the next row group, or nil at the end.
    mutating func next<Reader: BatchReader & ~Copyable>(
        from reader: inout Reader
    ) throws -> [BatchSlice]? {
        var slices: [BatchSlice] = []
        var byteCount = 0
        while byteCount < properties.rowGroupSize {
            if rest.isEmpty, let batch = try reader.next() {
                try batch.check(schema, at: place)
                rest = BatchSlice.slices(of: batch, limit: properties.sliceSize)[...]
            }
            guard let slice = rest.popFirst() else { break }
            slices.append(slice)
            byteCount += slice.byteCount
        }
        return slices.isEmpty ? nil : slices
    }
}
