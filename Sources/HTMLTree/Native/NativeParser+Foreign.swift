internal import Text

// SVG and MathML (HTML Standard, section 13.2.6.5).
extension NativeParser {
    /// Text in an element that is not HTML.
    mutating func foreignCharacters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        if framesetIsOK {
            for index in 0..<count where !bytes[index].isASCIIWhitespace {
                framesetIsOK = false
                break
            }
        }
        if open.current.traits.contains(.foreignCode), !arena.options.contains(.scripts) { return }
        insertText(bytes, count)
    }

    /// A start tag in an element that is not HTML.
    mutating func foreignStartTag(_ tag: Tag) {
        if Self.breaksOut(tag) || tag == .font && hasFontAttribute {
            leaveForeign()
            htmlStartTag(tag)
        } else {
            insertForeignElement(tag, arena.nodes[open.current.node].namespace)
        }
    }

    private mutating func leaveForeign() {
        while open.current.traits.contains(.foreign),
            open.current.traits.isDisjoint(with: [.htmlIntegration, .textIntegration])
        {
            open.pop()
        }
    }

    private var hasFontAttribute: Bool {
        tagAttributes.contains { index in
            let name = arena.attributes[index].name
            return name == .color || name == .face || name == .size
        }
    }

    private static func breaksOut(_ tag: Tag) -> Bool {
        switch tag {
        case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4,
            .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small,
            .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var:
            true
        default: false
        }
    }

    /// An end tag in an element that is not HTML.
    mutating func foreignEndTag(_ tag: Tag) {
        if tag == .br || tag == .p {
            leaveForeign()
            return htmlEndTag(tag)
        }
        var index = open.count - 1
        while index > 0 {
            let element = open[index]
            guard element.traits.contains(.foreign) else { return htmlEndTag(tag) }
            if arena.nodes[element.node].tag == tag { return open.pop(to: index) }
            index -= 1
        }
    }
}
