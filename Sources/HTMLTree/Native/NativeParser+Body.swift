internal import Text

// Start tags and text in the body (HTML Standard, section 13.2.6.4.7).
extension NativeParser {
    /// Text.
    @inline(__always)
    mutating func bodyCharacters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        reconstructFormatting()
        insertText(bytes, count)
        if framesetIsOK { checkFramesetIsOK(bytes, count) }
    }

    private mutating func checkFramesetIsOK(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        for index in 0..<count where !bytes[index].isASCIIWhitespace {
            framesetIsOK = false
            return
        }
    }

    /// "Close a p element", if one is in button scope.
    @inline(__always)
    mutating func closeParagraph() {
        guard open.hasInButtonScope(.p) else { return }
        open.generateImpliedEndTags(except: .p)
        open.pop(through: .p)
    }

    /// Start tags.
    mutating func inBodyStartTag(_ tag: Tag) {
        switch tag {
        case .div, .p, .ul, .section, .article, .header, .footer, .nav, .aside, .main, .figure, .figcaption, .ol, .dl,
            .address, .blockquote, .center, .details, .dialog, .dir, .fieldset, .hgroup, .menu, .search, .summary:
            closeParagraph()
            insertElement(tag)
        case .a: startLink()
        case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u: insertFormattingElement(tag)
        case .li: startItem(tag, .li)
        case .dd, .dt: startItem(.dd, .dt, inserting: tag)
        case .h1, .h2, .h3, .h4, .h5, .h6:
            closeParagraph()
            if open.current.traits.contains(.heading) { open.pop() }
            insertElement(tag)
        case .img, .br, .area, .embed, .keygen, .wbr:
            reconstructFormatting()
            insertVoidElement(tag)
            framesetIsOK = false
        case .image: inBodyStartTag(.img)
        case .input: startInput()
        case .param, .source, .track: insertVoidElement(tag)
        case .hr: startRule()
        case .script, .style, .meta, .link, .template, .title, .base, .basefont, .bgsound, .noframes:
            _ = inHeadStartTag(tag)
        case .html: if !open.contains(.template), open.count > 0 { mergeAttributes(into: open[0].node) }
        case .body, .frameset: startBodyAgain(tag)
        case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: break
        default: inBodyRarerStartTag(tag)
        }
    }

    private mutating func inBodyRarerStartTag(_ tag: Tag) {
        switch tag {
        case .table:
            if !isQuirky { closeParagraph() }
            insertElement(tag)
            framesetIsOK = false
            mode = .inTable
        case .form: startForm()
        case .button:
            if open.hasInScope(.button) {
                open.generateImpliedEndTags()
                open.pop(through: .button)
            }
            insertReconstructed(tag)
            framesetIsOK = false
        case .select, .option, .optgroup: startSelectPart(tag)
        case .pre, .listing:
            closeParagraph()
            insertElement(tag)
            skipsLineFeed = true
            framesetIsOK = false
        case .nobr:
            reconstructFormatting()
            if open.hasInScope(.nobr) { adoptionAgency(.nobr) }
            insertFormattingElement(tag)
        case .applet, .marquee, .object:
            insertReconstructed(tag)
            formatting.append(.marker)
            framesetIsOK = false
        case .textarea, .xmp, .iframe, .noembed, .plaintext: startRawText(tag)
        case .rb, .rtc, .rp, .rt:
            if open.hasInScope(.ruby) { open.generateImpliedEndTags(except: tag == .rp || tag == .rt ? .rtc : .none) }
            insertElement(tag)
        case .svg, .math:
            reconstructFormatting()
            insertForeignElement(tag, tag == .svg ? .svg : .math)
        default: insertReconstructed(tag)
        }
    }

    private mutating func insertReconstructed(_ tag: Tag) {
        reconstructFormatting()
        insertElement(tag)
    }

    /// A second body, or a frameset where a body has started.
    private mutating func startBodyAgain(_ tag: Tag) {
        guard open.count >= 2, open[1].tag == .body else { return }
        if tag == .body {
            guard !open.contains(.template) else { return }
            framesetIsOK = false
            mergeAttributes(into: open[1].node)
        } else if framesetIsOK {
            arena.detach(open[1].node)
            open.pop(to: 1)
            insertElement(tag)
            mode = .inFrameset
        }
    }

    private mutating func startForm() {
        let isInTemplate = open.contains(.template)
        guard form < 0 || isInTemplate else { return }
        closeParagraph()
        let node = insertElement(.form)
        if !isInTemplate { form = node }
    }

    /// A list item, which ends the one before it.
    private mutating func startItem(_ first: Tag, _ second: Tag, inserting tag: Tag = .li) {
        framesetIsOK = false
        var index = open.count - 1
        while index > 0 {
            let element = open[index]
            if element.tag == first || element.tag == second {
                open.generateImpliedEndTags(except: element.tag)
                open.pop(through: element.tag)
                break
            }
            if element.traits.contains(.special), element.tag != .address, element.tag != .div, element.tag != .p {
                break
            }
            index -= 1
        }
        closeParagraph()
        insertElement(tag)
    }

    private mutating func startLink() {
        if let index = formatting.lastIndex(of: .a) {
            let link = formatting[index].node
            adoptionAgency(.a)
            if let index = formatting.index(of: link) { formatting.remove(at: index) }
            if let index = open.index(of: link) { open.remove(at: index) }
        }
        insertFormattingElement(.a)
    }

    private mutating func startInput() {
        if open.hasInScope(.select) { open.pop(through: .select) }
        reconstructFormatting()
        insertVoidElement(.input)
        if !isHiddenInput { framesetIsOK = false }
    }

    /// Whether the current tag has `type=hidden`.
    var isHiddenInput: Bool {
        for index in tagAttributes where arena.attributes[index].name == .type {
            let attribute = arena.attributes[index]
            let word: StaticString = "hidden"
            guard Int(attribute.count) == word.utf8CodeUnitCount else { return false }
            return (0..<Int(attribute.count)).allSatisfy {
                arena.text[Int(attribute.start) + $0].asciiLowercased == word.utf8Start[$0]
            }
        }
        return false
    }

    private mutating func startRule() {
        closeParagraph()
        if open.hasInScope(.select) { open.generateImpliedEndTags() }
        insertVoidElement(.hr)
        framesetIsOK = false
    }

    private mutating func startSelectPart(_ tag: Tag) {
        let isInSelect = open.hasInScope(.select)
        if tag == .select {
            // A select in a select only ends it.
            if isInSelect { return open.pop(through: .select) }
            framesetIsOK = false
        } else if isInSelect {
            open.generateImpliedEndTags(except: tag == .option ? .optgroup : .none)
        } else if open.current.tag == .option {
            open.pop()
        }
        insertReconstructed(tag)
    }

    private mutating func startRawText(_ tag: Tag) {
        switch tag {
        case .textarea:
            skipsLineFeed = true
            framesetIsOK = false
            insertRawElement(tag, .rcdata(tag))
        case .plaintext:
            closeParagraph()
            insertElement(tag)
            content = .plaintext
        default:
            if tag == .xmp {
                closeParagraph()
                reconstructFormatting()
            }
            if tag != .noembed { framesetIsOK = false }
            insertRawElement(tag, .rawtext(tag))
        }
    }
}

// MARK: - End tags

extension NativeParser {
    /// End tags in the body.
    mutating func inBodyEndTag(_ tag: Tag) {
        switch tag {
        case .div, .ul, .section, .article, .header, .footer, .nav, .aside, .main, .figure, .figcaption, .ol, .dl,
            .address, .blockquote, .button, .center, .details, .dialog, .dir, .fieldset, .hgroup, .listing, .menu, .pre,
            .search, .select, .summary:
            endBlock(tag)
        case .p:
            if !open.hasInButtonScope(.p) { _ = insertImpliedElement(.p) }
            closeParagraph()
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: endFormatting(tag)
        case .li:
            guard open.hasInListItemScope(.li) else { return }
            open.generateImpliedEndTags(except: .li)
            open.pop(through: .li)
        case .dd, .dt:
            guard open.hasInScope(tag) else { return }
            open.generateImpliedEndTags(except: tag)
            open.pop(through: tag)
        case .h1, .h2, .h3, .h4, .h5, .h6: endHeading()
        case .body, .html:
            guard open.hasInScope(.body) else { return }
            mode = .afterBody
            if tag == .html { htmlEndTag(tag) }
        case .form: endForm()
        case .applet, .marquee, .object:
            guard open.hasInScope(tag) else { return }
            endBlock(tag)
            formatting.clearToLastMarker()
        case .br:
            tagAttributes = 0..<0
            inBodyStartTag(.br)
        case .template: inHeadEndTemplate()
        default: anyOtherEndTag(tag)
        }
    }

    private mutating func endBlock(_ tag: Tag) {
        guard open.hasInScope(tag) else { return }
        open.generateImpliedEndTags()
        open.pop(through: tag)
    }

    /// The end tag of a formatting element; in well-formed markup there is nothing to adopt.
    @inline(__always)
    private mutating func endFormatting(_ tag: Tag) {
        if open.current.tag == tag, let last = formatting.last, last.node == open.current.node {
            open.pop()
            formatting.remove(at: formatting.count - 1)
        } else {
            adoptionAgency(tag)
        }
    }

    private mutating func endHeading() {
        guard open.hasHeadingInScope else { return }
        open.generateImpliedEndTags()
        while open.count > 1 {
            let isHeading = open.current.traits.contains(.heading)
            open.pop()
            if isHeading { return }
        }
    }

    private mutating func endForm() {
        if open.contains(.template) { return endBlock(.form) }
        let node = form
        form = -1
        guard node >= 0, open.hasNodeInScope(node) else { return }
        open.generateImpliedEndTags()
        if let index = open.index(of: node) { open.remove(at: index) }
    }

    /// "Any other end tag".
    mutating func anyOtherEndTag(_ tag: Tag) {
        var index = open.count - 1
        while index > 0 {
            let element = open[index]
            if element.tag == tag {
                open.generateImpliedEndTags(except: tag)
                return open.pop(to: index)
            }
            if element.traits.contains(.special) { return }
            index -= 1
        }
    }
}
