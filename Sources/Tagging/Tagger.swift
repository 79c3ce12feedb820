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

    /// Tags the words `range` of a sentence. Words before the range must have their tags already; they are context.
    ///
    /// - Parameters:
    ///   - words: the features of the whole sentence's words.
    ///   - tags: one tag a word; those in `range` are replaced.
    package func tag(_ words: [WordFeatures], in range: Range<Int>, _ tags: inout [PartOfSpeech]) {
        let outsideTag = UInt64(PartOfSpeech.count)
        for index in range {
            let window = TagFeatures.Window(words, at: index, model: model)
            if let only = window.onlyTag {
                tags[index] = only
                continue
            }
            let previous = index > 0 ? UInt64(tags[index - 1].rawValue) : outsideTag
            let beforePrevious = index > 1 ? UInt64(tags[index - 2].rawValue) : outsideTag
            var scores = TaggerModel.Scores()
            TagFeatures.forEach(window, previous: previous, beforePrevious: beforePrevious) { model.add($0, to: &scores) }
            tags[index] = PartOfSpeech(rawValue: UInt8(scores.best)) ?? .other
        }
    }
}

extension TagFeatures.Window {
    /// The window around a place of a sentence.
    @inline(__always)
    package init(_ words: [WordFeatures], at index: Int, model: TaggerModel) {
        here = words[index]
        hereClass = model.tagSet(of: here.word)
        if index > 0 { before = words[index - 1] }
        if index > 1 { before2 = words[index - 2] }
        if index + 1 < words.count {
            after = words[index + 1]
            afterClass = model.tagSet(of: after.word)
        }
        if index + 2 < words.count {
            after2 = words[index + 2]
            after2Class = model.tagSet(of: after2.word)
        }
    }

    /// The tag of a frequent word that training saw with no other, which needs no scoring.
    package var onlyTag: PartOfSpeech? {
        guard hereClass & TagSet.certain != 0 else { return nil }
        return PartOfSpeech(rawValue: UInt8((hereClass & ~TagSet.certain).trailingZeroBitCount))
    }
}

/// A set of tags in a word slot of the model.
package enum TagSet {
    /// Set when the word is frequent and had one tag only.
    package static let certain: UInt32 = 1 << 31
}
