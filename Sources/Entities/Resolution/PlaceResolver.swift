/// Chooses the place that a name means, for all names of a text at once.
///
/// What counts, after J. Leidner, "Toponym resolution in text" (2007): containment ("Paris, Texas"), the countries and
/// regions that the text names or that its other places lie in, the dateline, and the number of people. A name means the
/// same place throughout a text unless containment says otherwise.
struct PlaceResolver {
    let gazetteer: Gazetteer

    /// The choice for a name.
    struct Choice: Equatable {
        var record: Int
        var reason: String
    }

    private struct Name: Hashable {
        var key: UInt64
        var container: UInt64?
    }

    /// How much the text speaks for countries and regions.
    private struct Focus {
        var countries: [Int: Double] = [:]
        var admins: [Int: Double] = [:]

        func share(_ weights: [Int: Double], _ key: Int?) -> Double {
            guard let key, let weight = weights[key] else { return 0 }
            return weight / max(1, weights.values.reduce(0, +))
        }
    }

    /// The choices for the names of a text, by their position; nil for names that are no places of the gazetteer.
    func resolve(_ names: [FoundName]) -> [Choice?] {
        let isPlace = names.map { $0.type == .place || $0.isAdjective }
        var containers: [UInt64: UInt64] = [:]
        for (name, isPlace) in zip(names, isPlace) where isPlace {
            if let container = name.container, containers[name.key] == nil, contains(container, name.key) {
                containers[name.key] = container
            }
        }
        func context(_ name: FoundName) -> Name {
            let own = name.container.flatMap { contains($0, name.key) ? $0 : nil }
            return Name(key: name.key, container: own ?? containers[name.key])
        }
        var choices: [Name: Choice] = [:]
        var focus = Focus()
        for round in 0..<3 {
            var next = Focus()
            for (index, name) in names.enumerated() where isPlace[index] {
                let context = context(name)
                if choices[context] == nil || index == 0 || round > 0 {
                    choices[context] = choose(context, isAdjective: name.isAdjective, focus)
                }
                guard let record = choices[context]?.record else { continue }
                // The dateline and the lead say where the article is set.
                let weight = index < 2 ? 2.0 : 1.0
                let isCertain =
                    context.container != nil || gazetteer.kind(record).rawValue <= GazetteerKind.region1.rawValue
                if let country = gazetteer.country(record) {
                    next.countries[country, default: 0] += isCertain ? weight * 2 : weight
                }
                if let admin = gazetteer.admin(record) {
                    next.admins[admin, default: 0] += isCertain ? weight * 2 : weight
                }
            }
            focus = next
        }
        return names.indices.map { isPlace[$0] ? choices[context(names[$0])] : nil }
    }

    /// Whether a place of the one name may lie in one of the other.
    private func contains(_ container: UInt64, _ key: UInt64) -> Bool {
        let inner = gazetteer.candidates(key)
        return gazetteer.candidates(container).contains { outer in
            inner.contains { lies($0.record, in: outer.record) }
        }
    }

    /// Whether a place lies in a country or region; cities lie in no city.
    private func lies(_ record: Int, in container: Int) -> Bool {
        guard record != container, gazetteer.kind(record).isPlace else { return false }
        switch gazetteer.kind(container) {
        case .country:
            return gazetteer.country(record) != nil && gazetteer.country(record) == gazetteer.country(container)
                && gazetteer.kind(record) != .country
        case .region1:
            return gazetteer.admin(record) != nil && gazetteer.admin(record) == gazetteer.admin(container)
                && gazetteer.kind(record) != .region1
        default: return false
        }
    }

    private func choose(_ name: Name, isAdjective: Bool, _ focus: Focus) -> Choice? {
        let outer = name.container.map { gazetteer.candidates($0).map(\.record) } ?? []
        var best: (score: Double, choice: Choice)?
        for candidate in gazetteer.candidates(name.key) {
            let kind = gazetteer.kind(candidate.record)
            guard kind.isPlace, candidate.flags.contains(.adjective) == isAdjective || kind == .region else { continue }
            var score = log10(1 + gazetteer.prominence(candidate.record))
            var reason = "prominence"
            if outer.contains(where: { lies(candidate.record, in: $0) }) {
                score += 8
                reason = "containment"
            }
            let country = focus.share(focus.countries, gazetteer.country(candidate.record))
            let admin = focus.share(focus.admins, gazetteer.admin(candidate.record))
            let context = 2.5 * country + 3 * admin
            if context > 1.5, reason == "prominence" { reason = "context" }
            score += kind == .country ? 2.5 * country : context
            if candidate.flags.contains(.alternate) { score -= 0.7 }
            if best.map({ score > $0.score }) ?? true {
                best = (score, Choice(record: candidate.record, reason: reason))
            }
        }
        return best?.choice
    }

    /// Base-10 logarithm, to three digits, without a library of mathematics.
    private func log10(_ value: Double) -> Double {
        var mantissa = value
        var result = 0.0
        while mantissa >= 10 {
            mantissa /= 10
            result += 1
        }
        // 2 artanh((m-1)/(m+1)) is the natural logarithm of m.
        let ratio = (mantissa - 1) / (mantissa + 1)
        var power = ratio
        var sum = 0.0
        for term in 0..<12 {
            sum += power / Double(2 * term + 1)
            power *= ratio * ratio
        }
        return result + 2 * sum / 2.302585092994046
    }
}
