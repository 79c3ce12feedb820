/// Reads the role and country that stand before or behind the name of a person: "Ukrainian President Volodymyr Zelenskyy",
/// "Sergei Lavrov, the Russian foreign minister".
struct RoleReader {
    let gazetteer: Gazetteer
    private let words = ContextWords.english
    private static let maximumWords = 8

    init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// Gives the persons among the names of a sentence their roles, and takes titles off their names.
    func read(_ text: [UInt8], _ tokens: [EntityToken], _ names: inout [FoundName]) {
        for index in names.indices where names[index].type == .person && !names[index].isNominal {
            guard let first = tokens.firstIndex(where: { $0.range.lowerBound >= names[index].range.lowerBound }),
                let last = tokens.lastIndex(where: { $0.range.upperBound <= names[index].range.upperBound }),
                first <= last
            else { continue }
            var start = first
            // A model may take "President" into the name.
            while start < last, !kind(text, tokens[start]).isDisjoint(with: [.role, .modifier]),
                !isAlone(text, tokens, start, last)
            { start += 1 }
            if let found = before(text, tokens, start) ?? behind(text, tokens, last) {
                names[index].role = found.role
                names[index].roleCountry = found.country
            }
        }
    }

    private func isAlone(_ text: [UInt8], _ tokens: [EntityToken], _ index: Int, _ last: Int) -> Bool {
        index == last || kind(text, tokens[index]).contains(.title) && !kind(text, tokens[index]).contains(.role)
    }

    private func kind(_ text: [UInt8], _ token: EntityToken) -> ContextWords.Kind { words.kind(text[token.range]) }

    private func word(_ text: [UInt8], _ token: EntityToken) -> String {
        String(decoding: text[token.range].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private func before(_ text: [UInt8], _ tokens: [EntityToken], _ end: Int) -> (role: String, country: Int?)? {
        var index = end - 1
        guard index >= 0 else { return nil }
        var role: [String] = []
        var country: Int?
        // "the president of Ukraine Volodymyr Zelenskyy", "Ukraine's president, Volodymyr Zelenskyy"
        if word(text, tokens[index]) == "," { index -= 1 }
        guard index >= 0, kind(text, tokens[index]).contains(.role) else { return nil }
        while index >= 0, end - index <= Self.maximumWords {
            let kind = kind(text, tokens[index])
            if !kind.isDisjoint(with: [.role, .modifier]) || word(text, tokens[index]) == "-" && !role.isEmpty {
                role.insert(word(text, tokens[index]), at: 0)
                index -= 1
            } else {
                break
            }
        }
        if index >= 0, ["'s", "’s", "'"].contains(word(text, tokens[index])) { index -= 1 }
        if index >= 0 { country = self.country(text, tokens, endingAt: index) }
        return (joined(role), country)
    }

    private func behind(_ text: [UInt8], _ tokens: [EntityToken], _ last: Int) -> (role: String, country: Int?)? {
        var index = last + 1
        guard index + 1 < tokens.count, word(text, tokens[index]) == "," else { return nil }
        index += 1
        if ["the", "a", "an", "who", "is", "was"].contains(word(text, tokens[index])) { index += 1 }
        var country: Int?
        if index < tokens.count, let found = countryStarting(text, tokens, at: index) {
            country = found.country
            index = found.end
            if index < tokens.count, ["'s", "’s"].contains(word(text, tokens[index])) { index += 1 }
        }
        var role: [String] = []
        var hasHead = false
        while index < tokens.count, index - last <= Self.maximumWords {
            let kind = kind(text, tokens[index])
            guard !kind.isDisjoint(with: [.role, .modifier]) else { break }
            hasHead = kind.contains(.role)
            role.append(word(text, tokens[index]))
            index += 1
        }
        guard hasHead else { return nil }
        if country == nil, index + 1 < tokens.count, word(text, tokens[index]) == "of" {
            country = countryStarting(text, tokens, at: index + 1)?.country
        }
        return (joined(role), country)
    }

    private func joined(_ role: [String]) -> String {
        role.joined(separator: " ").replacing(" - ", with: "-")
    }

    /// The country of the name or adjective that ends with a word.
    private func country(_ text: [UInt8], _ tokens: [EntityToken], endingAt index: Int) -> Int? {
        for start in max(0, index - 2)...index where tokens[start].isCapital {
            if let country = country(text[Int(tokens[start].start)..<Int(tokens[index].end)]) { return country }
        }
        return nil
    }

    private func countryStarting(_ text: [UInt8], _ tokens: [EntityToken], at index: Int) -> (country: Int, end: Int)? {
        for end in stride(from: min(tokens.count, index + 3), to: index, by: -1) where tokens[index].isCapital {
            if let country = country(text[Int(tokens[index].start)..<Int(tokens[end - 1].end)]) {
                return (country, end)
            }
        }
        return nil
    }

    /// The country that a name or an adjective stands for.
    private func country(_ name: ArraySlice<UInt8>) -> Int? {
        for candidate in gazetteer.candidates(NameFolding.standard.key(name))
        where gazetteer.kind(candidate.record) == .country {
            return gazetteer.country(candidate.record)
        }
        return nil
    }
}
