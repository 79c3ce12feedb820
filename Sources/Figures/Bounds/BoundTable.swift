internal import Text

/// The phrases of `bounds.tsv`.
struct BoundTable: Sendable {
    /// Phrases that end before the number, to be read backwards.
    private(set) var before = PhraseTable(reversed: true)
    /// Phrases that begin behind the number.
    private(set) var after = PhraseTable(reversed: false)

    init(_ lines: LexiconFile, _ builder: inout LexiconBuilder) {
        for fields in lines where fields.count == 3 {
            guard let bound = Figure.Bound(rawValue: fields[1]) else { continue }
            let payload = Figure.Bound.allCases.firstIndex(of: bound) ?? 0
            if fields[0] == "before" {
                before.add(fields[2], payload: payload, &builder)
            } else {
                after.add(fields[2], payload: payload, &builder)
            }
        }
    }

    static func bound(_ payload: Int) -> Figure.Bound { Figure.Bound.allCases[payload] }
}
