/// What tree construction asks about an element (HTML Standard, section 13.2.4.2).
struct TagTraits: OptionSet, BitwiseCopyable {
    let rawValue: UInt16

    /// The special category.
    static let special = TagTraits(rawValue: 1 << 0)
    /// Ends a scope of every kind but those of tables.
    static let scope = TagTraits(rawValue: 1 << 1)
    /// Also ends list item scope, button scope.
    static let listItemScope = TagTraits(rawValue: 1 << 2)
    static let buttonScope = TagTraits(rawValue: 1 << 3)
    /// Ends table scope.
    static let tableScope = TagTraits(rawValue: 1 << 4)
    /// Its end tag can be implied; only when all are implied thoroughly.
    static let impliedEnd = TagTraits(rawValue: 1 << 5)
    static let thoroughlyImpliedEnd = TagTraits(rawValue: 1 << 6)
    /// `h1`–`h6`.
    static let heading = TagTraits(rawValue: 1 << 7)
    /// Foster-parents what does not belong into a table: `table`, `tbody`, `tfoot`, `thead`, `tr`.
    static let fostering = TagTraits(rawValue: 1 << 8)
    /// An element of SVG or MathML.
    static let foreign = TagTraits(rawValue: 1 << 9)
    /// A MathML text integration point; an HTML integration point; MathML `annotation-xml`, where `svg` may start.
    static let textIntegration = TagTraits(rawValue: 1 << 10)
    static let htmlIntegration = TagTraits(rawValue: 1 << 11)
    static let annotation = TagTraits(rawValue: 1 << 12)
    /// SVG `script` and `style`.
    static let foreignCode = TagTraits(rawValue: 1 << 13)
    /// Takes text that stands directly in a table's structure: `fostering` and `template`.
    static let tableStructure = TagTraits(rawValue: 1 << 14)
}

extension TagTraits {
    /// The traits of the HTML elements, by the number of their tag.
    static let html: [TagTraits] = {
        var table = [TagTraits](repeating: [], count: Tag.knownNames.count)
        func add(_ trait: TagTraits, _ tags: [Tag]) {
            for tag in tags { table[Int(tag.rawValue)].insert(trait) }
        }
        let headings: [Tag] = [.h1, .h2, .h3, .h4, .h5, .h6]
        let rows: [Tag] = [.tbody, .tfoot, .thead, .tr]
        add(
            .special,
            headings + rows + [
                .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br,
                .button, .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset,
                .figcaption, .figure, .footer, .form, .frame, .frameset, .head, .header, .hgroup, .hr, .html, .iframe,
                .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes,
                .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source,
                .style, .summary, .table, .td, .template, .textarea, .th, .title, .track, .ul, .wbr, .xmp,
            ])
        add(.scope, [.applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template])
        add(.listItemScope, [.ol, .ul])
        add(.buttonScope, [.button])
        add(.tableScope, [.html, .table, .template])
        add(.impliedEnd, [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc])
        add(.thoroughlyImpliedEnd, rows + [.caption, .colgroup, .td, .th])
        add(.heading, headings)
        add(.fostering, rows + [.table])
        add(.tableStructure, rows + [.table, .template])
        return table
    }()

    /// The traits of an element of SVG or MathML.
    ///
    /// - Parameter holdsHTML: Whether an `annotation-xml` element declares HTML as its encoding.
    static func foreign(_ tag: Tag, in namespace: HTMLTree.Namespace, holdsHTML: Bool) -> TagTraits {
        switch (namespace, tag) {
        case (.math, .mi), (.math, .mo), (.math, .mn), (.math, .ms), (.math, .mtext):
            [.foreign, .special, .scope, .textIntegration]
        case (.math, .annotationXML):
            holdsHTML
                ? [.foreign, .special, .scope, .annotation, .htmlIntegration]
                : [.foreign, .special, .scope, .annotation]
        case (.svg, .foreignobject), (.svg, .desc), (.svg, .title): [.foreign, .special, .scope, .htmlIntegration]
        case (.svg, .script), (.svg, .style): [.foreign, .foreignCode]
        default: .foreign
        }
    }
}
