/// A key as it stands in the text when nothing in it is escaped, with its closing quote.
struct ExpectedKey: BitwiseCopyable {
    /// 0 for a name that needs an escape.
    let length: Int
    private let bytes: UnsafeMutablePointer<UInt8>
    private let word: UInt64
    private let mask: UInt64

    init(_ name: String) {
        var text = Array(name.utf8)
        let isPlain = text.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
        text.append(0x22)
        length = isPlain ? text.count : 0
        bytes = .allocate(capacity: text.count)
        bytes.initialize(from: text, count: text.count)
        let head = text.prefix(8)
        word = head.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        mask = head.count == 8 ? .max : 1 << UInt64(8 * head.count) - 1
    }

    func deallocate() { bytes.deallocate() }

    @inline(__always)
    func matches(_ text: UnsafePointer<UInt8>) -> Bool {
        guard UnsafeRawPointer(text).loadUnaligned(as: UInt64.self) & mask == word, length > 0 else { return false }
        // The rest byte by byte: a text that ends earlier differs before its end.
        var index = 8
        while index < length {
            guard text[index] == bytes[index] else { return false }
            index += 1
        }
        return true
    }
}
