import Testing
import Text

@Suite struct SentenceScannerTests {
    private func sentences(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var scanner = SentenceScanner(bytes)
        var found: [String] = []
        while let range = scanner.next() { found.append(String(decoding: bytes[range], as: UTF8.self)) }
        return found
    }

    @Test func abbreviationsInitialsAndNumbersDoNotEndSentences() {
        #expect(sentences("Mr. Smith met Gen. J. Doe on Jan. 5 at 5.30 p.m. in the U.S. capital. He left.").count == 2)
        #expect(sentences("It is No. 5 of 3.5 million. Next.").count == 2)
    }

    @Test func anOpenerEndsTheSentenceAfterAnAbbreviation() {
        #expect(sentences("He moved to the U.S. The family followed.").count == 2)
    }

    @Test func closingQuotesBelongToTheSentence() {
        #expect(
            sentences("He said: “Leave now.” They left. “Why?” she asked.") == [
                "He said: “Leave now.”", "They left.", "“Why?” she asked.",
            ])
    }

    @Test func aNewlineEndsASentence() {
        #expect(
            sentences("Headline without a stop\nFirst line\r\n\r\n  Second ") == [
                "Headline without a stop", "First line", "Second",
            ])
    }

    @Test(arguments: ["", " ", "\n\n", ".", "...", "“”", "\u{FFFD}"])
    func oddTextsEnd(_ text: String) {
        #expect(sentences(text).count <= 1)
    }
}

@Suite struct WordScannerTests {
    private func words(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var scanner = WordScanner(bytes, in: 0..<bytes.count)
        var found: [String] = []
        while let word = scanner.next() { found.append(String(decoding: bytes[word.range], as: UTF8.self)) }
        return found
    }

    @Test func cutsAsTheTreebanksDo() {
        #expect(
            words("They don't know O'Brien's 12-year-old.") == [
                "They", "do", "n't", "know", "O'Brien", "'s", "12", "-", "year", "-", "old", ".",
            ])
    }

    @Test func numbersKeepTheirMarks() {
        #expect(
            words("1,250.5, 3.5%, $40bn 15–20,000") == [
                "1,250.5", ",", "3.5", "%", ",", "$", "40", "bn", "15", "–", "20,000",
            ])
    }

    @Test func abbreviationsKeepTheirDot() {
        #expect(
            words("Mr. Doe, U.S. troops, 5 a.m. now") == ["Mr.", "Doe", ",", "U.S.", "troops", ",", "5", "a.m.", "now"])
    }

    @Test func linksAreOneWord() {
        #expect(
            words("see https://a.example/b?c=1 or me@host.example now") == [
                "see", "https://a.example/b?c=1", "or", "me@host.example", "now",
            ])
    }

    @Test func everyByteBelongsToAWordOrIsSpace() {
        let text = "Zelenskyy’s “plan” — 5 000 € für l’été, 20°C… ½ 日本語 👍"
        let bytes = Array(text.utf8)
        var scanner = WordScanner(bytes, in: 0..<bytes.count)
        var end = 0
        while let word = scanner.next() {
            #expect(word.range.lowerBound >= end)
            #expect(word.range.isEmpty == false)
            let gap = String(decoding: bytes[end..<word.range.lowerBound], as: UTF8.self)
            #expect(gap.filter { !$0.isWhitespace }.isEmpty)
            end = word.range.upperBound
        }
        #expect(end == bytes.count)
    }
}
