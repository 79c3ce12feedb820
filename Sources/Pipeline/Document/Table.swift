public import Columns

/// A kind of rows that documents are projected to: what a load stage writes.
public struct Table: Sendable {
    /// The name that `rows:` takes.
    public let name: String
    /// What a row is: one sentence.
    public let summary: String
    /// The parts of a document that its rows are made of.
    public let requires: [String]
    /// All columns.
    public let schema: Schema
    /// Appends a document's rows, the columns that it knows, and says how many rows there are.
    private let append: @Sendable (Document, [Int], inout ColumnBatch) -> Int

    private init(
        _ name: String, _ summary: String, requires: [String], schema: Schema,
        append: @escaping @Sendable (Document, [Int], inout ColumnBatch) -> Int
    ) {
        (self.name, self.summary, self.requires, self.schema, self.append) = (name, summary, requires, schema, append)
    }

    /// A table of its columns.
    ///
    /// - Parameters:
    ///   - requires: The names of the parts that `rows` reads.
    ///   - rows: The rows of a document, in order.
    public init<Row>(
        _ name: String, _ summary: String, requires: [String], columns: [ColumnDefinition<Row>],
        rows: @escaping @Sendable (Document) -> [Row]
    ) {
        self.name = name
        self.summary = summary
        self.requires = requires
        schema = Schema(columns.map(\.field))
        append = { document, selection, batch in
            let rows = rows(document)
            for row in rows {
                for (index, column) in selection.enumerated() where column < columns.count {
                    batch.append(to: index) { columns[column].append(row, to: &$0) }
                }
            }
            return rows.count
        }
    }

    /// The table with the values that an input passes on after its own columns.
    ///
    /// - Parameter names: Names that are none of its columns.
    func adding(passedColumns names: [String]) -> Table {
        guard !names.isEmpty else { return self }
        let (own, ownAppend) = (schema.fields.count, append)
        let passed = names.map { Field($0, .string, isNullable: true, documentation: "Passed on from the input.") }
        return Table(name, summary, requires: requires, schema: Schema(schema.fields + passed)) {
            document, selection, batch in
            let rows = ownAppend(document, selection, &batch)
            for (index, column) in selection.enumerated() where column >= own {
                let value = document.columns[names[column - own]]
                for _ in 0..<rows {
                    batch.append(to: index) { if let value { value.append(to: &$0) } else { $0.appendNull() } }
                }
            }
            return rows
        }
    }

    /// The columns of these names, or all for an empty list.
    ///
    /// - Throws: `PipelineFileError` at `place` for names that the table does not have.
    public func projection(_ names: [String], at place: Place) throws(PipelineFileError) -> Projection {
        var collector = ProblemCollector()
        var selection: [Int] = []
        for name in names {
            if let index = schema.index(of: name) {
                selection.append(index)
            } else {
                let known = schema.fields.map(\.name)
                let hint = nearest(to: name, among: known).map { "did you mean '\($0)'?" }
                collector.add(
                    place,
                    "the table \(self.name) has no column '\(name)'; "
                        + (hint ?? "it has \(known.joined(separator: ", "))"))
            }
        }
        try collector.throwIfAny()
        if names.isEmpty { selection = Array(schema.fields.indices) }
        return Projection(table: self, selection: selection)
    }

    /// Some columns of a table, in a chosen order.
    public struct Projection: Sendable {
        /// The table.
        public let table: Table
        private let selection: [Int]
        /// The chosen columns.
        public let schema: Schema

        fileprivate init(table: Table, selection: [Int]) {
            self.table = table
            self.selection = selection
            schema = Schema(selection.map { table.schema.fields[$0] })
        }

        /// Appends the document's rows to a batch of this projection's schema.
        public func append(_ document: Document, to batch: inout ColumnBatch) {
            _ = table.append(document, selection, &batch)
        }
    }
}
