/// A number of the sentence on its way to becoming a figure. Words are given by their index in the sentence.
struct Candidate: Sendable {
    /// How the number is written.
    enum Form: UInt8, Sendable {
        case digits, words, fraction, vague, none, times, multiple
    }

    /// What the unit is called.
    enum Naming: UInt8, Sendable {
        /// As the table calls it.
        case unit
        /// Times that something happened.
        case count
        /// `year of age`, with the unit of the table or else the year.
        case age
    }

    /// The words of the number itself.
    var number: Range<Int>
    /// The number with its bound, sign, currency and unit.
    var extent: Range<Int>
    var form: Form
    var value: Double
    var valueMax: Double?
    /// Digits without marks, scale or fraction, as years and names of things have; how many digits, else 0.
    var plainDigits = 0
    /// Whether a scale word or suffix is part of the number.
    var hasScale = false
    /// The last scale that is part of the number, or 1.
    var scale = 1.0
    /// Whether `m` stood glued to the digits, which is a million or a metre.
    var isMetreOrMillion = false
    /// The value when the only dot groups thousands: "12.000 syringes".
    var groupedValue: Double?

    var bound = Figure.Bound.exact
    var kind: Figure.Kind?
    /// The unit or currency in the table, or -1.
    var unit = -1
    /// The words of the unit behind the number; empty when there is none.
    var unitWords = 0..<0
    /// The words of the denominator of a rate: "a barrel", "per day".
    var denominator = 0..<0
    var naming = Naming.unit
    var direction: Figure.Direction?
    var isVague = false

    /// The counted noun: its phrase without the number, and its head.
    var phrase = 0..<0
    var head = -1
    var isInherited = false
    /// The candidate whose noun is inherited, or -1.
    var inheritedFrom = -1
    /// The verb or predicate adjective, or -1.
    var event = -1
    var object = -1
    var rule: StaticString = ""
    var isNegated = false
    var partOf = -1
    var source = 0..<0
    var place = 0..<0
    var time = 0..<0
    var confidence = 1.0

    init(number: Range<Int>, form: Form, value: Double, valueMax: Double? = nil) {
        self.number = number
        extent = number
        self.form = form
        self.value = value
        self.valueMax = valueMax
    }

    /// Makes the number reach up to the word before `end`.
    mutating func grow(to end: Int) {
        number = number.lowerBound..<end
        extent = number
    }

    /// Whether it counts things: no unit, money or percent.
    var isCount: Bool { kind == .count }
    var isFigure: Bool { kind?.isFigure ?? false }
    /// The index behind the number and its unit.
    var end: Int { max(extent.upperBound, denominator.upperBound) }
}
