import Figures
import Testing

@Suite struct AttributionTests {
    @Test(arguments: [
        ("According to the Red Cross, 38 people fled.", "the Red Cross"),
        ("The mayor said 38 people fled.", "The mayor"),
        ("Some 38 people fled, the mayor told reporters on Friday.", "the mayor"),
        ("At least 38 people fled, said Ann Lee, a nurse.", "Ann Lee"),
        ("Doctors Without Borders said 38 people fled.", "Doctors Without Borders"),
        ("Residents put the figure at 38.", "Residents"),
        ("The health minister, Joe Doe, said 38 people fled.", "The health minister, Joe Doe"),
        ("\"We lost 38 friends,\" he said.", "he"),
    ])
    func sources(_ text: String, _ source: String) throws {
        #expect(try only(text).attribution == source)
    }

    @Test(arguments: [
        "Some 38 people fled.", "The country announced $800 million in aid.", "An estimated 38 people fled.",
    ])
    func noSource(_ text: String) throws {
        #expect(try only(text).attribution == nil)
    }

    @Test func aContrastEndsTheScope() {
        let figures = Figure.all(
            in: "The raid killed 23 men, a spokesman said, while residents put the figure at nine.")
        #expect(figures.map(\.attribution) == ["a spokesman", "residents"])
    }

    @Test func aParagraphEndsAQuotation() {
        let figures = Figure.all(in: "She said: “It is bad. We buried 12 men.\nAnother 5 men fled.")
        #expect(figures.map(\.attribution) == ["She", nil])
    }
}
