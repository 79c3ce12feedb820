internal import Text

/// Finds the persons, places, organisations and other names of a text, and what they name.
///
/// The gazetteer and the model are read where they lie; an extractor owns the buffers it works in and may be kept for any
/// number of texts. Each thread needs its own.
///
///     var extractor = EntityExtractor()
///     let text = extractor.entities(in: Array("Ukrainian President Volodymyr Zelenskyy spoke in Kyiv.".utf8))
///     text.entities[0].country  // UA
public struct EntityExtractor {
    private let gazetteer: Gazetteer
    private var tagger: EntityTagger
    private let sentenceNames: SentenceNames
    private let roles: RoleReader
    private var tags: [UInt8] = []

    /// Texts of more sentences are articles; shorter ones are judged by their words.
    private static let fewSentences = 3

    /// An extractor with the embedded model, and a gazetteer that may have entries of one's own.
    public init(gazetteer: Gazetteer = .standard) {
        self.gazetteer = gazetteer
        tagger = EntityTagger(gazetteer: gazetteer)
        sentenceNames = SentenceNames(gazetteer)
        roles = RoleReader(gazetteer)
    }

    /// The mentions of a UTF-8 text and what they name.
    public mutating func entities(in text: [UInt8]) -> EntityText {
        var sentences: [Range<Int>] = []
        var scanner = SentenceScanner(text)
        while let range = scanner.next() { sentences.append(range) }
        let isArticle = sentences.count > Self.fewSentences
        var names: [FoundName] = []
        for (number, range) in sentences.enumerated() {
            tagger.load(text, range)
            if isArticle { tagger.register = .reference }
            tagger.tag(&tags)
            var found = sentenceNames.names(
                text, tagger.tokens, tags, tagger.matches, sentence: number, isArticle: isArticle)
            roles.read(text, tagger.tokens, &found)
            names += found
        }
        return resolve(text, names)
    }

    /// What given mentions of a text name, without looking for others.
    public mutating func entities(in text: [UInt8], given mentions: [(range: Range<Int>, type: EntityType)])
        -> EntityText
    {
        let names = mentions.map { mention in
            FoundName(
                range: mention.range.clamped(to: 0..<text.count), sentence: 0, type: mention.type, method: .given,
                score: 1,
                key: NameFolding.standard.key(text[mention.range.clamped(to: 0..<text.count)]))
        }
        return resolve(text, names)
    }

    private func resolve(_ text: [UInt8], _ names: [FoundName]) -> EntityText {
        let choices = PlaceResolver(gazetteer: gazetteer).resolve(names)
        var clusters = EntityClusters(gazetteer)
        var result = EntityText()
        for (name, choice) in zip(names, choices) {
            var mention = Mention(
                range: name.range, sentence: name.sentence, type: name.type, method: name.method, score: name.score)
            if !name.isNominal { mention.entity = clusters.add(text, name, place: choice) }
            mention.role = name.role
            mention.roleCountry = name.roleCountry.flatMap { gazetteer.file?.countryFacts($0).alpha2 }
            result.mentions.append(mention)
        }
        result.entities = clusters.entities
        return result
    }
}
