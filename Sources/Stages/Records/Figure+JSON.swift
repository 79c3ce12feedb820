public import Figures
public import JSON

extension Figure {
    /// Appends the figure as a JSON object; members without a value are left out. `noun` is the whole phrase, its head
    /// last; `noun_head` is the head alone.
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
        writeText(
            [
                ("unit", unit), ("unit_si", unitSI), ("currency", currency), ("direction", direction?.rawValue),
                ("noun", nounPhrase ?? noun), ("noun_head", noun), ("event", event), ("event_class", eventClass),
                ("object", object), ("place", place), ("time", timeExpression), ("source", attribution),
            ], to: &json)
        if let valueSI { json.member("value_si", valueSI) }
        if nounInherited { json.member("noun_inherited", nounInherited) }
        json.member("concepts", concepts)
        if let partOf { json.member("part_of", partOf) }
        if negated { json.member("negated", negated) }
        json.member("confidence", confidence)
        json.member("rule", rule)
        json.endObject()
    }

    private func writeText(_ members: [(String, String?)], to json: inout JSONWriter) {
        for (name, text) in members {
            if let text { json.member(name, text) }
        }
    }

    /// Where the figure stands in `text`, in code points.
    public func characters(in text: [UInt8]) -> Range<Int> {
        var counter = CodePointCounter()
        let start = counter.codePoints(before: range.lowerBound, in: text)
        return start..<counter.codePoints(before: range.upperBound, in: text)
    }
}
