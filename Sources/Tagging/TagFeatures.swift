/// The features of one place in a sentence, in a fixed order. Trainer and tagger share this list.
///
/// After M. Collins, "Discriminative training methods for hidden Markov models" (2002), with the ambiguity classes of
/// the words to the right after L. Shen et al., "Guided learning for bidirectional sequence classification" (2007).
package struct TagFeatures {
    /// How many features a place has.
    package static var count: Int { 25 }

    /// Calls `body` with the hash of every feature of the place `index` of `words`, which has two words on either side.
    @inline(__always)
    package static func forEach(
        _ words: Span<WordFeatures>, at index: Int, previous: UInt64, beforePrevious: UInt64, _ body: (UInt64) -> Void
    ) {
        let here = words[index]
        let pair = FeatureHash.combine(beforePrevious &+ 1, previous &+ 1)
        let hereClass = UInt64(here.tagSet)
        let afterClass = UInt64(words[index + 1].tagSet)
        body(FeatureHash.feature(1, here.word))
        body(FeatureHash.feature(2, words[index - 1].word))
        body(FeatureHash.feature(3, words[index + 1].word))
        body(FeatureHash.feature(4, here.suffix1))
        body(FeatureHash.feature(5, here.suffix2))
        body(FeatureHash.feature(6, here.suffix3))
        body(FeatureHash.feature(7, here.suffix4))
        body(FeatureHash.feature(8, here.prefix1))
        body(FeatureHash.feature(9, here.prefix3))
        body(FeatureHash.feature(10, here.shape))
        body(FeatureHash.feature(11, words[index - 1].suffix3))
        body(FeatureHash.feature(12, words[index + 1].suffix3))
        body(FeatureHash.feature(13, FeatureHash.combine(words[index - 1].word, here.word)))
        body(FeatureHash.feature(14, FeatureHash.combine(here.word, words[index + 1].word)))
        body(FeatureHash.feature(15, FeatureHash.combine(here.shape, here.suffix3)))
        body(FeatureHash.feature(16, previous))
        body(FeatureHash.feature(17, pair))
        body(FeatureHash.feature(18, FeatureHash.combine(previous, here.word)))
        body(FeatureHash.feature(19, FeatureHash.combine(previous, here.suffix3)))
        body(FeatureHash.feature(20, FeatureHash.combine(previous, words[index + 1].word)))
        body(FeatureHash.feature(21, FeatureHash.combine(hereClass, afterClass)))
        body(FeatureHash.feature(22, FeatureHash.combine(previous &+ 1, FeatureHash.combine(hereClass, afterClass))))
        body(FeatureHash.feature(23, FeatureHash.combine(here.word, afterClass)))
        body(FeatureHash.feature(24, FeatureHash.combine(pair, hereClass)))
        body(
            FeatureHash.feature(
                25, FeatureHash.combine(previous, FeatureHash.combine(here.shape, words[index + 1].shape))))
    }
}
