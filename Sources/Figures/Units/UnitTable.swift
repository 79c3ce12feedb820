internal import Text

/// A unit of `units.tsv` or a currency of `currencies.tsv`.
struct Unit: Sendable {
    var kind: Figure.Kind
    var name: String
    var factor: Double?
    var unitSI: String?
    var currency: String?
    /// What the currency is called in the unit of a rate: `dollar per barrel`.
    var currencyName: String?
    /// Whether the name carries an offset to its SI unit, as temperatures do.
    var zero = 0.0
}

/// Units and currencies, and the trie of their written forms.
struct UnitTable: Sendable {
    private(set) var units: [Unit] = []
    /// Forms behind the number: `km`, `per cent`, `dollars`, `€`.
    fileprivate(set) var after = PhraseTable(reversed: false)
    /// Currency signs before the number, to be read backwards: `US$`, `€`.
    fileprivate(set) var before = PhraseTable(reversed: true)
    /// What a written form may stand for, by payload: forms that differ in case only share one (`nm`, `Nm`).
    private var readings: [[Reading]] = []

    private struct Reading: Sendable {
        /// The spelling in just the case that is asked for; empty when any will do.
        var exact: [UInt8]
        var unit: Int
    }

    /// Adds the units of a file; a name that is there already gets further forms only.
    mutating func loadUnits(_ lines: LexiconFile, _ builder: inout LexiconBuilder) {
        for fields in lines where fields.count == 5 {
            guard let kind = Figure.Kind(rawValue: fields[0]) else { continue }
            var unit = Unit(kind: kind, name: fields[1], factor: Double(fields[2]), unitSI: fields[3])
            if unit.name == "celsius" { unit.zero = 273.15 }
            if unit.name == "fahrenheit" { unit.zero = 459.67 }
            let index = intern(unit)
            for form in fields[4].split(separator: "|") { add(form, to: index, &builder) }
        }
    }

    /// Adds the currencies of a file.
    mutating func loadCurrencies(_ lines: LexiconFile, _ builder: inout LexiconBuilder) {
        for fields in lines where fields.count == 3 {
            let name = fields[1].split(separator: "|").first.map(String.init)
            let index = intern(Unit(kind: .money, name: fields[0], currency: fields[0], currencyName: name))
            for name in fields[1].split(separator: "|") { add(name, to: index, &builder) }
            for sign in fields[2].split(separator: "|") { addSign(String(sign), to: index, &builder) }
        }
    }

    private mutating func intern(_ unit: Unit) -> Int {
        if let known = index(named: unit.name) { return known }
        units.append(unit)
        return units.count - 1
    }

    private mutating func add(_ form: Substring, to unit: Int, _ builder: inout LexiconBuilder) {
        let isExact = form.count > 1 && form.first == "="
        let text = isExact ? String(form.dropFirst()) : String(form)
        add(text, Reading(exact: isExact ? Array(text.utf8) : [], unit: unit), to: \.after, &builder)
    }

    private mutating func addSign(_ sign: String, to unit: Int, _ builder: inout LexiconBuilder) {
        let isWord = sign.utf8.allSatisfy(\.isASCIILetter)
        let reading = Reading(exact: isWord ? Array(sign.utf8) : [], unit: unit)
        add(sign, reading, to: \.before, &builder)
        add(sign, reading, to: \.after, &builder)
        if isWord { builder.markCurrencyPrefix(sign) }
    }

    private mutating func add(
        _ form: String, _ reading: Reading, to table: WritableKeyPath<UnitTable, PhraseTable>,
        _ builder: inout LexiconBuilder
    ) {
        let payload = self[keyPath: table].add(form, payload: readings.count, &builder)
        if payload == readings.count {
            readings.append([reading])
        } else {
            readings[payload].append(reading)
        }
    }

    /// The unit of a payload for the bytes as written: a reading in just their case before one in any case.
    func unit(_ payload: Int, _ text: [UInt8], _ range: Range<Int>) -> Int? {
        var loose: Int?
        for reading in readings[payload] {
            if reading.exact.isEmpty {
                loose = loose ?? reading.unit
            } else if text[range].elementsEqual(reading.exact) {
                return reading.unit
            }
        }
        return loose
    }

    subscript(index: Int) -> Unit { units[index] }

    /// The index of the unit with a name.
    func index(named name: String) -> Int? { units.firstIndex { $0.name == name } }
}
