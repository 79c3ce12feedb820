import Figures
import Testing

@Suite struct ContextTests {
    @Test func placesAndTimesOfConjuncts() {
        let figures = Figure.all(in: "Police arrested 56 men in Minsk on Friday and 23 in Brest on Saturday.")
        #expect(figures.map(\.place) == ["Minsk", "Brest"])
        #expect(figures.map(\.timeExpression) == ["Friday", "Saturday"])
        #expect(figures.map(\.noun) == ["man", "man"])
    }

    @Test func placesBehindDescriptions() throws {
        #expect(try only("Attackers burned 120 houses in the village of Kaga.").place == "Kaga")
        #expect(try only("A boat with 40 people sank off the coast of Libya.").place == "Libya")
    }

    @Test func partsOfTotals() {
        let including = Figure.all(in: "At least 12 people, including three children, died.")
        #expect(including.map(\.partOf) == [nil, 0])
        let fronted = Figure.all(in: "Of the 44 passengers, 38 were rescued.")
        #expect(fronted.map(\.partOf) == [nil, 0])
    }

    @Test func explanationsShowWordsAndAllNumbers() throws {
        var extractor = FigureExtractor()
        let found = extractor.explanations(of: Array("In 1999 some 12 men fled.".utf8)).first
        let explanation = try #require(found)
        #expect(explanation.words.map(\.surface) == ["In", "1999", "some", "12", "men", "fled", "."])
        #expect(explanation.words[4].partOfSpeech == "NOUN")
        #expect(explanation.figures.map(\.kind) == [.year, .count])
        let nothing = extractor.explanations(of: [])
        #expect(nothing.isEmpty)
    }
}
