import HTMLTree

/// What an element's tag means for its text.
struct TagTraits: OptionSet, Sendable {
    let rawValue: UInt16

    /// Starts and ends a line.
    static let block = TagTraits(rawValue: 1 << 0)
    /// Has no text of the page: scripts, media, form fields.
    static let skipped = TagTraits(rawValue: 1 << 1)
    static let heading = TagTraits(rawValue: 1 << 2)
    static let paragraph = TagTraits(rawValue: 1 << 3)
    static let listItem = TagTraits(rawValue: 1 << 4)
    static let quote = TagTraits(rawValue: 1 << 5)
    static let preformatted = TagTraits(rawValue: 1 << 6)
    static let cell = TagTraits(rawValue: 1 << 7)
    static let row = TagTraits(rawValue: 1 << 8)
    static let lineBreak = TagTraits(rawValue: 1 << 9)
    static let link = TagTraits(rawValue: 1 << 10)
    /// Text that is shown only when something else is not.
    static let fallback = TagTraits(rawValue: 1 << 11)
    static let list = TagTraits(rawValue: 1 << 12)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The traits of a tag.
    init(of tag: Tag) {
        let number = Int(tag.rawValue)
        self = number < Self.table.count ? Self.table[number] : []
    }

    /// The traits of every known tag, by its number; later numbers have none.
    static let table: [TagTraits] = {
        let groups: [(TagTraits, [Tag])] = [
            (
                .block,
                [
                    .html, .body, .head, .address, .article, .aside, .blockquote, .center, .dd, .details, .dialog, .dir,
                    .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5,
                    .h6, .header, .hgroup, .hr, .legend, .li, .listing, .main, .menu, .nav, .noscript, .ol, .optgroup,
                    .option, .p, .pre, .plaintext, .search, .section, .summary, .table, .tbody, .td, .tfoot, .th,
                    .thead,
                    .caption, .tr, .ul, .xmp,
                ]
            ),
            (
                .skipped,
                [
                    .script, .style, .template, .svg, .iframe, .object, .embed, .applet, .canvas, .audio, .video,
                    .select,
                    .datalist, .textarea, .input, .title, .head, .noframes, .noembed, .frameset, .map, .progress,
                    .meter,
                    .button, .rp,
                ]
            ),
            (.heading, [.h1, .h2, .h3, .h4, .h5, .h6]),
            (.paragraph, [.p]),
            (.listItem, [.li, .dd, .dt]),
            (.list, [.ul, .ol, .dl, .menu, .dir]),
            (.quote, [.blockquote]),
            (.preformatted, [.pre, .listing, .xmp, .plaintext]),
            (.cell, [.td, .th]),
            (.row, [.tr]),
            (.lineBreak, [.br]),
            (.link, [.a]),
            (.fallback, [.noscript]),
        ]
        var table = [TagTraits](repeating: [], count: 1 + groups.flatMap(\.1).map { Int($0.rawValue) }.reduce(0, max))
        for (traits, tags) in groups {
            for tag in tags { table[Int(tag.rawValue)].insert(traits) }
        }
        return table
    }()
}
