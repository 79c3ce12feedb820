internal import Text

// Tree construction: which rules a token is for (HTML Standard, section 13.2.6).
extension NativeParser {
    /// Whether the current node leaves a start tag or text to the rules on HTML.
    @inline(__always)
    private var isInHTML: Bool { !open.current.traits.contains(.foreign) }

    // MARK: Tags

    /// Takes a start tag, whose attributes are `tagAttributes`.
    mutating func startTag(_ tag: Tag) {
        if isInHTML || foreignLeavesToHTML(tag) {
            htmlStartTag(tag)
        } else {
            foreignStartTag(tag)
        }
    }

    private func foreignLeavesToHTML(_ tag: Tag) -> Bool {
        let traits = open.current.traits
        if traits.contains(.htmlIntegration) { return true }
        if traits.contains(.textIntegration) { return tag != .mglyph && tag != .malignmark }
        return traits.contains(.annotation) && tag == .svg
    }

    /// Takes a start tag by the rules of the insertion mode; those return false when they have left the token to
    /// another mode, which is then current.
    mutating func htmlStartTag(_ tag: Tag) {
        while !startTagByMode(tag) {}
    }

    private mutating func startTagByMode(_ tag: Tag) -> Bool {
        switch mode {
        case .inBody: inBodyStartTag(tag)
        case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: return earlyStartTag(tag)
        case .text: break
        case .inTable: inTableStartTag(tag)
        case .inTableText:
            flushTableText()
            return false
        case .inCaption: return inCaptionStartTag(tag)
        case .inColumnGroup: return inColumnGroupStartTag(tag)
        case .inTableBody: return inTableBodyStartTag(tag)
        case .inRow: return inRowStartTag(tag)
        case .inCell: return inCellStartTag(tag)
        case .inTemplate: return inTemplateStartTag(tag)
        case .afterBody, .inFrameset, .afterFrameset, .afterAfterBody, .afterAfterFrameset: return lateStartTag(tag)
        }
        return true
    }

    /// Takes an end tag.
    mutating func endTag(_ tag: Tag) {
        if isInHTML {
            htmlEndTag(tag)
        } else {
            foreignEndTag(tag)
        }
    }

    /// Takes an end tag by the rules of the insertion mode.
    mutating func htmlEndTag(_ tag: Tag) {
        while !endTagByMode(tag) {}
    }

    private mutating func endTagByMode(_ tag: Tag) -> Bool {
        switch mode {
        case .inBody: inBodyEndTag(tag)
        case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: return earlyEndTag(tag)
        case .text:
            open.pop()
            mode = originalMode
        case .inTable: inTableEndTag(tag)
        case .inTableText:
            flushTableText()
            return false
        case .inCaption: return inCaptionEndTag(tag)
        case .inColumnGroup: return inColumnGroupEndTag(tag)
        case .inTableBody: return inTableBodyEndTag(tag)
        case .inRow: return inRowEndTag(tag)
        case .inCell: return inCellEndTag(tag)
        case .inTemplate: if tag == .template { inHeadEndTemplate() }
        case .afterBody, .inFrameset, .afterFrameset, .afterAfterBody, .afterAfterFrameset: return lateEndTag(tag)
        }
        return true
    }

    // MARK: Text and comments

    /// Takes text that holds no NUL.
    @inline(__always)
    mutating func characters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        if mode == .inBody, isInHTML {
            bodyCharacters(bytes, count)
        } else {
            otherCharacters(bytes, count)
        }
    }

    private mutating func otherCharacters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        let traits = open.current.traits
        if traits.contains(.foreign), traits.isDisjoint(with: [.htmlIntegration, .textIntegration]) {
            return foreignCharacters(bytes, count)
        }
        var taken = 0
        while taken < count {
            taken += charactersByMode(bytes + taken, count - taken)
        }
    }

    /// Takes text by the rules of the insertion mode, and returns how many bytes those took before they left the rest
    /// to another mode.
    private mutating func charactersByMode(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        switch mode {
        case .inBody, .inCaption, .inCell, .inTemplate: bodyCharacters(bytes, count)
        case .text: insertText(bytes, count)
        case .inTable, .inTableBody, .inRow: tableCharacters(bytes, count)
        case .inTableText: tableText.append(bytes, count: count)
        default: return outerCharacters(bytes, count)
        }
        return count
    }

    /// Takes a NUL.
    mutating func nullCharacter() {
        let traits = open.current.traits
        if traits.contains(.foreign), traits.isDisjoint(with: [.htmlIntegration, .textIntegration]) {
            let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
            replacement.withUnsafeBufferPointer { bytes in
                if let start = bytes.baseAddress { insertText(start, bytes.count) }
            }
        } else {
            endHeadForNull()
        }
    }

    /// Takes a comment, whose content is a range of the input.
    mutating func comment(_ range: Range<Int>) {
        flushTableText()
        switch mode {
        case .initial, .beforeHTML, .afterAfterBody, .afterAfterFrameset: insertComment(range, into: TreeArena.document)
        case .afterBody: insertComment(range, into: open[0].node)
        default: insertComment(range, into: open.current.node)
        }
    }

    /// Takes the end of the page.
    mutating func endOfFile() {
        while true {
            switch mode {
            case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead: leaveEarlyMode()
            case .text:
                open.pop()
                mode = originalMode
            case .inTableText: flushTableText()
            default:
                guard open.contains(.template) else { return }
                closeTemplate()
            }
        }
    }
}
