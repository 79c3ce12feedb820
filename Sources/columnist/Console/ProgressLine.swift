import FileSystem
import Pipeline
import Synchronization
import SystemPackage
import Text

/// A line on the terminal that is written over while a run goes on.
final class ProgressLine: Sendable {
    private struct State {
        var inputs = 0
        var bytes = 0
        var start = Timestamp.now
        var last = Timestamp(microseconds: 0, offsetMinutes: 0)
        var isVisible = false
    }

    private let isShown: Bool
    private let state = Mutex(State())

    init(isShown: Bool) {
        self.isShown = isShown && isTerminal(.standardError)
    }

    func opened(inputs: Int, bytes: Int) {
        state.withLock { ($0.inputs, $0.bytes) = (inputs, bytes) }
    }

    /// Shows how far the run is, at most ten times a second.
    func show(_ summary: RunSummary) {
        guard isShown else { return }
        state.withLock { state in
            let now = Timestamp.now
            guard now.microseconds - state.last.microseconds > 100_000 else { return }
            state.last = now
            state.isVisible = true
            let seconds = max(0.001, Double(now.microseconds - state.start.microseconds) / 1e6)
            let speed = Double(summary.bytes) / seconds
            var line =
                "\(summary.read) of \(state.inputs) documents, \(Int(speed / 1e5).description.decimalShifted) MB/s"
            if speed > 0, state.bytes > summary.bytes {
                line += ", \(Int(Double(state.bytes - summary.bytes) / speed) + 1) s left"
            }
            if summary.deadCount > 0 { line += ", \(summary.deadCount) dead" }
            Console.write("\r\u{1B}[K" + line, to: .standardError)
        }
    }

    func clear() {
        state.withLock { state in
            if state.isVisible { Console.write("\r\u{1B}[K", to: .standardError) }
            state.isVisible = false
        }
    }
}

extension String {
    /// Digits with a point before the last one.
    fileprivate var decimalShifted: String {
        count < 2 ? "0." + self : String(dropLast()) + "." + String(suffix(1))
    }
}
