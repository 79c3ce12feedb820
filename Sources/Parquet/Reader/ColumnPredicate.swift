public import Columns

/// Which rows are wanted: comparisons of columns with constants, joined by and and or.
///
/// A comparison with null holds for no row, and NaN is unequal to everything.
public indirect enum ColumnPredicate: Sendable, Hashable {
    /// How a value stands to the constant.
    public enum Comparison: Sendable, Hashable {
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    }

    /// A constant as a column holds it.
    public enum Constant: Sendable, Hashable {
        case boolean(Bool)
        /// Whole numbers; days, microseconds; decimals without their point.
        case integer(Int128)
        case double(Double)
        case string(String)
        /// Binaries, and the 16 bytes of a uuid.
        case bytes([UInt8])
    }

    /// The value of a column, by name or dotted path, compares so. The column must not be in a list.
    case compare(String, Comparison, Constant)
    case isNull(String)
    case isNotNull(String)
    case all([ColumnPredicate])
    case any([ColumnPredicate])

    /// The columns that are looked at.
    public var columns: [String] {
        switch self {
        case .compare(let column, _, _), .isNull(let column), .isNotNull(let column): [column]
        case .all(let parts), .any(let parts): parts.flatMap(\.columns)
        }
    }
}

extension ColumnPredicate {
    /// For each row of a batch, whether it is wanted.
    ///
    /// - Throws: `ParquetError` with `.invalidArgument` for a column that is not there or of another type.
    public func matches(in batch: ColumnBatch) throws(ParquetError) -> [Bool] {
        let count = batch.rowCount
        switch self {
        case .all(let parts):
            var mask = [Bool](repeating: true, count: count)
            for part in parts {
                let other = try part.matches(in: batch)
                for row in 0..<count where !other[row] { mask[row] = false }
            }
            return mask
        case .any(let parts):
            var mask = [Bool](repeating: false, count: count)
            for part in parts {
                let other = try part.matches(in: batch)
                for row in 0..<count where other[row] { mask[row] = true }
            }
            return mask
        case .isNull(let name): return try Leaf(name, batch).validity(count).map { !$0 }
        case .isNotNull(let name): return try Leaf(name, batch).validity(count)
        case .compare(let name, let comparison, let constant):
            return try Leaf(name, batch).compare(comparison, constant, count)
        }
    }

    /// A column of a batch and the structs around it.
    private struct Leaf {
        let column: Column
        private let parents: [Column]
        private let name: String

        init(_ name: String, _ batch: ColumnBatch) throws(ParquetError) {
            self.name = name
            if let whole = batch[name] {
                (column, parents) = (whole, [])
                return
            }
            var path = name.split(separator: ".").map(String.init)[...]
            var parents: [Column] = []
            guard let first = path.popFirst(), var column = batch[first] else { throw Self.missing(name) }
            while let next = path.popFirst() {
                guard case .structure(let fields) = column.type,
                    let index = fields.firstIndex(where: { $0.name == next })
                else { throw Self.missing(name) }
                parents.append(column)
                column = column.children[index]
            }
            (self.column, self.parents) = (column, parents)
        }

        private static func missing(_ name: String) -> ParquetError {
            ParquetError(.invalidArgument, "there is no column \(name) to compare", at: .init(column: name))
        }

        func validity(_ count: Int) -> [Bool] {
            (0..<count).map { row in column.isValid(row) && parents.allSatisfy { $0.isValid(row) } }
        }

        func compare(
            _ comparison: Comparison, _ constant: Constant, _ count: Int
        ) throws(ParquetError) -> [Bool] {
            guard let value = constant.value(for: column.type) else {
                throw ParquetError(
                    .invalidArgument, "a \(column.type) cannot be compared with this constant", at: .init(column: name))
            }
            let validity = validity(count)
            return (0..<count).map { row in
                validity[row] && comparison.holds(Self.value(column, row), value)
            }
        }

        private static func value(_ column: Column, _ row: Int) -> StatisticsValue {
            switch column.layout {
            case .integers: .integer(Int128(column.integers[row]))
            case .wideIntegers: .integer(column.wideIntegers[row])
            case .doubles: .double(column.doubles[row])
            case .bytes, .list, .structure: .bytes(Array(column.utf8(at: row)))
            }
        }
    }
}

extension ColumnPredicate.Constant {
    /// The constant in the form of a column's values; nil when there is none.
    func value(for type: DataType) -> StatisticsValue? {
        switch (self, type) {
        case (.boolean(let value), .boolean): .integer(value ? 1 : 0)
        case (.integer(let value), .double): .double(Double(value))
        case (.double(let value), .double): .double(value)
        case (.integer(let value), .int32), (.integer(let value), .int64), (.integer(let value), .date),
            (.integer(let value), .time), (.integer(let value), .timestamp), (.integer(let value), .localTimestamp),
            (.integer(let value), .decimal):
            .integer(value)
        case (.string(let value), .string): .bytes(Array(value.utf8))
        case (.bytes(let value), .binary), (.bytes(let value), .uuid), (.bytes(let value), .string): .bytes(value)
        default: nil
        }
    }
}

extension ColumnPredicate.Comparison {
    /// Whether a value stands so to the constant.
    func holds(_ value: StatisticsValue, _ constant: StatisticsValue) -> Bool {
        switch self {
        case .equal: value.isEqual(to: constant)
        case .notEqual: !value.isEqual(to: constant)
        case .less: value.isLess(than: constant)
        case .lessOrEqual: value.isLess(than: constant) || value.isEqual(to: constant)
        case .greater: constant.isLess(than: value)
        case .greaterOrEqual: constant.isLess(than: value) || value.isEqual(to: constant)
        }
    }

    /// Whether a value between the bounds may stand so.
    func mayHold(_ statistics: LeafStatistics, _ constant: StatisticsValue) -> Bool {
        if statistics.isAllNull { return false }
        let (minimum, maximum) = (statistics.minimum, statistics.maximum)
        switch self {
        case .equal:
            if let minimum, constant.isLess(than: minimum) { return false }
            if let maximum, maximum.isLess(than: constant) { return false }
        case .notEqual:
            // NaN, which no bound tells of, is unequal to everything.
            if case .double = constant { return true }
            if let minimum, let maximum, minimum.isEqual(to: constant), maximum.isEqual(to: constant) { return false }
        case .less:
            if let minimum, !minimum.isLess(than: constant) { return false }
        case .lessOrEqual:
            if let minimum, constant.isLess(than: minimum) { return false }
        case .greater:
            if let maximum, !constant.isLess(than: maximum) { return false }
        case .greaterOrEqual:
            if let maximum, maximum.isLess(than: constant) { return false }
        }
        return true
    }
}
