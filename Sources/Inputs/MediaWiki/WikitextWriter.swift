internal import Article
internal import CLibXML2
internal import Text

/// Writes the lines of flattened wikitext as blocks: headings, list items, paragraphs.
struct WikitextWriter {
    private var builder = TextBuilder()
    /// Headings that have no text under them yet.
    private var headings: [(level: Int, text: [UInt8])] = []
    private var isInParagraph = false

    /// The text of wikitext, and the categories that it names.
    static func text(of wikitext: [UInt8], rules: WikitextRules) -> (builder: TextBuilder, categories: [String]) {
        var flattener = WikitextFlattener(wikitext, rules: rules)
        flattener.run()
        var writer = WikitextWriter()
        for line in flattener.output.split(separator: 0x0A, omittingEmptySubsequences: false) { writer.append(line) }
        writer.builder.end()
        return (writer.builder, flattener.categories.unique)
    }

    private mutating func append(_ line: ArraySlice<UInt8>) {
        let line = Self.trimmed(line)
        guard let first = line.first else {
            isInParagraph = false
            return
        }
        switch first {
        case UInt8(ascii: "="): heading(line)
        case UInt8(ascii: "*"), UInt8(ascii: "#"): item(line)
        case UInt8(ascii: ":"), UInt8(ascii: ";"):
            isInParagraph = false
            paragraph(line.drop { $0 == first || $0 == UInt8(ascii: ":") })
            isInParagraph = false
        // What is left of a table that was not closed.
        case UInt8(ascii: "|"), UInt8(ascii: "!"): isInParagraph = false
        case UInt8(ascii: "-") where line.starts(with: "----".utf8): isInParagraph = false
        default: paragraph(line)
        }
    }

    private mutating func heading(_ line: ArraySlice<UInt8>) {
        let marks = min(
            line.prefix { $0 == UInt8(ascii: "=") }.count, line.reversed().prefix { $0 == UInt8(ascii: "=") }.count)
        guard marks > 0, line.count > 2 * marks else { return paragraph(line) }
        isInParagraph = false
        let level = min(6, marks)
        headings.removeAll { $0.level >= level }
        headings.append((level, Self.inline(line.dropFirst(marks).dropLast(marks))))
    }

    private mutating func item(_ line: ArraySlice<UInt8>) {
        isInParagraph = false
        let marks = line.prefix { "*#:;".utf8.contains($0) }
        let text = FoldedText(Self.inline(line[marks.endIndex...]))
        guard !text.isEmpty else { return }
        flushHeadings()
        builder.begin(.listItem, level: min(marks.count, 6))
        builder.append(text.bytes)
        builder.end()
    }

    private mutating func paragraph(_ line: ArraySlice<UInt8>) {
        let text = Self.inline(line)
        guard !FoldedText(text).isEmpty else { return }
        flushHeadings()
        if !isInParagraph { builder.begin(.paragraph) }
        isInParagraph = true
        builder.append(text + [0x20])
    }

    private mutating func flushHeadings() {
        for heading in headings {
            builder.begin(.heading, level: heading.level)
            builder.append(heading.text)
            isInParagraph = false
        }
        headings.removeAll()
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line.drop(while: \.isASCIIWhitespace)
        while let last = line.last, last.isASCIIWhitespace { line.removeLast() }
        return line
    }

    // MARK: - Within a line

    /// A line without quotes for bold and italic, tags, external links and switches.
    private static func inline(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(line.count)
        var rest = line
        while let byte = rest.first {
            let run = rest.prefix { !isSpecial[Int($0)] }
            if !run.isEmpty {
                output += run
                rest = rest[run.endIndex...]
                continue
            }
            let taken = special(byte, rest, &output)
            rest = rest.dropFirst(max(1, taken))
        }
        return output
    }

    private static let isSpecial: [Bool] = (0..<256).map { "'<&[_".utf8.contains(UInt8($0)) }

    /// Appends what a special byte stands for.
    ///
    /// - Returns: How many bytes it takes.
    private static func special(_ byte: UInt8, _ rest: ArraySlice<UInt8>, _ output: inout [UInt8]) -> Int {
        switch byte {
        case UInt8(ascii: "'"):
            let quotes = rest.prefix { $0 == byte }.count
            if quotes == 1 || quotes == 4 { output.append(byte) }
            return quotes
        case UInt8(ascii: "<"):
            if let length = tagLength(rest) {
                if rest.dropFirst().first.map({ $0 | 0x20 }) == UInt8(ascii: "b"),
                    rest.dropFirst(2).first.map({ $0 | 0x20 }) == UInt8(ascii: "r")
                {
                    output.append(0x20)
                }
                return length
            }
        case UInt8(ascii: "&"):
            if let (text, length) = reference(rest) {
                output += text
                return length
            }
        case UInt8(ascii: "["):
            if let length = externalLink(rest, &output) { return length }
        default:
            if rest.starts(with: "__".utf8) {
                let word = rest.dropFirst(2).prefix(40).prefix { $0.isASCIIUppercase }
                if word.count > 2, rest[word.endIndex...].starts(with: "__".utf8) { return word.count + 4 }
            }
        }
        output.append(byte)
        return 1
    }

    private static func tagLength(_ rest: ArraySlice<UInt8>) -> Int? {
        let name = rest.dropFirst(rest.dropFirst().first == UInt8(ascii: "/") ? 2 : 1)
        guard name.first?.isASCIILetter == true else { return nil }
        guard let end = rest.prefix(1000).firstIndex(of: UInt8(ascii: ">")) else { return nil }
        return end + 1 - rest.startIndex
    }

    /// `[https://… label]`: the label.
    private static func externalLink(_ rest: ArraySlice<UInt8>, _ output: inout [UInt8]) -> Int? {
        let address = rest.dropFirst()
        guard address.starts(with: "http".utf8) || address.starts(with: "//".utf8) || address.starts(with: "ftp:".utf8),
            let end = rest.prefix(4000).firstIndex(of: UInt8(ascii: "]"))
        else { return nil }
        let content = rest[(rest.startIndex + 1)..<end]
        if let space = content.firstIndex(of: 0x20) {
            // Brackets are over with the link, so that this goes no deeper.
            output += inline(content[(space + 1)...].filter { $0 != UInt8(ascii: "[") }[...])
        }
        return end + 1 - rest.startIndex
    }

    /// The characters of `&nbsp;`, `&#8211;`, `&#x2013;`.
    private static func reference(_ rest: ArraySlice<UInt8>) -> (text: [UInt8], length: Int)? {
        let body = rest.dropFirst().prefix(24).prefix { $0 != UInt8(ascii: ";") }
        guard !body.isEmpty, body.endIndex < rest.endIndex, rest[body.endIndex] == UInt8(ascii: ";") else { return nil }
        guard let scalar = scalar(body) else { return nil }
        let text = scalar.value == 0xA0 ? [0x20] : Array(String(scalar).utf8)
        return (text, body.count + 2)
    }

    private static func scalar(_ body: ArraySlice<UInt8>) -> Unicode.Scalar? {
        if body.first == UInt8(ascii: "#") {
            let isHexadecimal = body.dropFirst().first.map { $0 | 0x20 } == UInt8(ascii: "x")
            let digits = String(decoding: body.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
            return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap { $0 >= 0x20 ? Unicode.Scalar($0) : nil }
        }
        guard body.allSatisfy(\.isASCIIAlphanumeric) else { return nil }
        let name = Array(body) + [0]
        return htmlEntityLookup(name).flatMap { Unicode.Scalar($0.pointee.value) }
    }
}
