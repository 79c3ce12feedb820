internal import Text

/// A run of words that the gazetteer has a name for.
struct GazetteerMatch: Equatable {
    /// The words.
    var words: Range<Int>
    /// The key of the name.
    var key: UInt64
    /// What the name may be.
    var bits: GazetteerBits
}

/// Finds the names of the gazetteer among the words of a sentence.
struct GazetteerMatcher {
    let gazetteer: Gazetteer
    private let folding = NameFolding.standard
    private static let maximumWords = 6
    init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// Marks the words with what the gazetteer knows and collects the longest name at each word that opens one.
    func match(_ text: [UInt8], _ tokens: inout [EntityToken], _ matches: inout [GazetteerMatch]) {
        matches.removeAll(keepingCapacity: true)
        var covered = 0
        for index in tokens.indices where tokens[index].isCapital {
            markNames(text, &tokens[index])
            guard let match = longestMatch(text, tokens, at: index) else { continue }
            // A name within a longer one says nothing.
            if index < covered, match.words.upperBound <= covered { continue }
            covered = max(covered, match.words.upperBound)
            matches.append(match)
            let long: GazetteerBits = match.words.count > 1 ? .long : []
            tokens[index].gazetteer.formUnion(match.bits.union(long))
            for inner in match.words.dropFirst() {
                tokens[inner].gazetteer.formUnion(match.bits.union([.inside, .long]))
            }
        }
    }

    /// Given names and surnames, which are single words.
    private func markNames(_ text: [UInt8], _ token: inout EntityToken) {
        var state = FoldingState()
        var key = NameKey()
        folding.add(text[token.range], &state) { key.append($0) }
        token.gazetteer.formUnion(bits(key.value, isUpper: token.isUpper).intersection([.given, .surname]))
    }

    /// The longest name that begins with a word, or nil.
    func longestMatch(_ text: [UInt8], _ tokens: [EntityToken], at index: Int) -> GazetteerMatch? {
        var state = FoldingState()
        var key = NameKey()
        var best: GazetteerMatch?
        var end = index
        var isUpper = true
        while end < tokens.count, end - index < Self.maximumWords {
            let token = tokens[end]
            if end > index, !mayContinue(text, tokens, end) { break }
            isUpper = isUpper && token.isUpper
            if end == index, end + 1 < tokens.count, let long = replacement(text, token) {
                for byte in long { state.emit(byte) { key.append($0) } }
                state.separate()
            } else {
                if end > index, tokens[end - 1].end < token.start { state.separate() }
                folding.add(text[token.range], &state) { key.append($0) }
            }
            end += 1
            guard isNameEnd(text, token), gazetteer.contains(key.value) else { continue }
            let found = bits(key.value, isUpper: isUpper).subtracting([.given, .surname])
            if !found.isEmpty { best = GazetteerMatch(words: index..<end, key: key.value, bits: found) }
        }
        return best
    }

    private func replacement(_ text: [UInt8], _ token: EntityToken) -> [UInt8]? {
        var word = text[token.range]
        if word.last == UInt8(ascii: ".") { word.removeLast() }
        return word.count == 2 ? NameFolding.replacement(word) : nil
    }

    /// Capitalised words, small ones that stand within names, and what joins them.
    private func mayContinue(_ text: [UInt8], _ tokens: [EntityToken], _ index: Int) -> Bool {
        let token = tokens[index]
        if token.isCapital { return true }
        let word = text[token.range]
        switch word.count {
        case 1:
            return [UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "."), UInt8(ascii: "&"), UInt8(ascii: ",")]
                .contains(word[word.startIndex])
        case 2...4: return Self.connectors.contains { word.elementsEqual($0) }
        default: return Self.followers.contains { word.elementsEqual($0) }
        }
    }

    private static let connectors = [
        "of", "the", "and", "for", "de", "la", "le", "du", "des", "del", "da", "do", "al", "el", "upon", "on", "sur",
        "bin", "von", "van", "der", "e", "y", "in", "ben", "abu", "ul", "us", "ibn",
    ].map { Array($0.utf8) }
    private static let followers = [
        "region", "province", "oblast", "district", "peninsula", "islands", "state", "states", "territories", "coast",
        "network", "group", "forces", "army", "parliament", "military", "ministry", "security", "leader",
    ].map { Array($0.utf8) }

    private func isNameEnd(_ text: [UInt8], _ token: EntityToken) -> Bool {
        token.end - token.start > 1 || text[Int(token.start)].isASCIIAlphanumeric
            || text[Int(token.start)] == UInt8(ascii: "!")
    }

    /// What a name may be.
    func bits(_ key: UInt64, isUpper: Bool) -> GazetteerBits {
        var bits: GazetteerBits = []
        gazetteer.forEachCandidate(key) { record, flags in
            if flags.contains(.capitals), !isUpper { return }
            bits.formUnion(self.bits(record, flags))
        }
        return bits
    }

    private func bits(_ record: Int, _ flags: NameFlags) -> GazetteerBits {
        if flags.contains(.adjective) { return .adjective }
        switch gazetteer.kind(record) {
        case .country: return .country
        case .region1, .region, .continent, .water: return .region
        case .city: return flags.contains(.small) ? .smallPlace : .city
        case .region2: return .smallPlace
        case .organisation: return .organisation
        case .person: return .person
        case .list: return gazetteer.name(record) == "surname" ? .surname : .given
        }
    }
}
