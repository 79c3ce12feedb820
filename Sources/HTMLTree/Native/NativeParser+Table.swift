internal import Text

// Tables and templates (HTML Standard, sections 13.2.6.4.9 to 13.2.6.4.18).
extension NativeParser {
    // MARK: Text

    /// Text in a table's structure waits until it is known whether it is only white space.
    mutating func tableCharacters(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        if open.current.traits.contains(.tableStructure) {
            tableText.truncate(to: 0)
            tableText.append(bytes, count: count)
            originalMode = mode
            mode = .inTableText
        } else {
            fosterParenting = true
            bodyCharacters(bytes, count)
            fosterParenting = false
        }
    }

    /// Inserts the pending text of a table: white space in its place, other text before the table.
    mutating func flushTableText() {
        guard mode == .inTableText else { return }
        mode = originalMode
        guard let start = tableText.base, tableText.count > 0 else { return }
        let count = tableText.count
        var isBlank = true
        for index in 0..<count where !start[index].isASCIIWhitespace {
            isBlank = false
            break
        }
        if isBlank {
            insertText(start, count)
        } else {
            fosterParenting = true
            bodyCharacters(start, count)
            fosterParenting = false
        }
        tableText.truncate(to: 0)
    }

    // MARK: In table

    mutating func inTableStartTag(_ tag: Tag) {
        switch tag {
        case .caption:
            open.clear(backTo: .table)
            formatting.append(.marker)
            insertElement(tag)
            mode = .inCaption
        case .colgroup, .col:
            open.clear(backTo: .table)
            if tag == .colgroup { insertElement(tag) } else { _ = insertImpliedElement(.colgroup) }
            mode = .inColumnGroup
            if tag == .col { htmlStartTag(tag) }
        case .tbody, .tfoot, .thead, .td, .th, .tr:
            open.clear(backTo: .table)
            let isGroup = tag == .tbody || tag == .tfoot || tag == .thead
            if isGroup { insertElement(tag) } else { _ = insertImpliedElement(.tbody) }
            mode = .inTableBody
            if !isGroup { htmlStartTag(tag) }
        case .table:
            guard open.hasInTableScope(.table) else { return }
            endTable()
            htmlStartTag(tag)
        case .style, .script, .template: _ = inHeadStartTag(tag)
        case .input where isHiddenInput: insertVoidElement(tag)
        case .form:
            guard form < 0, !open.contains(.template) else { return }
            form = insertElement(tag)
            open.pop()
        default:
            fosterParenting = true
            inBodyStartTag(tag)
            fosterParenting = false
        }
    }

    mutating func inTableEndTag(_ tag: Tag) {
        switch tag {
        case .table: if open.hasInTableScope(.table) { endTable() }
        case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
        case .template: inHeadEndTemplate()
        default:
            fosterParenting = true
            inBodyEndTag(tag)
            fosterParenting = false
        }
    }

    private mutating func endTable() {
        open.pop(through: .table)
        resetInsertionMode()
    }

    /// Whether a tag starts a part of a table, which ends what is open inside of the table.
    private static func isTablePart(_ tag: Tag) -> Bool {
        switch tag {
        case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: true
        default: false
        }
    }

    // MARK: In caption

    mutating func inCaptionStartTag(_ tag: Tag) -> Bool {
        guard Self.isTablePart(tag) else {
            inBodyStartTag(tag)
            return true
        }
        return !endCaption()
    }

    mutating func inCaptionEndTag(_ tag: Tag) -> Bool {
        switch tag {
        case .caption: _ = endCaption()
        case .table: return !endCaption()
        case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
        default: inBodyEndTag(tag)
        }
        return true
    }

    private mutating func endCaption() -> Bool {
        guard open.hasInTableScope(.caption) else { return false }
        open.generateImpliedEndTags()
        open.pop(through: .caption)
        formatting.clearToLastMarker()
        mode = .inTable
        return true
    }

    // MARK: In column group

    mutating func inColumnGroupStartTag(_ tag: Tag) -> Bool {
        switch tag {
        case .html: inBodyStartTag(tag)
        case .col: insertVoidElement(tag)
        case .template: _ = inHeadStartTag(tag)
        default: return !leaveColumnGroup()
        }
        return true
    }

    mutating func inColumnGroupEndTag(_ tag: Tag) -> Bool {
        switch tag {
        case .colgroup: _ = leaveColumnGroup()
        case .col: break
        case .template: inHeadEndTemplate()
        default: return !leaveColumnGroup()
        }
        return true
    }

    /// Ends the column group; false when there is none (in a template).
    mutating func leaveColumnGroup() -> Bool {
        guard open.current.tag == .colgroup else { return false }
        open.pop()
        mode = .inTable
        return true
    }

    // MARK: In table body

    mutating func inTableBodyStartTag(_ tag: Tag) -> Bool {
        switch tag {
        case .tr, .th, .td:
            open.clear(backTo: .tbody, .tfoot, .thead)
            if tag == .tr { insertElement(tag) } else { _ = insertImpliedElement(.tr) }
            mode = .inRow
            return tag == .tr
        case .caption, .col, .colgroup, .tbody, .tfoot, .thead: return !endTableBody()
        default: inTableStartTag(tag)
        }
        return true
    }

    mutating func inTableBodyEndTag(_ tag: Tag) -> Bool {
        switch tag {
        case .tbody, .tfoot, .thead: if open.hasInTableScope(tag) { leaveTableBody() }
        case .table: return !endTableBody()
        case .body, .caption, .col, .colgroup, .html, .td, .th, .tr: break
        default: inTableEndTag(tag)
        }
        return true
    }

    private mutating func endTableBody() -> Bool {
        guard open.hasInTableScope(.tbody) || open.hasInTableScope(.thead) || open.hasInTableScope(.tfoot) else {
            return false
        }
        leaveTableBody()
        return true
    }

    private mutating func leaveTableBody() {
        open.clear(backTo: .tbody, .tfoot, .thead)
        open.pop()
        mode = .inTable
    }

    // MARK: In row

    mutating func inRowStartTag(_ tag: Tag) -> Bool {
        switch tag {
        case .th, .td:
            open.clear(backTo: .tr)
            insertElement(tag)
            mode = .inCell
            formatting.append(.marker)
        case .caption, .col, .colgroup, .tbody, .tfoot, .thead, .tr: return !endRow()
        default: inTableStartTag(tag)
        }
        return true
    }

    mutating func inRowEndTag(_ tag: Tag) -> Bool {
        switch tag {
        case .tr: _ = endRow()
        case .table: return !endRow()
        case .tbody, .tfoot, .thead: return !(open.hasInTableScope(tag) && endRow())
        case .body, .caption, .col, .colgroup, .html, .td, .th: break
        default: inTableEndTag(tag)
        }
        return true
    }

    private mutating func endRow() -> Bool {
        guard open.hasInTableScope(.tr) else { return false }
        open.clear(backTo: .tr)
        open.pop()
        mode = .inTableBody
        return true
    }

    // MARK: In cell

    mutating func inCellStartTag(_ tag: Tag) -> Bool {
        guard Self.isTablePart(tag) else {
            inBodyStartTag(tag)
            return true
        }
        return !endCell()
    }

    mutating func inCellEndTag(_ tag: Tag) -> Bool {
        switch tag {
        case .td, .th:
            guard open.hasInTableScope(tag) else { return true }
            closeCell(tag)
        case .body, .caption, .col, .colgroup, .html: break
        case .table, .tbody, .tfoot, .thead, .tr: return !(open.hasInTableScope(tag) && endCell())
        default: inBodyEndTag(tag)
        }
        return true
    }

    private mutating func endCell() -> Bool {
        if open.hasInTableScope(.td) {
            closeCell(.td)
        } else if open.hasInTableScope(.th) {
            closeCell(.th)
        } else {
            return false
        }
        return true
    }

    private mutating func closeCell(_ tag: Tag) {
        open.generateImpliedEndTags()
        open.pop(through: tag)
        formatting.clearToLastMarker()
        mode = .inRow
    }

    // MARK: In template

    mutating func inTemplateStartTag(_ tag: Tag) -> Bool {
        let next: InsertionMode
        switch tag {
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
            return inHeadStartTag(tag)
        case .caption, .colgroup, .tbody, .tfoot, .thead: next = .inTable
        case .col: next = .inColumnGroup
        case .tr: next = .inTableBody
        case .td, .th: next = .inRow
        default: next = .inBody
        }
        if templateModes.count > 0 { templateModes[templateModes.count - 1] = next }
        mode = next
        return false
    }

    /// "Reset the insertion mode appropriately" (section 13.2.4.1).
    mutating func resetInsertionMode() {
        var index = open.count - 1
        while index >= 0 {
            if let found = insertionMode(for: open[index].tag, isLast: index == 0) {
                mode = found
                return
            }
            index -= 1
        }
        mode = .inBody
    }

    private func insertionMode(for tag: Tag, isLast: Bool) -> InsertionMode? {
        switch tag {
        case .td, .th: isLast ? nil : .inCell
        case .tr: .inRow
        case .tbody, .thead, .tfoot: .inTableBody
        case .caption: .inCaption
        case .colgroup: .inColumnGroup
        case .table: .inTable
        case .template: templateModes.last ?? .inBody
        case .head: isLast ? nil : .inHead
        case .body: .inBody
        case .frameset: .inFrameset
        case .html: head < 0 ? .beforeHead : .afterHead
        default: nil
        }
    }
}
