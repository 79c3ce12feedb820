import HTMLTree
import Text

/// What the extraction knows of each node of a tree, as columns beside the tree's own, and the page's lines.
///
/// Every sum over a subtree is a difference of two entries of a running sum: `x[end(of: n)] - x[n]`.
struct PageColumns: ~Copyable {
    /// Inherited properties of a node.
    struct State: OptionSet, BitwiseCopyable {
        let rawValue: UInt8
        /// Not a text of the page.
        static let skipped = State(rawValue: 1)
        static let link = State(rawValue: 2)
        static let heading = State(rawValue: 4)
        /// Not shown: `hidden`, `display:none`, `aria-hidden`, noscript.
        static let hidden = State(rawValue: 8)
        static let preformatted = State(rawValue: 16)
        static let listItem = State(rawValue: 32)
        static let cell = State(rawValue: 64)
        static let removed = State(rawValue: 128)
    }

    /// A line of the page: text that no block element and no double line break cuts.
    struct Line: BitwiseCopyable {
        var firstNode: Int32
        /// The node after the last text node.
        var endNode: Int32
        /// The block element that holds the text.
        var block: Int32
        var length: Int32
        var linkLength: Int32
        var commas: Int32
        var sentenceEnds: Int32
        var words: Int32
        var digits: Int32
        var endsSentence: Bool
        var state: State
        /// How much of the length is prose: 0 for what looks like a menu, a label or a list of links.
        var mass: Int32
    }

    var flags = Column<UInt32>()
    var states = Column<State>()
    /// The nearest block element, itself included.
    var blocks = Column<Int32>()
    var textBefore = Column<Int32>()
    var linkBefore = Column<Int32>()
    var massBefore = Column<Int32>()
    var lines = Column<Line>()
    /// The index in `lines` of the first line that starts at or after a node.
    var lineAt = Column<Int32>()
    /// Flags of attribute values already judged, by the hash of the value.
    private var judged = HashTable()

    /// Characters in a subtree.
    func length(_ node: Int, _ end: Int) -> Int { Int(textBefore[end] - textBefore[node]) }
    /// Characters in links in a subtree.
    func linkLength(_ node: Int, _ end: Int) -> Int { Int(linkBefore[end] - linkBefore[node]) }
    /// Prose in a subtree.
    func mass(_ node: Int, _ end: Int) -> Int { Int(massBefore[end] - massBefore[node]) }

    func flags(_ node: Int) -> ElementFlags { ElementFlags(rawValue: flags[node]) }

    func linkDensity(_ node: Int, _ end: Int) -> Double {
        let text = length(node, end)
        return text == 0 ? 0 : Double(linkLength(node, end)) / Double(text)
    }

    // MARK: Reading

    /// Fills the columns for a page.
    mutating func read(_ tree: borrowing HTMLTree, words: borrowing ClassWords) {
        let count = tree.count
        flags.resetUninitialized(count: count)
        states.resetUninitialized(count: count)
        blocks.resetUninitialized(count: count)
        textBefore.resetUninitialized(count: count + 1)
        linkBefore.resetUninitialized(count: count + 1)
        massBefore.resetUninitialized(count: count + 1)
        lineAt.resetUninitialized(count: count + 1)
        lines.truncate(to: 0)
        if judged.count > 20_000 { judged.removeAll() }
        let bytes = tree.text
        bytes.withUnsafeBufferPointer { text in
            TextMeasure.classes.withUnsafeBufferPointer { classes in
                TagTraits.table.withUnsafeBufferPointer { traits in
                    readNodes(tree, text, classes, traits, words)
                }
            }
        }
        sumLines(count)
    }

    private mutating func readNodes(
        _ tree: borrowing HTMLTree, _ text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>,
        _ traits: UnsafeBufferPointer<TagTraits>, _ words: borrowing ClassWords
    ) {
        var line = LineBuilder()
        for node in 0..<tree.count {
            let parent = Int(tree.parents[node])
            let inherited = parent < 0 ? [] : states[parent]
            var state = inherited
            flags[node] = 0
            switch tree.kind(node) {
            case .element:
                let tag = Int(tree.tag(node).rawValue)
                let tagTraits = tag < traits.count ? traits[tag] : []
                state.formUnion(self.state(of: tagTraits, tree, node))
                if !state.contains(.skipped) {
                    flags[node] = judge(tree, node, text, words).rawValue
                    if isConcealed(tree, node, text) { state.insert(.hidden) }
                }
                let isBlock = tagTraits.contains(.block)
                blocks[node] = isBlock || parent < 0 ? Int32(node) : blocks[parent]
                if isBlock { finish(&line) }
                if tagTraits.contains(.lineBreak) {
                    line.breaks += 1
                    line.inWord = false
                    if line.breaks >= 2 { finish(&line) }
                }
            case .text:
                blocks[node] = blocks[parent]
                if !state.contains(.skipped) {
                    if line.node >= 0,
                        line.block != blocks[node] || (line.state.symmetricDifference(state)).contains(.hidden)
                    {
                        finish(&line)
                    }
                    let range = tree.textRange(node)
                    line.add(node, blocks[node], state, UnsafeBufferPointer(rebasing: text[range]), classes)
                }
            default:
                blocks[node] = parent < 0 ? 0 : blocks[parent]
            }
            states[node] = state
        }
        finish(&line)
    }

    private func state(of traits: TagTraits, _ tree: borrowing HTMLTree, _ node: Int) -> State {
        var state: State = []
        if traits.contains(.skipped) || tree.namespace(of: node) != .html { state.insert(.skipped) }
        if traits.contains(.link), tree.attribute(.href, of: node) != nil { state.insert(.link) }
        if traits.contains(.heading) { state.insert(.heading) }
        if traits.contains(.fallback) { state.insert(.hidden) }
        if traits.contains(.preformatted) { state.insert(.preformatted) }
        if traits.contains(.listItem) { state.insert(.listItem) }
        if traits.contains(.cell) { state.insert(.cell) }
        return state
    }

    /// `hidden`, `aria-hidden="true"`, `style="display:none"`.
    private func isConcealed(_ tree: borrowing HTMLTree, _ node: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in tree.attributeIndices(of: node) {
            let name = tree.attributeName(at: index)
            if name == .hidden { return true }
            if name == .ariaHidden {
                return text[tree.attributeValue(at: index)].elementsEqual("true".utf8)
            }
            if name == .style {
                let value = text[tree.attributeValue(at: index)]
                if value.count < 300, Self.hides(value) { return true }
            }
        }
        return false
    }

    /// `display: none` or `visibility: hidden`, whatever the spaces.
    private static func hides(_ style: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        declares(style, "display", "none") || declares(style, "visibility", "hidden")
    }

    private static func declares(
        _ style: Slice<UnsafeBufferPointer<UInt8>>, _ property: StaticString, _ value: StaticString
    ) -> Bool {
        var index = style.startIndex
        let last = style.endIndex - property.utf8CodeUnitCount - value.utf8CodeUnitCount
        while index < last {
            defer { index += 1 }
            guard matches(style, index, property) else { continue }
            var position = index + property.utf8CodeUnitCount
            while position < style.endIndex, style[position].isASCIIWhitespace || style[position] == UInt8(ascii: ":") {
                position += 1
            }
            if matches(style, position, value) { return true }
        }
        return false
    }

    private static func matches(
        _ text: Slice<UnsafeBufferPointer<UInt8>>, _ index: Int, _ word: StaticString
    ) -> Bool {
        guard text.endIndex - index >= word.utf8CodeUnitCount else { return false }
        for offset in 0..<word.utf8CodeUnitCount where text[index + offset].asciiLowercased != word.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The flags of an element: its class and id words, role, itemprop and tag.
    private mutating func judge(
        _ tree: borrowing HTMLTree, _ node: Int, _ text: UnsafeBufferPointer<UInt8>, _ words: borrowing ClassWords
    ) -> ElementFlags {
        let tag = tree.tag(node)
        if tag == .html || tag == .body { return [] }
        var found = Self.flags(ofTag: tag)
        for index in tree.attributeIndices(of: node) {
            let name = tree.attributeName(at: index)
            if name == .class || name == .id {
                let value = UnsafeBufferPointer(rebasing: text[tree.attributeValue(at: index)])
                if name == .id, Self.isSerial(value) { continue }
                found.formUnion(judged(value, words))
            } else if name == .role {
                found.formUnion(Self.flags(ofRole: text[tree.attributeValue(at: index)]))
            } else if name == .itemprop {
                let value = text[tree.attributeValue(at: index)]
                if value.elementsEqual("articleBody".utf8) { found.insert([.body, .declaredBody]) }
                if value.elementsEqual("description".utf8) { found.insert(.lead) }
                if value.elementsEqual("author".utf8) { found.insert(.author) }
                if Self.machineProperties.contains(where: { value.elementsEqual($0.utf8) }) { found.insert(.byline) }
            }
        }
        return found
    }

    /// Microdata that is meant for machines even where it is text.
    private static let machineProperties = [
        "datePublished", "dateModified", "image", "publisher", "keywords", "url", "logo", "mainEntityOfPage",
        "thumbnailUrl",
    ]

    /// Whether an id is a number or a hash, whose letters mean nothing.
    private static func isSerial(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        for byte in value where byte.isASCIIDigit { digits += 1 }
        return digits >= 4
    }

    private mutating func judged(_ value: UnsafeBufferPointer<UInt8>, _ words: borrowing ClassWords) -> ElementFlags {
        guard !value.isEmpty else { return [] }
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(value.count)
        for byte in value { hash = (hash ^ UInt64(byte)) &* 0x9FB2_1C65_1E98_DF25; hash ^= hash >> 32 }
        if hash == 0 { hash = 1 }
        let known = judged[hash]
        if known != 0 { return ElementFlags(rawValue: known & ~HashTable.seen) }
        let found = words.flags(of: value)
        judged.insert(hash, found.rawValue | HashTable.seen)
        return found
    }

    private static func flags(ofTag tag: Tag) -> ElementFlags {
        switch tag {
        case .article: [.article, .articleElement]
        case .main: .content
        case .nav: .navigation
        case .footer: .footer
        case .header: .header
        case .aside: .sidebar
        case .figcaption: .caption
        case .figure: .picture
        case .dialog: .dialog
        case .form, .label, .fieldset: .controls
        default: []
        }
    }

    private static func flags(ofRole role: Slice<UnsafeBufferPointer<UInt8>>) -> ElementFlags {
        guard let first = role.first, role.count < 20 else { return [] }
        _ = first
        switch String(decoding: role, as: UTF8.self) {
        case "navigation", "menu", "menubar", "tablist", "menuitem": return .navigation
        case "banner": return .header
        case "contentinfo": return .footer
        case "complementary": return .sidebar
        case "search", "form", "toolbar": return .controls
        case "dialog", "alertdialog": return .dialog
        case "main": return .content
        case "article": return .article
        default: return []
        }
    }

    // MARK: Lines

    private mutating func finish(_ line: inout LineBuilder) {
        defer { line.reset() }
        guard line.node >= 0, line.measure.length > 0 else { return }
        let measure = line.measure
        var finished = Line(
            firstNode: line.node, endNode: line.endNode, block: line.block, length: measure.length,
            linkLength: line.linkLength, commas: measure.commas, sentenceEnds: measure.sentenceEnds,
            words: measure.words, digits: measure.digits, endsSentence: measure.endsSentence, state: line.state, mass: 0
        )
        finished.mass = Self.mass(of: finished)
        lines.append(finished)
    }

    /// How much prose a line is. Constants fitted on development pages.
    private static func mass(of line: Line) -> Int32 {
        if line.state.contains(.heading) { return 0 }
        let length = Double(line.length)
        let density = Double(line.linkLength) / max(length, 1)
        if density > 0.5 { return 0 }
        // A table of data has no sentences, but it may be the article.
        if line.state.contains(.cell), length < 80 {
            return line.words > 1 || line.digits > 0 ? Int32(length * (1 - density) * 0.3) : 0
        }
        if length < 25 { return 0 }
        let hasSentence = line.sentenceEnds > 0 || line.endsSentence
        var value = length * (1 - density)
        if length < 80 {
            value *= hasSentence ? 0.6 : 0
        } else if !hasSentence {
            value *= line.commas > 0 || line.state.contains(.preformatted) ? 0.5 : 0.35
        }
        if line.state.contains(.listItem) { value *= 0.8 }
        return Int32(value)
    }

    /// Running sums over nodes from the lines; removed ones count nothing.
    mutating func sumLines(_ count: Int) {
        var text: Int32 = 0
        var link: Int32 = 0
        var mass: Int32 = 0
        var index = 0
        for node in 0...count {
            textBefore[node] = text
            linkBefore[node] = link
            massBefore[node] = mass
            lineAt[node] = Int32(index)
            guard index < lines.count, Int(lines[index].firstNode) == node else { continue }
            let line = lines[index]
            index += 1
            if line.state.contains(.removed) { continue }
            text += line.length
            link += line.linkLength
            mass += line.mass
        }
    }
}

/// The line that is being read.
private struct LineBuilder {
    var node: Int32 = -1
    var endNode: Int32 = 0
    var block: Int32 = 0
    var state: PageColumns.State = []
    var measure = TextMeasure()
    var linkLength: Int32 = 0
    var inWord = false
    var breaks = 0

    mutating func add(
        _ node: Int, _ block: Int32, _ state: PageColumns.State, _ bytes: UnsafeBufferPointer<UInt8>,
        _ classes: UnsafeBufferPointer<UInt8>
    ) {
        let before = measure.length
        measure.add(bytes, classes: classes, inWord: &inWord)
        guard measure.length > before else { return }
        if self.node < 0 {
            self.node = Int32(node)
            self.block = block
            self.state = state
        }
        breaks = 0
        endNode = Int32(node) + 1
        if state.contains(.link) { linkLength += measure.length - before }
    }

    mutating func reset() {
        node = -1
        measure = TextMeasure()
        linkLength = 0
        inWord = false
        breaks = 0
    }
}
