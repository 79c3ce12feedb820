import Columns

/// Gathers sorted rows to batches of about a megabyte, each of one group, and hands them on.
struct RowGatherer {
    /// Takes rows of one group; `startsGroup` when they are its first ones.
    typealias Destination = (_ rows: ColumnBatch, _ startsGroup: Bool) throws(DatasetError) -> Void

    private let destination: Destination
    private var batch: ColumnBatch
    private var group: [UInt8] = []
    private var isFirst = true
    private var startsGroup = true

    private static let batchBytes = 1 << 20
    /// How often the size is looked at, in rows.
    private static let checkInterval = 16

    init(schema: Schema, destination: @escaping Destination) {
        batch = ColumnBatch(schema: schema)
        self.destination = destination
    }

    mutating func append(_ rows: KeyedRows, _ row: Int) throws(DatasetError) {
        if isFirst || compare(rows.group(row), group[...]) != 0 {
            try flush()
            group = Array(rows.group(row))
            isFirst = false
            startsGroup = true
        }
        batch.append(rows.batch, row: row)
        if batch.rowCount % Self.checkInterval == 0, batch.byteCount >= Self.batchBytes { try flush() }
    }

    /// Hands on what has been gathered.
    mutating func flush() throws(DatasetError) {
        guard batch.rowCount > 0 else { return }
        try destination(batch, startsGroup)
        batch.removeAll()
        startsGroup = false
    }
}

extension ColumnBatch {
    /// Appends one row of a batch of the same schema.
    mutating func append(_ other: ColumnBatch, row: Int) {
        for index in columns.indices { columns[index].append(other.columns[index], row: row) }
    }

    /// Some rows as a batch of their own.
    func rows(_ range: Range<Int>) -> ColumnBatch {
        if range == 0..<rowCount { return self }
        var part = ColumnBatch(schema: schema)
        for row in range { part.append(self, row: row) }
        return part
    }
}
