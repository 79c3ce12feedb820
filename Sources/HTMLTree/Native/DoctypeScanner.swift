internal import Text

/// The parts of a doctype, between its keyword and its `>`.
struct DoctypeScanner {
    let input: UnsafePointer<UInt8>
    var position: Int
    let end: Int
    /// Whether something stood where a keyword or a quoted identifier had to, so that the page is in quirks mode.
    private(set) var isBroken = false

    init(input: UnsafePointer<UInt8>, position: Int, end: Int) {
        self.input = input
        self.position = position
        self.end = end
    }

    /// The name; empty when there is none.
    mutating func name() -> Range<Int> {
        skipWhitespace()
        let start = position
        while position < end, !input[position].isASCIIWhitespace { position += 1 }
        return start..<position
    }

    /// Whether the keyword comes next.
    mutating func keyword(_ word: StaticString) -> Bool {
        skipWhitespace()
        guard position < end else { return false }
        isBroken = false
        guard position + 6 <= end,
            (0..<6).allSatisfy({ input[position + $0].asciiLowercased == word.utf8Start[$0] })
        else {
            isBroken = true
            return false
        }
        position += 6
        return true
    }

    /// The identifier in quotes that comes next, or nil.
    mutating func quoted() -> Range<Int>? {
        skipWhitespace()
        guard position < end else { return nil }
        let quote = input[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            isBroken = true
            return nil
        }
        let start = position + 1
        position = start
        while position < end, input[position] != quote { position += 1 }
        if position == end { isBroken = true }
        defer { position = min(position + 1, end) }
        return start..<position
    }

    private mutating func skipWhitespace() {
        while position < end, input[position].isASCIIWhitespace { position += 1 }
    }

    /// Whether a doctype puts the page into quirks mode (HTML Standard, section 13.2.6.4.1), in which a table does not
    /// end a paragraph.
    static func isQuirky(
        _ input: UnsafePointer<UInt8>, _ name: Range<Int>, _ publicID: Range<Int>?, _ systemID: Range<Int>?
    ) -> Bool {
        func lowercased(_ range: Range<Int>?) -> String {
            String(decoding: (range ?? 0..<0).map { input[$0].asciiLowercased }, as: UTF8.self)
        }
        if lowercased(name) != "html" { return true }
        let (publicName, systemName) = (lowercased(publicID), lowercased(systemID))
        if quirkySystemIDs.contains(systemName) || quirkyPublicIDs.contains(publicName) { return true }
        if quirkyPrefixes.contains(where: publicName.hasPrefix) { return true }
        return systemID == nil && quirkyPrefixesWithoutSystemID.contains(where: publicName.hasPrefix)
    }

    private static let quirkySystemIDs = ["http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"]
    private static let quirkyPublicIDs = [
        "-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html",
    ]
    private static let quirkyPrefixesWithoutSystemID = [
        "-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//",
    ]
    private static let quirkyPrefixes = [
        "+//silmaril//dtd html pro v0r11 19970101//", "-//as//dtd html 3.0 aswedit + extensions//",
        "-//advasoft ltd//dtd html 3.0 aswedit + extensions//", "-//ietf//dtd html 2.0 level 1//",
        "-//ietf//dtd html 2.0 level 2//", "-//ietf//dtd html 2.0 strict level 1//",
        "-//ietf//dtd html 2.0 strict level 2//", "-//ietf//dtd html 2.0 strict//", "-//ietf//dtd html 2.0//",
        "-//ietf//dtd html 2.1e//", "-//ietf//dtd html 3.0//", "-//ietf//dtd html 3.2 final//",
        "-//ietf//dtd html 3.2//", "-//ietf//dtd html 3//", "-//ietf//dtd html level 0//",
        "-//ietf//dtd html level 1//", "-//ietf//dtd html level 2//", "-//ietf//dtd html level 3//",
        "-//ietf//dtd html strict level 0//", "-//ietf//dtd html strict level 1//",
        "-//ietf//dtd html strict level 2//", "-//ietf//dtd html strict level 3//", "-//ietf//dtd html strict//",
        "-//ietf//dtd html//", "-//metrius//dtd metrius presentational//",
        "-//microsoft//dtd internet explorer 2.0 html strict//", "-//microsoft//dtd internet explorer 2.0 html//",
        "-//microsoft//dtd internet explorer 2.0 tables//", "-//microsoft//dtd internet explorer 3.0 html strict//",
        "-//microsoft//dtd internet explorer 3.0 html//", "-//microsoft//dtd internet explorer 3.0 tables//",
        "-//netscape comm. corp.//dtd html//", "-//netscape comm. corp.//dtd strict html//",
        "-//o'reilly and associates//dtd html 2.0//", "-//o'reilly and associates//dtd html extended 1.0//",
        "-//o'reilly and associates//dtd html extended relaxed 1.0//",
        "-//sq//dtd html 2.0 hotmetal + extensions//",
        "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
        "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//", "-//spyglass//dtd html 2.0 extended//",
        "-//sun microsystems corp.//dtd hotjava html//", "-//sun microsystems corp.//dtd hotjava strict html//",
        "-//w3c//dtd html 3 1995-03-24//", "-//w3c//dtd html 3.2 draft//", "-//w3c//dtd html 3.2 final//",
        "-//w3c//dtd html 3.2//", "-//w3c//dtd html 3.2s draft//", "-//w3c//dtd html 4.0 frameset//",
        "-//w3c//dtd html 4.0 transitional//", "-//w3c//dtd html experimental 19960712//",
        "-//w3c//dtd html experimental 970421//", "-//w3c//dtd w3 html//", "-//w3o//dtd w3 html 3.0//",
        "-//webtechs//dtd mozilla html 2.0//", "-//webtechs//dtd mozilla html//",
    ]
}
