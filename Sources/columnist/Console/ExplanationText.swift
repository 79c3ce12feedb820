import Figures

/// An explanation as text: the sentence with the words that matter, then every number with what was made of it.
struct ExplanationText {
    /// Whether roles are shown in colour (SGR sequences of ECMA-48) instead of not at all.
    let isColored: Bool

    /// The lines of an explanation.
    func lines(_ explanation: Explanation) -> [String] {
        var sentence = ""
        var figure: Int?
        for word in explanation.words {
            // The words of one number are one mark.
            let isContinued = word.figure != nil && word.figure == figure
            if isContinued, !isColored { sentence.removeLast() }
            sentence += word.isSpaced ? " " : ""
            sentence +=
                isContinued && !isColored
                ? word.surface + "]" : word.role.map { painted(word.surface, $0) } ?? word.surface
            figure = word.figure
        }
        return [sentence] + explanation.figures.flatMap(lines)
    }

    private func lines(_ figure: Figure) -> [String] {
        let number = painted(figure.surface, .number)
        guard figure.kind.isFigure else { return ["  \(number)  no figure: \(figure.kind.rawValue)"] }
        var value = "\(figure.bound.rawValue) \(plain(figure.value))"
        if let most = figure.valueMax { value += "–\(plain(most))" }
        if let unit = figure.currency ?? figure.unit { value += " \(unit)" }
        if let direction = figure.direction { value += ", \(direction.rawValue)" }
        var lines = ["  \(number)  \(figure.kind.rawValue) \(value), confidence \(figure.confidence)"]
        func add(_ name: String, _ text: String?, _ role: Explanation.Role, _ note: String? = nil) {
            guard let text else { return }
            let label = name + String(repeating: " ", count: 8 - name.count)
            lines.append("    \(label)\(painted(text, role))\(note.map { " (\($0))" } ?? "")")
        }
        add("noun", figure.nounPhrase, .noun, figure.nounInherited ? "of an earlier figure" : nil)
        add("event", figure.event, .event, [figure.eventClass, figure.rule].compactMap { $0 }.joined(separator: "; "))
        add("object", figure.object, .object)
        add("part of", figure.partOf.map { "figure \($0)" }, .number)
        add("place", figure.place, .place)
        add("time", figure.timeExpression, .time)
        add("source", figure.attribution, .source)
        return lines
    }

    private func plain(_ value: Double) -> String {
        Int(exactly: value).map { "\($0)" } ?? "\(value)"
    }

    private func painted(_ text: String, _ role: Explanation.Role) -> String {
        guard isColored else { return role == .number ? "[\(text)]" : text }
        let color =
            switch role {
            case .number: "1;32"
            case .noun: "33"
            case .event, .object: "31"
            case .source: "34"
            case .place: "35"
            case .time: "36"
            }
        return "\u{1B}[\(color)m\(text)\u{1B}[0m"
    }
}
