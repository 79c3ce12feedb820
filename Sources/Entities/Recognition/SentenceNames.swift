internal import Text

/// A name found in a sentence, before it is resolved.
struct FoundName {
    var range: Range<Int>
    var sentence: Int
    var type: EntityType
    var method: Mention.Method
    var score: Double
    /// The key in the gazetteer.
    var key: UInt64
    /// An adjective or demonym of a place.
    var isAdjective = false
    /// A common noun, without a name in it.
    var isNominal = false
    /// The name that follows behind a comma and may hold this one: "Paris, Texas".
    var container: UInt64?
    var role: String?
    var roleCountry: Int?
}

/// Makes names of the tags of a sentence and of what the gazetteer finds in it.
struct SentenceNames {
    let gazetteer: Gazetteer
    let words = ContextWords.english
    private let matcher: GazetteerMatcher

    init(_ gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        matcher = GazetteerMatcher(gazetteer)
    }

    /// The names of a sentence, in order.
    ///
    /// - Parameter isArticle: Whether the text is an article, where names of places count wherever they stand and
    ///   mentions are proper names only.
    func names(
        _ text: [UInt8], _ tokens: [EntityToken], _ tags: [UInt8], _ matches: [GazetteerMatch], sentence: Int,
        isArticle: Bool
    ) -> [FoundName] {
        var taken = [Bool](repeating: false, count: tokens.count)
        var found: [(words: Range<Int>, name: FoundName)] = []
        func add(_ range: Range<Int>, _ type: EntityType, _ method: Mention.Method, _ score: Double) {
            guard !range.isEmpty, !range.contains(where: { taken[$0] }) else { return }
            for index in range { taken[index] = true }
            let bytes = Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
            var name = FoundName(
                range: bytes, sentence: sentence, type: type, method: method, score: score,
                key: NameFolding.standard.key(text[bytes]))
            let match = matches.first { $0.words == range }
            name.isAdjective = type == .miscellaneous && match?.bits.contains(.adjective) == true
            name.isNominal = !range.contains { tokens[$0].isCapital }
            found.append((range, name))
        }
        for (range, type) in Self.spans(tags) {
            for (part, partType) in isArticle ? placeParts(text, tokens, range, type, matches) : [(range, type)] {
                if isArticle, !part.contains(where: { tokens[$0].isCapital }) { continue }
                add(part, partType, .model, 0.8)
            }
        }
        for match in matches where !match.words.contains(where: { taken[$0] }) {
            if isArticle, match.bits.contains(.adjective), !match.bits.contains(.country) {
                add(match.words, .miscellaneous, .gazetteer, 0.9)
            } else if isArticle, match.words.count > 1, !match.bits.isDisjoint(with: [.person, .organisation]) {
                // Whole names of several words leave little doubt.
                add(match.words, match.bits.contains(.person) ? .person : .organisation, .gazetteer, 0.9)
            } else if isArticle, isPlace(text, tokens, match) {
                add(match.words, .place, .gazetteer, 0.6)
            }
        }
        found.sort { $0.words.lowerBound < $1.words.lowerBound }
        markContainers(text, tokens, &found)
        return found.map(\.name)
    }

    /// The mentions that tags mark.
    private static func spans(_ tags: [UInt8]) -> [(Range<Int>, EntityType)] {
        var spans: [(Range<Int>, EntityType)] = []
        var start: Int?
        for index in 0...tags.count {
            let tag = index < tags.count ? tags[index] : 0
            if let first = start, tag == 0 || tag % 2 == 1 {
                spans.append((first..<index, EntityType.allCases[Int(tags[first] - 1) / 2]))
                start = nil
            }
            if tag % 2 == 1 { start = index }
        }
        return spans
    }

    /// In an article a mention of a place is its name alone: "the northern city of Mosul, Iraq" is two.
    private func placeParts(
        _ text: [UInt8], _ tokens: [EntityToken], _ range: Range<Int>, _ type: EntityType, _ matches: [GazetteerMatch]
    ) -> [(Range<Int>, EntityType)] {
        if let match = matches.first(where: { $0.words == range }), match.bits.contains(.adjective),
            match.bits.isDisjoint(with: [.country, .city, .organisation]), type != .person
        {
            return [(range, .miscellaneous)]
        }
        guard type == .place else {
            // The gazetteer knows countries better than the model.
            if type != .person, let match = matches.first(where: { $0.words == range }), match.bits.contains(.country) {
                return [(range, .place)]
            }
            return [(range, type)]
        }
        var start = range.lowerBound
        while start < range.upperBound - 1, !tokens[start].isCapital || isWord(text, tokens[start], "The") {
            start += 1
        }
        let rest = start..<range.upperBound
        let inner = matches.filter { rest.contains($0.words.lowerBound) && $0.words.upperBound <= rest.upperBound }
        // Parts that commas separate are places of their own.
        if rest.contains(where: { isWord(text, tokens[$0], ",") }), !inner.isEmpty,
            !matches.contains(where: { $0.words == rest })
        {
            return inner.filter { !$0.bits.isDisjoint(with: [.country, .region, .city, .smallPlace]) }.map {
                ($0.words, .place)
            }
        }
        // A longer name of the gazetteer is the whole one.
        if let whole = matches.first(where: {
            $0.words.lowerBound <= rest.lowerBound && $0.words.upperBound >= rest.upperBound
        }),
            whole.words != rest, !whole.bits.isDisjoint(with: [.country, .region, .city])
        {
            return [(whole.words, .place)]
        }
        return [(rest, .place)]
    }

    private func isWord(_ text: [UInt8], _ token: EntityToken, _ word: StaticString) -> Bool {
        token.range.count == word.utf8CodeUnitCount
            && word.withUTF8Buffer { text[token.range].elementsEqual($0) }
    }

    private func kind(_ text: [UInt8], _ tokens: [EntityToken], _ index: Int) -> ContextWords.Kind {
        tokens.indices.contains(index) ? words.kind(text[tokens[index].range]) : []
    }

    /// Whether a name that the model left out is that of a place.
    private func isPlace(_ text: [UInt8], _ tokens: [EntityToken], _ match: GazetteerMatch) -> Bool {
        let (first, last) = (match.words.lowerBound, match.words.upperBound - 1)
        guard !match.bits.isDisjoint(with: [.country, .region, .city, .smallPlace]) else { return false }
        let own = kind(text, tokens, first)
        if match.words.count == 1, !own.isDisjoint(with: [.common, .day, .title, .role, .verb]) { return false }
        // "Paris Hilton", "Mr Jordan"
        let next = last + 1 < tokens.count ? tokens[last + 1] : nil
        let previous = first > 0 ? tokens[first - 1] : nil
        if let next, next.isCapital, !next.isUpper || !tokens[first].isUpper, !next.gazetteer.contains(.adjective) {
            return false
        }
        if let previous, previous.isCapital, first > 1,
            kind(text, tokens, first - 1).isDisjoint(with: [.direction, .locative])
        {
            return false
        }
        if !match.bits.isDisjoint(with: [.country, .region]) { return true }
        if kind(text, tokens, first - 1).contains(.locative) { return true }
        guard match.bits.contains(.city) else { return false }
        if kind(text, tokens, first - 1).contains(.direction) { return true }
        if tokens[first].gazetteer.isDisjoint(with: [.given, .surname]), !kind(text, tokens, last + 1).contains(.verb),
            first > 0
        {
            return true
        }
        return false
    }

    /// Notes the place behind a comma or in brackets as the possible container of the one before.
    private func markContainers(
        _ text: [UInt8], _ tokens: [EntityToken], _ found: inout [(words: Range<Int>, name: FoundName)]
    ) {
        for index in found.indices.dropLast()
        where found[index].name.type == .place && found[index + 1].name.type == .place
            && found[index].words.upperBound <= found[index + 1].words.lowerBound
        {
            let between = found[index].words.upperBound..<found[index + 1].words.lowerBound
            let isComma = between.count == 1 && isWord(text, tokens[between.lowerBound], ",")
            let isIn = between.count == 1 && isWord(text, tokens[between.lowerBound], "in")
            let isBracket = between.count == 1 && isWord(text, tokens[between.lowerBound], "(")
            if isComma || isIn || isBracket { found[index].name.container = found[index + 1].name.key }
        }
    }
}
