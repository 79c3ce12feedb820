/// Places, countries, organisations and persons by their names.
///
/// The embedded part is read where it lies in the binary: there is nothing to load. Entries of one's own come before it.
public struct Gazetteer: Sendable {
    let file: GazetteerFile?
    private let own: [GazetteerEntry]
    private let ownNames: [UInt64: [Int]]

    /// The embedded gazetteer.
    public static let standard = Gazetteer(adding: [])

    /// The embedded gazetteer with further entries, which are preferred to its own.
    public init(adding entries: [GazetteerEntry]) {
        file = GazetteerFile.embedded
        own = entries
        var names: [UInt64: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            for name in [entry.name] + entry.aliases {
                names[NameFolding.standard.key(name.utf8), default: []].append(index)
            }
        }
        ownNames = names
    }

    /// The places that a name may mean, the most prominent first.
    public func places(named name: String) -> [Place] {
        candidates(NameFolding.standard.key(name.utf8)).filter {
            kind($0.record).isPlace && !$0.flags.contains(.adjective)
        }
        .sorted { prominence($0.record) > prominence($1.record) }.map { place($0.record) }
    }

    /// A record that a name may mean, by number: those of the file, then one's own.
    struct Candidate: Sendable, Equatable {
        let record: Int
        let flags: NameFlags
    }

    /// The records of a name's key.
    func candidates(_ key: UInt64) -> [Candidate] {
        var found: [Candidate] = []
        forEachCandidate(key) { found.append(Candidate(record: $0, flags: $1)) }
        return found
    }

    /// Whether a name is known.
    @inline(__always) func contains(_ key: UInt64) -> Bool {
        file?.firstPosting(key) != nil || !ownNames.isEmpty && ownNames[key] != nil
    }

    @inline(__always)
    func forEachCandidate(_ key: UInt64, _ body: (_ record: Int, _ flags: NameFlags) -> Void) {
        if !ownNames.isEmpty { for index in ownNames[key] ?? [] { body(recordCount + index, []) } }
        guard let file, var number = file.firstPosting(key) else { return }
        while true {
            let posting = file.posting(number)
            body(posting.record, posting.flags)
            if posting.isLast { return }
            number += 1
        }
    }

    private var recordCount: Int { file?.recordCount ?? 0 }

    /// One's own entry, or nil for a record of the file.
    private func ownEntry(_ record: Int) -> GazetteerEntry? {
        record >= recordCount && record - recordCount < own.count ? own[record - recordCount] : nil
    }

    func kind(_ record: Int) -> GazetteerKind { ownEntry(record)?.kind.gazetteerKind ?? file?.kind(record) ?? .list }

    func name(_ record: Int) -> String {
        ownEntry(record)?.name ?? file.map { $0.string(Int($0.field(record, 0))) } ?? ""
    }

    /// A country's capital, a person's role; empty for none.
    func detail(_ record: Int) -> String {
        if let entry = ownEntry(record) { return entry.role ?? "" }
        return file.map { $0.string(Int($0.field(record, 24))) } ?? ""
    }

    /// The number of a record's country, or nil.
    func country(_ record: Int) -> Int? {
        if let entry = ownEntry(record) { return entry.country.flatMap { countryNumber($0) } }
        return file?.country(record)
    }

    /// The number of a record's region, or nil.
    func admin(_ record: Int) -> Int? { record < recordCount ? file?.admin(record) : nil }

    func population(_ record: Int) -> Int { record < recordCount ? Int(file?.field(record, 16) ?? 0) : 1_000_000_000 }

    /// The GeoNames id of a record, or nil.
    func geonamesID(_ record: Int) -> Int? {
        if let entry = ownEntry(record) { return entry.geonamesID }
        let id = Int(file?.field(record, 4) ?? 0)
        return id > 0 ? id : nil
    }

    /// Latitude and longitude in degrees, or nil.
    func point(_ record: Int) -> (latitude: Double, longitude: Double)? {
        if let entry = ownEntry(record) {
            guard let latitude = entry.latitude, let longitude = entry.longitude else { return nil }
            return (latitude, longitude)
        }
        guard let file else { return nil }
        let latitude = Int32(bitPattern: file.field(record, 8))
        let longitude = Int32(bitPattern: file.field(record, 12))
        return latitude == .min ? nil : (Double(latitude) / 10000, Double(longitude) / 10000)
    }

    /// The number of a country by its alpha-2 code.
    func countryNumber(_ alpha2: String) -> Int? {
        guard let file else { return nil }
        return (0..<file.countryCount).first { file.countryFacts($0).alpha2 == alpha2.uppercased() }
    }

    /// How likely a name means the record where nothing else tells: continents and countries before regions, and
    /// people.
    func prominence(_ record: Int) -> Double {
        let population = Double(self.population(record))
        switch kind(record) {
        case .continent: return 4e9
        case .country: return 2e9 + population
        case .region, .water: return 3e6
        // Most regions share the name of their main city, which is meant more often.
        case .region1: return geonamesID(record) != nil ? 4e6 : 50_000
        case .city: return population
        case .region2: return 20_000
        default: return 0
        }
    }

    /// The facts of a place.
    func place(_ record: Int) -> Place {
        let country = country(record).flatMap { file?.countryFacts($0) }
        let admin = admin(record).flatMap { file?.adminFacts($0) }
        let point = point(record)
        let kind = kind(record)
        var place = Place(id: "", name: name(record), kind: .init(kind))
        place.geonamesID = geonamesID(record)
        place.countryCode = country?.alpha2
        place.countryCode3 = country?.alpha3
        place.admin1 = admin?.name
        place.admin1Code = admin.flatMap { $0.code.isEmpty ? nil : $0.code }
        place.latitude = point?.latitude
        place.longitude = point?.longitude
        place.id = ownEntry(record)?.id ?? Self.id(place)
        return place
    }

    /// `geonames:703448`, `iso:UA-14`, else made of kind, country and folded name.
    private static func id(_ place: Place) -> String {
        if let number = place.geonamesID { return "geonames:\(number)" }
        if place.kind == .region1, let code = place.admin1Code { return "iso:\(code)" }
        let name = String(
            decoding: NameFolding.standard.folded(place.name.utf8).map { $0 == 0x20 ? 0x2D : $0 }, as: UTF8.self)
        return "place:\((place.countryCode ?? "").lowercased()):\(name)"
    }
}
