import Columns

/// The rows of one row group.
struct RowGroupReader {
    private let index: Int
    private let plans: [ReadPlan]
    private let columns: [(leaf: Int, reader: ColumnChunkReader)]
    private let batchRows: Int
    /// The rows that are left to read, and how many have been passed or read.
    private var ranges: ArraySlice<Range<Int>>
    private var row = 0

    init(
        _ file: ParquetFileReader, _ index: Int, _ plans: [ReadPlan], _ rows: RowRanges, _ options: ReadOptions
    ) throws(ParquetError) {
        let group = file.footer.metaData.rowGroups[index]
        self.index = index
        self.plans = plans
        let rowCount = Int(group.numRows)
        ranges = rows.ranges[...]
        let isPartial = rows.count < rowCount
        var columns: [(Int, ColumnChunkReader)] = []
        var byteCount: Int64 = 0
        for leaf in plans.flatMap(\.leaves) where !columns.contains(where: { $0.0 == leaf.index }) {
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
                            slotDefinition: leaf.slotDefinition, rowCount: rowCount,
                            offsetIndex: isPartial ? try file.offsetIndex(group.columns[leaf.index]) : nil,
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
        try locating(.init(rowGroup: index)) { () throws(ParquetError) in
            guard let range = ranges.first else {
                for column in columns { try column.reader.finish() }
                return nil
            }
            let skipped = max(0, range.lowerBound - row)
            let start = row + skipped
            let count = min(batchRows, range.upperBound - start)
            if start + count == range.upperBound { ranges.removeFirst() }
            row = start + count
            var rows: [Int: LeafRows] = [:]
            for column in columns {
                if skipped > 0 { try column.reader.skip(skipped) }
                rows[column.leaf] = try column.reader.read(count)
            }
            return try assemble(rows, count)
        }
    }

    private func assemble(_ rows: [Int: LeafRows], _ count: Int) throws(ParquetError) -> [Column] {
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
