/// A name in a text.
public struct Mention: Sendable, Equatable {
    /// The UTF-8 bytes of the name.
    public var range: Range<Int>
    /// The number of its sentence, from 0.
    public var sentence: Int
    /// What it names.
    public var type: EntityType
    /// The index of what it names in `EntityText.entities`; nil for common nouns.
    public var entity: Int?
    /// For a person, the role that the text gives it: "president"; with the country of the role (ISO 3166-1 alpha-2).
    public var role: String?, roleCountry: String?
    /// How the mention was found: `model`, `gazetteer`, `casing` or `given`.
    public var method: Method
    /// 0–1: how much speaks for it.
    public var score: Double

    /// How a mention is found.
    public enum Method: String, Sendable, CaseIterable {
        /// By the trained model.
        case model
        /// By its name and what stands around.
        case gazetteer
        /// A name in small letters that the text writes with a capital elsewhere, or behind a word of place.
        case casing
        /// By the caller.
        case given
    }
}

/// What mentions of a text name.
public struct Entity: Sendable, Equatable {
    /// A stable id: `geonames:703448`, `iso:UA-14`, `person:volodymyr-zelenskyy`, `org:united-nations`.
    public var id: String
    /// What it is.
    public var type: EntityType
    /// The usual name, else the longest in the text.
    public var name: String
    /// The names that the text has for it, as written, without repetition.
    public var aliases: [String]
    /// For a place, what the gazetteer knows of it.
    public var place: Place?
    /// The country of a person, organisation or nationality (ISO 3166-1 alpha-2).
    public var country: String?
    /// A person's role.
    public var role: String?
    /// Why it is what it is: the rules that joined its mentions and chose the place.
    public var reasons: [String]
}

/// A text with its mentions and what they name.
public struct EntityText: Sendable, Equatable {
    /// The mentions, in order, without overlaps.
    public var mentions: [Mention] = []
    /// What they name, in the order of first mention.
    public var entities: [Entity] = []
}
