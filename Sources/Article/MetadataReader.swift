import HTMLTree
import Text

/// Gathers a page's metadata, each field from the most trustworthy place that has it.
struct MetadataReader {
    let meta: MetaTags
    var linked = LinkedData()
    let visible: VisibleMetadata
    let order: DateReader.Order
    let url: String?

    init(_ tree: borrowing HTMLTree, _ page: borrowing PageColumns, body: Int?, url: String?) {
        meta = MetaTags(tree, page)
        for payload in tree.payloads where payload.kind == .linkedData {
            linked.add(Array(tree.text[payload.range]))
        }
        self.url = url ?? meta[.url]
        order = Self.order(language: meta.rootLanguage ?? meta[.language], url: self.url ?? meta.canonical)
        visible = VisibleMetadata(tree, page, body: body, order: order, title: meta.documentTitle)
    }

    /// Fills the fields of an article other than its text.
    func fill(_ article: inout Article) {
        let work = linked.article
        let sites = [meta[.site], linked.siteName, work.publisher].compactMap { $0 }
        article.siteName = sites.first
        article.title = TitleChoice(
            headings: visible.headings, headline: visible.headlineText, declared: meta.all(.title),
            linked: work.headline.map(clean),
            document: meta.documentTitle.map(Prose.unescaped),
            siteKeys: (sites + hostNames).map(Prose.key).filter { !$0.isEmpty }
        ).best()
        article.subtitle = work.alternativeHeadline.map(clean).flatMap {
            $0.isEmpty || Prose.key($0) == Prose.key(article.title ?? "") ? nil : $0
        }
        article.authors = authors()
        fillDates(&article)
        article.section = (work.section ?? meta[.section]).map(clean)
        article.tags = tags()
        article.language = language()
        article.description = (meta[.description] ?? work.description).map(clean)
        article.image = meta[.image] ?? work.image
        article.url = url
        article.canonicalURL = meta.canonical
        article.isPaywalled = work.isFree.map { !$0 }
    }

    /// Whether the page calls itself a collection, or calls itself nothing while its text is a list of teasers.
    func isIndex(listsTeasers: Bool) -> Bool {
        !linked.hasArticle && (linked.isCollection || listsTeasers && !meta.isArticleType)
    }

    private func clean(_ text: String) -> String {
        Prose.folded(Prose.unescaped(Prose.unescaped(text)))
    }

    private func authors() -> [String] {
        let reader = AuthorNames.standard
        let own = Set(([meta[.site], linked.siteName].compactMap { $0 } + hostNames).map(Prose.key))
        for source in [linked.article.authors, meta.best(.author)] where !source.isEmpty {
            let names = reader.names(in: source.map(clean)).filter { name in
                !own.contains(Prose.key(name)) || linked.persons.contains(name) && name.split(separator: " ").count == 2
            }
            if !names.isEmpty { return names }
        }
        return reader.names(in: visible.bylines.map(clean), takingHandles: true)
    }

    private func fillDates(_ article: inout Article) {
        let reader = DateReader.standard
        let work = linked.article
        func dates(_ values: [String]) -> [Timestamp] { values.compactMap { reader.timestamp($0, order: order) } }
        article.modified = dates([work.modified].compactMap { $0 } + meta.all(.modified)).first
        // An article's own node knows best; the node of a film or a page may be about something else.
        let linkedDate = [work.published].compactMap { $0 }
        let all = dates(work.rank > 2 ? linkedDate + meta.all(.published) : meta.all(.published) + linkedDate)
        // Where the declarations differ, the readers are told the right one.
        var declared = all.first { visible.shown.contains($0.localDate) } ?? all.first
        // What is declared may be the day on which the page was published again, or moved to another system.
        if visible.isDateline, let day = declared?.localDate, let shown = visible.shown.first, shown.isBefore(day) {
            declared = Timestamp(shown)
        }
        article.published = declared ?? visible.published
        article.publishedDate = article.published?.localDate
        // The path has the day in the site's own zone, and keeps it when a page is published again.
        for url in [url, meta.canonical, work.url].compactMap({ $0 }) {
            guard let path = reader.date(inURL: url.utf8) else { continue }
            if let day = article.publishedDate, declared != nil, day.daysSinceEpoch < path.daysSinceEpoch - 1 { break }
            if article.publishedDate.map({ abs($0.daysSinceEpoch - path.daysSinceEpoch) > 1 }) ?? true {
                article.published = Timestamp(path)
            }
            article.publishedDate = path
            break
        }
        // Times in UTC fall on another day than the page shows its readers.
        if let day = article.publishedDate, !visible.shown.contains(day),
            let shown = visible.shown.first(where: { abs($0.daysSinceEpoch - day.daysSinceEpoch) <= 1 })
        {
            article.publishedDate = shown
        }
    }

    private func tags() -> [String] {
        let source = linked.article.keywords.isEmpty ? meta.best(.tags) : linked.article.keywords
        var tags: [String] = []
        for value in source {
            for tag in value.split(separator: ",") {
                let tag = clean(String(tag))
                if !tag.isEmpty, !tags.contains(tag), tags.count < 100 { tags.append(tag) }
            }
        }
        return tags
    }

    private func language() -> String? {
        for value in [meta.rootLanguage, linked.article.language, meta[.language]] {
            if let tag = value.flatMap(Self.languageTag) { return tag }
        }
        return nil
    }

    /// A BCP 47 tag in its usual case, or nil: "EN_us" → "en-US".
    static func languageTag(_ value: String) -> String? {
        let parts = value.split(whereSeparator: { $0 == "-" || $0 == "_" || $0 == "," || $0 == " " })
        guard let first = parts.first, first.utf8.count == 2 || first.utf8.count == 3,
            first.utf8.allSatisfy(\.isASCIILetter)
        else { return nil }
        let rest = parts.dropFirst().prefix(2).map { $0.utf8.count == 2 ? $0.uppercased() : String($0) }
        return ([first.lowercased()] + rest).joined(separator: "-")
    }

    /// Words of the host that may be the site's name.
    private var hostNames: [String] {
        guard let url = url ?? meta.canonical, let start = url.range(ofASCII: "://") else { return [] }
        let host = url[start...].prefix { $0 != "/" && $0 != ":" && $0 != "?" }
        let labels = host.split(separator: ".").filter { $0 != "www" }
        guard labels.count > 1 else { return [] }
        var names = [host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)]
        names += labels.dropLast().filter { $0.utf8.count > 3 }.map(String.init)
        return names
    }

    private static func order(language: String?, url: String?) -> DateReader.Order {
        guard let language = language?.lowercased(), language.hasPrefix("en") else {
            return language == nil ? .monthFirst : .dayFirst
        }
        if language.hasSuffix("gb") || language.hasSuffix("au") || language.hasSuffix("nz") || language.hasSuffix("ie")
            || language.hasSuffix("in") || language.hasSuffix("za")
        {
            return .dayFirst
        }
        if let url, [".uk/", ".au/", ".nz/", ".ie/", ".in/", ".za/"].contains(where: { url.hasBytes(of: $0) }) {
            return .dayFirst
        }
        return .monthFirst
    }
}

extension CalendarDate {
    /// Whether this is a day well before another, and not the same with day and month the other way round.
    fileprivate func isBefore(_ other: CalendarDate) -> Bool {
        daysSinceEpoch < other.daysSinceEpoch - 1
            && !(year == other.year && month == other.day && day == other.month)
    }
}

extension String {
    /// The index after the first occurrence of an ASCII text.
    func range(ofASCII needle: String) -> String.Index? {
        var index = utf8.startIndex
        while index < utf8.endIndex {
            if utf8[index...].starts(with: needle.utf8) { return utf8.index(index, offsetBy: needle.utf8.count) }
            index = utf8.index(after: index)
        }
        return nil
    }
}
