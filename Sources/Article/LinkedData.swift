import JSON

/// What the JSON-LD of a page says about its article (schema.org vocabulary).
struct LinkedData: Sendable {
    /// The node of the article, or of the page when there is none: its own values.
    struct Work: Sendable {
        var rank = 0
        var types: [String] = []
        var headline: String?
        var alternativeHeadline: String?
        var authors: [String] = []
        var published: String?
        var modified: String?
        var body: String?
        var publisher: String?
        var section: String?
        var keywords: [String] = []
        var isFree: Bool?
        var image: String?
        var description: String?
        var language: String?
        var url: String?
    }

    /// The best node that was found; an empty one when there is none.
    private(set) var article = Work()
    /// The name of the `WebSite` node.
    private(set) var siteName: String?
    private(set) var isCollection = false
    /// Names that stand on nodes of type `Person`.
    private(set) var persons: Set<String> = []
    /// Names of the nodes that others refer to by `@id`.
    private var names: [String: String] = [:]

    /// Whether some node is an article.
    var hasArticle: Bool { article.rank >= 2 }

    /// Reads one more `application/ld+json` text. One that is no JSON, even leniently, is left out.
    mutating func add(_ text: [UInt8]) {
        guard
            let document = try? JSONDocument(
                parsing: Self.unwrapped(text), allowing: [.controlCharacters, .trailingCommas, .trailingText])
        else { return }
        var nodes: [JSONValue] = []
        Self.collect(document.root, into: &nodes)
        for node in nodes {
            if let id = node["@id"]?.string, let name = node["name"]?.string { names[id] = name }
        }
        for node in nodes {
            notePersons(node)
            consider(node)
        }
    }

    /// How much a type says that this node is the page's article; 1 for a mere page, 0 for anything else.
    private static func rank(_ type: String) -> Int {
        let name = type.split(whereSeparator: { $0 == "/" || $0 == "#" || $0 == ":" }).last.map(String.init) ?? type
        if name.hasSuffix("NewsArticle") || name == "LiveBlogPosting" { return 4 }
        if name.hasSuffix("Article") || name.hasSuffix("article") || name == "BlogPosting" || name == "Report" {
            return 3
        }
        switch name {
        case "Recipe", "Review", "HowTo", "DiscussionForumPosting", "SocialMediaPosting", "CreativeWork",
            "MedicalWebPage",
            "TechArticle", "PodcastEpisode", "Book", "Course", "QAPage", "VideoObject":
            return 2
        case "WebPage", "ItemPage", "AboutPage", "FAQPage", "ContactPage": return 1
        default: return 0
        }
    }

    /// Objects of the outer array, `@graph` and `mainEntity`, without recursion into their values.
    private static func collect(_ root: JSONValue, into nodes: inout [JSONValue]) {
        var open = [root]
        while let value = open.popLast(), nodes.count < 1000 {
            switch value.kind {
            case .array: open.append(contentsOf: value.elements.reversed())
            case .object:
                nodes.append(value)
                for name in ["mainEntity", "mainEntityOfPage", "@graph"] {
                    if let inner = value[name], inner.kind != .string { open.append(inner) }
                }
            default: break
            }
        }
    }

    private mutating func notePersons(_ node: JSONValue) {
        let authors = node["author"].map { $0.kind == .array ? $0.elements : [$0] } ?? []
        for person in [node] + authors where person["@type"]?.string == "Person" {
            if let name = person["name"]?.string { persons.insert(name) }
        }
    }

    private mutating func consider(_ node: JSONValue) {
        let types = node["@type"].map { $0.elements.isEmpty ? [$0] : $0.elements }?.compactMap(\.string) ?? []
        if siteName == nil, types.contains("WebSite") { siteName = node["name"].flatMap(text) }
        if types.contains("CollectionPage") || types.contains("SearchResultsPage") { isCollection = true }
        let rank = types.map(Self.rank).max() ?? 0
        guard rank > 0 else { return }
        let work = work(node, types, rank)
        if rank > article.rank {
            article = merged(work, article)
        } else if rank == article.rank || rank == 1 {
            article = merged(article, work)
        }
    }

    private func work(_ node: JSONValue, _ types: [String], _ rank: Int) -> Work {
        var work = Work(rank: rank, types: types)
        work.headline = (node["headline"] ?? (rank > 1 ? node["name"] : nil)).flatMap(text)
        work.alternativeHeadline = (node["alternativeHeadline"] ?? node["alternateName"]).flatMap(text)
        for key in ["author", "creator"] where work.authors.isEmpty {
            work.authors = node[key].map(people) ?? []
        }
        work.published = (node["datePublished"] ?? (rank > 1 ? node["dateCreated"] ?? node["uploadDate"] : nil))
            .flatMap(text)
        work.modified = node["dateModified"].flatMap(text)
        work.body = rank > 1 ? (node["articleBody"] ?? node["text"]).flatMap(\.string) : nil
        work.publisher = node["publisher"].map(people)?.first
        work.section = node["articleSection"].flatMap(text)
        work.keywords = keywords(node["keywords"])
        work.isFree = node["isAccessibleForFree"].flatMap { $0.bool ?? $0.string.map { $0.lowercased() != "false" } }
        work.image = (node["image"] ?? node["thumbnailUrl"]).flatMap(url)
        work.description = node["description"].flatMap(text)
        work.language = node["inLanguage"].flatMap(text)
        work.url = (node["url"] ?? node["mainEntityOfPage"]).flatMap(url)
        return work
    }

    /// The values of `first`, and where it has none those of `second`; a mere page does not lend its headline.
    private func merged(_ first: Work, _ second: Work) -> Work {
        var result = first
        result.headline = first.headline ?? second.headline
        result.alternativeHeadline = first.alternativeHeadline ?? second.alternativeHeadline
        if first.authors.isEmpty { result.authors = second.authors }
        result.published = first.published ?? second.published
        result.modified = first.modified ?? second.modified
        result.body = first.body ?? second.body
        result.publisher = first.publisher ?? second.publisher
        result.section = first.section ?? second.section
        if first.keywords.isEmpty { result.keywords = second.keywords }
        result.isFree = first.isFree ?? second.isFree
        result.image = first.image ?? second.image
        result.description = first.description ?? second.description
        result.language = first.language ?? second.language
        result.url = first.url ?? second.url
        return result
    }

    /// A string, or the first string or name of an array or object.
    private func text(_ value: JSONValue) -> String? {
        switch value.kind {
        case .string:
            let string = value.string ?? ""
            return string.isEmpty ? nil : string
        case .array: return value.elements.first.flatMap { $0.kind == .array ? nil : text($0) }
        case .object: return (value["@value"] ?? value["name"]).flatMap { $0.kind == .string ? text($0) : nil }
        default: return nil
        }
    }

    /// The names of people or organisations: strings, objects with a name, references by `@id`, or arrays of these.
    private func people(_ value: JSONValue) -> [String] {
        let values = value.kind == .array ? value.elements : [value]
        return values.compactMap { person in
            switch person.kind {
            case .string: return person.string.flatMap { names[$0] ?? $0 }
            case .object:
                if let name = person["name"] {
                    return name.kind == .array
                        ? name.elements.compactMap(\.string).joined(separator: "; ") : name.string
                }
                if let given = person["givenName"]?.string, let family = person["familyName"]?.string {
                    return given + " " + family
                }
                return person["@id"]?.string.flatMap { names[$0] }
            default: return nil
            }
        }
    }

    private func keywords(_ value: JSONValue?) -> [String] {
        guard let value else { return [] }
        if value.kind == .array { return value.elements.compactMap(text) }
        return value.string?.split(separator: ",").map(String.init) ?? []
    }

    private func url(_ value: JSONValue) -> String? {
        switch value.kind {
        case .string: return value.string
        case .array: return value.elements.first.flatMap { $0.kind == .array ? nil : url($0) }
        case .object: return (value["url"] ?? value["@id"] ?? value["contentUrl"]).flatMap { $0.string }
        default: return nil
        }
    }

    /// The JSON inside `<!-- … -->` or `//<![CDATA[ … //]]>`: from the first brace or bracket.
    private static func unwrapped(_ text: [UInt8]) -> [UInt8] {
        guard let start = text.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else {
            return []
        }
        if start > 0, text[..<start].contains(UInt8(ascii: "<")) {
            // The bracket of "<![CDATA[" is not the JSON's.
            let brace = text[start...].firstIndex(of: UInt8(ascii: "{")) ?? start
            return Array(text[brace...])
        }
        return Array(text[start...])
    }
}
