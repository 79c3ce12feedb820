public import Text

/// What `${…}` in a pipeline file can stand for.
///
/// Variables are filled in after the YAML is parsed and in scalars only, so no value can change the file's structure:
/// `${env:X}`, `${env:X:-default}`, `${run.date}`, `${run.date - 1d}`, `${pipeline.dir}`, `${vars.x}`. `$${` is a
/// literal `${`.
public struct Interpolation: Sendable {
    /// The process's environment.
    public let environment: [String: String]
    /// The day on which the run started, in UTC.
    public let runDate: CalendarDate
    /// The directory of the pipeline file.
    public let pipelineDirectory: String
    /// The values of `vars`, filled in already.
    public internal(set) var variables: [String: String] = [:]

    /// The variables of a run.
    public init(environment: [String: String], runDate: CalendarDate, pipelineDirectory: String) {
        self.environment = environment
        self.runDate = runDate
        self.pipelineDirectory = pipelineDirectory
    }

    /// Fills in every scalar below `node`.
    ///
    /// - Throws: `PipelineFileError` with every variable that is missing or not understood.
    func resolve(_ node: ConfigNode) throws(PipelineFileError) -> ConfigNode {
        switch node.content {
        case .scalar(let text, let isQuoted):
            return ConfigNode(.scalar(try resolve(text, at: node.place), isQuoted: isQuoted), at: node.place)
        case .sequence(let items):
            var collector = ProblemCollector()
            let resolved = items.compactMap { item in
                collector.attempt { () throws(PipelineFileError) in try resolve(item) }
            }
            try collector.throwIfAny()
            return ConfigNode(.sequence(resolved), at: node.place)
        case .mapping(let entries):
            var collector = ProblemCollector()
            let resolved = entries.compactMap { entry in
                collector.attempt { () throws(PipelineFileError) in
                    ConfigNode.Entry(key: entry.key, place: entry.place, value: try resolve(entry.value))
                }
            }
            try collector.throwIfAny()
            return ConfigNode(.mapping(resolved), at: node.place)
        }
    }

    private func resolve(_ text: String, at place: Place) throws(PipelineFileError) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
        var output = ""
        var rest = Substring(text)
        while let dollar = rest.firstIndex(of: "$") {
            output += rest[..<dollar]
            rest = rest[dollar...]
            if rest.hasPrefix("$${") {
                output += "${"
                rest = rest.dropFirst(3)
            } else if rest.hasPrefix("${") {
                guard let end = rest.firstIndex(of: "}") else {
                    throw PipelineFileError(place, "'${' without '}' in \"\(text)\"; write '$${' for a literal one")
                }
                output += try value(of: rest[rest.index(rest.startIndex, offsetBy: 2)..<end], at: place)
                rest = rest[rest.index(after: end)...]
            } else {
                output += "$"
                rest = rest.dropFirst()
            }
        }
        return output + rest
    }

    private func value(of expression: Substring, at place: Place) throws(PipelineFileError) -> String {
        if expression.hasPrefix("env:") { return try environmentValue(expression.dropFirst(4), at: place) }
        if expression.hasPrefix("vars.") {
            let name = String(expression.dropFirst(5))
            if let value = variables[name] { return value }
            let hint = nearest(to: name, among: variables.keys.sorted()).map { "; did you mean 'vars.\($0)'?" } ?? ""
            throw PipelineFileError(place, "there is no variable 'vars.\(name)' (above this place)\(hint)")
        }
        if expression == "pipeline.dir" { return pipelineDirectory }
        if let date = runDate(of: expression) { return date.description }
        throw PipelineFileError(
            place,
            "'${\(expression)}' is not understood; there are ${env:NAME}, ${env:NAME:-default}, ${vars.NAME}, "
                + "${run.date}, ${run.date - 1d} and ${pipeline.dir}")
    }

    private func environmentValue(_ expression: Substring, at place: Place) throws(PipelineFileError) -> String {
        let parts = expression.split(separator: ":-", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        if let value = environment[name] { return value }
        if parts.count == 2 { return String(parts[1]) }
        throw PipelineFileError(
            place, "the environment variable \(name) is not set; set it or write ${env:\(name):-default}")
    }

    /// `run.date`, and `run.date` plus or minus days.
    private func runDate(of expression: Substring) -> CalendarDate? {
        let words = expression.split(separator: " ")
        guard words.first == "run.date" else { return nil }
        if words.count == 1 { return runDate }
        guard words.count == 3, words[1] == "-" || words[1] == "+", words[2].hasSuffix("d"),
            let days = Int(words[2].dropLast()), (0...36_500).contains(days)
        else { return nil }
        return CalendarDate(daysSinceEpoch: runDate.daysSinceEpoch + (words[1] == "-" ? -days : days))
    }
}
