/// The classes of `words.tsv` and of the other lexicons, as bits.
struct WordClass: OptionSet, Sendable {
    let rawValue: UInt64

    static let month = WordClass(bit: 0)
    static let weekday = WordClass(bit: 1)
    static let say = WordClass(bit: 2)
    static let aspect = WordClass(bit: 3)
    static let light = WordClass(bit: 4)
    static let reference = WordClass(bit: 5)
    static let street = WordClass(bit: 6)
    static let era = WordClass(bit: 7)
    static let meridiem = WordClass(bit: 8)
    static let since = WordClass(bit: 9)
    static let preposition = WordClass(bit: 10)
    static let person = WordClass(bit: 11)
    static let number = WordClass(bit: 12)
    static let each = WordClass(bit: 13)
    static let part = WordClass(bit: 14)
    static let pronoun = WordClass(bit: 15)
    static let title = WordClass(bit: 16)
    static let personNoun = WordClass(bit: 17)
    static let rise = WordClass(bit: 18)
    static let drop = WordClass(bit: 19)
    static let verbBase = WordClass(bit: 20)
    static let timeWord = WordClass(bit: 21)
    static let currencyPrefix = WordClass(bit: 22)
    static let abstract = WordClass(bit: 23)
    static let state = WordClass(bit: 24)
    static let copula = WordClass(bit: 25)
    static let ageCue = WordClass(bit: 26)
    static let sport = WordClass(bit: 27)
    static let mass = WordClass(bit: 28)
    static let statement = WordClass(bit: 29)
    static let casualty = WordClass(bit: 30)
    static let deictic = WordClass(bit: 31)
    static let period = WordClass(bit: 32)
    static let placeWord = WordClass(bit: 33)
    static let adjust = WordClass(bit: 34)
    static let reach = WordClass(bit: 35)
    static let product = WordClass(bit: 36)
    static let scaleVerb = WordClass(bit: 37)

    private init(bit: UInt64) { rawValue = 1 << bit }
    init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The class with a name of `words.tsv`.
    init?(name: String) {
        guard let found = Self.names[name] else { return nil }
        self = found
    }

    private static let names: [String: WordClass] = [
        "month": .month, "weekday": .weekday, "say": .say, "aspect": .aspect, "light": .light, "reference": .reference,
        "street": .street, "era": .era, "meridiem": .meridiem, "since": .since, "preposition": .preposition,
        "person": .person, "number": .number, "each": .each, "part": .part, "pronoun": .pronoun, "title": .title,
        "personnoun": .personNoun, "rise": .rise, "drop": .drop, "time": .timeWord, "abstract": .abstract,
        "state": .state, "copula": .copula, "age": .ageCue, "sport": .sport, "mass": .mass, "statement": .statement,
        "casualty": .casualty, "deictic": .deictic,
        "period": .period, "place": .placeWord, "adjust": .adjust, "reach": .reach, "product": .product,
        "scale": .scaleVerb,
    ]
}

/// What a number word contributes.
enum NumberWord: UInt8, Sendable {
    case unit, teen, ten, hundred, scale, collective, half, quarter, fraction, ordinal, vague, times, none, multiple
    case suffix, minus

    init?(name: String) {
        switch name {
        case "unit": self = .unit
        case "teen": self = .teen
        case "ten": self = .ten
        case "hundred": self = .hundred
        case "scale": self = .scale
        case "collective": self = .collective
        case "half": self = .half
        case "quarter": self = .quarter
        case "fraction": self = .fraction
        case "ordinal": self = .ordinal
        case "vague": self = .vague
        case "times": self = .times
        case "none": self = .none
        case "multiple": self = .multiple
        case "suffix": self = .suffix
        case "minus": self = .minus
        default: return nil
        }
    }
}
