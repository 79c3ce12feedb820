import Columns
import Synchronization
public import Text

/// Runs plans.
public struct Runner: Sendable {
    /// How a run is done.
    public struct Options: Sendable {
        /// The number of documents that are worked on at the same time.
        public var jobs = 1
        /// Stop after so many documents.
        public var limit = Int.max
        /// Work, but write nothing.
        public var isDryRun = false
        /// The moment of the start, for file names.
        public var startTime: Timestamp

        /// The defaults.
        public init(startTime: Timestamp) { self.startTime = startTime }

        init(limit: Int) {
            self.init(startTime: Timestamp(microseconds: 0, offsetMinutes: 0))
            self.limit = limit
        }
    }

    /// What a run says while it goes on.
    public enum Event: Sendable {
        /// Something that the user should know, but that stops nothing.
        case warning(String)
        /// The inputs were found.
        case opened(inputs: Int, bytes: Int)
        /// Some documents are done.
        case progress(RunSummary)
    }

    private let plan: Plan
    private let options: Options
    private let interruption: Interruption
    private let report: @Sendable (Event) -> Void

    /// A runner.
    ///
    /// - Parameters:
    ///   - interruption: Asked between documents.
    ///   - report: Called in the order of the documents, never at the same time.
    public init(
        _ plan: Plan, options: Options, interruption: Interruption = Interruption(),
        report: @escaping @Sendable (Event) -> Void = { _ in }
    ) {
        (self.plan, self.options, self.interruption, self.report) = (plan, options, interruption, report)
    }

    /// Runs the plan to its end and publishes what it wrote.
    ///
    /// - Throws: `RunError`; nothing has been published then, but dead letters.
    public func run() async throws(RunError) -> RunSummary {
        let reader = DocumentReader(plan, options: options, interruption: interruption)
        // Outputs first: a run that cannot write reads nothing. Then inputs: a run that has none publishes nothing.
        let writer = RowWriter(plan, options: options, interruption: interruption, report: report)
        do {
            try writer.open()
            for warning in try reader.open() { report(.warning(warning)) }
            if let size = reader.size { report(.opened(inputs: size.inputs, bytes: size.bytes)) }
            let (plan, loads) = (plan, plan.load)
            return try await convey(
                jobs: options.jobs,
                source: { try reader.nextChunk() },
                makeWorker: {
                    let worker = Worker(plan)
                    return { ProcessedChunk($0, worker: worker, loads: loads) }
                },
                destination: writer)
        } catch let error as RunError {
            throw error
        } catch {
            throw RunError(.software, "unexpected error: \(error)", underlying: error)
        }
    }
}

/// A flag that a signal handler can set to end a run between two documents.
public final class Interruption: Sendable {
    private let code = Atomic<Int32>(0)

    /// A flag that is not set.
    public init() {}

    /// Asks the run to end with this code.
    public func request(_ code: RunError.Code) { self.code.store(code.rawValue, ordering: .relaxed) }

    /// What was asked for.
    var requested: RunError.Code? { RunError.Code(rawValue: code.load(ordering: .relaxed)) }
}
