import ArgumentParser
import JSON
import Text

struct RepairCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair", abstract: "Repair the characters of texts.",
        discussion: """
            Example:
              echo '{"id": 1, "text": "The Mayor\u{E2}\u{20AC}\u{2122}s house"}' | columnist repair

            Reads NDJSON objects {"id", "text"} from standard input and writes {"id", "text"} in the same order: character
            references that were escaped twice, text in a wrong encoding, control and invisible characters and decomposed
            letters are repaired. Clean text is not changed. A line that is not such an object ends the command with exit
            status 65 and its number.
            """)

    @Flag(help: "Make typographic quotation marks straight.")
    var straightQuotes = false

    @Flag(help: "Make ligatures, digraphs and full-width forms plain letters.")
    var plainForms = false

    @Flag(help: "Make non-breaking and other typographic spaces plain.")
    var plainSpaces = false

    @Flag(help: "Add \"map\": pairs of offsets in bytes, repaired and original, where the texts part.")
    var map = false

    @Option(help: "Blocks of texts that are worked on at the same time.")
    var jobs = 1

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be between 1 and 256.") }
    }

    private var options: TextRepair.Options {
        var options: TextRepair.Options = []
        if straightQuotes { options.insert(.straightQuotes) }
        if plainForms { options.insert(.plainForms) }
        if plainSpaces { options.insert(.plainSpaces) }
        return options
    }

    func run() async throws {
        let (options, map) = (options, map)
        try await reporting {
            let filter = NDJSONFilter(textMember: "text", jobs: jobs) {
                let repair = TextRepair(options: options)
                return { text, json in
                    let repaired = repair.repair(text)
                    json.key("text")
                    json.string(repaired.utf8)
                    if map { repaired.writeMap(to: &json) }
                }
            }
            try await filter.run()
        }
    }
}

extension RepairedText {
    fileprivate func writeMap(to json: inout JSONWriter) {
        json.key("map")
        json.beginArray()
        for offset in changedOffsets {
            json.beginArray()
            json.int(offset)
            json.int(originalOffset(of: offset))
            json.endArray()
        }
        json.endArray()
    }
}
