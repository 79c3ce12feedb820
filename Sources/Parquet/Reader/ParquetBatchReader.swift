public import Columns

/// The rows of a file, a batch at a time: one row group after the other, one page of each column in memory.
public struct ParquetBatchReader: ~Copyable, BatchReader {
    /// The columns that are read.
    public let schema: Schema

    private let file: ParquetFileReader
    /// The columns that are asked for, then those that only the predicate looks at.
    private let plans: [ReadPlan]
    private let predicate: ColumnPredicate?
    private let options: ReadOptions
    private var rowGroups: Range<Int>
    private var group: RowGroupReader?

    /// The rows that have been read, before the predicate: what its pruning left.
    public private(set) var scannedRowCount = 0

    init(
        file: ParquetFileReader, plans: [ReadPlan], predicate: ColumnPredicate?, rowGroups: Range<Int>,
        options: ReadOptions
    ) throws(ParquetError) {
        self.file = file
        self.predicate = predicate
        self.rowGroups = rowGroups
        self.options = options
        schema = Schema(plans.map(\.field))
        // A column of which the caller wants a part, or nothing, is read in whole for the predicate.
        let looked = try predicate.map { (predicate) throws(ParquetError) in
            try file.plans(of: Array(Set(predicate.columns)).sorted())
        }
        self.plans = plans + (looked ?? [])
    }

    /// The next rows, at least one; nil at the end.
    ///
    /// - Throws: `ParquetError`. After an error the reader is at its end.
    public mutating func next() throws(ParquetError) -> ColumnBatch? {
        guard !schema.fields.isEmpty else { return nil }
        do throws(ParquetError) {
            while true {
                if group == nil, try !openGroup() { return nil }
                guard let columns = try group?.next() else {
                    group = nil
                    continue
                }
                scannedRowCount += columns[0].count
                if let batch = try select(columns) { return batch }
            }
        } catch {
            group = nil
            rowGroups = rowGroups.upperBound..<rowGroups.upperBound
            throw error.within(.init(path: file.source.path))
        }
    }

    /// Opens the next row group that has rows to read; false at the end.
    private mutating func openGroup() throws(ParquetError) -> Bool {
        while let index = rowGroups.popFirst() {
            let rowCount = Int(file.footer.metaData.rowGroups[index].numRows)
            var rows = RowRanges(0..<rowCount)
            if let predicate {
                rows = try locating(.init(rowGroup: index)) { () throws(ParquetError) in
                    try RowSelection(file, rowGroup: index).rows(for: predicate)
                }
            }
            // A group of no rows need not have pages.
            if rows.ranges.isEmpty { continue }
            group = try RowGroupReader(file, index, plans, rows, options)
            return true
        }
        return false
    }

    /// The columns that are asked for, of the rows that are wanted; nil when there are none.
    private func select(_ columns: [Column]) throws(ParquetError) -> ColumnBatch? {
        let count = schema.fields.count
        let asked = ColumnBatch(schema: schema, columns: Array(columns[..<count]))
        guard let predicate else { return asked }
        let looked = ColumnBatch(schema: Schema(plans[count...].map(\.field)), columns: Array(columns[count...]))
        let mask = try predicate.matches(in: looked)
        let wanted = mask.count { $0 }
        if wanted == mask.count { return asked }
        guard wanted > 0 else { return nil }
        var batch = ColumnBatch(schema: schema)
        for index in 0..<count {
            for row in mask.indices where mask[row] { batch.columns[index].append(columns[index], row: row) }
        }
        return batch
    }
}

extension Range<Int> {
    fileprivate mutating func popFirst() -> Int? {
        guard let first else { return nil }
        self = (first + 1)..<upperBound
        return first
    }
}
