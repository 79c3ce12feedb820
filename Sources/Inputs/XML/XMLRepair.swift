internal import Text

/// Mends a record that is not well-formed, so that a parser gets all of its text: bare `<` and `&` become references, end
/// tags are set where they are missing and dropped where nothing is open, control characters become spaces.
struct XMLRepair {
    private let bytes: [UInt8]
    private var output: [UInt8] = []
    private var open: [ArraySlice<UInt8>] = []
    private var openCounts: [ArraySlice<UInt8>: Int] = [:]

    /// Mends UTF-8.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var repair = XMLRepair(bytes: bytes)
        repair.run()
        return repair.output
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
        output.reserveCapacity(bytes.count + bytes.count / 8)
    }

    private mutating func run() {
        var window = ByteWindow(bytes)
        var position = 0
        while position < bytes.count {
            let found = window.index(of: UInt8(ascii: "<"), from: position) ?? bytes.count
            appendText(bytes[position..<found])
            guard found < bytes.count else { break }
            // The window has all bytes, so that looking at it never fails.
            guard let markup = try? window.markup(at: found, limit: bytes.count) else {
                if window.matches("<![CDATA[", at: found) {
                    appendCharacterData(bytes[(found + 9)...])
                } else if !window.matches("<!--", at: found) {
                    appendText(bytes[found...])
                }
                break
            }
            position = markup.range.upperBound
            append(markup)
        }
        while let name = open.popLast() { appendEnd(name) }
    }

    private mutating func append(_ markup: XMLMarkup) {
        let text = bytes[markup.range]
        switch markup.kind {
        case .start: start(bytes[markup.name], text, isEmpty: false)
        case .empty: start(bytes[markup.name], text, isEmpty: true)
        case .end: end(bytes[markup.name])
        case .characterData: appendCharacterData(text.dropFirst(9).dropLast(3))
        case .comment, .instruction, .declaration: break
        case .text: appendText(text)
        }
    }

    private mutating func start(_ name: ArraySlice<UInt8>, _ tag: ArraySlice<UInt8>, isEmpty: Bool) {
        appendTag(name, tag.dropFirst(name.count + 1).dropLast(isEmpty ? 2 : 1))
        if isEmpty { output.append(UInt8(ascii: "/")) }
        output.append(UInt8(ascii: ">"))
        guard !isEmpty else { return }
        open.append(name)
        openCounts[name, default: 0] += 1
    }

    /// Closes the innermost element of a name and what is open inside; nothing when there is none.
    private mutating func end(_ name: ArraySlice<UInt8>) {
        guard openCounts[name, default: 0] > 0 else { return }
        while let last = open.popLast() {
            appendEnd(last)
            openCounts[last, default: 1] -= 1
            if last == name { return }
        }
    }

    private mutating func appendEnd(_ name: ArraySlice<UInt8>) {
        output += "</".utf8
        output += name
        output.append(UInt8(ascii: ">"))
    }

    /// The name and the attributes that have a quoted value, each name once.
    private mutating func appendTag(_ name: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>) {
        output.append(UInt8(ascii: "<"))
        output += name
        var seen: Set<ArraySlice<UInt8>> = []
        var rest = rest
        while true {
            rest = rest.drop { $0.isASCIIWhitespace || $0 == UInt8(ascii: "/") }
            let attribute = rest.prefix { !$0.isASCIIWhitespace && $0 != UInt8(ascii: "=") }
            rest = rest[attribute.endIndex...].drop(while: \.isASCIIWhitespace)
            guard let equals = rest.first else { return }
            guard equals == UInt8(ascii: "=") else { continue }
            rest = rest.dropFirst().drop(while: \.isASCIIWhitespace)
            let value: ArraySlice<UInt8>
            if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                value = rest.dropFirst().prefix { $0 != quote }
                rest = rest[value.endIndex...].dropFirst()
            } else {
                value = rest.prefix { !$0.isASCIIWhitespace }
                rest = rest[value.endIndex...]
            }
            let isName = attribute.first?.startsXMLName ?? false
            guard isName, !attribute.contains(where: { $0 == 0x22 || $0 == 0x27 || $0 == 0x3C || $0 == 0x26 }),
                seen.insert(attribute).inserted
            else { continue }
            output.append(0x20)
            output += attribute
            output += "=\"".utf8
            for part in value.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false).enumerated() {
                if part.offset > 0 { output += "&quot;".utf8 }
                appendText(part.element)
            }
            output.append(UInt8(ascii: "\""))
        }
    }

    /// The characters of a CDATA section as text.
    private mutating func appendCharacterData(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            default: output.append(Self.allowed(byte))
            }
        }
    }

    private mutating func appendText(_ text: ArraySlice<UInt8>) {
        var position = text.startIndex
        while position < text.endIndex {
            let byte = text[position]
            position += 1
            switch byte {
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "&"):
                let reference = Self.reference(text[position...])
                if reference == .invalid { output.append(0x20) }
                if reference == .none { output += "&amp;".utf8 } else if reference == .valid { output.append(byte) }
                if reference == .invalid {
                    position = (text[position...].firstIndex(of: UInt8(ascii: ";")) ?? text.endIndex - 1) + 1
                }
            default: output.append(Self.allowed(byte))
            }
        }
    }

    private enum Reference {
        case valid, none
        /// A reference to a character that XML does not have, such as `&#3;`.
        case invalid
    }

    /// What stands after a `&`.
    private static func reference(_ rest: ArraySlice<UInt8>) -> Reference {
        let body = rest.prefix(32).prefix { $0 != UInt8(ascii: ";") }
        guard body.count < 32, body.endIndex < rest.endIndex, let first = body.first else { return .none }
        if first == UInt8(ascii: "#") {
            let isHexadecimal = body.dropFirst().first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
            let digits = body.dropFirst(isHexadecimal ? 2 : 1)
            guard !digits.isEmpty,
                digits.allSatisfy({ isHexadecimal ? $0.hexadecimalValue != nil : $0.isASCIIDigit })
            else { return .none }
            let number = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
            let isCharacter = number.map { Unicode.Scalar($0) != nil && ($0 >= 0x20 || 9...10 ~= $0 || $0 == 13) }
            return isCharacter == true ? .valid : .invalid
        }
        return body.allSatisfy(\.isASCIIAlphanumeric) && first.isASCIILetter ? .valid : .none
    }

    /// A byte, or a space for a control character that XML does not allow (XML 1.0 section 2.2).
    private static func allowed(_ byte: UInt8) -> UInt8 {
        byte < 0x20 && byte != 9 && byte != 10 && byte != 13 ? 0x20 : byte
    }
}
