import Article
import CSV
public import Entities
import FileSystem
public import Pipeline
import SystemPackage

extension DocumentPart where Value == EntityText {
    /// The mentions of an article's text and what they name, made by the stage `entities`.
    public static var entities: Self { Self("entities") }
}

/// Finds the persons, places and organisations of an article.
package final class EntitiesStage: TransformStage {
    /// What is known beforehand.
    package struct Options: OptionRecord {
        /// A CSV file with entries of one's own.
        package var gazetteer = ""

        /// The defaults.
        package init() {}

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init(
                "gazetteer", \.gazetteer,
                "A CSV file with entries of your own, which are preferred: the columns `name` and `type` (`country`, "
                    + "`region`, `city`, `water`, `organisation`, `person`) and, where known, `aliases` (separated by `|`), "
                    + "`country` (ISO 3166-1 alpha-2), `role`, `latitude`, `longitude`, `geonames_id` and `id`.")
        ]

        /// The file is there and can be read.
        package func validate(at place: Pipeline.Place) throws(PipelineFileError) {
            do throws(GazetteerFileError) {
                _ = try GazetteerEntry.read(gazetteer)
            } catch {
                throw PipelineFileError(place, error.description)
            }
        }
    }

    package static let name = "entities"
    package static let summary =
        "Finds the persons, places and organisations of an article, and what they are: roles, countries, coordinates."
    package static let example = """
        entities: {}
        """
    package static let requires = [DocumentPart.article.name]
    package static let provides = [DocumentPart<EntityText>.entities.name]

    private var extractor: EntityExtractor

    package init(_ options: Options) {
        // The file was read when the plan was checked.
        let entries = (try? GazetteerEntry.read(options.gazetteer)) ?? []
        extractor = EntityExtractor(gazetteer: entries.isEmpty ? .standard : Gazetteer(adding: entries))
    }

    package func apply(to document: inout Document) throws(DocumentError) -> TransformOutcome {
        guard let article = document[.article] else { return .keep }
        document[.entities] = extractor.entities(in: Array(article.text.utf8))
        return .keep
    }
}

/// Why a file is no gazetteer.
struct GazetteerFileError: Error, CustomStringConvertible {
    let description: String
}

extension GazetteerEntry {
    /// The entries of a CSV file; none for an empty path.
    static func read(_ path: String) throws(GazetteerFileError) -> [GazetteerEntry] {
        guard !path.isEmpty else { return [] }
        let records: [CSVReader.Record]
        do {
            records = try CSVReader.records(of: FilePath(path).readBytes(limit: 1 << 28))
        } catch {
            throw GazetteerFileError(description: "cannot read the gazetteer \(path): \(error)")
        }
        guard let header = records.first?.map({ $0 ?? "" }) else { return [] }
        var entries: [GazetteerEntry] = []
        for (number, record) in records.enumerated().dropFirst() {
            func field(_ name: String) -> String? { header.firstIndex(of: name).flatMap { record[$0] } }
            guard let name = field("name"), let kind = field("type").flatMap(Kind.init(rawValue:)) else {
                throw GazetteerFileError(
                    description: "the gazetteer \(path), record \(number + 1): a name and a type are needed; types are "
                        + Kind.allCases.map(\.rawValue).joined(separator: ", "))
            }
            var entry = GazetteerEntry(name: name, kind: kind)
            entry.id = field("id")
            entry.aliases = field("aliases")?.split(separator: "|").map(String.init) ?? []
            entry.country = field("country")
            entry.role = field("role")
            entry.latitude = field("latitude").flatMap(Double.init)
            entry.longitude = field("longitude").flatMap(Double.init)
            entry.geonamesID = field("geonames_id").flatMap { Int($0) }
            entries.append(entry)
        }
        return entries
    }
}
