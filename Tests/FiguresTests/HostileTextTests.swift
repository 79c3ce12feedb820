import Figures
import Testing

@Suite struct HostileTextTests {
    /// Texts that invite quadratic time, deep nesting or overflow.
    static let texts: [String] = [
        String(repeating: "1234567890", count: 100_000), String(repeating: "million ", count: 50_000),
        String(repeating: "one hundred and ", count: 20_000), String(repeating: "1.", count: 100_000),
        String(repeating: "1-", count: 100_000), String(repeating: "(", count: 100_000) + "5",
        String(repeating: "“ he said ", count: 10_000) + "5 people" + String(repeating: "”", count: 10_000),
        String(repeating: "from 5 to 6 ", count: 20_000), "$" + String(repeating: "9", count: 400) + " million",
        String(repeating: "A.", count: 100_000), "5 \u{0}\u{1}% of \u{FFFD} km",
    ]

    @Test(.timeLimit(.minutes(1)), arguments: texts.indices)
    func endsWithoutTrapping(_ index: Int) {
        for figure in Figure.all(in: Self.texts[index]) {
            #expect(figure.value.isNaN == false)
            #expect(figure.range.lowerBound >= figure.sentence.lowerBound)
            #expect(figure.range.upperBound <= figure.sentence.upperBound)
        }
    }

    /// Words of the rules in any order, and bytes that are no UTF-8: no order may trap, and two runs must agree.
    @Test func anyOrderOfWordsIsRead() {
        let words = [
            "5", "1,250", "between", "and", "from", "to", "%", "$", "half", "a", "third", "of", "one", "in", "no",
            "more",
            "than", "(", ")", "\"", "“", "”", ",", ".", "-", "–", "°", "×", "^", "±", "½", "€", "/", "2019", "June",
            "said",
            "including", "killed", "'s", "#", "per", "cent", "+", "<", ">", "~", "p.m.", ":", "dozens", "were", "who",
            "year",
            "old", "km", "people", "the", "toll", "at", "put", "among", "them", "\n",
        ]
        var state: UInt64 = 1
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        var first = FigureExtractor(options: .nonFigures)
        var second = FigureExtractor(options: .nonFigures)
        for _ in 0..<3000 {
            var text: [UInt8] = []
            for _ in 0...random(24) {
                text += Array(words[random(words.count)].utf8)
                if random(5) > 0 { text.append(0x20) }
                if random(40) == 0 { text.append(UInt8(random(256))) }
            }
            let figures = first.figures(in: text)
            let again = second.figures(in: text)
            #expect(figures == again)
            for figure in figures {
                #expect(figure.sentence.upperBound <= text.count)
                if let total = figure.partOf { #expect(figures.indices.contains(total)) }
            }
        }
    }
}
