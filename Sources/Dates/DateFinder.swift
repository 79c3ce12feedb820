public import Text

/// Finds the dates, periods and durations of a text and resolves them against a reference date, in ISO 8601 and TIMEX3
/// (J. Pustejovsky et al., "ISO-TimeML", 2010).
///
///     let dates = DateFinder().dates(in: Array("It began last Friday.".utf8), reference: published)
public struct DateFinder: Sendable {
    private let lexicon = DateLexicon.english

    /// A finder with the English rules.
    public init() {}

    /// The date expressions of a UTF-8 text, in order, without overlaps.
    ///
    /// - Parameter reference: The moment from which relative expressions are seen; without one they are not found.
    public func dates(in text: [UInt8], reference: Timestamp?) -> [DateExpression] {
        let words = lexicon.scan(text)
        let parser = DateParser(words: words, lexicon: lexicon, reference: reference?.localDate)
        var found: [DateExpression] = []
        var index = 0
        while index < words.count {
            guard mayOpen(words[index]), let (term, end) = parser.expression(at: index), end > index, end <= words.count
            else {
                index += 1
                continue
            }
            let last = words[end - 1].text == "." || words[end - 1].text == "," ? max(index, end - 1) : end - 1
            found.append(
                DateExpression(
                    range: words[index].range.lowerBound..<words[max(index, last)].range.upperBound, value: term.value,
                    from: term.start, to: term.end.map { $0.adding(days: -1) }))
            index = end
        }
        return found
    }

    /// Whether an expression may begin with a word, so that most words cost nothing more.
    private func mayOpen(_ word: DateWord) -> Bool {
        word.digits != nil || !word.entries.isEmpty || lexicon.holidays[word.text] != nil
            || Self.openers.contains(word.text)
    }

    private static let openers: Set<String> = [
        "the", "from", "between", "since", "after", "before", "until", "till", "by", "in", "within", "for", "during",
        "my",
        "starting", "no", "sooner", "less", "more", "on", "a", "an", "'", "’", "q", "h",
    ]
}
