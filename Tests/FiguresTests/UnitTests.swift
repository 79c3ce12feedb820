import Figures
import Testing

@Suite struct UnitTests {
    @Test(arguments: [
        ("The road is 40 miles long.", "mile", 64_373.76, "m"), ("It weighs 2.5 tonnes.", "metric ton", 2500, "kg"),
        ("The siege lasted 86 days.", "day", 7_430_400, "s"),
        ("It covers 120 square kilometers.", "square kilometre", 1.2e8, "m2"),
        ("Winds reached 150 mph.", "mile per hour", 67.056, "m/s"),
        ("The tank holds 3 hectoliters.", "hectolitre", 0.3, "m3"),
    ])
    func namesAndSI(_ text: String, _ unit: String, _ value: Double, _ unitSI: String) throws {
        let figure = try only(text)
        #expect(figure.unit == unit)
        #expect(abs((figure.valueSI ?? 0) - value) < 1e-6 * value)
        #expect(figure.unitSI == unitSI)
    }

    @Test func temperaturesHaveAnOffset() throws {
        #expect(abs((try only("It was 20 °C.").valueSI ?? 0) - 293.15) < 1e-9)
        #expect(abs((try only("It was 212 degrees Fahrenheit.").valueSI ?? 0) - 373.15) < 1e-9)
    }

    @Test(arguments: [
        ("$800 million", "USD", 8e8), ("£2.3m", "GBP", 2.3e6), ("A$82.5m", "AUD", 8.25e7),
        ("Rs 45 crore", "INR", 4.5e8),
        ("RM23.50", "MYR", 23.5), ("7,199 Chinese yuan", "CNY", 7199), ("EUR50m", "EUR", 5e7),
        ("ten tugriks", "MNT", 10),
        ("€3 billion", "EUR", 3e9), ("75 USD million", "USD", 7.5e7),
    ])
    func money(_ phrase: String, _ currency: String, _ value: Double) throws {
        let figure = try only("They paid \(phrase).")
        #expect(figure.kind == .money)
        #expect(figure.currency == currency)
        #expect(figure.value == value)
    }

    @Test func ratesNameTheirDenominator() throws {
        let figure = try only("Oil cost $112.40 a barrel.")
        #expect(figure.value == 112.4)
        #expect(figure.currency == "USD")
        #expect(figure.unit == "dollar per barrel")
        #expect(figure.valueSI == nil)
    }

    @Test func compoundsAreInTheSmallestUnit() throws {
        let figure = try only("He is 5 feet 2 inches tall.")
        #expect(figure.value == 62)
        #expect(figure.unit == "inch")
        #expect(try only("It cost 15 dollars 50.").value == 15.5)
    }

    @Test func lettersMeanWhatTheirSurroundingsSay() throws {
        #expect(try only("About 1.5m people fled.").value == 1.5e6)
        #expect(try only("The crane is 48m high.").unit == "metre")
    }

    @Test(arguments: [
        ("A 12-year-old boy was found.", 12.0, "year of age", "boy"),
        ("The boy, 37, was found.", 37, "year of age", "boy"),
        ("Men aged 44 are barred.", 44, "year of age", "man"),
        ("An 18-month-old girl was found.", 18, "month of age", "girl"),
    ])
    func ages(_ text: String, _ value: Double, _ unit: String, _ noun: String) throws {
        let figure = try only(text)
        #expect(figure.kind == .age)
        #expect(figure.value == value)
        #expect(figure.unit == unit)
        #expect(figure.noun == noun)
    }
}
