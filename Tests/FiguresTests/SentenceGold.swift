import Figures

/// A sentence with the figures that a careful reader notes in it.
///
/// Written as the sentence and, indented below it, a line for each figure:
///
///     value[..largest] bound noun event | place kyiv | time monday | source police | object town | part 0 | KIND UNIT
///
/// `/` separates answers that are all right, `-` is none; a lone `-` for the event leaves it open. `part` is the position
/// of the total among the lines. KIND is a kind of figures, `count` without a unit when not given. `optional` figures may
/// be missing. A sentence that begins with `?` is a known error.
struct SentenceGold: Sendable {
    var text: String
    var isKnownError: Bool
    var figures: [FigureGold] = []

    /// The sentences of a text in the notation.
    static func sentences(_ notation: String) -> [SentenceGold] {
        var sentences: [SentenceGold] = []
        for line in notation.split(separator: "\n") {
            if line.hasPrefix("  ") {
                sentences[sentences.count - 1].figures.append(FigureGold(line))
            } else {
                let isKnownError = line.hasPrefix("? ")
                sentences.append(
                    SentenceGold(text: String(line.dropFirst(isKnownError ? 2 : 0)), isKnownError: isKnownError))
            }
        }
        return sentences
    }

    /// What is wrong with the figures found: missing, superfluous or other than noted. Empty when all is right.
    func errors(in found: [Figure]) -> [String] {
        var errors: [String] = []
        var free = Array(found.indices)
        for (isOptional, gold) in (figures.map { (false, $0) } + figures.map { (true, $0) })
        where gold.isOptional == isOptional {
            let places = free.indices.filter { gold.matchesValue(of: found[free[$0]]) }
            let wrong = places.map { gold.wrongParts(of: found[free[$0]], self, found) }
            guard let best = wrong.indices.min(by: { wrong[$0].count < wrong[$1].count }) else {
                if !isOptional { errors.append("\(gold.value) is missing") }
                continue
            }
            if !isOptional { errors += wrong[best].map { "\(gold.value): \($0)" } }
            free.remove(at: places[best])
        }
        return errors + free.map { "\(found[$0].surface) is no figure" }
    }
}

/// A figure of a `SentenceGold`.
struct FigureGold: Sendable {
    var value: Double
    var valueMax: Double?
    var isOptional = false
    /// Answers by what they are of: `bound`, `noun`, `event`, `kind`, `unit`, `place`, `time`, `source`, `object`.
    var answers: [String: [String]] = ["kind": ["count"], "unit": ["-"]]
    var total: Int?

    init(_ line: Substring) {
        let parts = line.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
        let head = parts[0]
        let values = head[0].split(separator: ".", omittingEmptySubsequences: false).split(separator: "")
        value = Double(values[0].joined(separator: ".")) ?? .nan
        valueMax = values.count > 1 ? Double(values[1].joined(separator: ".")) : nil
        for (name, word) in zip(["bound", "noun", "event"], head.dropFirst()) { answers[name] = Self.split(word) }
        for part in parts.dropFirst() {
            let rest = part.dropFirst().joined(separator: " ")
            switch part[0] {
            case "optional": isOptional = true
            case "part": total = Int(rest)
            case "place", "time", "source", "object": answers[part[0]] = Self.split(rest)
            default:
                answers["kind"] = Self.split(part[0])
                answers["unit"] = Self.split(rest.split(separator: "_").joined(separator: " "))
            }
        }
    }

    private static func split(_ word: String) -> [String] {
        word.isEmpty ? ["-"] : word.split(separator: "/").map { $0.lowercased() }
    }

    func matchesValue(of figure: Figure) -> Bool {
        guard (valueMax == nil) == (figure.valueMax == nil) else { return false }
        return isClose(figure.value, value) && isClose(figure.valueMax ?? 0, valueMax ?? 0)
    }

    private func isClose(_ left: Double, _ right: Double) -> Bool {
        abs(left - right) <= 1e-6 * max(1, abs(left), abs(right))
    }

    /// The parts of a figure of the same value that are not as noted.
    func wrongParts(of figure: Figure, _ sentence: SentenceGold, _ found: [Figure]) -> [String] {
        var wrong: [String] = []
        func check(_ name: String, _ given: String?, contains: Bool = false) {
            guard let accepted = answers[name], !(name == "event" && accepted == ["-"]) else { return }
            let given = given?.lowercased() ?? "-"
            let isRight = accepted.contains { given == $0 || contains && $0 != "-" && given.contains($0) }
            if !isRight { wrong.append("\(name) is \(given)") }
        }
        check("bound", figure.bound.rawValue)
        check("kind", figure.kind.rawValue)
        check("noun", figure.noun)
        check("event", figure.event)
        check("object", figure.object, contains: true)
        check("place", figure.place, contains: true)
        check("time", figure.timeExpression, contains: true)
        check("source", figure.attribution, contains: true)
        checkUnit(figure, &wrong)
        if let total {
            let given = figure.partOf.map { found[$0].value }
            if given != sentence.figures[total].value { wrong.append("part of \(given.map { "\($0)" } ?? "-")") }
        }
        return wrong
    }

    /// Rates may name their denominator, and percent and times go without a unit in the notation.
    private func checkUnit(_ figure: Figure, _ wrong: inout [String]) {
        let given = (figure.currency ?? figure.unit ?? "-").lowercased()
        let kind = figure.kind
        var accepted = answers["unit"] ?? ["-"]
        if accepted == ["-"], kind == .percent { accepted = ["percentage"] }
        if accepted == ["-"], kind == .frequency { accepted = ["count"] }
        let isRight = accepted.contains {
            given == $0 || given.hasPrefix($0 + " per ") || kind == .age && given == $0 + " of age"
        }
        if !isRight { wrong.append("unit is \(given)") }
    }
}
