/// The features of one place in a sentence, in groups by what they depend on: a word alone, in one of three places; the
/// two tags before; all of it. Trainer and tagger share these lists.
///
/// After M. Collins, "Discriminative training methods for hidden Markov models" (2002), with the ambiguity classes of
/// the words to the right after L. Shen et al., "Guided learning for bidirectional sequence classification" (2007).
package struct TagFeatures {
    /// Calls `body` with the hash of every feature of the place `index` of `words`, which has a word on either side.
    package static func forEach(
        _ words: [WordFeatures], at index: Int, previous: UInt64, beforePrevious: UInt64, _ body: (UInt64) -> Void
    ) {
        ofWord(words[index], body)
        ofPrevious(words[index - 1], body)
        ofNext(words[index + 1], body)
        ofTags(previous: previous, beforePrevious: beforePrevious, body)
        ofContext(
            words[index].context, words[index - 1].word, words[index + 1].context, previous, beforePrevious, body)
    }

    /// The features that the word to be tagged gives by itself.
    @inline(__always) static func ofWord(_ word: WordFeatures, _ body: (UInt64) -> Void) {
        body(FeatureHash.feature(1, word.word))
        body(FeatureHash.feature(4, word.suffix1))
        body(FeatureHash.feature(5, word.suffix2))
        body(FeatureHash.feature(6, word.suffix3))
        body(FeatureHash.feature(7, word.suffix4))
        body(FeatureHash.feature(8, word.prefix1))
        body(FeatureHash.feature(9, word.prefix3))
        body(FeatureHash.feature(10, word.shape))
        body(FeatureHash.feature(15, FeatureHash.combine(word.shape, word.suffix3)))
    }

    /// The features that the word before gives by itself.
    @inline(__always) static func ofPrevious(_ word: WordFeatures, _ body: (UInt64) -> Void) {
        body(FeatureHash.feature(2, word.word))
        body(FeatureHash.feature(11, word.suffix3))
    }

    /// The features that the word behind gives by itself.
    @inline(__always) static func ofNext(_ word: WordFeatures, _ body: (UInt64) -> Void) {
        body(FeatureHash.feature(3, word.word))
        body(FeatureHash.feature(12, word.suffix3))
    }

    /// The features of the two tags before.
    @inline(__always) static func ofTags(previous: UInt64, beforePrevious: UInt64, _ body: (UInt64) -> Void) {
        body(FeatureHash.feature(16, previous))
        body(FeatureHash.feature(17, pair(previous, beforePrevious)))
    }

    @inline(__always) private static func pair(_ previous: UInt64, _ beforePrevious: UInt64) -> UInt64 {
        FeatureHash.combine(beforePrevious &+ 1, previous &+ 1)
    }

    /// The features that words and tags give together. `before` is the hash of the word before.
    @inline(__always) static func ofContext(
        _ here: WordContext, _ before: UInt64, _ after: WordContext, _ previous: UInt64, _ beforePrevious: UInt64,
        _ body: (UInt64) -> Void
    ) {
        let hereClass = UInt64(here.tagSet)
        let afterClass = UInt64(after.tagSet)
        let classes = FeatureHash.combine(hereClass, afterClass)
        body(FeatureHash.feature(13, FeatureHash.combine(before, here.word)))
        body(FeatureHash.feature(14, FeatureHash.combine(here.word, after.word)))
        body(FeatureHash.feature(18, FeatureHash.combine(previous, here.word)))
        body(FeatureHash.feature(19, FeatureHash.combine(previous, here.suffix3)))
        body(FeatureHash.feature(20, FeatureHash.combine(previous, after.word)))
        body(FeatureHash.feature(21, classes))
        body(FeatureHash.feature(22, FeatureHash.combine(previous &+ 1, classes)))
        body(FeatureHash.feature(23, FeatureHash.combine(here.word, afterClass)))
        body(FeatureHash.feature(24, FeatureHash.combine(pair(previous, beforePrevious), hereClass)))
        body(FeatureHash.feature(25, FeatureHash.combine(previous, FeatureHash.combine(here.shape, after.shape))))
    }
}
