import Figures
import Testing

/// Whole sentences of many constructions, in `Sentences`.
@Suite struct SentenceTests {
    static let notations = [
        SentenceGold.casualties, SentenceGold.people, SentenceGold.weapons, SentenceGold.economy, SentenceGold.traps,
        SentenceGold.context, SentenceGold.grammar, SentenceGold.mixed,
    ]

    @Test(arguments: notations.flatMap(SentenceGold.sentences))
    func sentence(_ gold: SentenceGold) {
        let errors = gold.errors(in: Figure.all(in: gold.text))
        if gold.isKnownError {
            withKnownIssue("\(gold.text)") { #expect(errors == []) }
        } else {
            #expect(errors == [], "\(gold.text)")
        }
    }

    /// The check itself: what is not as noted is found.
    @Test func theCheckFindsErrors() throws {
        let gold = try #require(
            SentenceGold.sentences("Ten men died in Lima.\n  10 = man die | place lima\n  3 = cat").first)
        #expect(gold.errors(in: Figure.all(in: gold.text)) == ["3.0 is missing"])
        let other = try #require(SentenceGold.sentences("Ten men died in Lima.\n  10 > cat die | part 0").first)
        #expect(other.errors(in: Figure.all(in: gold.text)).count == 3)
        #expect(SentenceGold(text: "", isKnownError: false).errors(in: Figure.all(in: "Ten men.")).count == 1)
    }
}
