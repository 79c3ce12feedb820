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
        String(repeating: "five-", count: 40_000), String(repeating: "½", count: 60_000),
        String(repeating: "5a", count: 100_000), String(repeating: "Killed | 5\n", count: 20_000),
        "A | B\n" + String(repeating: "5 | 6\n", count: 20_000),
        "It left:\n" + String(repeating: "- 5\n", count: 20_000),
    ]

    /// One line of ten megabytes of digits.
    @Test(.timeLimit(.minutes(1))) func tenMegabytesOfDigits() {
        #expect(Figure.all(in: String(repeating: "1234567890", count: 1_000_000)).isEmpty)
    }

    /// A megabyte without a full stop is read to its end, in pieces.
    @Test(.timeLimit(.minutes(1))) func nothingOfALongSentenceIsLost() {
        let clause = "then the army took 5 towns and lost 12 men, "
        let figures = Figure.all(in: String(repeating: clause, count: 24_000))
        #expect(figures.count == 48_000)
        #expect(figures.last?.noun == "man")
        #expect(figures.allSatisfy { $0.sentence.count <= 2048 })
    }

    /// Twice the text takes about twice the time.
    @Test func timeIsLinear() {
        func seconds(_ count: Int) -> Double {
            let text = Array(String(repeating: "\" he said 5 men “ of them 5 in 5 ", count: count).utf8)
            var extractor = FigureExtractor()
            let clock = ContinuousClock()
            let times = (0..<3).map { _ in clock.measure { _ = extractor.figures(in: text) } }
            return (times.min() ?? .zero) / .seconds(1)
        }
        #expect(seconds(16_000) < 8 * seconds(4000))
    }

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
