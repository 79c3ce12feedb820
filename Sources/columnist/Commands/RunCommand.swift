import ArgumentParser
import FileSystem
import Pipeline
import SystemPackage
import Text

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a pipeline.",
        discussion: """
            Example:
              columnist run pipelines/casualties.yaml --jobs 2 --set out=/tmp/tables

            Outputs appear when everything has been written, or not at all. Prints one line to standard error in the end.
            """)

    @OptionGroup var pipeline: PipelineOptions

    @Option(help: "Documents that are worked on at the same time.")
    var jobs = 1

    @Option(help: "Stop after so many documents.")
    var limit: Int?

    @Flag(help: "Read and transform, but write nothing.")
    var dryRun = false

    @Option(help: "Show progress: auto (on a terminal) or never.")
    var progress = ProgressMode.auto

    @Option(help: "The form of messages: auto, text or json.")
    var logFormat = Console.Format.auto

    enum ProgressMode: String, ExpressibleByArgument, CaseIterable { case auto, never }

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be between 1 and 256.") }
        guard limit ?? 0 >= 0 else { throw ValidationError("--limit must not be negative.") }
    }

    func run() async throws {
        let console = Console(format: logFormat)
        try await reporting(console) {
            let start = Timestamp.now
            let plan = try pipeline.plan(startTime: start)
            var options = Runner.Options(startTime: start)
            options.jobs = jobs
            options.limit = limit ?? .max
            options.isDryRun = dryRun
            let interruption = Interruption()
            let signals = SignalHandling(interruption)
            let progress = ProgressLine(isShown: self.progress == .auto && logFormat != .json)
            let summary = try await Runner(plan, options: options, interruption: interruption) { event in
                switch event {
                case .warning(let message):
                    progress.clear()
                    console.warning(message)
                case .opened(let inputs, let bytes): progress.opened(inputs: inputs, bytes: bytes)
                case .progress(let summary): progress.show(summary)
                }
            }.run()
            progress.clear()
            withExtendedLifetime(signals) {}
            let seconds = Double(Timestamp.now.microseconds - start.microseconds) / 1e6
            let elapsed = (seconds * 1000).rounded() / 1000
            console.notice(
                "\(plan.file.name): \(summary.line); \(elapsed) s\(dryRun ? " (dry run, nothing written)" : "")")
        }
    }
}

extension Console.Format: ExpressibleByArgument {}
