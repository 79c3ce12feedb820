import Entities
import Foundation
import Text

/// A sentence cut into the recogniser's words: the hashes of each word's features, and its tag.
struct LabelledSentence {
    var features: [[UInt64]] = []
    var tags: [Int] = []
    /// How much the sentence counts: 1 for labels of people.
    var weight: Float = 1
    /// The document that it is from, by number; sentences of a file without documents are one each.
    var document = 0
    /// The columns file.
    var file = 0
    /// The kind of text that the file holds, when it is known.
    var register: TextRegister?
    /// What tells registers apart.
    var registerFeatures: [UInt64] = []
    /// The words, to make features for a register of.
    var text: [UInt8] = []
}

/// Reads files with a word and, in the last column, its tag (`B-PER`); a blank line after each sentence, `# doc = NAME`
/// before a document. Words are joined by spaces and cut again as the recogniser does, so that both see the same.
struct ColumnsReader {
    private var tagger = EntityTagger(model: nil)
    private var documents: [String: Int] = [:]

    mutating func read(
        _ path: String, file: Int, weight: Float, register: TextRegister?
    ) throws -> [LabelledSentence] {
        var sentences: [LabelledSentence] = []
        var words: [(text: String, tag: String)] = []
        var document = ""
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            if fields.count < 2 {
                if line.hasPrefix("# doc") { document = String(line) }
                if line.isEmpty, !words.isEmpty {
                    let name = document.isEmpty ? "\(path) \(sentences.count / 100)" : document
                    let number = documents[name] ?? documents.count
                    documents[name] = number
                    sentences += cut(words).map {
                        var sentence = $0
                        (sentence.weight, sentence.document, sentence.file) = (weight, number, file)
                        sentence.register = register
                        return sentence
                    }
                    words = []
                }
                continue
            }
            words.append((String(fields[0]), String(fields[fields.count - 1])))
        }
        return sentences
    }

    /// Makes the features of a sentence, as one of a register.
    mutating func setFeatures(_ sentence: inout LabelledSentence, register: TextRegister) {
        tagger.load(sentence.text, 0..<sentence.text.count)
        tagger.register = register
        sentence.features = [[UInt64]](repeating: [], count: sentence.tags.count)
        tagger.forEachFeature { sentence.features[$0].append($1) }
    }

    private mutating func cut(_ words: [(text: String, tag: String)]) -> [LabelledSentence] {
        var text: [UInt8] = []
        var spans: [(range: Range<Int>, tag: Int)] = []
        for word in words {
            if !text.isEmpty { text.append(0x20) }
            let start = text.count
            text += Array(word.text.utf8)
            let tag = EntityTag.number(word.tag) ?? 0
            if tag > 0, tag % 2 == 0, let last = spans.last, (last.tag + 1) / 2 == tag / 2,
                last.range.upperBound + 1 == start
            {
                spans[spans.count - 1].range = last.range.lowerBound..<text.count
            } else if tag > 0 {
                spans.append((start..<text.count, tag % 2 == 0 ? tag - 1 : tag))
            }
        }
        var sentences: [LabelledSentence] = []
        var scanner = SentenceScanner(text)
        while let range = scanner.next() {
            tagger.load(text, range)
            var sentence = LabelledSentence()
            for word in tagger.wordRanges {
                let span = spans.first { $0.range.overlaps(word) }
                let isFirst =
                    span.map { word.lowerBound <= $0.range.lowerBound || word.lowerBound == range.lowerBound } ?? false
                sentence.tags.append(span.map { isFirst ? $0.tag : $0.tag + 1 } ?? 0)
            }
            sentence.registerFeatures = tagger.registerFeatures
            sentence.text = Array(text[range])
            if !sentence.tags.isEmpty { sentences.append(sentence) }
        }
        return sentences
    }
}
