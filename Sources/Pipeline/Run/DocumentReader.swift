/// The extract stages of a plan, one after the other, in chunks.
final class DocumentReader {
    /// Documents a chunk, and bytes after which it is full: enough that handing over costs nothing, few enough that
    /// memory stays small.
    private static let chunkCount = 8, chunkBytes = 1 << 20

    private let stages: [any ExtractStage]
    private let documentLimit: Int
    private let interruption: Interruption
    private var remaining: Int
    private var current = 0

    init(_ plan: Plan, options: Runner.Options, interruption: Interruption) {
        stages = plan.extract.map { $0.make() }
        documentLimit = plan.file.limits.documentBytes.bytes
        remaining = options.limit
        self.interruption = interruption
    }

    /// Finds the inputs of all stages.
    ///
    /// - Returns: Warnings.
    func open() throws(RunError) -> [String] {
        var warnings: [String] = []
        for stage in stages { warnings += try stage.open() }
        return warnings
    }

    /// The inputs and bytes of all stages, when each knows them.
    var size: (inputs: Int, bytes: Int)? {
        var total = (inputs: 0, bytes: 0)
        for stage in stages {
            guard let size = stage.size else { return nil }
            total = (total.inputs + size.inputs, total.bytes + size.bytes)
        }
        return total
    }

    /// The next documents, or nil at the end or when the run is to stop.
    func nextChunk() throws(RunError) -> [Extracted]? {
        var chunk: [Extracted] = []
        var bytes = 0
        while chunk.count < Self.chunkCount, bytes < Self.chunkBytes, let extracted = try next() {
            if case .document(let document) = extracted { bytes += document.content.count }
            chunk.append(extracted)
        }
        return chunk.isEmpty ? nil : chunk
    }

    private func next() throws(RunError) -> Extracted? {
        while current < stages.count, remaining > 0, interruption.requested == nil {
            if let extracted = try stages[current].next(documentLimit: documentLimit) {
                switch extracted {
                case .document, .unreadable: remaining -= 1
                case .passedOver, .remark: break
                }
                return extracted
            }
            current += 1
        }
        return nil
    }
}
