internal import Text

/// Text with every run of white space folded to one space, and none at its ends.
struct FoldedText {
    private(set) var bytes: [UInt8] = []
    private var hasSpace = false

    init() {}

    init(_ text: some Sequence<UInt8>) {
        append(Array(text))
    }

    /// Appends text.
    ///
    /// - Returns: Whether anything but white space was appended.
    @discardableResult
    mutating func append(_ text: some RandomAccessCollection<UInt8>) -> Bool {
        let before = bytes.count
        var rest = text[...]
        while let first = rest.first {
            if first.isASCIIWhitespace {
                hasSpace = true
                rest = rest.drop(while: \.isASCIIWhitespace)
            } else if first == 0xC2, rest.dropFirst().first == 0xA0 {
                // A no-break space is one for the reader only.
                hasSpace = true
                rest = rest.dropFirst(2)
            } else {
                if hasSpace, !bytes.isEmpty { bytes.append(0x20) }
                hasSpace = false
                let end = rest.dropFirst().firstIndex { $0.isASCIIWhitespace || $0 == 0xC2 } ?? rest.endIndex
                bytes += rest[..<end]
                rest = rest[end...]
            }
        }
        return bytes.count > before
    }

    var isEmpty: Bool { bytes.isEmpty }

    var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension String {
    /// The text with white space folded; nil when there is nothing else.
    var folded: String? {
        let text = FoldedText(utf8)
        return text.isEmpty ? nil : text.string
    }
}
