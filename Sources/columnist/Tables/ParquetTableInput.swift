import Columns
import Parquet
import Pipeline
import SystemPackage

/// Rows of a Parquet file. What its statistics exclude is not read.
final class ParquetTableInput: TableInput {
    let schema: Schema
    let remarks: [String] = []
    private var rows: ParquetBatchReader?
    private let path: String

    init(_ path: String, _ options: InputOptions) throws(RunError) {
        guard path != "-" else { throw RunError(.usage, "Parquet is read from a file, not from standard input") }
        self.path = path
        let reader = try accessingTable(path) { try ParquetFileReader(path: FilePath(path)) }
        let whole = try accessingTable(path) { try reader.schema }
        let filter = try options.filter(whole)
        let places = options.columns.map { wanted in
            whole.fields.indices.filter { wanted.union(filter?.columns ?? []).contains(whole.fields[$0].name) }
        }
        let columns = places.flatMap { $0.isEmpty ? nil : $0.map { whole.fields[$0].name } }
        let predicate = filter.flatMap { ColumnPredicate(pruning: $0, schema: whole) }
        rows = try accessingTable(path) { try reader.rows(columns: columns, where: predicate) }
        schema = rows?.schema ?? whole
    }

    func next() throws(RunError) -> ColumnBatch? {
        try accessingTable(path) { try rows?.next() }
    }
}

extension ColumnPredicate {
    /// A predicate that holds wherever a condition is true, and in other rows perhaps; nil when there is no such one.
    init?(pruning filter: RowFilter, schema: Schema) {
        self.init(filter.condition, schema)
    }

    private init?(_ condition: RowFilter.Condition, _ schema: Schema) {
        switch condition {
        case .isNull(let index): self = .isNull(schema.fields[index].name)
        case .not(.isNull(let index)): self = .isNotNull(schema.fields[index].name)
        case .not: return nil
        case .comparison(let index, let comparison, let literal):
            guard literal.type == schema.fields[index].type, let constant = Constant(literal) else { return nil }
            self = .compare(schema.fields[index].name, Comparison(comparison), constant)
        case .and(let left, let right):
            let parts = [left, right].compactMap { Self($0, schema) }
            guard !parts.isEmpty else { return nil }
            self = .all(parts)
        case .or(let left, let right):
            guard let left = Self(left, schema), let right = Self(right, schema) else { return nil }
            self = .any([left, right])
        }
    }
}

extension ColumnPredicate.Constant {
    /// The value of a column of one row.
    fileprivate init?(_ literal: Column) {
        switch literal.type {
        case .boolean: self = .boolean(literal.integers[0] != 0)
        case .double: self = .double(literal.doubles[0])
        case .string: self = .string(String(decoding: literal.utf8(at: 0), as: UTF8.self))
        case .binary, .uuid: self = .bytes(Array(literal.utf8(at: 0)))
        case .list, .structure: return nil
        default:
            self = .integer(literal.layout == .integers ? Int128(literal.integers[0]) : literal.wideIntegers[0])
        }
    }
}

extension ColumnPredicate.Comparison {
    fileprivate init(_ comparison: RowFilter.Operator) {
        self =
            switch comparison {
            case .equal: .equal
            case .notEqual: .notEqual
            case .less: .less
            case .lessOrEqual: .lessOrEqual
            case .greater: .greater
            case .greaterOrEqual: .greaterOrEqual
            }
    }
}
