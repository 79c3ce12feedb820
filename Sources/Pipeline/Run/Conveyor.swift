/// Where results go: called in the order of the items, by one task at a time.
package protocol ConveyorDestination<Result, Output>: SendableMetatype {
    /// What a worker makes of an item.
    associatedtype Result: Sendable
    /// What is left of the whole.
    associatedtype Output: Sendable

    /// Takes the next result.
    func take(_ result: Result) throws
    /// There are no more results.
    func finish() throws -> Output
}

/// Items that are worked on in parallel and delivered in their order.
///
/// One source, N workers, one destination. The source and the destination are called by one task at a time, on whatever
/// task needs them, so there is no thread that only waits. The number of results that wait for an earlier one is
/// bounded, and so is memory.
///
/// - Parameters:
///   - jobs: The number of workers.
///   - source: The next item, or nil at the end.
///   - makeWorker: Makes a worker inside the task that uses it, so it needs not be Sendable.
///   - destination: Takes each result, in the order of the items, and then finishes.
/// - Throws: The first error of the source or the destination; the work in flight is dropped.
package func convey<Item: Sendable, Destination: ConveyorDestination>(
    jobs: Int,
    source: sending @escaping () throws -> Item?,
    makeWorker: @escaping @Sendable () -> (Item) -> Destination.Result,
    destination: sending Destination
) async throws -> Destination.Output {
    let conveyor = Conveyor(source: source, destination: destination, window: 4 * jobs)
    try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<max(1, jobs) {
            group.addTask {
                let work = makeWorker()
                while let (number, item) = try await conveyor.next() {
                    try await conveyor.deliver(work(item), number: number)
                }
            }
        }
        do {
            try await group.waitForAll()
        } catch {
            // Workers that wait for their turn would wait for ever.
            await conveyor.stop()
            throw error
        }
    }
    return try await conveyor.finish()
}

/// The state that the workers of `convey` share.
private actor Conveyor<Item: Sendable, Destination: ConveyorDestination> {
    private let source: () throws -> Item?
    private let destination: Destination
    private let window: Int
    private var taken = 0
    private var delivered = 0
    private var isStopped = false
    private var finished: [Int: Destination.Result] = [:]
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(source: sending @escaping () throws -> Item?, destination: sending Destination, window: Int) {
        self.source = source
        self.destination = destination
        self.window = window
    }

    func next() async throws -> (number: Int, item: Item)? {
        while !isStopped, taken >= delivered + window {
            await withCheckedContinuation { waiting.append($0) }
        }
        do {
            guard !isStopped, let item = try source() else { return nil }
            defer { taken += 1 }
            return (taken, item)
        } catch {
            stop()
            throw error
        }
    }

    func deliver(_ result: Destination.Result, number: Int) throws {
        finished[number] = result
        do {
            while !isStopped, let result = finished.removeValue(forKey: delivered) {
                try destination.take(result)
                delivered += 1
            }
        } catch {
            stop()
            throw error
        }
        resumeWaiting()
    }

    func finish() throws -> Destination.Output {
        try destination.finish()
    }

    func stop() {
        isStopped = true
        resumeWaiting()
    }

    private func resumeWaiting() {
        let resumed = waiting
        waiting.removeAll()
        for continuation in resumed { continuation.resume() }
    }
}
