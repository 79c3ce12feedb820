import EmbeddedData
import Testing

@testable import Entities

/// The files that tools made are whole: an unreadable one would not fail, only find less.
@Suite struct EmbeddedFilesTests {
    @Test func theGazetteerAddsUpAndIsLookedUp() throws {
        let file = try #require(GazetteerFile.embedded)
        #expect(file.countryCount >= 240 && file.adminCount > 1_000 && file.recordCount > 50_000)
        #expect(Gazetteer.standard.places(named: "Kyiv").contains { $0.id == "geonames:703448" })
    }

    @Test func theWordClustersAddUpAndAreLookedUp() throws {
        let clusters = try #require(WordClusters.embedded)
        let word = Array("minister".utf8)
        #expect(clusters.clusters(word, 0..<word.count).fine > 0)
        let unknown = Array("qqzxvvkj".utf8)
        #expect(clusters.clusters(unknown, 0..<unknown.count).fine == 0)
    }

    @Test func theModelIsReadable() {
        let file = embedded_entity_model()
        #expect(EntityModel(file.bytes, count: file.count) != nil)
        #expect(EntityModel(file.bytes, count: file.count - 1) == nil)
    }
}
