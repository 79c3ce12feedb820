internal import Text

/// The HTML parser: tokenizer and tree construction by the HTML standard, straight into the arena.
///
/// Tokens are never made: the tokenizer writes attributes and text where they stay, and tells tree construction about
/// them by tag and range. Scripting is off, so that noscript holds elements. Nothing recurses on the input; the stack of
/// open elements is as deep as the tree may be, and every other search is bounded.
struct NativeParser: ~Copyable {
    // MARK: Tokenizer

    let input: UnsafePointer<UInt8>
    let end: Int
    var position = 0
    let references = CharacterReferences.standard
    /// How the text after the current start tag is read; `.data` unless a raw text element is open.
    var content = RawContent.data
    /// Whether a line feed at `position` is left out (at the start of pre, listing and textarea).
    var skipsLineFeed = false
    /// The attributes of the current tag, and whether it ends in `/>`.
    var tagAttributes = 0..<0
    var isSelfClosing = false
    /// For each attribute name the number of the tag that had it last, to find doubles.
    var attributeStamps = Column<UInt32>()
    var tagNumber: UInt32 = 0
    /// What is known to be closed nowhere in the rest of the page, so that it is not searched for again.
    var unclosed = Unclosed()
    /// Names that hold bytes to replace.
    var scratch = Column<UInt8>()

    // MARK: Tree construction

    var arena: TreeArena
    var mode = InsertionMode.initial
    /// The mode to return to from `.text` and `.inTableText`.
    var originalMode = InsertionMode.initial
    var templateModes = Column<InsertionMode>()
    var open = OpenElements()
    var formatting = FormattingElements()
    /// The head element and form element pointers; -1 for none.
    var head: Int32 = -1
    var form: Int32 = -1
    var framesetIsOK = true
    var isQuirky = false
    var fosterParenting = false
    /// The pending table character tokens.
    var tableText = Column<UInt8>()
    /// Further html and body tags whose attributes are still taken; each copies those that the element has.
    var attributeMergesLeft = 16

    /// Builds the tree of a page in `arena`.
    static func parse(_ page: UnsafeBufferPointer<UInt8>, into arena: inout TreeArena) {
        guard let start = page.baseAddress else {
            withUnsafePointer(to: 0 as UInt8) { build($0, 0, &arena) }
            return
        }
        build(start, page.count, &arena)
    }

    private static func build(_ start: UnsafePointer<UInt8>, _ count: Int, _ arena: inout TreeArena) {
        var parser = NativeParser(start, count, &arena)
        parser.run()
        swap(&parser.arena, &arena)
    }

    private init(_ start: UnsafePointer<UInt8>, _ count: Int, _ arena: inout TreeArena) {
        input = start
        end = count
        self.arena = TreeArena(placeholder: ())
        swap(&self.arena, &arena)
    }

    private mutating func run() {
        while position < end {
            if arena.isFull {
                arena.truncation.unreadBytes = end - position
                break
            }
            if skipsLineFeed { skipLineFeed() }
            if content != .data {
                readRawContent()
            } else if position < end, input[position] == UInt8(ascii: "<") {
                readMarkup()
            } else {
                readText()
            }
        }
        endOfFile()
    }
}

// MARK: - Text

extension NativeParser {
    /// A byte of the input, or 0 behind its end.
    @inline(__always) func byte(at index: Int) -> UInt8 { index < end ? input[index] : 0 }

    /// The first index in `start..<limit` that holds one of four bytes, or `limit`.
    @inline(__always)
    func find(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, from start: Int, to limit: Int) -> Int {
        var index = start
        let (va, vb) = (SIMD16<UInt8>(repeating: a), SIMD16<UInt8>(repeating: b))
        let (vc, vd) = (SIMD16<UInt8>(repeating: c), SIMD16<UInt8>(repeating: d))
        while index + 16 <= limit {
            let bytes = UnsafeRawPointer(input + index).loadUnaligned(as: SIMD16<UInt8>.self)
            let hits = (bytes .== va) .| (bytes .== vb) .| (bytes .== vc) .| (bytes .== vd)
            let words = unsafeBitCast(hits, to: SIMD2<UInt64>.self)
            if words[0] | words[1] != 0 {
                return words[0] != 0
                    ? index + words[0].trailingZeroBitCount >> 3 : index + 8 + words[1].trailingZeroBitCount >> 3
            }
            index += 16
        }
        while index < limit {
            let byte = input[index]
            if byte == a || byte == b || byte == c || byte == d { return index }
            index += 1
        }
        return limit
    }

    /// Reads text up to the next tag.
    mutating func readText() {
        let stop = find(UInt8(ascii: "<"), UInt8(ascii: "&"), 0x0D, 0, from: position, to: end)
        if stop > position {
            characters(input + position, stop - position)
            position = stop
        }
        guard position < end else { return }
        switch input[position] {
        case UInt8(ascii: "&"):
            if let characters = readReference(inAttribute: false) {
                emit(characters)
            } else {
                self.characters(input + position - 1, 1)
            }
        case 0x0D: readCarriageReturn()
        case 0:
            position += 1
            nullCharacter()
        default: break
        }
    }

    /// A carriage return is a line feed, and nothing before a line feed.
    private mutating func readCarriageReturn() {
        position += 1
        if byte(at: position) != 0x0A { emit(CharacterReferences.Characters(bytes: 0x0A, count: 1)) }
    }

    private mutating func emit(_ characters: CharacterReferences.Characters) {
        withUnsafeBytes(of: characters.bytes) { bytes in
            guard let start = bytes.assumingMemoryBound(to: UInt8.self).baseAddress else { return }
            self.characters(start, characters.count)
        }
    }

    /// Reads the character reference at the ampersand at `position`; nil, and `position` behind the ampersand, when it
    /// is none.
    mutating func readReference(inAttribute: Bool) -> CharacterReferences.Characters? {
        position += 1
        guard position < end else { return nil }
        let rest = UnsafeBufferPointer(start: input + position, count: end - position)
        let found =
            rest[0] == UInt8(ascii: "#")
            ? references.numeric(rest) : references.named(rest, inAttribute: inAttribute)
        guard let (characters, length) = found else { return nil }
        position += length
        return characters
    }

    private mutating func skipLineFeed() {
        skipsLineFeed = false
        switch input[position] {
        case 0x0A: position += 1
        case 0x0D: position += byte(at: position + 1) == 0x0A ? 2 : 1
        case UInt8(ascii: "&"):
            let start = position
            if readReference(inAttribute: false) != CharacterReferences.Characters(bytes: 0x0A, count: 1) {
                position = start
            }
        default: break
        }
    }
}
