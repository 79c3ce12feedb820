import Tagging
import Testing

@Suite struct TaggerTests {
    @Test func tagsAPlainSentence() {
        let words = ["The", "strike", "killed", "seven", "civilians", "near", "Kyiv", "."]
        let features = words.map { word in
            let bytes = Array(word.utf8)
            return WordFeatures(bytes.span, 0..<bytes.count)
        }
        var tags = [PartOfSpeech](repeating: .other, count: words.count)
        Tagger().tag(features, in: 0..<words.count, &tags)
        #expect(tags.map(\.description) == ["DET", "NOUN", "VERB", "NUM", "NOUN", "ADP", "PROPN", "PUNCT"])
    }

    @Test func aModelThatIsCutShortIsRefused() {
        let bytes = TaggerModel.encode(words: [], features: [])
        let isModel = bytes.withUnsafeBytes { buffer in
            [buffer.count, buffer.count - 1, 3].map { count in
                buffer.baseAddress.flatMap { TaggerModel($0, count: count) } != nil
            }
        }
        #expect(isModel == [true, false, false])
    }
}
