internal import EmbeddedData

/// Gives each word of a sentence its part of speech: an averaged perceptron that goes from left to right.
///
/// A tagger owns nothing but the place of its model; copies are free and every thread may have one.
public struct Tagger: Sendable {
    let model: TaggerModel

    /// The tagger with the embedded English model.
    public init() {
        let file = embedded_english_tagger()
        // The file is made by the trainer and its form is checked by a test; an unreadable one tags everything alike.
        model = TaggerModel(file.bytes, count: file.count) ?? Self.emptyModel
    }

    /// A tagger with a model of one's own.
    package init(model: TaggerModel) { self.model = model }

    private static let emptyModel: TaggerModel = {
        let bytes = TaggerModel.encode(words: [], features: [])
        let copy = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 16)
        copy.copyMemory(from: bytes, byteCount: bytes.count)
        guard let model = TaggerModel(copy, count: bytes.count) else { preconditionFailure("an empty model is valid") }
        return model
    }()

    /// The features of the word whose bytes are `range` of `text`.
    @inline(__always)
    package func features(_ text: Span<UInt8>, _ range: Range<Int>) -> WordFeatures {
        var features = WordFeatures(text, range)
        features.tagSet = model.tagSet(of: features.word)
        return features
    }

    /// The features with the tag set of this tagger's model.
    package func withTagSet(_ word: WordFeatures) -> WordFeatures {
        var word = word
        word.tagSet = model.tagSet(of: word.word)
        return word
    }

    /// Tags a sentence.
    ///
    /// - Parameters:
    ///   - words: the features of the words, with `padding` places outside on either side.
    ///   - tags: gets one tag a word, without the padding.
    package func tag(_ words: [WordFeatures], _ tags: inout [PartOfSpeech]) {
        tags.removeAll(keepingCapacity: true)
        var previous = UInt64(PartOfSpeech.count)
        var beforePrevious = UInt64(PartOfSpeech.count)
        let span = words.span
        for index in Self.padding..<max(Self.padding, words.count - Self.padding) {
            let tag: PartOfSpeech
            if let only = span[index].onlyTag {
                tag = only
            } else {
                var scores = TaggerModel.Scores()
                TagFeatures.forEach(span, at: index, previous: previous, beforePrevious: beforePrevious) {
                    model.add($0, to: &scores)
                }
                tag = PartOfSpeech(rawValue: UInt8(scores.best)) ?? .other
            }
            tags.append(tag)
            beforePrevious = previous
            previous = UInt64(tag.rawValue)
        }
    }

    /// How many places outside stand on either side of a sentence.
    package static var padding: Int { 2 }
}

extension WordFeatures {
    /// The tag of a frequent word that training saw with (almost) no other, which needs no scoring.
    @inline(__always)
    package var onlyTag: PartOfSpeech? {
        guard tagSet & TagSet.certain != 0 else { return nil }
        return PartOfSpeech(rawValue: UInt8((tagSet & ~TagSet.certain).trailingZeroBitCount))
    }
}

/// A set of tags in a word slot of the model.
package enum TagSet {
    /// Set when the word is frequent and had one tag only.
    package static let certain: UInt32 = 1 << 31
}
