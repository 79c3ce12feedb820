internal import Text

/// Takes the nested constructs out of wikitext: comments, templates, tables, references and links. What is left is lines
/// with the markup of headings, lists and bold text, which `WikitextWriter` reads.
///
/// One pass with a stack of what is open; nothing is expanded.
struct WikitextFlattener {
    private struct Frame {
        enum Kind { case template, table, link }
        let kind: Kind
        /// Where its content starts in `output`.
        let start: Int
    }

    /// Nesting beyond this is text.
    private static let depthLimit = 100

    private let bytes: [UInt8]
    private let rules: WikitextRules
    private var position = 0
    private(set) var output: [UInt8] = []
    /// The names of the categories that the text puts its page into.
    private(set) var categories: [String] = []
    private var frames: [Frame] = []
    /// Names of tags that no end tag follows any more.
    private var unclosed: Set<String> = []

    init(_ bytes: [UInt8], rules: WikitextRules) {
        self.bytes = bytes
        self.rules = rules
        output.reserveCapacity(bytes.count)
    }

    mutating func run() {
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "<"): tag()
            case UInt8(ascii: "{"), UInt8(ascii: "["): open(byte)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): close(byte)
            case UInt8(ascii: "|") where next(1) == UInt8(ascii: "}") && isAtLineStart: closeTable()
            default: copyRun()
            }
        }
    }

    /// Copies up to the next byte that may mean something.
    private mutating func copyRun() {
        let start = position
        position += 1
        while position < bytes.count, !Self.isSpecial[Int(bytes[position])] { position += 1 }
        output += bytes[start..<position]
    }

    private static let isSpecial: [Bool] = (0..<256).map { "<{}[]|".utf8.contains(UInt8($0)) }

    private func next(_ distance: Int) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    /// Whether only white space and list marks stand before this byte in its line.
    private var isAtLineStart: Bool {
        var index = position - 1
        while index >= 0, bytes[index] != 0x0A {
            guard bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == UInt8(ascii: ":") else {
                return false
            }
            index -= 1
        }
        return true
    }

    private mutating func copy(_ count: Int) {
        output += bytes[position..<min(position + count, bytes.count)]
        position += count
    }

    // MARK: - Braces and brackets

    private mutating func open(_ byte: UInt8) {
        if frames.count < Self.depthLimit {
            if byte == next(1) {
                frames.append(Frame(kind: byte == UInt8(ascii: "{") ? .template : .link, start: output.count))
                position += 2
                return
            }
            if byte == UInt8(ascii: "{"), next(1) == UInt8(ascii: "|"), isAtLineStart {
                frames.append(Frame(kind: .table, start: output.count))
                position += 2
                return
            }
        }
        copy(1)
    }

    private mutating func close(_ byte: UInt8) {
        guard next(1) == byte else { return copy(1) }
        let kind: Frame.Kind = byte == UInt8(ascii: "}") ? .template : .link
        // A link that was never closed is text; a template or table inside a link keeps it open.
        if kind == .template, let index = frames.lastIndex(where: { $0.kind == .template }),
            frames[(index + 1)...].allSatisfy({ $0.kind == .link })
        {
            frames.removeSubrange((index + 1)...)
        }
        guard let frame = frames.last, frame.kind == kind else {
            position += 2
            return
        }
        frames.removeLast()
        position += 2
        let content = Array(output[frame.start...])
        output.removeSubrange(frame.start...)
        if kind == .template { appendTemplate(content) } else { appendLink(content) }
    }

    private mutating func closeTable() {
        position += 2
        guard let index = frames.lastIndex(where: { $0.kind == .table }) else { return }
        output.removeSubrange(frames[index].start...)
        frames.removeSubrange(index...)
    }

    private mutating func appendLink(_ content: [UInt8]) {
        var parts = content.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        let target = parts.removeFirst()
        let isPlain = target.first == UInt8(ascii: ":")
        if let colon = target.firstIndex(of: UInt8(ascii: ":")), !isPlain {
            let space = String(decoding: target[..<colon], as: UTF8.self).folded?.lowercased() ?? ""
            if rules.fileNames.contains(space) { return }
            if rules.categoryNames.contains(space) {
                let name = String(decoding: target[(colon + 1)...], as: UTF8.self).folded
                if let name, categories.count < 1000 { categories.append(name) }
                return
            }
            // A link to the same page in another language.
            let code = target[..<colon]
            if parts.isEmpty, (2...3).contains(code.count), code.allSatisfy(\.isASCIILowercase) { return }
        }
        if let label = parts.last, !FoldedText(label).isEmpty {
            output += label
        } else {
            let name = isPlain ? target.dropFirst() : target
            output += name.prefix { $0 != UInt8(ascii: "#") || name.first == UInt8(ascii: "#") }
        }
    }

    private mutating func appendTemplate(_ content: [UInt8]) {
        var parts = content.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        var name = String(decoding: parts.removeFirst(), as: UTF8.self).folded ?? ""
        // A parser function has its first argument after a colon.
        if let colon = name.firstIndex(of: ":") {
            parts.insert(Array(name[name.index(after: colon)...].utf8)[...], at: 0)
            name = String(name[..<colon])
        }
        guard let action = rules.template(name) else { return }
        let arguments = parts.compactMap { part -> [UInt8]? in
            let equals = part.firstIndex(of: UInt8(ascii: "="))
            guard let equals,
                part[..<equals].allSatisfy({
                    $0.isASCIIAlphanumeric || $0.isASCIIWhitespace || $0 == 0x5F || $0 == 0x2D
                })
            else {
                return FoldedText(part).bytes
            }
            let key = FoldedText(part[..<equals]).string
            return ["1", "text", "quote"].contains(key) ? FoldedText(part[(equals + 1)...]).bytes : nil
        }
        output += Self.text(action, arguments)
    }

    private static func text(_ action: WikitextRules.Template, _ arguments: [[UInt8]]) -> [UInt8] {
        switch action {
        case .first: arguments.first ?? []
        case .last: arguments.last ?? []
        case .measure:
            // "convert|5|to|10|km|mi": a range, its unit, the unit to convert to.
            if arguments.count > 3,
                ["to", "and", "or", "-", "–", "x", "by"].contains(String(decoding: arguments[1], as: UTF8.self))
            {
                Array(arguments[..<4].joined(separator: [0x20]))
            } else {
                Array(arguments.prefix(2).joined(separator: [0x20]))
            }
        case .fraction: Array(arguments.joined(separator: [UInt8(ascii: "/")]))
        case .join: Array(arguments.prefix(2).joined(separator: [0x20]))
        case .circa: Array("c. ".utf8) + (arguments.first ?? [])
        case .space: [0x20]
        case .dash: Array(" – ".utf8)
        }
    }

    // MARK: - Tags

    private mutating func tag() {
        if matches("<!--") {
            position = end(of: "-->", from: position + 4) ?? bytes.count
            return
        }
        let nameStart = position + 1
        var nameEnd = nameStart
        while nameEnd < bytes.count, bytes[nameEnd].isASCIIAlphanumeric { nameEnd += 1 }
        guard nameEnd > nameStart, nameEnd - nameStart < 24 else { return copy(1) }
        let name = String(decoding: bytes[nameStart..<nameEnd].map(\.asciiLowercased), as: UTF8.self)
        guard name == "nowiki" || rules.skippedTags.contains(name) else { return copy(1) }
        // No tag of these is longer; a `<` that never closes is text.
        guard let tagEnd = bytes[nameEnd..<min(nameEnd + 2000, bytes.count)].firstIndex(of: UInt8(ascii: ">")) else {
            return copy(1)
        }
        if bytes[tagEnd - 1] == UInt8(ascii: "/") {
            position = tagEnd + 1
            return
        }
        let contentStart = tagEnd + 1
        guard let closing = closingTag(name, from: contentStart) else {
            position = contentStart
            return
        }
        if name == "nowiki" { appendLiteral(bytes[contentStart..<closing.lowerBound]) }
        position = closing.upperBound
    }

    /// Text without markup: what would be some becomes a character reference.
    private mutating func appendLiteral(_ text: ArraySlice<UInt8>) {
        for byte in text {
            switch byte {
            case 0x5B, 0x5D, 0x7B, 0x7D, 0x7C, 0x27, 0x3C, 0x3D, 0x2A, 0x23: output += "&#\(byte);".utf8
            default: output.append(byte)
            }
        }
    }

    private mutating func closingTag(_ name: String, from start: Int) -> Range<Int>? {
        if unclosed.contains(name) { return nil }
        let word = Array("</\(name)".utf8)
        var index = start
        while let found = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let candidate = bytes[found...].prefix(word.count)
            if candidate.count == word.count, zip(candidate, word).allSatisfy({ $0.asciiLowercased == $1 }) {
                let end = bytes[found...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
                return found..<end + 1
            }
            index = found + 1
        }
        unclosed.insert(name)
        return nil
    }

    private func matches(_ word: StaticString) -> Bool {
        guard position + word.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[position + $0] == word.utf8Start[$0] }
    }

    private func end(of word: StaticString, from start: Int) -> Int? {
        var index = start
        while index + word.utf8CodeUnitCount <= bytes.count {
            if (0..<word.utf8CodeUnitCount).allSatisfy({ bytes[index + $0] == word.utf8Start[$0] }) {
                return index + word.utf8CodeUnitCount
            }
            index += 1
        }
        return nil
    }
}
