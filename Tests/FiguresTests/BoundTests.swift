import Figures
import Testing

@Suite struct BoundTests {
    @Test(arguments: [
        ("at least 40 people", Figure.Bound.atLeast), ("40 people or more", .atLeast), ("40-plus people", .atLeast),
        ("no fewer than 40 people", .atLeast), ("more than 40 people", .moreThan), ("well over 40 people", .moreThan),
        ("upwards of 40 people", .moreThan), ("up to 40 people", .atMost), ("as many as 40 people", .atMost),
        ("not more than 40 people", .atMost), ("fewer than 40 people", .lessThan), ("just under 40 people", .lessThan),
        ("nearly 40 people", .approximate), ("an estimated 40 people", .approximate), ("some 40 people", .approximate),
        ("40 people", .exact), ("exactly 40 people", .exact),
    ])
    func eitherSide(_ phrase: String, _ bound: Figure.Bound) throws {
        let figure = try only("They rescued \(phrase).")
        #expect(figure.value == 40)
        #expect(figure.bound == bound)
        #expect(figure.noun == "person")
    }

    @Test(arguments: [
        ("Between 20 and 30 people fled.", 20.0, 30.0), ("They need 15–20,000 volunteers.", 15_000, 20_000),
        ("It takes 1 to 2 million dollars.", 1e6, 2e6), ("Six or seven people fled.", 6, 7),
        ("The drug costs $3,000 to $5,000.", 3000, 5000), ("A value greater than 100 and less than 300.", 100, 300),
    ])
    func ranges(_ text: String, _ low: Double, _ high: Double) throws {
        let figure = try only(text)
        #expect(figure.value == low)
        #expect(figure.valueMax == high)
    }

    @Test func aChangeFromToIsNoRange() {
        #expect(values("Exports fell from 6.2 million tonnes to 1.4 million tonnes.") == [6.2e6, 1.4e6])
    }

    @Test func directionsOfChanges() throws {
        #expect(try only("Shares rose 6.5%.").direction == .up)
        #expect(try only("Output fell by 3 per cent.").direction == .down)
        #expect(try only("They lost 86 comrades.").direction == nil)
    }

    @Test func aConversionInParenthesesIsAsExact() {
        #expect(
            Figure.all(in: "Moths fly more than 100 kilometers (60 miles).").map(\.bound) == [.moreThan, .moreThan])
    }
}
