public import Columns

/// What the first documents of a pipeline become, without writing anything.
public struct Preview: Sendable {
    /// The rows of each load stage's table, in the order of the file.
    public let batches: [(table: String, batch: ColumnBatch)]
    /// What went wrong, a sentence each.
    public let messages: [String]

    /// Reads and transforms up to `count` documents.
    ///
    /// - Throws: `RunError` when the inputs cannot be found.
    public init(_ plan: Plan, count: Int) throws(RunError) {
        let interruption = Interruption()
        let options = Runner.Options(limit: count)
        let reader = DocumentReader(plan, options: options, interruption: interruption)
        let worker = Worker(plan)
        var messages = try reader.open()
        var batches = plan.load.map { ColumnBatch(schema: $0.projection.schema) }
        while let chunk = try reader.nextChunk() {
            let processed = ProcessedChunk(chunk, worker: worker, loads: plan.load)
            messages += processed.dead.map { "\($0.origin.documentID): \($0.error)" }
            messages += processed.remarks
            messages += processed.filtered.map { "a document was filtered: \($0)" }
            for (index, batch) in processed.batches.enumerated() { batches[index].append(batch) }
        }
        self.batches = zip(plan.load, batches).map { ($0.projection.table.name, $1) }
        self.messages = messages
    }
}
