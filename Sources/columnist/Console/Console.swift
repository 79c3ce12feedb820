import FileSystem
import Glibc
import JSON
import Pipeline
import SystemPackage
import Text

/// What is said to the user on standard error; standard output is for results alone.
struct Console: Sendable {
    /// The form of messages.
    enum Format: String, CaseIterable, Sendable {
        /// Text, with colour on a terminal.
        case auto
        /// Text without colour.
        case text
        /// A JSON object a line.
        case json
    }

    private let format: Format
    private let isColored: Bool

    init(format: Format = .auto) {
        self.format = format
        isColored = format == .auto && isTerminal(.standardError) && getenv("NO_COLOR") == nil
    }

    func warning(_ message: String) { say("warning", message, color: "33") }
    func error(_ message: String) { say("error", message, color: "31") }

    /// What was done, without a label.
    func notice(_ message: String) { say(nil, message, color: "0") }

    private func say(_ level: String?, _ message: String, color: String) {
        guard format != .json else { return sayJSON(level ?? "info", message) }
        let label = level.map { isColored ? "\u{1B}[\(color)m\($0):\u{1B}[0m " : "\($0): " } ?? ""
        Self.write(label + message + "\n", to: .standardError)
    }

    private func sayJSON(_ level: String, _ message: String) {
        var json = JSONWriter()
        json.beginObject()
        json.member("time", Timestamp.now.description)
        json.member("level", level)
        json.member("message", message)
        json.endObject()
        json.newline()
        Self.write(String(decoding: json.bytes, as: UTF8.self), to: .standardError)
    }

    static func write(_ text: String, to descriptor: FileDescriptor) {
        _ = try? descriptor.writeAll(text.utf8)
    }
}

extension Timestamp {
    /// This moment.
    static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000, offsetMinutes: 0)
    }
}
