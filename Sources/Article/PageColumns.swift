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
    /// The elements that metadata may be read from, in the order of the page; see `isNoted`.
    private(set) var noted = Column<Int32>()
    private var classCache = ClassCache()

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
        noted.truncate(to: 0)
        classCache.startPage()
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
                let judgement = judge(tree, node, text, words, isSkipped: state.contains(.skipped))
                flags[node] = judgement.flags.rawValue
                if judgement.isConcealed { state.insert(.hidden) }
                if judgement.isNoted { noted.append(Int32(truncatingIfNeeded: node)) }
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

    /// What the tag and the attributes of an element say.
    private struct Judgement {
        /// From class and id words, role, itemprop and tag.
        var flags: ElementFlags = []
        /// `hidden`, `aria-hidden="true"`, `style="display:none"`; the first such attribute decides.
        var isConcealed = false
        /// Whether metadata may be read here: by its tag, its `rel` or `itemprop`, or as (or past) what flags name.
        var isNoted = false
    }

    private static let notedFlags: ElementFlags = [.author, .comments, .related, .footer]

    /// Judges an element in one pass over its attributes; one that is skipped has no flags and needs not be concealed.
    private mutating func judge(
        _ tree: borrowing HTMLTree, _ node: Int, _ text: UnsafeBufferPointer<UInt8>, _ words: borrowing ClassWords,
        isSkipped: Bool
    ) -> Judgement {
        let tag = tree.tag(node)
        let hasFlags = !isSkipped && tag != .html && tag != .body
        var judgement = Judgement()
        var isDecided = isSkipped
        if hasFlags { judgement.flags = Self.flags(ofTag: tag) }
        for index in tree.attributeIndices(of: node) {
            let value = UnsafeBufferPointer(rebasing: text[tree.attributeValue(at: index)])
            switch tree.attributeName(at: index) {
            case .class where hasFlags: judgement.flags.formUnion(classCache.flags(of: value, words))
            case .id where hasFlags && !Self.isSerial(value):
                judgement.flags.formUnion(classCache.flags(of: value, words))
            case .role where hasFlags: judgement.flags.formUnion(Self.flags(ofRole: value))
            case .itemprop:
                judgement.isNoted = true
                if hasFlags { judgement.flags.formUnion(Self.flags(ofProperty: value)) }
            case .rel: judgement.isNoted = true
            case .hidden where !isDecided: (judgement.isConcealed, isDecided) = (true, true)
            case .ariaHidden where !isDecided:
                (judgement.isConcealed, isDecided) = (value.elementsEqual("true".utf8), true)
            case .style where !isDecided && value.count < 300 && Self.hides(value[...]):
                (judgement.isConcealed, isDecided) = (true, true)
            default: break
            }
        }
        switch tag {
        case .meta, .link, .title, .html, .h1, .time: judgement.isNoted = true
        default: if !judgement.flags.isDisjoint(with: Self.notedFlags) { judgement.isNoted = true }
        }
        return judgement
    }

    private static func flags(ofProperty value: UnsafeBufferPointer<UInt8>) -> ElementFlags {
        var found: ElementFlags = []
        if value.elementsEqual("articleBody".utf8) { found.insert([.body, .declaredBody]) }
        if value.elementsEqual("description".utf8) { found.insert(.lead) }
        if value.elementsEqual("author".utf8) { found.insert(.author) }
        if machineProperties.contains(where: { value.elementsEqual($0.utf8) }) { found.insert(.byline) }
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

    private static func flags(ofRole role: UnsafeBufferPointer<UInt8>) -> ElementFlags {
        guard !role.isEmpty, role.count < 20 else { return [] }
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
        var (text, link, mass): (Int32, Int32, Int32) = (0, 0, 0)
        var node = 0
        for index in 0...lines.count {
            let last = index < lines.count ? Int(lines[index].firstNode) : count
            while node <= last {
                textBefore[node] = text
                linkBefore[node] = link
                massBefore[node] = mass
                lineAt[node] = Int32(truncatingIfNeeded: index)
                node += 1
            }
            guard index < lines.count, !lines[index].state.contains(.removed) else { continue }
            text += lines[index].length
            link += lines[index].linkLength
            mass += lines[index].mass
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
