/// A place in a pipeline file.
public struct Place: Sendable, Hashable, CustomStringConvertible {
    /// The file as it was named, and line and column from 1.
    public let file: String, line: Int, column: Int

    /// A place of its parts.
    public init(file: String, line: Int, column: Int) {
        (self.file, self.line, self.column) = (file, line, column)
    }

    /// `file:line:column`, the form that editors jump to.
    public var description: String { "\(file):\(line):\(column)" }
}

/// One thing that is wrong with a pipeline file.
public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// Where.
    public let place: Place
    /// What is wrong, and what was expected.
    public let message: String

    /// A problem of its parts.
    public init(_ place: Place, _ message: String) {
        (self.place, self.message) = (place, message)
    }

    /// `file:line:column: message`.
    public var description: String { "\(place): \(message)" }
}

/// A pipeline file that cannot be run: every problem that was found in it.
public struct PipelineFileError: Error, Sendable, CustomStringConvertible {
    /// The problems, in the order of the file.
    public let problems: [Problem]

    /// An error of its problems; there is at least one.
    public init(_ problems: [Problem]) {
        self.problems = problems.sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
    }

    /// An error of one problem.
    public init(_ place: Place, _ message: String) {
        problems = [Problem(place, message)]
    }

    /// A line a problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// Gathers the problems of several attempts, so that a file's author sees all of them at once.
struct ProblemCollector {
    private(set) var problems: [Problem] = []

    /// The result of `body`, or nil when it failed; its problems are kept.
    @discardableResult
    mutating func attempt<Result>(_ body: () throws(PipelineFileError) -> Result) -> Result? {
        do throws(PipelineFileError) {
            return try body()
        } catch {
            problems += error.problems
            return nil
        }
    }

    mutating func add(_ place: Place, _ message: String) {
        problems.append(Problem(place, message))
    }

    func throwIfAny() throws(PipelineFileError) {
        if !problems.isEmpty { throw PipelineFileError(problems) }
    }
}
