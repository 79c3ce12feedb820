import FileSystem
import JSON
import Pipeline
import SystemPackage

/// A command that reads NDJSON objects with an id and a text from standard input and writes one object for each, in the
/// same order, with the same id.
struct NDJSONFilter: Sendable {
    /// The member that holds the text.
    let textMember: String
    /// The number of lines' blocks that are worked on at the same time.
    let jobs: Int
    /// Makes a worker, inside the task that uses it: it appends the members behind `id` to an open object. It gets the
    /// whole object that the text is from.
    let makeObjectWorker: @Sendable () -> (_ text: [UInt8], _ object: JSONValue, inout JSONWriter) -> Void

    /// A filter whose workers look at nothing but the text.
    init(
        textMember: String, jobs: Int, makeWorker: @escaping @Sendable () -> (_ text: [UInt8], inout JSONWriter) -> Void
    ) {
        self.init(textMember: textMember, jobs: jobs) {
            let work = makeWorker()
            return { text, _, json in work(text, &json) }
        }
    }

    /// A filter whose workers look at other members too.
    init(
        textMember: String, jobs: Int,
        makeObjectWorker: @escaping @Sendable () -> (_ text: [UInt8], _ object: JSONValue, inout JSONWriter) -> Void
    ) {
        (self.textMember, self.jobs, self.makeObjectWorker) = (textMember, jobs, makeObjectWorker)
    }

    /// Reads to the end of standard input.
    ///
    /// - Throws: `RunError` with the number of the first line that is not such an object (exit status 65).
    func run() async throws {
        let source = LineSource()
        let (textMember, makeWorker) = (textMember, makeObjectWorker)
        try await convey(
            jobs: jobs, source: { try source.next() },
            makeWorker: {
                let worker = LineWorker(textMember: textMember, work: makeWorker())
                return { worker.process($0) }
            },
            destination: LineWriter())
    }
}

/// Some lines of the input, with the number of the first.
private struct Lines: Sendable {
    let number: Int
    let lines: [[UInt8]]
}

private final class LineSource {
    private var reader = LineReader(.standardInput)
    private var count = 0

    func next() throws(RunError) -> Lines? {
        var lines: [[UInt8]] = []
        var bytes = 0
        do {
            while lines.count < 256, bytes < 1 << 18, let line = try reader.next() {
                lines.append(line)
                bytes += line.count
            }
        } catch {
            throw RunError(.io, "cannot read standard input: \(error)", underlying: error)
        }
        defer { count += lines.count }
        return lines.isEmpty ? nil : Lines(number: count + 1, lines: lines)
    }
}

private final class LineWorker {
    private let textMember: String
    private let work: ([UInt8], JSONValue, inout JSONWriter) -> Void
    private var json = JSONWriter()

    init(textMember: String, work: @escaping ([UInt8], JSONValue, inout JSONWriter) -> Void) {
        self.textMember = textMember
        self.work = work
    }

    func process(_ lines: Lines) -> Result<[UInt8], RunError> {
        json.removeAll()
        for (index, line) in lines.lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
            do throws(JSONError) {
                let root = try JSONDocument(parsing: line).root
                guard let text = root[textMember]?.utf8 else {
                    return .failure(failure(lines.number + index, "expected an object with a string \"\(textMember)\""))
                }
                json.beginObject()
                json.key("id")
                if let id = root["id"] { json.value(id) } else { json.null() }
                work(text, root, &json)
                json.endObject()
                json.newline()
            } catch {
                return .failure(failure(lines.number + index, error.description))
            }
        }
        return .success(json.bytes)
    }

    private func failure(_ line: Int, _ message: String) -> RunError {
        RunError(.errorBudgetExceeded, "standard input, line \(line): \(message)")
    }
}

private final class LineWriter: ConveyorDestination {
    private var output = StandardOutput()

    func take(_ result: Result<[UInt8], RunError>) throws {
        switch result {
        case .success(let bytes): try output.write(bytes)
        case .failure(let error):
            try output.flush()
            throw error
        }
    }

    func finish() throws { try output.flush() }
}
