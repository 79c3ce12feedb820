public import Columns

/// The rows of a file, a batch at a time: one row group after the other, one page of each column in memory.
public struct ParquetBatchReader: ~Copyable, BatchReader {
    /// The columns that are read.
    public let schema: Schema

    private let file: ParquetFileReader
    private let plans: [ReadPlan]
    private let options: ReadOptions
    private var rowGroups: Range<Int>
    private var group: RowGroupReader?

    init(file: ParquetFileReader, plans: [ReadPlan], rowGroups: Range<Int>, options: ReadOptions) {
        self.file = file
        self.plans = plans
        self.rowGroups = rowGroups
        self.options = options
        schema = Schema(plans.map(\.field))
    }

    /// The next rows, at least one; nil at the end.
    ///
    /// - Throws: `ParquetError`. After an error the reader is at its end.
    public mutating func next() throws(ParquetError) -> ColumnBatch? {
        guard !plans.isEmpty else { return nil }
        do throws(ParquetError) {
            while true {
                if group == nil {
                    guard let index = rowGroups.popFirst() else { return nil }
                    // A group of no rows need not have pages.
                    if file.footer.metaData.rowGroups[index].numRows == 0 { continue }
                    group = try RowGroupReader(file, index, plans, options)
                }
                if let columns = try group?.next() { return ColumnBatch(schema: schema, columns: columns) }
                group = nil
            }
        } catch {
            group = nil
            rowGroups = rowGroups.upperBound..<rowGroups.upperBound
            throw error.within(.init(path: file.source.path))
        }
    }
}

extension Range<Int> {
    fileprivate mutating func popFirst() -> Int? {
        guard let first else { return nil }
        self = (first + 1)..<upperBound
        return first
    }
}

/// The rows of one row group.
struct RowGroupReader {
    private let index: Int
    private let plans: [ReadPlan]
    private let columns: [(leaf: Int, reader: ColumnChunkReader)]
    private let rowCount: Int
    private let batchRows: Int
    private var row = 0

    init(
        _ file: ParquetFileReader, _ index: Int, _ plans: [ReadPlan], _ options: ReadOptions
    ) throws(ParquetError) {
        let group = file.footer.metaData.rowGroups[index]
        self.index = index
        self.plans = plans
        let rowCount = Int(group.numRows)
        self.rowCount = rowCount
        var columns: [(Int, ColumnChunkReader)] = []
        var byteCount: Int64 = 0
        for leaf in plans.flatMap(\.leaves) {
            let node = file.tree.leaves[leaf.index]
            let place = ParquetError.Place(rowGroup: index, column: node.dottedPath)
            try locating(place) { () throws(ParquetError) in
                let chunk = try group.columns[leaf.index].checked(against: node)
                byteCount = byteCount.addingSaturating(chunk.decodedByteCount)
                let pages = try PageReader(
                    file.source, chunk, limit: file.footer.offset, checksChecksums: options.checksChecksums)
                columns.append(
                    (
                        leaf.index,
                        try ColumnChunkReader(
                            pages: pages, chunk: chunk, leaf: node, type: leaf.type,
                            slotDefinition: leaf.slotDefinition, rowCount: rowCount, offsetIndex: nil,
                            byteLimit: options.columnByteLimit)
                    ))
            }
        }
        self.columns = columns
        let rowBytes = max(1, Int(byteCount) / max(1, rowCount))
        batchRows = max(1, min(options.batchRows, options.batchBytes / rowBytes))
    }

    /// The columns of the next rows; nil at the end.
    mutating func next() throws(ParquetError) -> [Column]? {
        let count = min(batchRows, rowCount - row)
        let place = ParquetError.Place(rowGroup: index)
        return try locating(place) { () throws(ParquetError) in
            guard count > 0 else {
                for column in columns { try column.reader.finish() }
                return nil
            }
            row += count
            var rows: [Int: LeafRows] = [:]
            for column in columns { rows[column.leaf] = try column.reader.read(count) }
            var result: [Column] = []
            for plan in plans {
                let column = try Assembly.column(plan, rows)
                guard column.count == count else {
                    throw ParquetError(
                        .inconsistent, "a column has \(column.count) rows instead of \(count)",
                        at: .init(column: plan.field.name))
                }
                result.append(column)
            }
            return result
        }
    }
}

extension ColumnChunk {
    /// The metadata, after the checks that need no page.
    func checked(against leaf: SchemaNode) throws(ParquetError) -> ColumnMetaData {
        if cryptoMetadata != nil { throw ParquetError(.encrypted, "the column is encrypted") }
        if let filePath { throw ParquetError(.unsupported, "the column is in another file, \(filePath)") }
        guard let metaData else { throw ParquetError(.malformed, "the column has no metadata") }
        guard metaData.type == leaf.element.type else {
            throw ParquetError(.inconsistent, "the column is \(metaData.type.name), not what the schema says")
        }
        return metaData
    }
}

extension ColumnMetaData {
    /// About how many bytes the values take once they are decoded; a hint.
    var decodedByteCount: Int64 {
        let bytes = max(0, sizeStatistics?.unencodedByteArrayDataBytes ?? 0)
        return max(0, totalUncompressedSize, bytes, min(numValues, 1 << 40) * 8).addingSaturating(bytes / 8)
    }
}

extension Int64 {
    fileprivate func addingSaturating(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
