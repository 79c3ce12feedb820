import Foundation
import Tagging

/// A sentence of a treebank: the features of its words and their tags.
struct TaggedSentence {
    var words: [WordFeatures] = []
    var tags: [PartOfSpeech] = []
}

/// Sentences of a file with form, lemma and universal tag in tab-separated columns, a blank line after each sentence.
/// Lines that start with `#` are comments, except a lone `#` that is a word.
func readTreebank(_ path: String) throws -> [TaggedSentence] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var sentences: [TaggedSentence] = []
    var sentence = TaggedSentence()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        if fields.count >= 3, let tag = PartOfSpeech(name: fields[2]) {
            let form = Array(fields[0].utf8)
            sentence.words.append(WordFeatures(form.span, 0..<form.count))
            sentence.tags.append(tag)
        } else if line.isEmpty, !sentence.words.isEmpty {
            sentences.append(sentence)
            sentence = TaggedSentence()
        }
    }
    if !sentence.words.isEmpty { sentences.append(sentence) }
    return sentences
}
