/// What a run did: in = out + filtered + dead, always.
public struct RunSummary: Sendable {
    /// Documents that were read, unreadable inputs included.
    public internal(set) var read = 0
    /// Documents whose rows were written.
    public internal(set) var loaded = 0
    /// Documents that the pipeline left out, by reason.
    public internal(set) var filtered: [String: Int] = [:]
    /// Documents that could not be worked on, by error code.
    public internal(set) var dead: [String: Int] = [:]
    /// Bytes of the documents.
    public internal(set) var bytes = 0
    /// Rows of each load stage, in the order of the file.
    public internal(set) var outputs: [Output] = []
    /// The dead-letter file, when there is one.
    public internal(set) var deadLetterFile: String?

    /// The rows that went to one place.
    public struct Output: Sendable {
        /// The table, the file or directory, and how many rows.
        public let table: String, path: String
        /// How many rows were written.
        public internal(set) var rows = 0
    }

    /// The number of filtered documents.
    public var filteredCount: Int { filtered.values.reduce(0, +) }
    /// The number of dead documents.
    public var deadCount: Int { dead.values.reduce(0, +) }
    /// Whether every document is accounted for.
    public var isBalanced: Bool { read == loaded + filteredCount + deadCount }

    /// One line, for a log or a mail.
    public var line: String {
        var parts = ["\(read) read", "\(loaded) loaded"]
        if !filtered.isEmpty { parts.append("\(filteredCount) filtered (\(Self.list(filtered)))") }
        if !dead.isEmpty { parts.append("\(deadCount) dead (\(Self.list(dead)))") }
        parts += outputs.map { "\($0.rows) \($0.table) in \($0.path)" }
        if let deadLetterFile { parts.append("dead letters in \(deadLetterFile)") }
        return parts.joined(separator: ", ")
    }

    private static func list(_ counts: [String: Int]) -> String {
        counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
}
