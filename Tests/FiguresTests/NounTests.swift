import Figures
import Testing

@Suite struct NounTests {
    @Test(arguments: [
        ("They detained 27 young suspects.", "suspect", "young suspect"),
        ("The camp holds 60 detainees.", "detainee", "detainee"),
        ("Thousands of refugees fled.", "refugee", "refugee"),
        ("Surgeons did 700 heart transplants.", "transplant", "heart transplant"),
        ("The 40-strong crew was rescued.", "crew", "crew"), ("Two fishermen drowned.", "fisherman", "fisherman"),
        ("The sides exchanged 95 prisoners of war.", "prisoner", "prisoner"),
        ("They lost 12 houses.", "house", "house"),
    ])
    func headsAndPhrases(_ text: String, _ noun: String, _ phrase: String) throws {
        let figure = try only(text)
        #expect(figure.noun == noun)
        #expect(figure.nounPhrase == phrase)
        #expect(figure.nounInherited == false)
    }

    @Test func partitivesShareTheNoun() {
        let figures = Figure.all(in: "Fewer than 50 of the 600 miners had been rescued.")
        #expect(figures.map(\.noun) == ["miner", "miner"])
        #expect(figures.map(\.partOf) == [1, nil])
    }

    @Test func subjectsOfVerbsOfAmount() throws {
        #expect(try only("Protesters numbering about 5,000 gathered.").noun == "protester")
        #expect(try only("The number of refugees doubled to 1.1 million.").noun == "refugee")
        #expect(try only("The death toll passed 20,000.").noun == "death")
    }

    @Test func percentagesHaveTheirWhole() throws {
        #expect(try only("Some 85 percent of the inhabitants lack water.").noun == "inhabitant")
        #expect(try only("Exports dropped 7%.").noun == "export")
    }

    @Test func conceptsSayWhatAFigureIsSaidOf() throws {
        #expect(try only("Revenue rose to $7.36 billion.").concepts == ["Revenue"])
        #expect(try only("The convoy moved at a speed of 15 miles per hour.").concepts == ["speed", "convoy"])
    }
}
