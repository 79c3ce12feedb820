/// A place of the gazetteer.
public struct Place: Sendable, Equatable {
    /// What a place is, and with that how precise its point is.
    public enum Kind: String, Sendable, CaseIterable {
        case continent, country, region, water, city
        /// A first-order region of a country: a state, an oblast.
        case region1 = "admin1"
        /// A second-order region: a county, a district.
        case region2 = "admin2"

        init(_ kind: GazetteerKind) {
            switch kind {
            case .continent: self = .continent
            case .country: self = .country
            case .region1: self = .region1
            case .region2: self = .region2
            case .city: self = .city
            case .water: self = .water
            case .region, .organisation, .person, .list: self = .region
            }
        }
    }

    /// `geonames:703448`, `iso:UA-14` (ISO 3166-2) or a stable id made of country and name.
    public var id: String
    /// The usual English name.
    public let name: String
    /// What it is.
    public let kind: Kind
    /// The id in GeoNames.
    public var geonamesID: Int?
    /// ISO 3166-1 alpha-2.
    public var countryCode: String?
    /// ISO 3166-1 alpha-3.
    public var countryCode3: String?
    /// The first-order region and its ISO 3166-2 code.
    public var admin1: String?, admin1Code: String?
    /// Degrees; for an area a point within it.
    public var latitude: Double?, longitude: Double?

    init(id: String, name: String, kind: Kind) {
        (self.id, self.name, self.kind) = (id, name, kind)
    }
}

/// An entry of one's own for a `Gazetteer`.
public struct GazetteerEntry: Sendable, Equatable {
    /// What an entry is.
    public enum Kind: String, Sendable, CaseIterable {
        case country, region, city, water, organisation, person

        var gazetteerKind: GazetteerKind {
            switch self {
            case .country: .country
            case .region: .region
            case .city: .city
            case .water: .water
            case .organisation: .organisation
            case .person: .person
            }
        }
    }

    /// The id that mentions get; nil to make one of kind and name.
    public var id: String?
    /// The usual name.
    public var name: String
    /// What it is.
    public var kind: Kind
    /// Other names.
    public var aliases: [String] = []
    /// ISO 3166-1 alpha-2.
    public var country: String?
    /// A person's role.
    public var role: String?
    /// Degrees.
    public var latitude: Double?, longitude: Double?
    /// The id in GeoNames.
    public var geonamesID: Int?

    /// An entry with a name.
    public init(name: String, kind: Kind) {
        (self.name, self.kind) = (name, kind)
    }
}
