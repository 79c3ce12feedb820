import Columns
import SystemPackage

/// Sorts more rows than memory holds: sorted runs are kept in temporary files and merged in the end.
///
/// Rows with equal keys keep their order of arrival. Whenever `fanIn` runs of one level have come together they are
/// merged to one of the next, so that the number of open files and of blocks in memory is bounded.
struct ExternalSorter {
    private let schema: Schema
    private let encoder: KeyEncoder
    private let directory: FilePath
    private let memory: Int
    private var buffer: SortBuffer
    /// In the order of arrival; the levels fall.
    private var runs: [SortedRun] = []
    private var runNumber = 0

    static let fanIn = 32

    init(schema: Schema, encoder: KeyEncoder, memory: Int, directory: FilePath) {
        self.schema = schema
        self.encoder = encoder
        self.memory = memory
        self.directory = directory
        buffer = SortBuffer(encoder, schema: schema)
    }

    mutating func append(_ batch: ColumnBatch) throws(DatasetError) {
        buffer.append(batch)
        if buffer.byteCount >= memory { try spill() }
    }

    /// Hands out all rows in their order, and forgets them.
    mutating func drain(into destination: @escaping RowGatherer.Destination) throws(DatasetError) {
        var output = RowGatherer(schema: schema, destination: destination)
        if runs.isEmpty {
            try buffer.drain(into: &output)
        } else {
            if !buffer.isEmpty { try spill() }
            try merge(runs, into: &output)
            runs = []
        }
        try output.flush()
    }

    private mutating func spill() throws(DatasetError) {
        let run = try makeRun(level: 0)
        var output = RowGatherer(schema: schema) { rows, _ throws(DatasetError) in try run.file.append(rows) }
        try buffer.drain(into: &output)
        try output.flush()
        runs.append(run)
        try mergeLevels()
    }

    private mutating func mergeLevels() throws(DatasetError) {
        while let level = runs.last?.level, runs.suffix(Self.fanIn).count(where: { $0.level == level }) == Self.fanIn {
            let run = try makeRun(level: level + 1)
            var output = RowGatherer(schema: schema) { rows, _ throws(DatasetError) in try run.file.append(rows) }
            try merge(runs.suffix(Self.fanIn), into: &output)
            try output.flush()
            runs.removeLast(Self.fanIn)
            runs.append(run)
        }
    }

    private mutating func makeRun(level: Int) throws(DatasetError) -> SortedRun {
        runNumber += 1
        let path = directory.appending("run-\(runNumber)")
        return SortedRun(file: try RunFile(path: path, schema: schema), level: level)
    }

    /// A heap of the runs, the one with the next row on top.
    private func merge(_ runs: some Sequence<SortedRun>, into output: inout RowGatherer) throws(DatasetError) {
        var heap = RunHeap()
        for (number, run) in runs.enumerated() {
            try run.file.rewind()
            if let cursor = try RunCursor(run, number: number, encoder) { heap.insert(cursor) }
        }
        while let cursor = heap.first {
            try output.append(cursor.rows, cursor.row)
            if try heap.advanceFirst(encoder) { continue }
            heap.removeFirst()
        }
    }
}

/// A sorted run of rows in a file.
final class SortedRun {
    var file: RunFile
    let level: Int

    init(file: consuming RunFile, level: Int) {
        self.file = file
        self.level = level
    }
}
