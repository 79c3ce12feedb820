internal import Tagging
internal import Text

/// A word of the sentence in work.
struct Token: Sendable {
    var start: Int32
    var end: Int32
    var kind: Word.Kind
    /// Whether no space stands before it.
    var isGlued: Bool
    /// Whether it begins with a capital letter.
    var isCapital: Bool
    /// Its index in the lexicon, or -1.
    var lexeme: Int32
    var classes: WordClass
    var number: NumberWord?
    /// The lexeme of the verb that the word may be a form of, or -1; -1 too once its tag is that of no verb.
    var verb: Int32
    var tag: PartOfSpeech = .other
    /// The candidate that it is part of the number of, or -1.
    var candidate: Int16 = -1

    var range: Range<Int> { Int(start)..<Int(end) }
}
