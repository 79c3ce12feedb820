internal import Text

/// A unit of `units.tsv` or a currency of `currencies.tsv`.
struct Unit: Sendable {
    var kind: Figure.Kind
    var name: String
    var factor: Double?
    var unitSI: String?
    var currency: String?
    /// Whether the name carries an offset to its SI unit, as temperatures do.
    var zero = 0.0
}

/// Units and currencies, and the trie of their written forms.
struct UnitTable: Sendable {
    private(set) var units: [Unit] = []
    /// Forms behind the number: `km`, `per cent`, `dollars`, `€`.
    private(set) var after = PhraseTable(reversed: false)
    /// Currency signs before the number, to be read backwards: `US$`, `€`.
    private(set) var before = PhraseTable(reversed: true)
    /// The forms that must be written in just this case, by payload; see `exact(_:)`.
    private var exactForms: [[UInt8]] = []
    private var targets: [Int32] = []

    init(units lines: LexiconFile, currencies: LexiconFile, _ builder: inout LexiconBuilder) {
        for fields in lines where fields.count == 5 {
            guard let kind = Figure.Kind(rawValue: fields[0]) else { continue }
            var unit = Unit(kind: kind, name: fields[1], factor: Double(fields[2]), unitSI: fields[3])
            if unit.name == "celsius" { unit.zero = 273.15 }
            if unit.name == "fahrenheit" { unit.zero = 459.67 }
            units.append(unit)
            for form in fields[4].split(separator: "|") { add(form, to: units.count - 1, &builder) }
        }
        for fields in currencies where fields.count == 3 {
            units.append(Unit(kind: .money, name: fields[0], currency: fields[0]))
            let index = units.count - 1
            for name in fields[1].split(separator: "|") { add(name, to: index, &builder) }
            for sign in fields[2].split(separator: "|") { addSign(String(sign), to: index, &builder) }
        }
    }

    private mutating func add(_ form: Substring, to unit: Int, _ builder: inout LexiconBuilder) {
        let isExact = form.count > 1 && form.first == "="
        let text = isExact ? String(form.dropFirst()) : String(form)
        after.add(text, payload: target(unit, exact: isExact ? text : ""), &builder)
    }

    private mutating func addSign(_ sign: String, to unit: Int, _ builder: inout LexiconBuilder) {
        let isWord = sign.utf8.allSatisfy(\.isASCIILetter)
        let payload = target(unit, exact: isWord ? sign : "")
        before.add(sign, payload: payload, &builder)
        after.add(sign, payload: payload, &builder)
        if isWord { builder.markCurrencyPrefix(sign) }
    }

    private mutating func target(_ unit: Int, exact: String) -> Int {
        exactForms.append(Array(exact.utf8))
        targets.append(Int32(unit))
        return targets.count - 1
    }

    /// The unit of a payload, when the written bytes have the case it asks for.
    func unit(_ payload: Int, _ text: [UInt8], _ range: Range<Int>) -> Int? {
        let exact = exactForms[payload]
        guard exact.isEmpty || text[range].elementsEqual(exact) else { return nil }
        return Int(targets[payload])
    }

    subscript(index: Int) -> Unit { units[index] }

    /// The index of the unit with a name.
    func index(named name: String) -> Int? { units.firstIndex { $0.name == name } }
}
