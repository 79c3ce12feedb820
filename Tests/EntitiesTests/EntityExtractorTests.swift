import Entities
import Testing

@Suite struct EntityExtractorTests {
    private let article = """
        Ukrainian President Volodymyr Zelenskyy spoke in Kyiv on Tuesday. Russian forces shelled Chernihiv and Kharkiv, \
        officials said. Fighting went on in the Donbas. Zelensky met leaders of the European Union. \
        The EU promised help. Sergei Lavrov, the Russian foreign minister, flew to Paris, Texas.
        """

    private func extract(_ text: String) -> EntityText {
        var extractor = EntityExtractor()
        return extractor.entities(in: Array(text.utf8))
    }

    private func entity(_ name: String, in text: EntityText) -> Entity? {
        text.entities.first { $0.aliases.contains { $0.hasSuffix(name) } }
    }

    @Test func personsHaveRolesAndCountries() throws {
        let text = extract(article)
        let president = try #require(entity("Volodymyr Zelenskyy", in: text))
        #expect(president.id == "person:volodymyr-zelenskyy")
        #expect((president.country, president.role) == ("UA", "president"))
        #expect(president.aliases.contains("Zelensky"))
        let minister = try #require(entity("Sergei Lavrov", in: text))
        #expect((minister.country, minister.role) == ("RU", "foreign minister"))
    }

    @Test(arguments: [("Kyiv", 703448, "city"), ("Kharkiv", 706483, "city"), ("Chernihiv", 710735, "city")])
    func placesResolve(_ name: String, _ id: Int, _ precision: String) throws {
        let place = try #require(entity(name, in: extract(article))?.place)
        #expect((place.geonamesID, place.kind.rawValue, place.countryCode) == (id, precision, "UA"))
    }

    @Test func regionsResolve() throws {
        let place = try #require(entity("Donbas", in: extract(article))?.place)
        #expect((place.kind, place.countryCode) == (.region, "UA"))
    }

    @Test func containmentChoosesThePlace() throws {
        let place = try #require(entity("Paris", in: extract(article))?.place)
        #expect((place.countryCode, place.admin1) == ("US", "Texas"))
    }

    @Test func acronymsJoin() throws {
        let union = try #require(entity("European Union", in: extract(article)))
        #expect(union.aliases.contains("EU"))
    }

    @Test func givenMentionsAreJoined() {
        let text = "John Smith met Mary Jones of the World Chess Club. Smith left the WCC."
        var extractor = EntityExtractor()
        func range(_ word: String, last: Bool = false) -> Range<Int> {
            let bytes = Array(text.utf8)
            let wanted = Array(word.utf8)
            let starts = bytes.indices.filter { bytes[$0...].starts(with: wanted) }
            let start = (last ? starts.last : starts.first) ?? 0
            return start..<(start + wanted.count)
        }
        let result = extractor.entities(
            in: Array(text.utf8),
            given: [
                (range("John Smith"), .person), (range("Mary Jones"), .person),
                (range("World Chess Club"), .organisation),
                (range("Smith", last: true), .person), (range("WCC"), .organisation),
            ])
        #expect(result.mentions.map(\.entity) == [0, 1, 2, 0, 2])
    }

    @Test func mentionsAreInOrderAndDoNotOverlap() {
        let mentions = extract(article).mentions
        #expect(mentions.count > 8)
        #expect(zip(mentions, mentions.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
    }

    @Test func theSameTextGivesTheSameAnswer() {
        var extractor = EntityExtractor()
        let first = extractor.entities(in: Array(article.utf8))
        _ = extractor.entities(in: Array("Something else in Rome.".utf8))
        #expect(extractor.entities(in: Array(article.utf8)) == first)
    }

    @Test func survivesAnything() {
        var random: UInt64 = 3
        let pieces = [
            "St.", "Paris", ",", "the", "\u{FF}", "(", "U.S.", "'s", "-", "New", "York", "President", "é", ".", "\n",
            "of", "Mr", "  ",
        ]
        for _ in 0..<500 {
            var text: [UInt8] = []
            for _ in 0..<30 {
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += Array(pieces[Int((random >> 33) % UInt64(pieces.count))].utf8)
                if random >> 61 > 2 { text.append(0x20) }
                if random >> 58 == 5 { text.append(UInt8(truncatingIfNeeded: random >> 20)) }
            }
            var extractor = EntityExtractor()
            for mention in extractor.entities(in: text).mentions { #expect(mention.range.upperBound <= text.count) }
        }
    }
}

@Suite struct GazetteerTests {
    @Test(arguments: ["Kyiv", "Kiev", "kyiv", "KIEV"])
    func spellingsMeet(_ name: String) {
        #expect(Gazetteer.standard.places(named: name).first?.geonamesID == 703448)
    }

    @Test(arguments: [
        ("São Paulo", "BR"), ("Sao Paulo", "BR"), ("St. Petersburg", "RU"), ("Saint Petersburg", "RU"),
        ("Zürich", "CH"),
        ("the Netherlands", "NL"), ("U.S.", "US"), ("Xi’an", "CN"), ("Burma", "MM"),
    ])
    func namesFold(_ name: String, _ country: String) {
        #expect(Gazetteer.standard.places(named: name).first?.countryCode == country)
    }

    @Test func placesHaveRegions() throws {
        let place = try #require(Gazetteer.standard.places(named: "Austin").first)
        #expect((place.admin1, place.admin1Code, place.countryCode3) == ("Texas", "US-TX", "USA"))
    }

    @Test func unknownNamesHaveNoPlaces() {
        #expect(Gazetteer.standard.places(named: "Qwertyuiopville").isEmpty)
        #expect(Gazetteer.standard.places(named: "").isEmpty)
    }

    @Test func entriesOfOnesOwnComeFirst() throws {
        var entry = GazetteerEntry(name: "Camp Alpha", kind: .city)
        entry.aliases = ["Paris"]
        entry.country = "IQ"
        entry.latitude = 33
        entry.longitude = 44
        entry.id = "mine:1"
        let place = try #require(Gazetteer(adding: [entry]).places(named: "Paris").first)
        #expect((place.id, place.countryCode, place.latitude) == ("mine:1", "IQ", 33))
        #expect(Gazetteer(adding: [entry]).places(named: "camp alpha").count == 1)
    }
}
