import Article
import Columns
import Entities
import Pipeline

/// What mentions of an article name: a row of `entities`.
struct EntityRow: Sendable {
    let article: ArticleRow
    let entity: Entity
    let mentionCount: Int

    /// The rows of a document.
    static func rows(of document: Document) -> [EntityRow] {
        guard let article = ArticleRow(document), let found = document[.entities] else { return [] }
        var counts = [Int](repeating: 0, count: found.entities.count)
        for mention in found.mentions { if let index = mention.entity { counts[index] += 1 } }
        return zip(found.entities, counts).map { EntityRow(article: article, entity: $0, mentionCount: $1) }
    }
}

extension Table {
    /// One row an entity of an article.
    static let entities = Table(
        "entities", "One row a person, place, organisation or other thing that an article names.",
        requires: [DocumentPart.article.name, DocumentPart<EntityText>.entities.name], columns: entityColumns
    ) { EntityRow.rows(of: $0) }

    private static let entityColumns: [ColumnDefinition<EntityRow>] = [
        .init("article_id", "The article's id, as in `articles`.") { $0.article.id },
        .init("entity_id", "A stable id: `geonames:703448`, `iso:UA-14`, `person:volodymyr-zelenskyy`.") {
            $0.entity.id
        },
        .init("type", "`PER`, `LOC`, `ORG` or `MISC`.") { $0.entity.type.rawValue },
        .init("canonical_name", "The usual name, else the longest in the article.") { $0.entity.name },
        .init("aliases", "The names that the article has for it.") { $0.entity.aliases },
        .init("role", "A person's role.", optional: { $0.entity.role }),
        .init("iso2", "The country, ISO 3166-1 alpha-2.", optional: { $0.entity.country }),
        .init("iso3", "The country of a place, ISO 3166-1 alpha-3.", optional: { $0.entity.place?.countryCode3 }),
        .init("geonames_id", "The id of a place in GeoNames.", optional: { $0.entity.place?.geonamesID }),
        .init("admin1", "The region of a place.", optional: { $0.entity.place?.admin1 }),
        .init("admin1_code", "The region, ISO 3166-2.", optional: { $0.entity.place?.admin1Code }),
        .init("latitude", "Degrees; of an area a point within it.", optional: { $0.entity.place?.latitude }),
        .init("longitude", "Degrees.", optional: { $0.entity.place?.longitude }),
        .init(
            "geo_precision",
            "What the point stands for: `city`, `admin2`, `admin1`, `country`, `region`, `water`, `continent`.",
            optional: { $0.entity.place?.kind.rawValue }),
        .init("mention_count", "How many mentions the article has.") { $0.mentionCount },
        .init("reasons", "Why mentions were joined and a place was chosen.") { $0.entity.reasons },
        .init("published_date", "The day of publication.", optional: { $0.article.article.publishedDate }),
        .init("source_file", "The input file.") { $0.article.origin.sourceFile },
    ]
}
