import ArgumentParser
import FileSystem
import Figures
import JSON
import Pipeline
import Stages
import SystemPackage

struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Find the figures of texts.",
        discussion: """
            Example:
              echo '{"id": 1, "text": "At least 145 children were killed and 222 injured."}' | columnist figures

            Reads NDJSON objects {"id", "text"} from standard input and writes {"id", "figures": [...]} in the same order.
            A line that is not such an object ends the command with exit status 65 and its number.
            """)

    @Option(help: "Texts that are worked on at the same time.")
    var jobs = 1

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be between 1 and 256.") }
    }

    func run() async throws {
        try await reporting {
            let source = TextSource()
            try await convey(
                jobs: jobs, source: { try source.next() },
                makeWorker: {
                    let worker = FiguresWorker()
                    return { worker.figures(in: $0) }
                },
                destination: FiguresWriter())
        }
    }
}

/// Some lines of the input, with the number of the first.
private struct Lines: Sendable {
    let number: Int
    let lines: [[UInt8]]
}

private final class TextSource {
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

private final class FiguresWorker {
    private var extractor = FigureExtractor()
    private var json = JSONWriter()

    func figures(in lines: Lines) -> Result<[UInt8], RunError> {
        json.removeAll()
        for (index, line) in lines.lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
            do throws(JSONError) {
                let document = try JSONDocument(parsing: line)
                guard let text = document.root["text"]?.utf8 else {
                    return .failure(failure(lines.number + index, "expected an object with a string \"text\""))
                }
                write(extractor.figures(in: text), of: text, id: document.root["id"])
            } catch {
                return .failure(failure(lines.number + index, error.description))
            }
        }
        return .success(json.bytes)
    }

    private func write(_ figures: [Figure], of text: [UInt8], id: JSONValue?) {
        json.beginObject()
        json.key("id")
        if let id { json.value(id) } else { json.null() }
        json.key("figures")
        json.beginArray()
        for figure in figures { figure.write(to: &json, characters: figure.characters(in: text)) }
        json.endArray()
        json.endObject()
        json.newline()
    }

    private func failure(_ line: Int, _ message: String) -> RunError {
        RunError(.errorBudgetExceeded, "standard input, line \(line): \(message)")
    }
}

private final class FiguresWriter: ConveyorDestination {
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
