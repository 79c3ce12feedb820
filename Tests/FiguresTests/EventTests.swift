import Figures
import Testing

@Suite struct EventTests {
    @Test(arguments: [
        ("145 children were killed.", "kill", "kill"), ("Police detained 27 suspects.", "detain", "arrest"),
        ("The blast left 17 dead.", "die", "kill"), ("More than 100 are still missing.", "miss", "miss"),
        ("The murder of six priests shocked the country.", "murder", "kill"),
        ("The floods displaced 33,000 families.", "displace", "displace"),
        ("Five persons were seriously wounded.", "wound", "injure"),
        ("Some 300 migrants are thought to have drowned.", "drown", "kill"),
        ("Two guards who worked with them were shot.", "shoot", "kill"),
        ("Rebels abducted 12 girls.", "abduct", "abduct"),
        ("Two officers are among the wounded.", "wound", "injure"),
    ])
    func predicates(_ text: String, _ event: String, _ eventClass: String) throws {
        let figure = try only(text)
        #expect(figure.event == event)
        #expect(figure.eventClass == eventClass)
        #expect(figure.rule.isEmpty == false)
    }

    @Test func conjunctsShareOrNameTheirEvent() {
        let shared = Figure.all(in: "The army destroyed 31 tanks, 14 trucks and two boats.")
        #expect(shared.map(\.event) == ["destroy", "destroy", "destroy"])
        let own = Figure.all(in: "The strike killed seven civilians and injured 31 others.")
        #expect(own.map(\.event) == ["kill", "injure"])
    }

    @Test func frequenciesHaveObjects() throws {
        let active = try only("Rebels used cluster munitions at least 24 times.")
        #expect(active.object == "cluster munition")
        let passive = try only("The town was shelled six times.")
        #expect(passive.kind == .frequency)
        #expect(passive.event == "shell")
        #expect(passive.object == "town")
    }

    @Test func negation() throws {
        #expect(try only("The 12 hostages were not harmed.").negated)
        #expect(try only("The 12 hostages were harmed.").negated == false)
    }

    @Test func labelsBeforeNumbers() {
        #expect(Figure.all(in: "Killed: 145. Injured: 222.").map(\.event) == ["kill", "injure"])
    }
}
