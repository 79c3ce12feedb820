import ArgumentParser
import Dates
import Entities
import JSON
import Text

struct EntitiesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities", abstract: "Find the persons, places, organisations and dates of texts.",
        discussion: """
            Example:
              echo '{"id": 1, "text": "Ukrainian President Volodymyr Zelenskyy spoke in Kyiv."}' | columnist entities

            Reads NDJSON objects {"id", "text", "published"?, "mentions"?} from standard input and writes {"id", "mentions":
            [...]} in the same order. Offsets count code points. With "mentions" ({"start", "end", "type"}) it says what
            these name and looks for no others. Relative dates are seen from "published". A line that is not such an object
            ends the command with exit status 65 and its number.
            """)

    @Flag(help: "Add \"entities\": names, aliases, roles and why mentions were joined and places chosen.")
    var explain = false

    @Option(help: "Blocks of texts that are worked on at the same time.")
    var jobs = 1

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be between 1 and 256.") }
    }

    func run() async throws {
        let explain = explain
        try await reporting {
            let filter = NDJSONFilter(
                textMember: "text", jobs: jobs,
                makeObjectWorker: {
                    var worker = EntitiesWorker(explain: explain)
                    return { text, object, json in worker.write(text, object, to: &json) }
                })
            try await filter.run()
        }
    }
}

/// Finds the entities and dates of texts and writes them.
private struct EntitiesWorker {
    let explain: Bool
    private var extractor = EntityExtractor()
    private let dates = DateFinder()

    init(explain: Bool) { self.explain = explain }

    mutating func write(_ text: [UInt8], _ object: JSONValue, to json: inout JSONWriter) {
        let given = object["mentions"].map { Self.mentions($0, in: text) }
        let found = given.map { extractor.entities(in: text, given: $0) } ?? extractor.entities(in: text)
        let reference = object["published"]?.string.flatMap { Timestamp(iso8601: $0.utf8) }
        let expressions = given == nil ? dates.dates(in: text, reference: reference) : []
        let offsets = CodePointOffsets(text)
        json.key("mentions")
        json.beginArray()
        var next = 0
        for mention in found.mentions {
            while next < expressions.count, expressions[next].range.lowerBound < mention.range.lowerBound {
                write(expressions[next], offsets, &json)
                next += 1
            }
            write(mention, mention.entity.map { found.entities[$0] }, offsets, &json)
        }
        for expression in expressions[next...] { write(expression, offsets, &json) }
        json.endArray()
        if explain { writeEntities(found, &json) }
    }

    /// The mentions of the input, in bytes. Words for types are those of the output or "person", "place", "organization".
    private static func mentions(_ value: JSONValue, in text: [UInt8]) -> [(range: Range<Int>, type: EntityType)] {
        let offsets = CodePointOffsets(text)
        return value.elements.map { mention in
            let start = offsets.byte(mention["start"]?.int ?? 0)
            let end = max(start, offsets.byte(mention["end"]?.int ?? 0))
            let type = mention["type"]?.string ?? ""
            let known = EntityType(rawValue: type.uppercased())
            let named: EntityType =
                type.hasPrefix("per")
                ? .person : type.hasPrefix("place") ? .place : type.hasPrefix("org") ? .organisation : .miscellaneous
            return (start..<end, known ?? named)
        }
    }

    private func write(_ mention: Mention, _ entity: Entity?, _ offsets: CodePointOffsets, _ json: inout JSONWriter) {
        json.beginObject()
        json.member("start", offsets.codePoint(mention.range.lowerBound))
        json.member("end", offsets.codePoint(mention.range.upperBound))
        json.member("type", mention.type.rawValue)
        if let entity {
            json.member("entity", entity.id)
            if let place = entity.place {
                if let id = place.geonamesID { json.member("geonames", id) }
                if let latitude = place.latitude { json.member("lat", latitude) }
                if let longitude = place.longitude { json.member("lon", longitude) }
            }
            if let country = entity.country { json.member("country", country) }
        }
        if let role = mention.role { json.member("role", role) }
        if let country = mention.roleCountry { json.member("role_country", country) }
        if explain {
            json.member("method", mention.method.rawValue)
            json.member("score", mention.score)
        }
        json.endObject()
    }

    private func write(_ date: DateExpression, _ offsets: CodePointOffsets, _ json: inout JSONWriter) {
        json.beginObject()
        json.member("start", offsets.codePoint(date.range.lowerBound))
        json.member("end", offsets.codePoint(date.range.upperBound))
        json.member("type", "DATE")
        json.member("value", date.value)
        if let from = date.from { json.member("from", from.description) }
        if let to = date.to { json.member("to", to.description) }
        json.endObject()
    }

    private func writeEntities(_ text: EntityText, _ json: inout JSONWriter) {
        json.key("entities")
        json.beginArray()
        for entity in text.entities {
            json.beginObject()
            json.member("id", entity.id)
            json.member("type", entity.type.rawValue)
            json.member("name", entity.name)
            json.member("aliases", entity.aliases)
            json.member("country", entity.country)
            json.member("role", entity.role)
            json.member("admin1", entity.place?.admin1)
            json.member("precision", entity.place?.kind.rawValue)
            json.member("reasons", entity.reasons)
            json.endObject()
        }
        json.endArray()
    }
}

/// The code points before each byte of a text, and the bytes of each code point.
struct CodePointOffsets {
    private var codePoints: [Int32]
    private var bytes: [Int32]
    private let isASCII: Bool

    init(_ text: [UInt8]) {
        codePoints = []
        bytes = []
        isASCII = text.allSatisfy { $0 < 0x80 }
        guard !isASCII else { return }
        codePoints.reserveCapacity(text.count + 1)
        for (index, byte) in text.enumerated() {
            if !byte.isUTF8Continuation { bytes.append(Int32(clamping: index)) }
            codePoints.append(Int32(clamping: bytes.count - 1))
        }
        codePoints.append(Int32(clamping: bytes.count))
        bytes.append(Int32(clamping: text.count))
    }

    func codePoint(_ byte: Int) -> Int { isASCII ? byte : Int(codePoints[min(byte, codePoints.count - 1)]) }

    func byte(_ codePoint: Int) -> Int {
        isASCII ? max(0, codePoint) : Int(bytes[max(0, min(codePoint, bytes.count - 1))])
    }
}
