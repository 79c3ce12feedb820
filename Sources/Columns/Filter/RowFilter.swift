/// A condition on the rows of a schema, such as `value >= 10 and (noun = 'child' or noun is null)`.
///
/// Comparisons (`=`, `!=`, `<`, `<=`, `>`, `>=`) are between a column and a literal: a number, `true`, `false`, or text in
/// single quotes, which is a date or a time where the column is one. `is null` and `is not null` ask for a value. They are
/// joined by `not`, `and`, `or` and brackets. A column whose name is no plain word stands in double quotes. As in SQL, a
/// comparison with null is neither true nor false, and rows are kept whose condition is true.
public struct RowFilter: Sendable {
    /// What a comparison asks for.
    package enum Operator: String, Sendable, CaseIterable {
        case equal = "=", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="

        func holds(_ order: Order) -> Bool {
            switch self {
            case .equal: order == .same
            case .notEqual: order != .same
            case .less: order == .before
            case .lessOrEqual: order == .before || order == .same
            case .greater: order == .after
            case .greaterOrEqual: order == .after || order == .same
            }
        }
    }

    /// How a value lies to a literal; NaN has no order.
    enum Order: Sendable { case before, same, after, none }

    package indirect enum Condition: Sendable {
        /// The column by its place, and a column of one row: the literal.
        case comparison(Int, Operator, Column)
        case isNull(Int)
        case not(Condition)
        case and(Condition, Condition)
        case or(Condition, Condition)
    }

    package let condition: Condition
    /// The columns that are asked for.
    public let columns: Set<String>

    /// A condition of its text.
    ///
    /// - Throws: `FilterError` with the place.
    public init(_ text: String, schema: Schema) throws(FilterError) {
        var parser = FilterParser(text, schema)
        condition = try parser.parse()
        columns = parser.columns
    }

    /// The rows of a batch of the schema for which the condition is true, in order.
    public func rows(of batch: ColumnBatch) -> [Int] {
        let truths = Self.evaluate(condition, batch)
        return truths.indices.filter { truths[$0] == .yes }
    }

    /// SQL's three truth values; the least of two is their conjunction, the greatest their disjunction.
    private enum Truth: UInt8 { case no, unknown, yes }

    /// As deep as the condition, which `FilterParser` bounds.
    private static func evaluate(_ condition: Condition, _ batch: ColumnBatch) -> [Truth] {
        switch condition {
        case .isNull(let index):
            let column = batch.columns[index]
            return (0..<batch.rowCount).map { column.isValid($0) ? .no : .yes }
        case .comparison(let index, let comparison, let literal):
            let column = batch.columns[index]
            return (0..<batch.rowCount).map { row in
                guard column.isValid(row) else { return .unknown }
                return comparison.holds(order(column, row, literal)) ? .yes : .no
            }
        case .not(let inner):
            return evaluate(inner, batch).map { $0 == .unknown ? .unknown : $0 == .yes ? .no : .yes }
        case .and(let left, let right):
            return zip(evaluate(left, batch), evaluate(right, batch)).map { $0.rawValue < $1.rawValue ? $0 : $1 }
        case .or(let left, let right):
            return zip(evaluate(left, batch), evaluate(right, batch)).map { $0.rawValue > $1.rawValue ? $0 : $1 }
        }
    }

    private static func order(_ column: Column, _ row: Int, _ literal: Column) -> Order {
        switch (column.layout, literal.layout) {
        case (.integers, .integers): order(column.integers[row], literal.integers[0])
        case (.integers, .doubles): order(Double(column.integers[row]), literal.doubles[0])
        case (.wideIntegers, .wideIntegers): order(column.wideIntegers[row], literal.wideIntegers[0])
        case (.doubles, .doubles): order(column.doubles[row], literal.doubles[0])
        case (.bytes, .bytes): order(column.utf8(at: row), literal.utf8(at: 0))
        default: .none
        }
    }

    private static func order<Value: Comparable>(_ left: Value, _ right: Value) -> Order {
        left < right ? .before : left == right ? .same : left > right ? .after : .none
    }

    private static func order(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Order {
        if left.lexicographicallyPrecedes(right) { return .before }
        return left.elementsEqual(right) ? .same : .after
    }
}

extension ColumnBatch {
    /// Some rows, in the given order.
    public func selecting(rows: [Int]) -> ColumnBatch {
        var selected = ColumnBatch(schema: schema)
        for index in columns.indices {
            for row in rows { selected.columns[index].append(columns[index], row: row) }
        }
        return selected
    }

    /// Some columns, in the given order.
    public func selecting(columns places: [Int]) -> ColumnBatch {
        ColumnBatch(schema: schema.selecting(places), columns: places.map { columns[$0] })
    }
}

extension Schema {
    /// Some fields, in the given order.
    public func selecting(_ places: [Int]) -> Schema { Schema(places.map { fields[$0] }) }
}
