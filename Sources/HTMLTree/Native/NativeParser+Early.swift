internal import Text

// The insertion modes up to the body (HTML Standard, sections 13.2.6.4.1 to 13.2.6.4.6).
extension NativeParser {
    /// "Anything else": makes the elements that the page has left out, one mode at a time.
    mutating func leaveEarlyMode() {
        switch mode {
        case .initial:
            isQuirky = true
            mode = .beforeHTML
        case .beforeHTML:
            let html = arena.makeElement(.html, attributes: 0..<0)
            arena.append(html, to: TreeArena.document)
            open.push(Self.openElement(html, .html))
            mode = .beforeHead
        case .beforeHead:
            head = insertImpliedElement(.head)
            mode = .inHead
        case .inHead:
            open.pop()
            mode = .afterHead
        case .inHeadNoscript:
            open.pop()
            mode = .inHead
        default:
            _ = insertImpliedElement(.body)
            mode = .inBody
        }
    }

    /// Text in the modes around head and body: returns how many bytes were taken.
    mutating func outerCharacters(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        var spaces = 0
        while spaces < count, bytes[spaces].isASCIIWhitespace { spaces += 1 }
        if spaces > 0 {
            switch mode {
            case .initial, .beforeHTML, .beforeHead: break
            case .afterBody, .afterAfterBody, .afterAfterFrameset: bodyCharacters(bytes, spaces)
            default: insertText(bytes, spaces)
            }
            return spaces
        }
        switch mode {
        case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: leaveEarlyMode()
        case .inColumnGroup:
            guard leaveColumnGroup() else { return 1 }
        case .afterBody, .afterAfterBody: mode = .inBody
        // Only white space is kept in and after framesets.
        default: return 1
        }
        return 0
    }

    /// A NUL ends the head as other text does, and is then dropped.
    mutating func endHeadForNull() {
        while true {
            switch mode {
            case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: leaveEarlyMode()
            case .afterBody, .afterAfterBody: mode = .inBody
            default: return
            }
        }
    }

    /// Start tags; false when the token is left to the mode that is current then.
    mutating func earlyStartTag(_ tag: Tag) -> Bool {
        if tag == .html, mode != .initial, mode != .beforeHTML {
            inBodyStartTag(tag)
            return true
        }
        switch (mode, tag) {
        case (.beforeHTML, .html):
            let html = arena.makeElement(.html, attributes: tagAttributes)
            arena.append(html, to: TreeArena.document)
            open.push(Self.openElement(html, .html))
            mode = .beforeHead
        case (.beforeHead, .head):
            head = insertElement(.head)
            mode = .inHead
        case (.inHead, _) where inHeadStartTag(tag): break
        case (.inHead, .head), (.inHeadNoscript, .head), (.inHeadNoscript, .noscript), (.afterHead, .head): break
        case (.inHead, .noscript):
            insertElement(.noscript)
            mode = .inHeadNoscript
        case (.inHeadNoscript, .basefont), (.inHeadNoscript, .bgsound), (.inHeadNoscript, .link),
            (.inHeadNoscript, .meta), (.inHeadNoscript, .noframes), (.inHeadNoscript, .style):
            _ = inHeadStartTag(tag)
        case (.afterHead, .body):
            insertElement(.body)
            framesetIsOK = false
            mode = .inBody
        case (.afterHead, .frameset):
            insertElement(.frameset)
            mode = .inFrameset
        case (.afterHead, _) where Self.belongsIntoHead(tag): startTagAfterHead(tag)
        default:
            leaveEarlyMode()
            return false
        }
        return true
    }

    /// An element that should have stood in the head, and still goes there.
    private mutating func startTagAfterHead(_ tag: Tag) {
        open.push(Self.openElement(head, .head))
        _ = inHeadStartTag(tag)
        if let index = open.index(of: head) { open.remove(at: index) }
    }

    private static func belongsIntoHead(_ tag: Tag) -> Bool {
        switch tag {
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title: true
        default: false
        }
    }

    /// The elements that the rules for "in head" insert; false for others.
    mutating func inHeadStartTag(_ tag: Tag) -> Bool {
        switch tag {
        case .base, .basefont, .bgsound, .link, .meta: insertVoidElement(tag)
        case .title: insertRawElement(tag, .rcdata(.title))
        case .noframes, .style: insertRawElement(tag, .rawtext(tag))
        case .script: insertRawElement(tag, .script)
        case .template:
            insertElement(tag)
            formatting.append(.marker)
            framesetIsOK = false
            mode = .inTemplate
            templateModes.append(.inTemplate)
        default: return false
        }
        return true
    }

    /// The end tag of a template.
    mutating func inHeadEndTemplate() {
        guard open.contains(.template) else { return }
        open.generateAllImpliedEndTags()
        closeTemplate()
    }

    /// Takes the innermost template off, with all that its content has opened.
    mutating func closeTemplate() {
        open.pop(through: .template)
        formatting.clearToLastMarker()
        if templateModes.count > 0 { templateModes.removeLast() }
        resetInsertionMode()
    }

    /// End tags; false when the token is left to the mode that is current then.
    mutating func earlyEndTag(_ tag: Tag) -> Bool {
        switch (mode, tag) {
        case (.inHead, .head):
            open.pop()
            mode = .afterHead
        case (.inHeadNoscript, .noscript):
            open.pop()
            mode = .inHead
        case (.inHead, .template), (.afterHead, .template): inHeadEndTemplate()
        case (.inHeadNoscript, .br), (.initial, _): return leaveToNext()
        case (.inHeadNoscript, _): break
        case (_, .body), (_, .html), (_, .br): return leaveToNext()
        case (.beforeHTML, .head), (.beforeHead, .head): return leaveToNext()
        default: break
        }
        return true
    }

    private mutating func leaveToNext() -> Bool {
        leaveEarlyMode()
        return false
    }
}

// MARK: - After the body (sections 13.2.6.4.19 to 13.2.6.4.23)

extension NativeParser {
    /// Start tags after the body, and in and after framesets.
    mutating func lateStartTag(_ tag: Tag) -> Bool {
        switch (mode, tag) {
        case (_, .html): inBodyStartTag(tag)
        case (.afterBody, _), (.afterAfterBody, _):
            mode = .inBody
            return false
        case (.inFrameset, .frameset): insertElement(tag)
        case (.inFrameset, .frame): insertVoidElement(tag)
        case (_, .noframes): _ = inHeadStartTag(tag)
        default: break
        }
        return true
    }

    /// End tags after the body, and in and after framesets.
    mutating func lateEndTag(_ tag: Tag) -> Bool {
        switch (mode, tag) {
        case (.afterBody, .html): mode = .afterAfterBody
        case (.afterBody, _), (.afterAfterBody, _):
            mode = .inBody
            return false
        case (.inFrameset, .frameset):
            open.pop()
            if open.current.tag != .frameset { mode = .afterFrameset }
        case (.afterFrameset, .html): mode = .afterAfterFrameset
        default: break
        }
        return true
    }
}
