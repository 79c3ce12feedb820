internal import Text

/// One construct of XML text that starts with `<`, as far as cutting records needs it.
struct XMLMarkup {
    /// What it is.
    enum Kind {
        case start, empty, end, comment, instruction, characterData, declaration
        /// A `<` that starts none of them: text that should have been `&lt;`.
        case text
    }

    let kind: Kind
    /// The bytes of the window that it takes, `<` and `>` included.
    let range: Range<Int>
    /// The qualified name of a tag.
    var name = 0..<0
}

extension ByteWindow {
    /// The construct that starts at a `<`; nil when the input ends inside it.
    ///
    /// - Parameter limit: The most bytes; a longer construct counts as text.
    mutating func markup(at start: Int, limit: Int) throws -> XMLMarkup? {
        guard try fill(to: start + 2) else { return nil }
        let next = bytes[start + 1]
        if next == UInt8(ascii: "!") { return try declaration(at: start, limit: limit) }
        if next == UInt8(ascii: "?") {
            return try markup(.instruction, at: start, prefix: 2, until: "?>", limit: limit)
        }
        let isEnd = next == UInt8(ascii: "/")
        let nameStart = start + (isEnd ? 2 : 1)
        guard try fill(to: nameStart + 1) else { return nil }
        guard bytes[nameStart].startsXMLName else {
            return XMLMarkup(kind: .text, range: start..<start + 1)
        }
        guard let end = try endOfTag(from: nameStart, limit: limit) else { return nil }
        guard end > start else { return XMLMarkup(kind: .text, range: start..<start + 1) }
        var nameEnd = nameStart
        while nameEnd < end, !bytes[nameEnd].endsXMLName { nameEnd += 1 }
        let isEmpty = bytes[end - 2] == UInt8(ascii: "/") && !isEnd
        return XMLMarkup(kind: isEnd ? .end : isEmpty ? .empty : .start, range: start..<end, name: nameStart..<nameEnd)
    }

    private mutating func declaration(at start: Int, limit: Int) throws -> XMLMarkup? {
        _ = try fill(to: start + 9)
        if matches("<!--", at: start) { return try markup(.comment, at: start, prefix: 4, until: "-->", limit: limit) }
        if matches("<![CDATA[", at: start) {
            return try markup(.characterData, at: start, prefix: 9, until: "]]>", limit: limit)
        }
        guard start + 2 < bytes.count else { return nil }
        guard bytes[start + 2].isASCIILetter else { return XMLMarkup(kind: .text, range: start..<start + 1) }
        return try documentType(at: start, limit: limit)
    }

    /// A document type declaration up to its `>`, past an internal subset and quoted literals.
    private mutating func documentType(at start: Int, limit: Int) throws -> XMLMarkup? {
        var (position, depth) = (start + 2, 0)
        var quote: UInt8?
        while position - start < limit {
            guard try fill(to: position + 1) else { return nil }
            let byte = bytes[position]
            position += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: "]") {
                depth -= 1
            } else if byte == UInt8(ascii: ">"), depth <= 0 {
                return XMLMarkup(kind: .declaration, range: start..<position)
            }
        }
        // All that was looked at is text, so that no byte is looked at again and again.
        return XMLMarkup(kind: .text, range: start..<position)
    }

    private mutating func markup(
        _ kind: XMLMarkup.Kind, at start: Int, prefix: Int, until end: StaticString, limit: Int
    ) throws -> XMLMarkup? {
        var position = start + prefix
        let last = end.utf8Start[end.utf8CodeUnitCount - 1]
        while true {
            while let found = index(of: last, from: position) {
                let first = found + 1 - end.utf8CodeUnitCount
                if first >= start + prefix, matches(end, at: first) {
                    return XMLMarkup(kind: kind, range: start..<found + 1)
                }
                position = found + 1
            }
            position = bytes.count
            guard position - start < limit else { return XMLMarkup(kind: .text, range: start..<position) }
            guard try fill() else { return nil }
        }
    }

    /// Past the `>` of a tag, quoted values considered; `from` itself for a tag over the limit or with a `<` outside of
    /// quotes, nil at the end of the input.
    private mutating func endOfTag(from start: Int, limit: Int) throws -> Int? {
        var position = start
        var quote: UInt8?
        while position - start < limit {
            guard try position < bytes.count || fill(to: position + 1) else { return nil }
            let byte = bytes[position]
            position += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return position
            } else if byte == UInt8(ascii: "<") {
                return 0
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), bytes[position - 2].precedesXMLValue {
                quote = byte
            }
        }
        return 0
    }
}

extension UInt8 {
    /// Whether a name can start with this byte (XML 1.0 section 2.3; all bytes above ASCII are taken).
    var startsXMLName: Bool { isASCIILetter || self == UInt8(ascii: "_") || self == UInt8(ascii: ":") || self >= 0x80 }

    /// Whether a name ends before this byte.
    var endsXMLName: Bool { isASCIIWhitespace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">") }

    /// Whether a quote after this byte opens a value.
    fileprivate var precedesXMLValue: Bool { self == UInt8(ascii: "=") || isASCIIWhitespace }
}

extension ArraySlice<UInt8> {
    /// A qualified name without its prefix.
    var localName: ArraySlice<UInt8> {
        guard let colon = firstIndex(of: UInt8(ascii: ":")) else { return self }
        return self[(colon + 1)...]
    }
}
