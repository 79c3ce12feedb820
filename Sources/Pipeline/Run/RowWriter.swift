import Columns
import Text

/// Documents that a worker is done with: their rows for each load stage, and their fates.
struct ProcessedChunk: Sendable {
    var read = 0
    var loaded = 0
    var bytes = 0
    var filtered: [String] = []
    var dead: [DeadLetter] = []
    var remarks: [String] = []
    var batches: [ColumnBatch]

    init(_ chunk: [Extracted], worker: Worker, loads: [Plan.Load]) {
        batches = loads.map { ColumnBatch(schema: $0.projection.schema) }
        for extracted in chunk {
            read += extracted.count
            switch extracted {
            case .remark(let text): remarks.append(text)
            case .passedOver(let reason, let count):
                filtered += [String](repeating: reason, count: count)
            case .unreadable(let origin, let error):
                dead.append(DeadLetter(origin: origin, content: [], error: error))
            case .document(let document):
                bytes += document.content.count
                take(worker.process(document), of: document, loads: loads)
            }
        }
    }

    private mutating func take(_ result: Worker.Result, of document: Document, loads: [Plan.Load]) {
        switch result {
        case .kept(let document):
            loaded += 1
            remarks += document.remarks.map { "\(document.origin.documentID): \($0)" }
            for (index, load) in loads.enumerated() { load.projection.append(document, to: &batches[index]) }
        case .filtered(let reason):
            filtered.append(reason)
        case .dead(let error):
            dead.append(DeadLetter(origin: document.origin, content: document.content, error: error))
        }
    }
}

extension Extracted {
    /// The number of documents that it stands for.
    fileprivate var count: Int {
        switch self {
        case .document, .unreadable: 1
        case .passedOver(_, let count): count
        case .remark: 0
        }
    }
}

/// The load stages of a plan, its dead letters and its accounts. It sees the chunks in order.
final class RowWriter: ConveyorDestination {
    private let plan: Plan
    private let options: Runner.Options
    private let interruption: Interruption
    private let report: @Sendable (Runner.Event) -> Void
    private let loads: [any LoadStage]
    private var deadLetters: DeadLetterWriter?
    private var summary = RunSummary()

    init(
        _ plan: Plan, options: Runner.Options, interruption: Interruption,
        report: @escaping @Sendable (Runner.Event) -> Void
    ) {
        self.plan = plan
        self.options = options
        self.interruption = interruption
        self.report = report
        loads = plan.load.map { $0.step.make() }
        summary.outputs = plan.load.map { RunSummary.Output(table: $0.projection.table.name, path: $0.output) }
        let start = options.startTime.description.filter { $0 != "-" && $0 != ":" && $0 != "." }
        deadLetters = plan.file.deadLetters.ndjson.map { DeadLetterWriter($0, runName: "\(plan.file.name)-\(start)") }
    }

    func open() throws(RunError) {
        guard !options.isDryRun else { return }
        for load in loads { try load.open() }
    }

    func take(_ chunk: ProcessedChunk) throws {
        summary.read += chunk.read
        summary.loaded += chunk.loaded
        summary.bytes += chunk.bytes
        for reason in chunk.filtered { summary.filtered[reason, default: 0] += 1 }
        for letter in chunk.dead { try bury(letter) }
        for remark in chunk.remarks { report(.warning(remark)) }
        for (index, batch) in chunk.batches.enumerated() {
            summary.outputs[index].rows += batch.rowCount
            if !options.isDryRun, batch.rowCount > 0 { try loads[index].write(batch) }
        }
        try checkBudget()
        report(.progress(summary))
    }

    private func bury(_ letter: DeadLetter) throws(RunError) {
        summary.dead[letter.error.code, default: 0] += 1
        report(.warning("\(letter.origin.documentID): \(letter.error)"))
        if !options.isDryRun { try deadLetters?.write(letter) }
        let policy = plan.file.onError
        let isInput = letter.content.isEmpty && letter.error.stage.isEmpty
        if isInput ? policy.input == .stop : policy.record == .stop {
            try publishDeadLetters()
            throw RunError(
                .errorBudgetExceeded, "\(letter.origin.documentID): \(letter.error); on_error says to stop")
        }
    }

    private func checkBudget() throws(RunError) {
        let policy = plan.file.onError
        guard summary.read >= policy.minRecords, policy.max.isExceeded(by: summary.deadCount, of: summary.read) else {
            return
        }
        try publishDeadLetters()
        throw RunError(
            .errorBudgetExceeded,
            "\(summary.deadCount) of \(summary.read) documents are dead letters; on_error.max allows "
                + "\(policy.max.optionText). Nothing was published. \(summary.line)")
    }

    /// Publishes everything: first all data is on the disk, then all names appear.
    func finish() throws -> RunSummary {
        guard summary.isBalanced else {
            throw RunError(.software, "documents are not accounted for: \(summary.line)")
        }
        try checkInterruption()
        if !options.isDryRun {
            for load in loads {
                try load.synchronize()
                // Sorting takes its time: a signal that came meanwhile still finds nothing published.
                try checkInterruption()
            }
            for load in loads { try load.publish() }
        }
        try publishDeadLetters()
        return summary
    }

    private func checkInterruption() throws(RunError) {
        guard let code = interruption.requested else { return }
        throw RunError(code, "stopped by a signal after \(summary.read) documents; nothing was published")
    }

    private func publishDeadLetters() throws(RunError) {
        summary.deadLetterFile = try deadLetters.take()?.publish()
    }
}
