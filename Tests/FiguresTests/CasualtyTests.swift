import Figures
import Testing

/// Facts in the manner of the reports the library is made for.
@Suite struct CasualtyTests {
    @Test func ellipsisInheritsTheNounAndTheSource() throws {
        let figures = Figure.all(in: "According to the local authorities, 145 children were killed and 222 injured.")
        try #require(figures.count == 2)
        #expect(figures[0].value == 145)
        #expect(figures[0].noun == "child")
        #expect(figures[0].event == "kill")
        #expect(figures[0].eventClass == "kill")
        #expect(figures[0].nounInherited == false)
        #expect(figures[1].value == 222)
        #expect(figures[1].noun == "child")
        #expect(figures[1].nounInherited)
        #expect(figures[1].event == "injure")
        #expect(figures.allSatisfy { $0.attribution == "the local authorities" })
    }

    @Test func frequencyNamesEventAndObject() throws {
        let figures = Figure.all(in: "Reports show the rebels have used cluster munitions at least 24 times.")
        try #require(figures.count == 1)
        #expect(figures[0].kind == .frequency)
        #expect(figures[0].unit == "count")
        #expect(figures[0].bound == .atLeast)
        #expect(figures[0].event == "use")
        #expect(figures[0].object == "cluster munition")
    }

    @Test func percentCountsTheWhole() throws {
        let figures = Figure.all(in: "Less than 20% of the tactical groups near Kharkiv have moved.")
        try #require(figures.count == 1)
        #expect(figures[0].kind == .percent)
        #expect(figures[0].bound == .lessThan)
        #expect(figures[0].noun == "group")
        #expect(figures[0].nounPhrase == "tactical group")
        #expect(figures[0].event == "move")
        #expect(figures[0].place == "Kharkiv")
        #expect(figures[0].valueSI == 0.2)
    }

    @Test(arguments: [
        "The treaty entered into force in 1999.",
        "He was born on 3 June 1961.",
        "The meeting began at 5:30 p.m. on Tuesday.",
        "F-16 jets and T-72 tanks took part in the drill.",
    ])
    func namesOfTimesAndThingsAreNoFigures(_ text: String) {
        #expect(Figure.all(in: text).isEmpty)
    }

    @Test func rangesAreBytesOfTheText() throws {
        let text = "Née à Kyïv. More than 160 countries signed."
        let figures = Figure.all(in: text)
        try #require(figures.count == 1)
        let bytes = Array(text.utf8)
        #expect(String(decoding: bytes[figures[0].range], as: UTF8.self) == "More than 160")
        #expect(String(decoding: bytes[figures[0].sentence], as: UTF8.self) == "More than 160 countries signed.")
        #expect(figures[0].sentenceNumber == 1)
    }

    @Test func aQuotationKeepsItsSource() throws {
        let text =
            "The mayor said: “The shelling goes on. It killed 12 people. They were civilians.” Another 5 people fled."
        let figures = Figure.all(in: text)
        try #require(figures.map(\.value) == [12, 5])
        #expect(figures[0].attribution == "The mayor")
        #expect(figures[1].attribution == nil)
    }

    @Test func nonFiguresComeOnRequest() {
        var extractor = FigureExtractor(options: .nonFigures)
        let kinds = extractor.figures(in: Array("It began at 5:30 p.m. in 1999.".utf8)).map(\.kind)
        #expect(kinds.contains(.time))
        #expect(kinds.contains(.year))
    }
}
