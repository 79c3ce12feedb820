/// The features of one place in a sentence, in a fixed order. Trainer and recogniser share this list.
///
/// The usual ones of named entity recognition (L. Ratinov and D. Roth, "Design challenges and misconceptions in named
/// entity recognition", 2009), with what the gazetteer knows of the words around.
package enum EntityFeatures {
    /// Calls `body` with the hash of every feature of the place `index` of `tokens`, which has two words on either side,
    /// in a text of a register. Some features are told apart by register (H. Daumé III, "Frustratingly easy domain
    /// adaptation", 2007).
    @inline(__always)
    static func forEach(
        _ tokens: Span<EntityToken>, at index: Int, register: TextRegister, _ body: (UInt64) -> Void
    ) {
        let (before2, before, here, after, after2) = (
            tokens[index - 2], tokens[index - 1], tokens[index], tokens[index + 1], tokens[index + 2]
        )
        let (g0, g1, g2) = (
            UInt64(here.gazetteer.rawValue), UInt64(before.gazetteer.rawValue), UInt64(after.gazetteer.rawValue)
        )
        @inline(__always) func emit(_ template: UInt64, _ value: UInt64) { body(Mix.combine(template, value)) }
        @inline(__always) func emit(_ template: UInt64, _ first: UInt64, _ second: UInt64) {
            body(Mix.combine(template, Mix.combine(first, second)))
        }
        emit(1, here.word)
        emit(2, before.word)
        emit(3, after.word)
        emit(4, before2.word)
        emit(5, after2.word)
        emit(6, before.word, here.word)
        emit(7, here.word, after.word)
        emit(8, here.prefix2)
        emit(9, here.prefix3)
        emit(10, here.prefix4)
        emit(11, here.suffix2)
        emit(12, here.suffix3)
        emit(13, here.suffix4)
        emit(14, here.shape)
        emit(15, before.shape, here.shape)
        emit(16, here.shape, after.shape)
        emit(17, Mix.combine(before.shape, here.shape), after.shape)
        emit(18, here.tag)
        emit(19, before.tag, here.tag)
        emit(20, here.tag, after.tag)
        emit(21, Mix.combine(before.tag, here.tag), after.tag)
        emit(22, here.tag, here.shape)
        emit(23, g0)
        emit(24, g1, g0)
        emit(25, g0, g2)
        emit(26, g0, here.shape)
        emit(27, g0, here.tag)
        emit(28, g0, after.word)
        emit(29, g0, before.word)
        emit(30, Mix.combine(g1, g0), g2)
        emit(31, after.suffix3, here.shape)
        emit(32, before.word, here.shape)
        emit(33, after.word, here.shape)
        emit(34, before2.shape, Mix.combine(before.shape, here.shape))
        emit(35, before2.word, Mix.combine(before.word, here.shape))
        emit(36, after.word, Mix.combine(after2.word, here.shape))
        emit(37, before.suffix3, here.suffix3)
        emit(38, here.tag, after.word)
        emit(39, before.word, here.tag)
        emit(40, 0)
        emit(50, here.cluster)
        emit(51, before.cluster)
        emit(52, after.cluster)
        emit(53, before.cluster, here.cluster)
        emit(54, here.cluster, after.cluster)
        emit(55, here.coarseCluster, here.shape)
        emit(56, before.coarseCluster, Mix.combine(here.coarseCluster, here.shape))
        emit(57, Mix.combine(here.coarseCluster, here.shape), after.coarseCluster)
        emit(58, g0, here.coarseCluster)
        let register = UInt64(register.rawValue)
        emit(59, register, Mix.combine(here.coarseCluster, here.shape))
        emit(41, register)
        emit(42, register, here.word)
        emit(43, register, Mix.combine(here.tag, here.shape))
        emit(44, register, g0)
        emit(45, register, before.word)
        emit(46, register, after.word)
        emit(47, register, Mix.combine(before.tag, here.tag))
        emit(48, register, here.suffix3)
        emit(49, register, Mix.combine(here.tag, after.tag))
    }

    /// The feature of a word, or of a word with the one before it, that tells registers apart.
    package static func register(_ word: UInt64, after before: UInt64) -> UInt64 {
        Mix.combine(60, Mix.combine(before, word))
    }
}
