import Columns

/// Finds the rows of a row group that a predicate may hold for, by the statistics of the footer and of the page index.
struct RowSelection {
    private let file: ParquetFileReader
    private let group: RowGroup
    private let rowCount: Int

    init(_ file: ParquetFileReader, rowGroup: Int) {
        self.file = file
        group = file.footer.metaData.rowGroups[rowGroup]
        rowCount = Int(group.numRows)
    }

    /// The rows that may be wanted; no others are.
    func rows(for predicate: ColumnPredicate) throws(ParquetError) -> RowRanges {
        let all = RowRanges(0..<rowCount)
        switch predicate {
        case .all(let parts):
            var rows = all
            for part in parts where !rows.ranges.isEmpty { rows = rows.intersection(try self.rows(for: part)) }
            return rows
        case .any(let parts):
            var rows = RowRanges()
            for part in parts { rows = rows.union(try self.rows(for: part)) }
            return rows
        case .isNull(let name):
            return try rows(name) { $0.nullCount != 0 }
        case .isNotNull(let name):
            return try rows(name) { !$0.isAllNull }
        case .compare(let name, let comparison, let constant):
            let leaf = try leaf(name)
            guard let value = constant.value(for: leaf.type.type) else {
                throw ParquetError(
                    .invalidArgument, "a \(leaf.type.type) cannot be compared with this constant",
                    at: .init(column: name))
            }
            return try rows(name) { comparison.mayHold($0, value) }
        }
    }

    private func leaf(_ name: String) throws(ParquetError) -> (index: Int, type: LeafType) {
        let plans = try file.plans(of: [name])
        guard let plan = plans.first, plan.leaves.count == 1, let leaf = plan.leaves.first,
            file.tree.leaves[leaf.index].repetition == 0, file.tree.leaves[leaf.index].dottedPath == name
        else {
            throw ParquetError(.invalidArgument, "only columns without parts can be compared", at: .init(column: name))
        }
        return (leaf.index, leaf.type)
    }

    private func rows(
        _ name: String, where mayHold: (LeafStatistics) -> Bool
    ) throws(ParquetError) -> RowRanges {
        let leaf = try leaf(name)
        let node = file.tree.leaves[leaf.index]
        return try locating(.init(column: node.dottedPath)) { () throws(ParquetError) in
            let chunk = group.columns[leaf.index]
            let metaData = try chunk.checked(against: node)
            let order = file.columnOrder(leaf.index)
            if let statistics = metaData.statistics {
                let known = LeafStatistics(statistics, leaf.type, order: order, valueCount: metaData.numValues)
                guard mayHold(known) else { return RowRanges() }
            }
            guard let columnIndex = try file.columnIndex(chunk), let offsetIndex = try file.offsetIndex(chunk) else {
                return RowRanges(0..<rowCount)
            }
            let pages = try offsetIndex.rowRanges(rowCount: rowCount)
            try columnIndex.check(pageCount: pages.count)
            var rows = RowRanges()
            for (page, range) in pages.enumerated() {
                let statistics = columnIndex.statistics(page, leaf.type, order: order, valueCount: Int64(range.count))
                if mayHold(statistics) { rows.append(range) }
            }
            return rows
        }
    }
}

extension ColumnIndex {
    /// All lists must have an entry for each page.
    func check(pageCount: Int) throws(ParquetError) {
        guard nullPages.count == pageCount, minValues.count == pageCount, maxValues.count == pageCount,
            nullCounts?.count ?? pageCount == pageCount
        else { throw ParquetError(.inconsistent, "the column index and the offset index differ in pages") }
    }

    /// What is said of a page.
    ///
    /// - Parameter valueCount: Values and nulls.
    func statistics(_ page: Int, _ type: LeafType, order: ColumnOrder?, valueCount: Int64) -> LeafStatistics {
        // Some writers mark pages of unknown contents as all null, with a null count of -1.
        if nullPages[page], nullCounts.map({ $0[page] == valueCount }) ?? true {
            return LeafStatistics(minimum: nil, maximum: nil, nullCount: valueCount, valueCount: valueCount)
        }
        let isKnown = order?.isTypeDefined == true && !nullPages[page]
        // A page that is not all null has a value: a null count that says otherwise is not believed.
        let nullCount = nullCounts.map { $0[page] }.flatMap { (0..<valueCount).contains($0) ? $0 : nil }
        return LeafStatistics(
            minimum: isKnown ? type.bound(minValues[page]) : nil, maximum: isKnown ? type.bound(maxValues[page]) : nil,
            nullCount: nullCount, valueCount: valueCount)
    }
}

extension OffsetIndex {
    /// The rows of each page.
    func rowRanges(rowCount: Int) throws(ParquetError) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for (index, location) in pageLocations.enumerated() {
            let first = location.firstRowIndex
            let next = index + 1 < pageLocations.count ? pageLocations[index + 1].firstRowIndex : Int64(rowCount)
            guard first == Int64(ranges.last?.upperBound ?? 0), next >= first, next <= Int64(rowCount) else {
                throw ParquetError(.malformed, "the offset index has the rows out of order")
            }
            ranges.append(Int(first)..<Int(next))
        }
        return ranges
    }
}

extension ParquetFileReader {
    /// The offset index of a chunk, or nil.
    func offsetIndex(_ chunk: ColumnChunk) throws(ParquetError) -> OffsetIndex? {
        try structure(chunk.offsetIndexOffset, chunk.offsetIndexLength)
    }

    /// The column index of a chunk, or nil.
    func columnIndex(_ chunk: ColumnChunk) throws(ParquetError) -> ColumnIndex? {
        try structure(chunk.columnIndexOffset, chunk.columnIndexLength)
    }

    private func structure<Value: ThriftStruct>(
        _ offset: Int64?, _ length: Int32?
    ) throws(ParquetError) -> Value? {
        guard let offset, let length else { return nil }
        var reader = ThriftReader(
            try source.read(Int(clamping: offset), Int(length)), fileOffset: Int(clamping: offset))
        return try Value(from: &reader)
    }
}
