/// The features of one place in a sentence, in a fixed order. Trainer and tagger share this list.
///
/// After M. Collins, "Discriminative training methods for hidden Markov models" (2002), with the ambiguity classes of
/// the words to the right after L. Shen et al., "Guided learning for bidirectional sequence classification" (2007).
package struct TagFeatures {
    /// How many features a place has.
    package static let count = 32

    /// The words around the place.
    package struct Window {
        var before2 = WordFeatures.outside, before = WordFeatures.outside
        var here = WordFeatures.outside
        var after = WordFeatures.outside, after2 = WordFeatures.outside
        /// The sets of tags that training saw for the word and the two after it; 0 for rare words.
        var hereClass: UInt32 = 0, afterClass: UInt32 = 0, after2Class: UInt32 = 0
    }

    /// Calls `body` with the hash of every feature.
    @inline(__always)
    package static func forEach(
        _ window: borrowing Window, previous: UInt64, beforePrevious: UInt64, _ body: (UInt64) -> Void
    ) {
        let here = window.here
        let pair = FeatureHash.combine(beforePrevious &+ 1, previous &+ 1)
        let hereClass = UInt64(window.hereClass)
        let afterClass = UInt64(window.afterClass)
        body(FeatureHash.feature(1, here.word))
        body(FeatureHash.feature(2, window.before.word))
        body(FeatureHash.feature(3, window.after.word))
        body(FeatureHash.feature(4, window.before2.word))
        body(FeatureHash.feature(5, window.after2.word))
        body(FeatureHash.feature(6, here.suffix1))
        body(FeatureHash.feature(7, here.suffix2))
        body(FeatureHash.feature(8, here.suffix3))
        body(FeatureHash.feature(9, here.suffix4))
        body(FeatureHash.feature(10, here.prefix1))
        body(FeatureHash.feature(11, here.prefix2))
        body(FeatureHash.feature(12, here.prefix3))
        body(FeatureHash.feature(13, here.shape))
        body(FeatureHash.feature(14, window.before.suffix3))
        body(FeatureHash.feature(15, window.after.suffix3))
        body(FeatureHash.feature(16, FeatureHash.combine(window.before.word, here.word)))
        body(FeatureHash.feature(17, FeatureHash.combine(here.word, window.after.word)))
        body(FeatureHash.feature(18, FeatureHash.combine(here.shape, here.suffix3)))
        body(FeatureHash.feature(19, FeatureHash.combine(window.before.shape, here.shape)))
        body(FeatureHash.feature(20, FeatureHash.combine(here.shape, window.after.shape)))
        body(FeatureHash.feature(21, previous))
        body(FeatureHash.feature(22, pair))
        body(FeatureHash.feature(23, FeatureHash.combine(previous, here.word)))
        body(FeatureHash.feature(24, FeatureHash.combine(previous, here.suffix3)))
        body(FeatureHash.feature(25, FeatureHash.combine(previous, window.after.word)))
        body(FeatureHash.feature(26, FeatureHash.combine(pair, here.word)))
        body(FeatureHash.feature(27, FeatureHash.combine(hereClass, afterClass)))
        body(FeatureHash.feature(28, FeatureHash.combine(previous &+ 1, FeatureHash.combine(hereClass, afterClass))))
        body(FeatureHash.feature(29, FeatureHash.combine(afterClass, UInt64(window.after2Class))))
        body(FeatureHash.feature(30, FeatureHash.combine(here.word, afterClass)))
        body(FeatureHash.feature(31, FeatureHash.combine(pair, hereClass)))
        body(
            FeatureHash.feature(32, FeatureHash.combine(previous, FeatureHash.combine(here.shape, window.after.shape))))
    }
}
