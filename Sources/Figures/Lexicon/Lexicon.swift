internal import EmbeddedData
internal import Text

/// A word that some lexicon knows.
struct Lexeme: Sendable {
    var keyStart: Int32
    var keyLength: Int32
    var classes: WordClass = []
    var number: NumberWord?
    var value = 0.0
    var valueMax = 0.0
    /// The lexeme of the base form, for irregular verb forms; -1 otherwise.
    var verbBase: Int32 = -1
    /// The lexeme of the singular, for irregular nouns; -1 otherwise.
    var nounBase: Int32 = -1
    /// The lexeme of the verb that an event noun or a predicate adjective stands for ("murder", "dead"); -1 otherwise.
    var eventVerb: Int32 = -1
    /// The event class that the word names as a base form; 0 for none.
    var eventClass: UInt8 = 0
}

/// The rules and words of the library in one hash table, loaded once and shared by all extractors.
final class Lexicon: Sendable {
    /// The embedded English lexicon.
    static let english = Lexicon()

    private let slots: [Int32]
    private let keys: [UInt8]
    let lexemes: [Lexeme]
    let eventClasses: [String]
    let units: UnitTable
    let bounds: BoundTable
    /// One bit per pair of first letters of number words, for the prefilter.
    let numberPrefixes: [Bool]

    private init() {
        var builder = LexiconBuilder()
        builder.loadNumerals(LexiconFile(embedded_figures_numerals()))
        builder.loadClasses(LexiconFile(embedded_figures_words()))
        builder.loadVerbs(LexiconFile(embedded_figures_verbs()))
        builder.loadIrregular(LexiconFile(embedded_figures_irregular_verbs()), \.verbBase)
        builder.loadIrregular(LexiconFile(embedded_figures_irregular_nouns()), \.nounBase)
        builder.loadIrregular(LexiconFile(embedded_figures_event_nouns()), \.eventVerb)
        builder.loadEvents(LexiconFile(embedded_figures_events()))
        // The files by hand come first: where both name a form, theirs is the reading.
        var units = UnitTable()
        units.loadUnits(LexiconFile(embedded_figures_units()), &builder)
        units.loadCurrencies(LexiconFile(embedded_figures_currencies()), &builder)
        units.loadUnits(LexiconFile(embedded_figures_units_cldr()), &builder)
        units.loadCurrencies(LexiconFile(embedded_figures_currencies_cldr()), &builder)
        self.units = units
        bounds = BoundTable(LexiconFile(embedded_figures_bounds()), &builder)
        (slots, keys, lexemes) = (builder.slots, builder.keys, builder.lexemes)
        eventClasses = builder.eventClasses
        numberPrefixes = builder.numberPrefixes
    }

    /// The index of the lexeme with the bytes of `range`, ASCII letters folded; -1 when unknown.
    /// `ending` is one more byte behind the range, or 0.
    func lookup(_ text: [UInt8], _ range: Range<Int>, ending: UInt8 = 0) -> Int32 {
        LexiconBuilder.find(text, range, ending: ending, slots: slots, keys: keys, lexemes: lexemes)
    }

    /// The spelling of a lexeme.
    func spelling(_ index: Int32) -> String {
        let lexeme = lexemes[Int(index)]
        return String(decoding: keys[Int(lexeme.keyStart)..<Int(lexeme.keyStart + lexeme.keyLength)], as: UTF8.self)
    }
}
