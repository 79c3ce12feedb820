import HTMLTree
import Text

/// Drops the blocks of a draft that are no part of the article although they stand in its container.
extension BlockWriter {
    /// Removes the repeated title, labels before the first and after the last prose, headings of nothing, and long
    /// texts that are written twice.
    mutating func select(_ page: borrowing PageColumns, title: String?, authors: [String]) {
        var keeps = [Bool](repeating: true, count: drafts.count)
        dropTitle(&keeps, title)
        dropBylines(page, &keeps, authors)
        dropRepetitions(&keeps)
        dropRetold(&keeps)
        dropLinkLines(page, &keeps)
        dropPhrases(page, &keeps)
        dropMargins(page, &keeps)
        dropEmptyHeadings(&keeps)
        var kept: [Draft] = []
        kept.reserveCapacity(drafts.count)
        for index in drafts.indices where keeps[index] { kept.append(drafts[index]) }
        drafts = kept
    }

    private func dropTitle(_ keeps: inout [Bool], _ title: String?) {
        let headlines = drafts.indices.filter { drafts[$0].kind == .heading && drafts[$0].level == 1 }
        if headlines.count == 1, headlines[0] < 12 { keeps[headlines[0]] = false }
        guard let title else { return }
        let key = Prose.key(title)
        guard !key.isEmpty else { return }
        for index in drafts.indices where drafts[index].range.count < title.utf8.count * 2 + 20 {
            let isHeading = drafts[index].kind == .heading && drafts[index].level <= 2
            guard isHeading || index < 12 else { continue }
            if Prose.key(of: bytes[drafts[index].range]).elementsEqual(key.utf8) { keeps[index] = false }
        }
    }

    /// Lines at either end that are no more than the names of the authors, in a heading or an element for them.
    private func dropBylines(_ page: borrowing PageColumns, _ keeps: inout [Bool], _ authors: [String]) {
        guard !authors.isEmpty else { return }
        let keys = Set(authors.map(Prose.key))
        for index in drafts.indices where index < 5 || index >= drafts.count - 2 {
            let draft = drafts[index]
            guard draft.range.count < 100,
                draft.kind == .heading || page.flags(Int(page.lines[draft.line].block)).contains(.author)
            else { continue }
            let names = AuthorNames.standard.names(in: String(decoding: bytes[draft.range], as: UTF8.self))
            if !names.isEmpty, names.allSatisfy({ keys.contains(Prose.key($0)) }) { keeps[index] = false }
        }
    }

    /// A text of this many bytes is not written twice on purpose.
    private static let repetition = 60

    private func dropRepetitions(_ keeps: inout [Bool]) {
        var seen: [UInt64: (first: Int, count: Int)] = [:]
        for index in drafts.indices where keeps[index] && drafts[index].range.count >= Self.repetition {
            let hash = bytes[drafts[index].range].withUnsafeBufferPointer(BlockHash.hash)
            if let (first, count) = seen[hash] {
                keeps[index] = false
                seen[hash] = (first, count + 1)
            } else {
                seen[hash] = (index, 1)
            }
        }
        // Three times is a notice of the site, unless the page has all of its text three times.
        let notices = seen.values.filter { $0.count > 2 }
        guard notices.count * 5 < seen.count else { return }
        for notice in notices { keeps[notice.first] = false }
    }

    /// Words of a run that two texts share only when one is a copy of the other.
    private static let runWords = 6

    /// A block that is much of the text and says again what other blocks say: the article once more, unbroken.
    private func dropRetold(_ keeps: inout [Bool]) {
        let total = drafts.indices.reduce(0) { keeps[$1] ? $0 + drafts[$1].range.count : $0 }
        for index in drafts.indices where keeps[index] && drafts[index].range.count > max(1500, total / 4) {
            var runs = Set<UInt64>()
            Self.runs(of: bytes[drafts[index].range]) { runs.insert($0) }
            let count = runs.count
            for other in drafts.indices where keeps[other] && other != index {
                Self.runs(of: bytes[drafts[other].range]) { runs.remove($0) }
            }
            if runs.count * 4 < count { keeps[index] = false }
        }
    }

    /// Calls `body` with the hash of every run of `runWords` words.
    private static func runs(of text: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
        var words: [UInt64] = []
        var hash = FNV.empty
        var inWord = false
        func finish() {
            words.append(hash.value)
            hash = .empty
            inWord = false
            guard words.count >= runWords else { return }
            body(words.suffix(runWords).reduce(0) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 })
        }
        for byte in text {
            if byte.isASCIIAlphanumeric || byte >= 0x80 {
                hash = hash.adding(byte)
                inWord = true
            } else if inWord {
                finish()
            }
        }
        if inWord { finish() }
    }

    /// Lines that are little but links, or an address: tags, "read also", microdata.
    private func dropLinkLines(_ page: borrowing PageColumns, _ keeps: inout [Bool]) {
        for index in drafts.indices where drafts[index].kind != .preformatted && drafts[index].kind != .tableRow {
            let line = page.lines[drafts[index].line]
            let isLinks = line.linkLength * 4 > line.length * 3 && (line.length > 30 || line.words > 3)
            if isLinks, drafts[index].kind == .paragraph, line.sentenceEnds == 0 || line.length - line.linkLength < 80 {
                keeps[index] = false
            }
            if line.words == 1, bytes[drafts[index].range].starts(with: "http".utf8) { keeps[index] = false }
        }
    }

    /// A line longer than this says more than a label.
    private static let labelBytes = 160

    /// Lines that start like those of `phrases.tsv`, and what follows a heading such as "Related articles".
    private func dropPhrases(_ page: borrowing PageColumns, _ keeps: inout [Bool]) {
        let phrases = LinePhrases.standard
        var rest = 0
        for index in drafts.indices where keeps[index] { rest += Int(page.lines[drafts[index].line].mass) }
        let total = rest
        for index in drafts.indices.reversed() where keeps[index] {
            guard drafts[index].range.count < 400 else { break }
            let verdict = phrases.verdict(bytes[drafts[index].range])
            guard !verdict.isDisjoint(with: [.line, .tail]) else { break }
            keeps[index] = false
        }
        for index in drafts.indices where keeps[index] {
            let draft = drafts[index]
            let line = page.lines[draft.line]
            rest -= Int(line.mass)
            guard draft.range.count < Self.labelBytes, draft.kind != .preformatted, draft.kind != .tableRow else {
                continue
            }
            let verdict = phrases.verdict(bytes[draft.range])
            if verdict.isEmpty { continue }
            let isLabel = verdict.contains(.whole) || draft.kind == .heading || !line.endsSentence && line.words < 9
            if verdict.contains(.tail), isLabel, rest * 4 < total {
                for later in index..<drafts.count { keeps[later] = false }
                return
            }
            let isLinked = line.linkLength * 3 > line.length
            if verdict.contains(.label) || verdict.contains(.whole) && draft.kind != .heading { keeps[index] = false }
            if verdict.contains(.line), draft.kind != .heading,
                isLinked || line.words < 14 && !(line.endsSentence && line.words > 7)
            {
                keeps[index] = false
            }
        }
    }

    /// Labels before the first and after the last block of prose.
    private func dropMargins(_ page: borrowing PageColumns, _ keeps: inout [Bool]) {
        func isProse(_ index: Int) -> Bool {
            keeps[index] && (page.lines[drafts[index].line].mass > 0 || drafts[index].kind == .preformatted)
        }
        guard let first = drafts.indices.first(where: isProse), let last = drafts.indices.last(where: isProse) else {
            return
        }
        for index in 0..<first {
            let draft = drafts[index]
            if draft.kind == .heading ? draft.level == 1 : draft.kind != .tableRow { keeps[index] = false }
        }
        for index in last + 1..<drafts.count {
            let draft = drafts[index]
            switch draft.kind {
            case .listItem where drafts[last].kind == .listItem, .tableRow, .preformatted: continue
            case .paragraph where page.lines[draft.line].endsSentence && page.lines[draft.line].words > 2: continue
            default: keeps[index] = false
            }
        }
    }

    /// Headings with nothing before the next heading of the same or a higher level, or the end.
    private func dropEmptyHeadings(_ keeps: inout [Bool]) {
        var following = 0
        for index in drafts.indices.reversed() where keeps[index] {
            let level = drafts[index].kind == .heading ? drafts[index].level : 7
            if level < 7, following <= level, drafts[index].range.count < 100 {
                keeps[index] = false
                continue
            }
            following = level
        }
    }
}
