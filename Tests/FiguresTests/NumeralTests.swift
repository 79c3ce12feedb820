import Figures
import Testing

@Suite struct NumeralTests {
    @Test(arguments: [
        ("They counted 3 600 boxes.", 3600), ("They counted 1.250.000 boxes.", 1_250_000),
        ("They counted 12.000 boxes.", 12_000), ("They counted 1'250'000 boxes.", 1_250_000),
        ("They counted 3,50,00,000 boxes.", 35_000_000), ("They counted 1,250 boxes.", 1250),
        ("The rate is 11,5 % now.", 11.5), ("The rate is .5% now.", 0.5), ("The rate is 1,234.5% now.", 1234.5),
    ])
    func groupsAndDecimals(_ text: String, _ value: Double) throws {
        #expect(try only(text).value == value)
    }

    @Test(arguments: [
        ("a hundred and twenty-five boats", 125), ("half a million boats", 500_000), ("two dozen boats", 24),
        ("two and a half million boats", 2_500_000), ("nineteen boats", 19),
        ("one million two hundred boats", 1_000_200),
        ("a couple of hundred boats", 200), ("3 lakh boats", 300_000), ("4 thousand 3 hundred and 21 boats", 4321),
        ("a quarter of a million boats", 250_000), ("three millions", 3_000_000), ("2.3bn boats", 2.3e9),
    ])
    func words(_ phrase: String, _ value: Double) throws {
        #expect(try only("They saw \(phrase).").value == value)
    }

    @Test(arguments: [
        ("two thirds of the boats sank", 2.0 / 3), ("a third of the boats sank", 1.0 / 3),
        ("one in five boats sank", 0.2),
        ("85 out of every 1,000 boats sank", 0.085), ("half of the boats sank", 0.5), ("½ of the boats sank", 0.5),
    ])
    func fractionsAreRatios(_ text: String, _ value: Double) throws {
        let figure = try only(text)
        #expect(abs(figure.value - value) < 1e-12)
        #expect(figure.kind == .ratio)
        #expect(figure.noun == "boat")
    }

    @Test func vaguePluralsAreOneOrderWide() throws {
        let figure = try only("Tens of thousands of people marched.")
        #expect(figure.value == 10_000)
        #expect(figure.valueMax == 100_000)
        #expect(figure.isVague)
    }

    @Test func noneIsZeroForThingsThatCanBeCounted() throws {
        #expect(try only("No casualties were reported.").value == 0)
        #expect(Figure.all(in: "There is no longer any doubt, and no evidence was found.").isEmpty)
        #expect(values("None of the 12 hostages was hurt.") == [0, 12])
    }

    @Test(arguments: ["No one came.", "At one point he left.", "They looked at one another.", "The new one is better."])
    func pronounsCountNothing(_ text: String) {
        #expect(Figure.all(in: text).isEmpty)
    }

    @Test func oneOfManyCounts() throws {
        let figure = try only("One of the attackers escaped.")
        #expect(figure.value == 1)
        #expect(figure.noun == "attacker")
        #expect(figure.event == "escape")
    }

    @Test func signs() throws {
        #expect(try only("Temperatures fell to -12°C overnight.").value == -12)
        #expect(try only("Temperatures fell to minus 40 degrees Celsius.").value == -40)
        #expect(try only("The measured value was 9.8 ± 0.2 metres.").valueMax == 10)
    }
}
