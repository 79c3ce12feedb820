/// A quantity that a sentence states, with what it counts, what happened to it, and who says so.
///
///     "According to the authorities, 145 children were killed and 222 injured."
///
/// gives 145 (noun `child`, event `kill`) and 222 (noun `child`, inherited; event `injure`), both attributed to
/// `the authorities`. What the sentence does not state is nil.
public struct Figure: Sendable, Equatable {
    /// How exactly the value is meant.
    public enum Bound: String, Sendable, CaseIterable {
        case exact = "="
        case approximate = "~"
        case moreThan = ">"
        case atLeast = ">="
        case lessThan = "<"
        case atMost = "<="
    }

    /// What sort of quantity it is. The sorts from `date` on are no figures; they come out only on request.
    public enum Kind: String, Sendable, CaseIterable {
        case count, percent, money, measure, frequency, duration, age, ratio
        case date, year, time, ordinal, identifier, score, phone, version, section, address

        /// Whether the number names or orders something instead of measuring it.
        public var isFigure: Bool {
            switch self {
            case .count, .percent, .money, .measure, .frequency, .duration, .age, .ratio: true
            default: false
            }
        }
    }

    /// Whether the quantity is said to have risen or fallen by this much.
    public enum Direction: String, Sendable, CaseIterable {
        case up, down
    }

    /// The UTF-8 bytes of the text that state the figure: bound, number and unit.
    public var range: Range<Int>
    /// The UTF-8 bytes of its sentence.
    public var sentence: Range<Int>
    /// The number of its sentence in the text, from 0.
    public var sentenceNumber: Int
    /// The words that state the figure, as written.
    public var surface: String

    /// The value; the smaller one of a range. Fractions are below 1, percentages as written.
    public var value: Double
    /// The larger value of a range ("15 to 20", "dozens").
    public var valueMax: Double?
    /// How exactly the value is meant.
    public var bound: Bound
    /// Whether a vague plural ("dozens") was widened to one order of magnitude.
    public var isVague: Bool
    /// What sort of quantity it is.
    public var kind: Kind
    /// The unit's name: `percentage`, `kilometre`, `dollar per barrel`, `year of age`, `count` for times; the ISO 4217 code
    /// of plain money; nil for counted things.
    public var unit: String?
    /// The value in the coherent SI unit.
    public var valueSI: Double?
    /// The SI unit that `valueSI` is in: `m`, `kg`, `s`, `m2`, `1`.
    public var unitSI: String?
    /// The ISO 4217 code of money, and of the money of a rate.
    public var currency: String?
    /// Whether it is an amount of money for each of something: `$112 a barrel`.
    public var isMoneyRate: Bool { currency != nil && unit != currency }
    /// Whether it is the size of a rise or of a fall.
    public var direction: Direction?

    /// The head noun of what is counted, measured or shared, in the singular.
    public var noun: String?
    /// The counted noun with its modifiers, the head in the singular: `heart transplant`.
    public var nounPhrase: String?
    /// Whether the noun stands with an earlier figure ("145 children were killed and 222 injured").
    public var nounInherited: Bool
    /// The words of the phrase that the figure is said of, beside the counted noun: `Revenue` of "Revenue rose 5%".
    public var concepts: [String]
    /// The predicate the counted thing takes part in, as a base form.
    public var event: String?
    /// The class of the event: `kill`, `injure`, `displace`, …
    public var eventClass: String?
    /// For frequencies, what the event was done with or to, the head in the singular: `cluster munition`.
    public var object: String?
    /// The position in the sentence's figures of the total that this is a part of.
    public var partOf: Int?
    /// Where, as written.
    public var place: String?
    /// When, as written.
    public var timeExpression: String?
    /// Who says so, as written.
    public var attribution: String?
    /// Whether the event is denied.
    public var negated: Bool
    /// From 0 to 1: how much of the figure was read from the sentence and not guessed.
    public var confidence: Double
    /// The rule that found the event.
    public var rule: String
}
