/// What the class, id, role and tag of an element say about it; the names are those of `class_words.tsv`.
struct ElementFlags: OptionSet, Sendable {
    let rawValue: UInt32

    static let body = ElementFlags(rawValue: 1 << 0)
    static let article = ElementFlags(rawValue: 1 << 1)
    static let content = ElementFlags(rawValue: 1 << 2)
    static let lead = ElementFlags(rawValue: 1 << 3)
    static let title = ElementFlags(rawValue: 1 << 4)
    static let comments = ElementFlags(rawValue: 1 << 5)
    static let related = ElementFlags(rawValue: 1 << 6)
    static let navigation = ElementFlags(rawValue: 1 << 7)
    static let footer = ElementFlags(rawValue: 1 << 8)
    static let header = ElementFlags(rawValue: 1 << 9)
    static let sidebar = ElementFlags(rawValue: 1 << 10)
    static let share = ElementFlags(rawValue: 1 << 11)
    static let promo = ElementFlags(rawValue: 1 << 12)
    static let dialog = ElementFlags(rawValue: 1 << 13)
    static let byline = ElementFlags(rawValue: 1 << 14)
    static let biography = ElementFlags(rawValue: 1 << 15)
    static let tags = ElementFlags(rawValue: 1 << 16)
    static let caption = ElementFlags(rawValue: 1 << 17)
    static let hidden = ElementFlags(rawValue: 1 << 18)
    static let media = ElementFlags(rawValue: 1 << 19)
    static let controls = ElementFlags(rawValue: 1 << 20)
    static let toc = ElementFlags(rawValue: 1 << 21)
    static let recap = ElementFlags(rawValue: 1 << 22)
    static let author = ElementFlags(rawValue: 1 << 27)
    static let box = ElementFlags(rawValue: 1 << 25)
    static let picture = ElementFlags(rawValue: 1 << 26)
    /// `itemprop="articleBody"`, not a word.
    static let declaredBody = ElementFlags(rawValue: 1 << 23)
    /// The tag `article`, not a word.
    static let articleElement = ElementFlags(rawValue: 1 << 24)

    /// Whatever is no part of an article's text.
    static let boilerplate: ElementFlags = [
        .comments, .related, .navigation, .footer, .header, .sidebar, .share, .promo, .dialog, .byline, .author,
        .biography,
        .tags, .caption, .hidden, .media, .controls, .toc, .box, .picture,
    ]

    /// The flag of a name in the rule file.
    init?(name: String) {
        let names: [String: ElementFlags] = [
            "body": .body, "article": .article, "content": .content, "lead": .lead, "title": .title,
            "comments": .comments, "related": .related, "navigation": .navigation, "footer": .footer,
            "header": .header, "sidebar": .sidebar, "share": .share, "promo": .promo, "dialog": .dialog,
            "byline": .byline, "biography": .biography, "tags": .tags, "caption": .caption, "hidden": .hidden,
            "media": .media, "controls": .controls, "toc": .toc, "recap": .recap, "box": .box, "author": .author,
            "picture": .picture,
        ]
        guard let flag = names[name] else { return nil }
        self = flag
    }

    init(rawValue: UInt32) { self.rawValue = rawValue }
}
