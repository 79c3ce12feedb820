import Dispatch
import Glibc
import Pipeline

/// Lets SIGINT and SIGTERM end a run between two documents; a second signal ends the process at once.
struct SignalHandling {
    private let sources: [any DispatchSourceSignal]

    init(_ interruption: Interruption) {
        sources = [(SIGINT, RunError.Code.interrupted), (SIGTERM, .terminated)].map { number, code in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                interruption.request(code)
                signal(number, SIG_DFL)
            }
            source.resume()
            return source
        }
    }
}
