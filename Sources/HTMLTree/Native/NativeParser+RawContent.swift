internal import Glibc
internal import Text

/// How the tokenizer reads the content of an element (HTML Standard, sections 13.2.5.2 to 13.2.5.5).
enum RawContent: BitwiseCopyable {
    /// Markup.
    case data
    /// Text with character references, up to the end tag.
    case rcdata(Tag)
    /// Text, up to the end tag.
    case rawtext(Tag)
    /// A script, whose end tag counts only outside of what looks like a comment with a script in it.
    case script
    /// Text, up to the end of the page.
    case plaintext
}

extension RawContent {
    static func != (left: RawContent, right: RawContent) -> Bool {
        if case (.data, .data) = (left, right) { false } else { true }
    }
}

/// What the rest of the page holds no end of.
struct Unclosed {
    var comment = false
    /// `-->` behind a script that opens a comment with a script in it.
    var escapedScript = false
    /// The end tags of raw text elements.
    var tags: [Tag] = []
}

extension NativeParser {
    /// Reads the content of a raw text element, up to its end tag.
    mutating func readRawContent() {
        let tag: Tag
        switch content {
        case .data: return
        case .plaintext: return readPlaintext()
        case .script: tag = .script
        case .rcdata(let element), .rawtext(let element): tag = element
        }
        let isRCDATA = if case .rcdata = content { true } else { false }
        content = .data
        let closing = endOfRawContent(tag)
        let stop = closing ?? (arena.options.contains(.recovery) ? recoveredEnd(tag) : end)
        if tag == .script {
            readScript(to: stop)
        } else if tag != .style || arena.options.contains(.scripts) {
            readRawText(to: stop, withReferences: isRCDATA)
        }
        position = stop
        if closing == nil, stop < end {
            open.pop()
            mode = originalMode
        }
    }

    private mutating func readPlaintext() {
        content = .data
        while position < end {
            let special = find(0, 0x0D, 0, 0x0D, from: position, to: end)
            characters(input + position, special - position)
            position = special
            if position < end { readSpecialInRawText() }
        }
    }

    private mutating func readRawText(to stop: Int, withReferences: Bool) {
        let ampersand = withReferences ? UInt8(ascii: "&") : 0
        while position < stop {
            let special = find(0, 0x0D, ampersand, 0x0D, from: position, to: stop)
            if special > position { insertText(input + position, special - position) }
            position = special
            guard position < stop else { return }
            if input[position] != UInt8(ascii: "&") {
                readSpecialInRawText()
            } else if let characters = readReference(inAttribute: false) {
                withUnsafeBytes(of: characters.bytes) { bytes in
                    guard let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress else { return }
                    insertText(start, characters.count)
                }
            } else {
                insertText(input + position - 1, 1)
            }
        }
    }

    /// A NUL or carriage return.
    private mutating func readSpecialInRawText() {
        if input[position] == 0 {
            for byte in "\u{FFFD}".utf8 { withUnsafePointer(to: byte) { insertText($0, 1) } }
        } else if byte(at: position + 1) != 0x0A {
            withUnsafePointer(to: 0x0A as UInt8) { insertText($0, 1) }
        }
        position += 1
    }
}

// MARK: - Ends

extension NativeParser {
    /// Where the end tag of the element stands whose content starts at `position`, or nil.
    private mutating func endOfRawContent(_ tag: Tag) -> Int? {
        guard !unclosed.tags.contains(tag) else { return nil }
        if tag == .script, !unclosed.escapedScript {
            if let end = endOfScript() { return end }
            // Read on as if what looks like a comment were none, if the page is to be read on at all.
            unclosed.escapedScript = true
            guard arena.options.contains(.recovery) else { return nil }
        }
        var index = position
        let name = Tag.knownNames[Int(tag.rawValue)]
        while let found = indexOf(UInt8(ascii: "<"), from: index) {
            if isEndTag(name, at: found) { return found }
            index = found + 1
        }
        unclosed.tags.append(tag)
        return nil
    }

    private func isEndTag(_ name: StaticString, at index: Int) -> Bool {
        byte(at: index + 1) == UInt8(ascii: "/") && isTagName(name, at: index + 2)
    }

    /// Whether a name, and what ends it, stand at an index.
    private func isTagName(_ name: StaticString, at index: Int) -> Bool {
        guard matches(name, at: index) else { return false }
        let after = index + name.utf8CodeUnitCount
        return after < end
            && (input[after].isASCIIWhitespace || input[after] == UInt8(ascii: "/")
                || input[after] == UInt8(ascii: ">"))
    }

    /// Where an element without end tag is taken to end: code at the next end tag, text at the next tag.
    private func recoveredEnd(_ tag: Tag) -> Int {
        let isCode = tag == .script || tag == .style
        var index = position
        while let found = indexOf(UInt8(ascii: "<"), from: index) {
            let next = byte(at: found + 1)
            if next == UInt8(ascii: "/") || !isCode && next.isASCIILetter { return found }
            index = found + 1
        }
        return end
    }

    /// The script data states (sections 13.2.5.15 to 13.2.5.31) in short: in a comment, a `<script` makes the next
    /// `</script` part of the content.
    private func endOfScript() -> Int? {
        var index = position
        var (isInComment, isInScript) = (false, false)
        while true {
            let found = isInComment ? commentMark(from: index) : indexOf(UInt8(ascii: "<"), from: index)
            guard let found else { return nil }
            index = found + 1
            if input[found] == UInt8(ascii: "-") {
                (isInComment, isInScript) = (false, false)
                index = found + 3
            } else if isEndTag("script", at: found) {
                if !isInScript { return found }
                isInScript = false
            } else if !isInComment, matchesExactly("<!--", at: found) {
                isInComment = true
                // The dashes may be those of `-->` too.
                index = found + 2
            } else if isInComment, !isInScript, isTagName("script", at: found + 1) {
                isInScript = true
            }
        }
    }

    /// The next `<` or `-->`.
    private func commentMark(from start: Int) -> Int? {
        var index = start
        while true {
            index = find(
                UInt8(ascii: "<"), UInt8(ascii: "-"), UInt8(ascii: "<"), UInt8(ascii: "-"), from: index, to: end)
            guard index < end else { return nil }
            if input[index] == UInt8(ascii: "<") || matchesExactly("-->", at: index) { return index }
            index += 1
        }
    }
}

// MARK: - Scripts

extension NativeParser {
    /// Shorter assignments are settings, not content.
    private static var shortestAssignment: Int { 256 }

    /// Passes over a script, or keeps its content aside when that is data.
    private mutating func readScript(to stop: Int) {
        let script = open.current.node
        let type = arena.value(of: .type, in: script)
        if let kind = payloadKind(type, position..<stop) {
            let start = arena.text.count
            arena.text.append(input + position, count: stop - position)
            arena.payloads.append(
                TreeArena.PendingPayload(
                    kind: kind, node: script, start: Int32(truncatingIfNeeded: start),
                    count: Int32(truncatingIfNeeded: stop - position)))
        } else if arena.options.contains(.scripts) {
            readRawText(to: stop, withReferences: false)
        }
    }

    private func payloadKind(_ type: UnsafeBufferPointer<UInt8>?, _ range: Range<Int>) -> Payload.Kind? {
        if let type, let kind = Payload.Kind(scriptType: type) { return kind }
        guard range.count >= Self.shortestAssignment, !arena.options.contains(.scripts) else { return nil }
        return startsWithAssignment(range) ? .assignment : nil
    }

    /// Whether a script starts with a variable that is given an object, a list or parsed JSON.
    private func startsWithAssignment(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        // The target is short: `window.__STATE__ =`, `var page =`, `self["data"] =`.
        let limit = min(index + 120, range.upperBound)
        while index < limit, input[index] != UInt8(ascii: "=") {
            let byte = input[index]
            guard
                byte.isASCIIAlphanumeric || byte.isASCIIWhitespace || byte == UInt8(ascii: "_")
                    || byte == UInt8(ascii: "$") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "[")
                    || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
            else { return false }
            index += 1
        }
        guard index < limit else { return false }
        index += 1
        while index < range.upperBound, input[index].isASCIIWhitespace { index += 1 }
        return byte(at: index) == UInt8(ascii: "{") || byte(at: index) == UInt8(ascii: "[")
            || matchesExactly("JSON.parse(", at: index)
    }
}
