import ArgumentParser
import Dates
import JSON
import Text

struct DatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dates", abstract: "Find the dates of texts.",
        discussion: """
            Example:
              echo '{"id": 1, "text": "It began last Friday.", "published": "2022-03-30"}' | columnist dates

            Reads NDJSON objects {"id", "text", "published"?} from standard input and writes {"id", "dates": [...]} in the same
            order, with the ISO 8601 value of each date and its first and last day. Offsets count code points. A line that is
            not such an object ends the command with exit status 65 and its number.
            """)

    @Option(help: "Blocks of texts that are worked on at the same time.")
    var jobs = 1

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be between 1 and 256.") }
    }

    func run() async throws {
        try await reporting {
            let filter = NDJSONFilter(
                textMember: "text", jobs: jobs,
                makeObjectWorker: {
                    let finder = DateFinder()
                    return { text, object, json in
                        let reference = object["published"]?.string.flatMap { Timestamp(iso8601: $0.utf8) }
                        let offsets = CodePointOffsets(text)
                        json.key("dates")
                        json.beginArray()
                        for date in finder.dates(in: text, reference: reference) {
                            json.beginObject()
                            json.member("start", offsets.codePoint(date.range.lowerBound))
                            json.member("end", offsets.codePoint(date.range.upperBound))
                            json.member("text", String(decoding: text[date.range], as: UTF8.self))
                            json.member("value", date.value)
                            json.member("from", date.from?.description)
                            json.member("to", date.to?.description)
                            json.endObject()
                        }
                        json.endArray()
                    }
                })
            try await filter.run()
        }
    }
}
