internal import Text

// Tags and their attributes (HTML Standard, sections 13.2.5.6 to 13.2.5.40).
extension NativeParser {
    /// Reads what a `<` starts: a tag, a comment, a doctype, or the character itself.
    mutating func readMarkup() {
        let next = byte(at: position + 1)
        if next.isASCIILetter {
            readStartTag()
        } else if next == UInt8(ascii: "/"), position + 2 < end {
            if input[position + 2].isASCIILetter {
                readEndTag()
            } else if input[position + 2] == UInt8(ascii: ">") {
                position += 3
            } else {
                readBogusComment(from: position + 2)
            }
        } else if next == UInt8(ascii: "!") {
            readMarkupDeclaration()
        } else if next == UInt8(ascii: "?") {
            readBogusComment(from: position + 1)
        } else {
            characters(input + position, 1)
            position += 1
        }
    }

    private mutating func readStartTag() {
        let start = position
        position += 1
        let tag = readTagName()
        let (firstAttribute, firstByte) = (arena.attributes.count, arena.text.count)
        if !readAttributes() {
            // The page ends inside the tag: there is no tag. To recover, a quote that is never closed is taken to end
            // with the tag; that cannot happen often, since the rest of the page lacks that quote.
            guard arena.options.contains(.recovery), let closing = indexOf(UInt8(ascii: ">"), from: start) else {
                arena.attributes.truncate(to: firstAttribute)
                arena.text.truncate(to: firstByte)
                return
            }
            position = closing + 1
        }
        tagAttributes = firstAttribute..<arena.attributes.count
        startTag(tag)
    }

    private mutating func readEndTag() {
        position += 2
        let tag = readTagName()
        let (firstAttribute, firstByte) = (arena.attributes.count, arena.text.count)
        let isComplete = readAttributes()
        arena.attributes.truncate(to: firstAttribute)
        arena.text.truncate(to: firstByte)
        guard isComplete else { return }
        tagAttributes = firstAttribute..<firstAttribute
        isSelfClosing = false
        endTag(tag)
    }

    private mutating func readTagName() -> Tag {
        let start = position
        var key = NameKey()
        while position < end {
            let byte = input[position]
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte.isASCIIWhitespace { break }
            if byte == 0 {
                return replacingName(from: start, isAttribute: false).map(Tag.init(rawValue:)) ?? Tag.unnamed
            }
            key.append(byte.asciiLowercased)
            position += 1
        }
        return arena.tagNames.number(of: key, at: input + start).map(Tag.init(rawValue:)) ?? Tag.unnamed
    }

    /// Reads attributes up to the end of the tag, into the arena; false when the page ends before the tag does.
    private mutating func readAttributes() -> Bool {
        isSelfClosing = false
        tagNumber &+= 1
        let first = arena.attributes.count
        while position < end {
            let byte = input[position]
            if byte == UInt8(ascii: ">") {
                position += 1
                return true
            }
            if byte == UInt8(ascii: "/") {
                position += 1
                if self.byte(at: position) == UInt8(ascii: ">") {
                    isSelfClosing = true
                    position += 1
                    return true
                }
            } else if byte.isASCIIWhitespace {
                position += 1
            } else if !readAttribute(after: first) {
                return false
            }
        }
        return false
    }

    /// Reads an attribute; one that is a double or too many leaves nothing.
    private mutating func readAttribute(after first: Int) -> Bool {
        let name = readAttributeName()
        let valueStart = arena.text.count
        skipWhitespace()
        if byte(at: position) == UInt8(ascii: "="), position < end {
            position += 1
            skipWhitespace()
            guard readAttributeValue() else { return false }
        }
        guard let name, arena.attributes.count - first < arena.limits.attributes else {
            arena.truncation.droppedAttributes += 1
            arena.text.truncate(to: valueStart)
            return true
        }
        if isRepeated(name) {
            arena.text.truncate(to: valueStart)
        } else {
            arena.appendAttribute(AttributeName(rawValue: name), valueFrom: valueStart)
        }
        return true
    }

    /// Whether the current tag has had an attribute of this name.
    @inline(__always)
    private mutating func isRepeated(_ name: UInt16) -> Bool {
        while attributeStamps.count <= Int(name) { attributeStamps.append(0) }
        defer { attributeStamps[Int(name)] = tagNumber }
        return attributeStamps[Int(name)] == tagNumber
    }

    private mutating func readAttributeName() -> UInt16? {
        let start = position
        var key = NameKey()
        while position < end {
            let byte = input[position]
            // Letters come first: all that ends a name is below them.
            if byte <= UInt8(ascii: ">") {
                if byte == UInt8(ascii: "=") ? position > start : isAfterAttributeName(byte) { break }
                if byte == 0 { return replacingName(from: start, isAttribute: true) }
            }
            key.append(byte.asciiLowercased)
            position += 1
        }
        return arena.attributeNames.number(of: key, at: input + start)
    }

    @inline(__always)
    private func isAfterAttributeName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte.isASCIIWhitespace
    }

    /// Reads a name that holds NUL, which stands for U+FFFD.
    private mutating func replacingName(from start: Int, isAttribute: Bool) -> UInt16? {
        position = start
        scratch.truncate(to: 0)
        while position < end {
            let byte = input[position]
            if isAfterAttributeName(byte) || isAttribute && byte == UInt8(ascii: "=") && position > start { break }
            if byte == 0 {
                for byte in "\u{FFFD}".utf8 { scratch.append(byte) }
            } else {
                scratch.append(byte)
            }
            position += 1
        }
        guard let name = scratch.base else { return nil }
        let key = NameKey(lowercasing: name, count: scratch.count)
        return isAttribute
            ? arena.attributeNames.number(of: key, at: name) : arena.tagNames.number(of: key, at: name)
    }

    private mutating func skipWhitespace() {
        while position < end, input[position].isASCIIWhitespace { position += 1 }
    }
}

// MARK: - Values

extension NativeParser {
    /// Appends the value at `position` to the arena's text; false when the page ends before it does.
    private mutating func readAttributeValue() -> Bool {
        guard position < end else { return false }
        let quote = input[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            position += 1
            return readQuotedValue(quote)
        }
        return readUnquotedValue()
    }

    private mutating func readQuotedValue(_ quote: UInt8) -> Bool {
        while true {
            let stop = find(quote, UInt8(ascii: "&"), 0x0D, 0, from: position, to: end)
            arena.text.append(input + position, count: stop - position)
            position = stop
            guard position < end else { return false }
            if input[position] == quote {
                position += 1
                return true
            }
            readSpecialInValue()
        }
    }

    private mutating func readUnquotedValue() -> Bool {
        while position < end {
            let byte = input[position]
            if byte == UInt8(ascii: ">") || byte.isASCIIWhitespace { return true }
            if byte == UInt8(ascii: "&") || byte == 0 {
                readSpecialInValue()
            } else {
                arena.text.append(byte)
                position += 1
            }
        }
        return false
    }

    /// A character reference, carriage return or NUL in a value.
    private mutating func readSpecialInValue() {
        switch input[position] {
        case UInt8(ascii: "&"):
            if let characters = readReference(inAttribute: true) {
                for index in 0..<characters.count {
                    arena.text.append(UInt8(truncatingIfNeeded: characters.bytes >> UInt64(8 * index)))
                }
            } else {
                arena.text.append(UInt8(ascii: "&"))
            }
        case 0x0D:
            position += 1
            if byte(at: position) != 0x0A { arena.text.append(0x0A) }
        default:
            position += 1
            for byte in "\u{FFFD}".utf8 { arena.text.append(byte) }
        }
    }
}
