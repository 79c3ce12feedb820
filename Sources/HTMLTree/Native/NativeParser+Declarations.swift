internal import Glibc
internal import Text

// Comments, doctypes and CDATA sections (HTML Standard, sections 13.2.5.41 to 13.2.5.71).
extension NativeParser {
    /// Reads what a `<!` starts.
    mutating func readMarkupDeclaration() {
        let start = position + 2
        if byte(at: start) == UInt8(ascii: "-"), byte(at: start + 1) == UInt8(ascii: "-") {
            readComment(from: start + 2)
        } else if matches("doctype", at: start) {
            position = start + 7
            readDoctype()
        } else if open.current.traits.contains(.foreign), matchesExactly("[CDATA[", at: start) {
            readCDATA(from: start + 7)
        } else {
            readBogusComment(from: start)
        }
    }

    /// Reads a comment that ends at the next `>`.
    mutating func readBogusComment(from start: Int) {
        let closing = indexOf(UInt8(ascii: ">"), from: start)
        comment(start..<(closing ?? end))
        position = closing.map { $0 + 1 } ?? end
    }

    private mutating func readComment(from start: Int) {
        guard let closing = unclosed.comment ? shortCommentEnd(from: start) : commentEnd(from: start) else {
            unclosed.comment = true
            if arena.options.contains(.recovery) {
                // A comment that is never closed ends with its `>`, or before the next tag.
                position = find(
                    UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: ">"), from: start, to: end)
                if byte(at: position) == UInt8(ascii: ">") { position += 1 }
                return
            }
            comment(start..<unclosedCommentEnd(from: start))
            position = end
            return
        }
        comment(start..<closing.content)
        position = closing.after
    }

    /// The ends of the content and of the whole of a comment that is cut short, `<!-->` or `<!--->`.
    private func shortCommentEnd(from start: Int) -> (content: Int, after: Int)? {
        if byte(at: start) == UInt8(ascii: ">") { return (start, start + 1) }
        if byte(at: start) == UInt8(ascii: "-"), byte(at: start + 1) == UInt8(ascii: ">") { return (start, start + 2) }
        return nil
    }

    private func commentEnd(from start: Int) -> (content: Int, after: Int)? {
        if let short = shortCommentEnd(from: start) { return short }
        var search = start
        while let closing = indexOf(UInt8(ascii: ">"), from: search) {
            if closing >= start + 2, matchesExactly("--", at: closing - 2) { return (closing - 2, closing + 1) }
            if closing >= start + 3, matchesExactly("--!", at: closing - 3) { return (closing - 3, closing + 1) }
            search = closing + 1
        }
        return nil
    }

    /// Where the content of a comment ends that the page's end cuts: before dashes that might have closed it.
    private func unclosedCommentEnd(from start: Int) -> Int {
        for tail in ["--!", "--", "-"] as [StaticString]
        where end - tail.utf8CodeUnitCount >= start && matchesExactly(tail, at: end - tail.utf8CodeUnitCount) {
            return end - tail.utf8CodeUnitCount
        }
        return end
    }

    private mutating func readCDATA(from start: Int) {
        position = start
        var closing = start
        while let bracket = indexOf(UInt8(ascii: "]"), from: closing), !matchesExactly("]]>", at: bracket) {
            closing = bracket + 1
        }
        let found = indexOf(UInt8(ascii: "]"), from: closing)
        let stop = found ?? end
        while position < stop {
            let special = find(0, 0x0D, 0, 0x0D, from: position, to: stop)
            if special > position { characters(input + position, special - position) }
            position = special
            if position < stop { readSpecialInCDATA() }
        }
        position = found.map { $0 + 3 } ?? end
    }

    private mutating func readSpecialInCDATA() {
        if input[position] == 0 {
            nullCharacter()
        } else if byte(at: position + 1) != 0x0A {
            withUnsafePointer(to: 0x0A as UInt8) { characters($0, 1) }
        }
        position += 1
    }
}

// MARK: - Doctypes

extension NativeParser {
    /// Reads a doctype whose keyword ends at `position`.
    private mutating func readDoctype() {
        let closing = indexOf(UInt8(ascii: ">"), from: position)
        var scanner = DoctypeScanner(input: input, position: position, end: closing ?? end)
        // A quoted identifier ends at `>` too, so that the doctype is over there in any case.
        let name = scanner.name()
        let isPublic = scanner.keyword("public")
        let isSystem = !isPublic && scanner.keyword("system")
        let publicID = isPublic ? scanner.quoted() : nil
        let systemID = isPublic || isSystem ? scanner.quoted() : nil
        let isForced =
            closing == nil || name.isEmpty || scanner.isBroken || (isPublic && publicID == nil)
            || (isSystem && systemID == nil)
        position = closing.map { $0 + 1 } ?? end
        guard mode == .initial else { return flushTableText() }
        isQuirky = isForced || DoctypeScanner.isQuirky(input, name, publicID, systemID)
        let start = arena.text.count
        for index in name { arena.text.append(input[index].asciiLowercased) }
        if publicID != nil || systemID != nil {
            for identifier in [publicID, systemID] {
                let range = identifier ?? 0..<0
                for byte in " \"".utf8 { arena.text.append(byte) }
                arena.text.append(input + range.lowerBound, count: range.count)
                arena.text.append(UInt8(ascii: "\""))
            }
        }
        arena.append(arena.make(.doctype, text: start..<arena.text.count), to: TreeArena.document)
        mode = .beforeHTML
    }
}

// MARK: - Bytes

extension NativeParser {
    /// The next index of a byte, or nil.
    func indexOf(_ byte: UInt8, from start: Int) -> Int? {
        guard start < end, let found = memchr(input + start, Int32(byte), end - start) else { return nil }
        return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - input
    }

    /// Whether a lowercase word stands at an index, in any case.
    func matches(_ word: StaticString, at index: Int) -> Bool {
        guard index + word.utf8CodeUnitCount <= end else { return false }
        for offset in 0..<word.utf8CodeUnitCount
        where input[index + offset].asciiLowercased != word.utf8Start[offset] { return false }
        return true
    }

    /// Whether a word stands at an index.
    func matchesExactly(_ word: StaticString, at index: Int) -> Bool {
        index + word.utf8CodeUnitCount <= end
            && memcmp(input + index, word.utf8Start, word.utf8CodeUnitCount) == 0
    }
}
