import Tagging
import Testing

@Suite struct TaggerTests {
    @Test func tagsAPlainSentence() {
        let words = ["The", "strike", "killed", "seven", "civilians", "near", "Kyiv", "."]
        let tagger = Tagger()
        let ready = words.map { word in
            let bytes = Array(word.utf8)
            return tagger.word(bytes.span, 0..<bytes.count)
        }
        var tags: [PartOfSpeech] = []
        tagger.tag([tagger.outside] + ready + [tagger.outside], &tags)
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
