internal import Text

/// Joins the mentions of a text that name the same: by place, by the gazetteer, by equal names, a person's surname, an
/// organisation's acronym or first words, and transliterations.
struct EntityClusters {
    private let gazetteer: Gazetteer
    private let words = ContextWords.english
    private(set) var entities: [Entity] = []
    /// For each entity its folded names, the longest first, and the words of that.
    private var forms: [(names: Set<String>, words: [String], skeleton: String, acronym: String)] = []
    /// The last entity of each type and folded name.
    private var exact: [String: Int] = [:]

    init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// The entity of a name; a new one when it joins none.
    mutating func add(_ text: [UInt8], _ name: FoundName, place: PlaceResolver.Choice?) -> Int {
        let surface = String(decoding: text[name.range], as: UTF8.self)
        let folded = coreName(text, name)
        if name.type == .place || name.isAdjective, let place { return addPlace(name, surface, folded, place) }
        let known = name.type == .place ? nil : knownRecord(name, folded)
        let id =
            known.map { Self.id(name.type, NameFolding.standard.folded(gazetteer.name($0).utf8)) }
            ?? Self.id(name.type, Array(folded.utf8))
        if let index = exact[id] ?? exact["\(name.type.rawValue) \(folded)"] {
            return join(index, surface, folded, name, "same name")
        }
        if let index = exact["* \(folded)"], entities[index].place == nil || name.type == .place {
            return join(index, surface, folded, name, "same name")
        }
        if known == nil, let (index, reason) = compatible(folded, name.type) {
            return join(index, surface, folded, name, reason)
        }
        var entity = Entity(id: id, type: name.type, name: surface, aliases: [surface], reasons: [])
        if let known {
            entity.name = gazetteer.name(known)
            entity.country = gazetteer.country(known).flatMap { gazetteer.file?.countryFacts($0).alpha2 }
            if name.type == .person, !gazetteer.detail(known).isEmpty { entity.role = gazetteer.detail(known) }
            entity.reasons = ["gazetteer"]
        }
        return append(entity, folded, name)
    }

    private mutating func addPlace(
        _ name: FoundName, _ surface: String, _ folded: String, _ choice: PlaceResolver.Choice
    ) -> Int {
        let place = gazetteer.place(choice.record)
        let id = name.isAdjective ? "nationality:\((place.countryCode ?? place.id).lowercased())" : place.id
        if let index = exact[id] { return join(index, surface, folded, name, "same place") }
        var entity = Entity(
            id: id, type: name.type, name: name.isAdjective ? surface : place.name, aliases: [surface],
            reasons: [choice.reason])
        entity.place = place
        entity.country = place.countryCode
        return append(entity, folded, name)
    }

    private mutating func append(_ entity: Entity, _ folded: String, _ name: FoundName) -> Int {
        var entity = entity
        let index = entities.count
        setRole(&entity, name)
        exact[entity.id] = index
        let parts = folded.split(separator: " ").map(String.init)
        forms.append(([folded], parts, Self.skeleton(folded), Self.acronym(parts)))
        entities.append(entity)
        remember(index, folded, name.type)
        return index
    }

    private mutating func join(_ index: Int, _ surface: String, _ folded: String, _ name: FoundName, _ reason: String)
        -> Int
    {
        if !entities[index].aliases.contains(surface) {
            entities[index].aliases.append(surface)
            entities[index].reasons.append("\(surface): \(reason)")
        }
        setRole(&entities[index], name)
        forms[index].names.insert(folded)
        let parts = folded.split(separator: " ").map(String.init)
        if parts.count > forms[index].words.count, entities[index].type != .place {
            forms[index].words = parts
            forms[index].skeleton = Self.skeleton(folded)
            forms[index].acronym = Self.acronym(parts)
            if !entities[index].reasons.contains("gazetteer") { entities[index].name = surface }
        }
        remember(index, folded, name.type)
        return index
    }

    private mutating func remember(_ index: Int, _ folded: String, _ type: EntityType) {
        exact["\(type.rawValue) \(folded)"] = index
        exact["* \(folded)"] = index
    }

    private func setRole(_ entity: inout Entity, _ name: FoundName) {
        if let role = name.role, entity.role == nil || entity.reasons.contains("gazetteer") { entity.role = role }
        if let country = name.roleCountry.flatMap({ gazetteer.file?.countryFacts($0).alpha2 }) {
            entity.country = country
        }
    }

    /// The record of a person or organisation that the name is of.
    private func knownRecord(_ name: FoundName, _ folded: String) -> Int? {
        let key = NameFolding.standard.key(folded.utf8)
        let wanted: GazetteerKind = name.type == .person ? .person : .organisation
        return gazetteer.candidates(key).first { gazetteer.kind($0.record) == wanted }?.record
    }

    /// The last entity that a shorter, longer or otherwise spelled name may mean.
    private func compatible(_ folded: String, _ type: EntityType) -> (index: Int, reason: String)? {
        let parts = folded.split(separator: " ").map(String.init)
        guard let first = parts.first, let last = parts.last else { return nil }
        let skeleton = Self.skeleton(folded)
        let acronym = Self.acronym(parts)
        for index in entities.indices.reversed() where entities[index].type == type {
            let form = forms[index]
            if form.skeleton == skeleton, skeleton.utf8.count > 3 { return (index, "transliteration") }
            switch type {
            case .person:
                if parts.count == 1, form.words.count > 1, form.words.last == first { return (index, "surname") }
                if parts.count == 1, form.words.count > 1, form.words.first == first { return (index, "given name") }
                if parts.count > 1, form.words.count == 1, form.words[0] == last || form.words[0] == first {
                    return (index, "full name")
                }
                if parts.count > 1, form.words.count > 1, form.words.last == last, form.words.first == first {
                    return (index, "middle names")
                }
            case .organisation, .miscellaneous:
                if parts.count == 1, folded.utf8.count >= 2, form.words.count > 1, form.acronym == folded {
                    return (index, "acronym")
                }
                if parts.count > 1, form.words.count == 1, form.words[0] == acronym, acronym.utf8.count >= 2 {
                    return (index, "acronym")
                }
                if type == .organisation, form.words.count > parts.count,
                    Array(form.words.prefix(parts.count)) == parts, first.utf8.count > 3
                {
                    return (index, "first words")
                }
                if type == .organisation, parts.count > form.words.count,
                    Array(parts.prefix(form.words.count)) == form.words,
                    form.words[0].utf8.count > 3
                {
                    return (index, "first words")
                }
            case .place: break
            }
        }
        return nil
    }

    /// The folded name without titles and articles.
    private func coreName(_ text: [UInt8], _ name: FoundName) -> String {
        let folded = String(decoding: NameFolding.standard.folded(text[name.range]), as: UTF8.self)
        guard name.type == .person else { return folded }
        var parts = folded.split(separator: " ")[...]
        while parts.count > 1, let first = parts.first,
            !words.kind(Array(first.utf8)[...]).isDisjoint(with: [.title, .role, .modifier])
        {
            parts = parts.dropFirst()
        }
        return parts.joined(separator: " ")
    }

    /// `person:volodymyr-zelenskyy`.
    private static func id(_ type: EntityType, _ folded: [UInt8]) -> String {
        let prefix =
            switch type {
            case .person: "person"
            case .place: "place"
            case .organisation: "org"
            case .miscellaneous: "misc"
            }
        return prefix + ":" + String(decoding: folded.map { $0 == 0x20 ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
    }

    /// What spellings of a name from another script share: y, yy, iy, ii and j as i, kh as h, double letters once.
    static func skeleton(_ folded: String) -> String {
        var letters: [UInt8] = []
        var previous: UInt8 = 0
        for byte in folded.utf8 {
            var letter = byte
            switch byte {
            case UInt8(ascii: "y"), UInt8(ascii: "j"): letter = UInt8(ascii: "i")
            case UInt8(ascii: "w"): letter = UInt8(ascii: "v")
            case UInt8(ascii: "q"): letter = UInt8(ascii: "k")
            case UInt8(ascii: "h")
            where previous == UInt8(ascii: "k") || previous == UInt8(ascii: "g") || previous == UInt8(ascii: "z"):
                continue
            default: break
            }
            if letter == previous { continue }
            letters.append(letter)
            previous = letter
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// The first letters of the words, without those that acronyms leave out.
    private static func acronym(_ parts: [String]) -> String {
        String(parts.filter { !["of", "the", "and", "for", "in", "on", "de", "to"].contains($0) }.compactMap(\.first))
    }
}
