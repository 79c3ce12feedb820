/// The tags of the recogniser: outside, and the first and further words of mentions of four types.
package enum EntityTag {
    /// The number of tags.
    package static var count: Int { 9 }

    /// The tag of a name: `O`, `B-PER`, `I-PER`, …; nil for others.
    package static func number(_ name: some StringProtocol) -> Int? {
        if name == "O" { return 0 }
        guard let type = EntityType.allCases.firstIndex(where: { name.hasSuffix("-" + $0.rawValue) }) else {
            return nil
        }
        return 1 + type * 2 + (name.hasPrefix("I") ? 1 : 0)
    }

    /// Whether a tag may follow another: `I-X` only `B-X` and `I-X`.
    package static func mayFollow(_ previous: Int, _ tag: Int) -> Bool {
        guard tag > 0, tag % 2 == 0 else { return true }
        return previous == tag || previous == tag - 1
    }
}

/// What a mention is.
public enum EntityType: String, Sendable, CaseIterable {
    case person = "PER"
    case place = "LOC"
    case organisation = "ORG"
    /// Nationalities, events, works, products.
    case miscellaneous = "MISC"
}
