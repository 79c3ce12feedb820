internal import Text

/// The start of a JSON text, for detection: it may be cut off anywhere.
struct JSONSniffer {
    private let bytes: [UInt8]
    /// Whether the text starts like an object or a list.
    let isJSON: Bool

    init(_ prefix: Span<UInt8>) {
        let all = prefix.withUnsafeBufferPointer { Array($0) }
        bytes = Array(all.starts(with: [0xEF, 0xBB, 0xBF]) ? all[3...] : all[...])
        let start = bytes.drop(while: \.isASCIIWhitespace)
        let inside = start.dropFirst().drop(while: \.isASCIIWhitespace).first
        isJSON =
            start.first == UInt8(ascii: "{") && inside == UInt8(ascii: "\"")
            || start.first == UInt8(ascii: "[") && (inside == UInt8(ascii: "{") || inside == UInt8(ascii: "\""))
    }

    /// Whether all of some keys are there.
    func hasKeys(_ keys: String...) -> Bool { isJSON && keys.allSatisfy { contains("\"\($0)\"") } }

    /// Whether a word stands anywhere.
    func contains(_ word: String) -> Bool {
        let word = Array(word.utf8)
        guard bytes.count >= word.count else { return false }
        return (0...bytes.count - word.count).contains { bytes[$0] == word[0] && bytes[$0...].starts(with: word) }
    }

    /// How many lines there are that start with `{`, up to two.
    var objectLines: Int {
        bytes.split(separator: 0x0A).prefix(2).count { $0.first == UInt8(ascii: "{") && $0.count > 2 }
    }
}
