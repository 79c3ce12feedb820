internal import EmbeddedData

/// Gives each word of a sentence its part of speech: an averaged perceptron that goes from left to right.
///
/// A tagger only reads its model; copies are cheap and every thread may have one.
public struct Tagger: Sendable {
    /// What stands before the first word and behind the last.
    package let outside: TaggedWord
    private let model: TaggerModel
    /// The scores of the features of two tags, by the tag before the previous one and the previous one.
    private let tagScores: [TaggerModel.Scores]

    /// The tagger with the embedded English model.
    public init() {
        let file = embedded_english_tagger()
        // The file is made by the trainer and its form is checked by a test; an unreadable one tags everything alike.
        self.init(model: TaggerModel(file.bytes, count: file.count) ?? Self.emptyModel)
    }

    /// A tagger with a model of one's own.
    package init(model: TaggerModel) {
        self.model = model
        outside = TaggedWord(.outside, model)
        let tags = 0...UInt64(PartOfSpeech.count)
        tagScores = tags.flatMap { beforePrevious in
            tags.map { previous in
                var scores = TaggerModel.Scores()
                TagFeatures.ofTags(previous: previous, beforePrevious: beforePrevious) { model.add($0, to: &scores) }
                return scores
            }
        }
    }

    private static let emptyModel: TaggerModel = {
        let bytes = TaggerModel.encode(words: [], features: [])
        let copy = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 16)
        copy.copyMemory(from: bytes, byteCount: bytes.count)
        guard let model = TaggerModel(copy, count: bytes.count) else { preconditionFailure("an empty model is valid") }
        return model
    }()

    /// The word whose bytes are `range` of `text`, made ready for tagging. Worth keeping for words that come again.
    package func word(_ text: Span<UInt8>, _ range: Range<Int>) -> TaggedWord {
        TaggedWord(withTagSet(WordFeatures(text, range)), model)
    }

    /// A word of a treebank, made ready for tagging.
    package func word(_ features: WordFeatures) -> TaggedWord { TaggedWord(withTagSet(features), model) }

    /// The features with the tag set of this tagger's model.
    package func withTagSet(_ word: WordFeatures) -> WordFeatures {
        var word = word
        word.tagSet = model.tagSet(of: word.word)
        return word
    }

    /// Tags a sentence.
    ///
    /// - Parameters:
    ///   - words: the words, with one `outside` on either side.
    ///   - tags: gets one tag a word, without those outside.
    package func tag(_ words: [TaggedWord], _ tags: inout [PartOfSpeech]) {
        tags.removeAll(keepingCapacity: true)
        var previous = UInt64(PartOfSpeech.count)
        var beforePrevious = UInt64(PartOfSpeech.count)
        let span = words.span
        for index in 1..<max(1, words.count - 1) {
            let tag: PartOfSpeech
            if let only = span[index].context.onlyTag {
                tag = only
            } else {
                var scores = span[index].here
                scores.add(span[index - 1].asPrevious)
                scores.add(span[index + 1].asNext)
                scores.add(tagScores[Int(beforePrevious) * (PartOfSpeech.count + 1) + Int(previous)])
                TagFeatures.ofContext(
                    span[index].context, span[index - 1].context.word, span[index + 1].context, previous, beforePrevious
                ) { model.add($0, to: &scores) }
                tag = PartOfSpeech(rawValue: UInt8(scores.best)) ?? .other
            }
            tags.append(tag)
            beforePrevious = previous
            previous = UInt64(tag.rawValue)
        }
    }
}

/// A word made ready for tagging: what its features say by themselves of its own tag and of the tags of its neighbours,
/// summed up, and those of its features that say something only with others.
package struct TaggedWord: Sendable {
    let context: WordContext
    let here: TaggerModel.Scores
    let asPrevious: TaggerModel.Scores
    let asNext: TaggerModel.Scores

    init(_ features: WordFeatures, _ model: TaggerModel) {
        context = features.context
        var (here, asPrevious, asNext) = (TaggerModel.Scores(), TaggerModel.Scores(), TaggerModel.Scores())
        if context.onlyTag == nil { TagFeatures.ofWord(features) { model.add($0, to: &here) } }
        TagFeatures.ofPrevious(features) { model.add($0, to: &asPrevious) }
        TagFeatures.ofNext(features) { model.add($0, to: &asNext) }
        (self.here, self.asPrevious, self.asNext) = (here, asPrevious, asNext)
    }
}

/// The features of a word that are combined with those of its neighbours.
package struct WordContext: Sendable {
    let word: UInt64
    let suffix3: UInt64
    let shape: UInt64
    let tagSet: UInt32

    /// The tag of a frequent word that training saw with (almost) no other, which needs no scoring.
    @inline(__always)
    package var onlyTag: PartOfSpeech? {
        guard tagSet & TagSet.certain != 0 else { return nil }
        return PartOfSpeech(rawValue: UInt8((tagSet & ~TagSet.certain).trailingZeroBitCount))
    }
}

extension WordFeatures {
    /// What its neighbours' features are combined with.
    package var context: WordContext { WordContext(word: word, suffix3: suffix3, shape: shape, tagSet: tagSet) }
}

/// A set of tags in a word slot of the model.
package enum TagSet {
    /// Set when the word is frequent and had one tag only.
    package static let certain: UInt32 = 1 << 31
}
