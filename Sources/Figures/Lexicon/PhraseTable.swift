internal import Text

/// Phrases of known words as a trie over lexeme indices, read forwards or (for phrases that stand before a number)
/// backwards.
struct PhraseTable: Sendable {
    private var nodes: [UInt64: Int32] = [:]
    private var payloads: [Int32] = [-1]
    private let isReversed: Bool

    init(reversed: Bool) { isReversed = reversed }

    /// Adds a phrase, cut into words as text is. A phrase that is there already keeps its first payload.
    ///
    /// - Returns: the payload of the phrase.
    @discardableResult
    mutating func add(_ phrase: String, payload: Int, _ builder: inout LexiconBuilder) -> Int {
        // The space keeps the dot of an abbreviation that the phrase ends in from being taken for a full stop.
        let bytes = Array(phrase.utf8) + [0x20]
        var words: [Int] = []
        var scanner = WordScanner(bytes, in: 0..<bytes.count)
        while let word = scanner.next() { words.append(builder.intern(Array(bytes[word.range]))) }
        if isReversed { words.reverse() }
        var node: Int32 = 0
        for word in words {
            let key = Self.key(node, Int32(word))
            if let next = nodes[key] {
                node = next
            } else {
                node = Int32(payloads.count)
                nodes[key] = node
                payloads.append(-1)
            }
        }
        if payloads[Int(node)] < 0 { payloads[Int(node)] = Int32(payload) }
        return Int(payloads[Int(node)])
    }

    /// The node behind `node` over a word, or nil.
    @inline(__always) func next(_ node: Int32, _ lexeme: Int32) -> Int32? {
        lexeme < 0 ? nil : nodes[Self.key(node, lexeme)]
    }

    /// The payload of a node, or nil when no phrase ends there.
    @inline(__always) func payload(_ node: Int32) -> Int? {
        let payload = payloads[Int(node)]
        return payload < 0 ? nil : Int(payload)
    }

    @inline(__always) private static func key(_ node: Int32, _ lexeme: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: lexeme))
    }
}
