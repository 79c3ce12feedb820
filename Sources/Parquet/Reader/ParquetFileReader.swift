public import Columns
public import SystemPackage

/// A Parquet file that is open to be read: its schema, its metadata, and its rows in batches.
///
/// Nothing in the file is trusted: damage gives a `ParquetError` with its place. Any number of batch readers may be used
/// at a time, from any task.
public struct ParquetFileReader: Sendable {
    let source: FileSource
    let footer: Footer
    let tree: SchemaTree
    /// How each top-level field is read, or why it cannot be.
    private let plans: [Result<ReadPlan, ParquetError>]

    /// Opens a file and reads its footer.
    ///
    /// - Throws: `ParquetError`.
    public init(path: FilePath) throws(ParquetError) {
        try self.init(try FileSource(path: path))
    }

    /// A file in memory.
    ///
    /// - Throws: `ParquetError`.
    public init(bytes: [UInt8]) throws(ParquetError) {
        try self.init(FileSource(bytes))
    }

    private init(_ source: FileSource) throws(ParquetError) {
        self.source = source
        let footer = try Footer(source)
        let place = ParquetError.Place(path: source.path)
        let tree = try locating(place) { () throws(ParquetError) in try SchemaTree(footer.metaData.schema) }
        for (index, group) in footer.metaData.rowGroups.enumerated() where group.columns.count != tree.leaves.count {
            throw ParquetError(
                .inconsistent, "\(group.columns.count) columns instead of the schema's \(tree.leaves.count)",
                at: .init(path: source.path, rowGroup: index))
        }
        self.footer = footer
        self.tree = tree
        plans = tree.fields.map { node in
            do throws(ParquetError) {
                return .success(try ReadPlan(node))
            } catch {
                return .failure(error.within(place))
            }
        }
    }

    /// The columns as they are read.
    ///
    /// - Throws: `ParquetError` with `.unsupported` for a column that cannot be read; the others still can, by name.
    public var schema: Schema {
        get throws(ParquetError) { Schema(try plans(of: nil).map(\.field)) }
    }

    /// The number of rows.
    public var rowCount: Int { Int(footer.metaData.numRows) }

    /// The number of row groups.
    public var rowGroupCount: Int { footer.metaData.rowGroups.count }

    /// The rows, in batches.
    ///
    /// - Parameters:
    ///   - columns: Names of columns, or dotted paths of fields in structs (`place.country`); nil for all.
    ///   - predicate: Which rows; row groups and pages that the file's statistics exclude are not read.
    ///   - rowGroups: The row groups to read; nil for all.
    /// - Throws: `ParquetError`: `.invalidArgument` for a column or row group that is not there, `.unsupported` for one
    ///   that cannot be read.
    public func rows(
        columns: [String]? = nil, where predicate: ColumnPredicate? = nil, rowGroups: Range<Int>? = nil,
        options: ReadOptions = ReadOptions()
    ) throws(ParquetError) -> ParquetBatchReader {
        let all = 0..<rowGroupCount
        let rowGroups = rowGroups ?? all
        guard rowGroups.clamped(to: all) == rowGroups else {
            throw ParquetError(
                .invalidArgument, "row groups \(rowGroups) of \(rowGroupCount)", at: .init(path: source.path))
        }
        return try ParquetBatchReader(
            file: self, plans: try plans(of: columns), predicate: predicate, rowGroups: rowGroups, options: options)
    }

    func plans(of columns: [String]?) throws(ParquetError) -> [ReadPlan] {
        guard let columns else {
            var all: [ReadPlan] = []
            for plan in plans { all.append(try plan.get()) }
            return all
        }
        let projection = Projection(columns, names: tree.fields.map(\.element.name))
        if let missing = projection.missing {
            throw ParquetError(.invalidArgument, "there is no column \(missing)", at: .init(path: source.path))
        }
        var chosen: [ReadPlan] = []
        for choice in projection.choices {
            let plan = try plans[choice.field].get()
            guard let selected = plan.selecting(choice.paths) else {
                throw ParquetError(
                    .invalidArgument, "there is no column \(choice.paths.map { $0.joined(separator: ".") })",
                    at: .init(path: source.path, column: plan.field.name))
            }
            chosen.append(selected)
        }
        return chosen
    }
}
