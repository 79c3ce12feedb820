public import Figures
public import JSON

extension Figure {
    /// Appends the figure as a JSON object; members without a value are left out. `noun` is the whole phrase, its head
    /// last; `noun_head` is the head alone. Rates of money ("dollar per barrel") have a `rate_currency` and no `currency`.
    ///
    /// - Parameters:
    ///   - characters: Where the figure stands in its text, in code points.
    public func write(to json: inout JSONWriter, characters: Range<Int>) {
        json.beginObject()
        json.member("surface", surface)
        json.member("start", characters.lowerBound)
        json.member("end", characters.upperBound)
        json.member("value", value)
        if let valueMax { json.member("value_max", valueMax) }
        json.member("bound", bound.rawValue)
        json.member("kind", kind.rawValue)
        if isVague { json.member("is_vague", isVague) }
        if let unit { json.member("unit", unit) }
        if let unitSI { json.member("unit_si", unitSI) }
        if let currency { json.member(isMoneyRate ? "rate_currency" : "currency", currency) }
        if let direction { json.member("direction", direction.rawValue) }
        writeWords(to: &json)
        if let valueSI { json.member("value_si", valueSI) }
        if nounInherited { json.member("noun_inherited", nounInherited) }
        json.member("concepts", concepts)
        if let partOf { json.member("part_of", partOf) }
        if negated { json.member("negated", negated) }
        json.member("confidence", confidence)
        json.member("rule", rule)
        json.endObject()
    }

    private func writeWords(to json: inout JSONWriter) {
        if let noun {
            json.member("noun", nounPhrase ?? noun)
            json.member("noun_head", noun)
        }
        if let event { json.member("event", event) }
        if let eventClass { json.member("event_class", eventClass) }
        if let object { json.member("object", object) }
        if let place { json.member("place", place) }
        if let timeExpression { json.member("time", timeExpression) }
        if let attribution { json.member("source", attribution) }
    }
}

extension JSONWriter {
    /// Appends the figures of a text as a JSON array.
    public mutating func figures(_ figures: [Figure], of text: [UInt8]) {
        var counter = CodePointCounter()
        beginArray()
        for figure in figures { figure.write(to: &self, characters: counter.codePoints(of: figure.range, in: text)) }
        endArray()
    }
}
