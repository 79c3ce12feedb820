public import EmbeddedData

/// The lines of a rules or lexicon file: blank lines and lines that start with `#` are skipped, fields are
/// separated by tabs.
///
/// Files are embedded in the binary (see `EmbeddedData`), so their form is checked by tests, not at run time.
public struct LexiconFile: Sequence, Sendable {
    private let bytes: [UInt8]

    /// The lines of an embedded file.
    public init(_ file: EmbeddedFile) {
        bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }

    /// The lines of `text`, as a user's own lexicon.
    public init(text: [UInt8]) {
        bytes = text
    }

    /// Yields each line's fields, in order.
    public struct Iterator: IteratorProtocol {
        fileprivate let bytes: [UInt8]
        fileprivate var position = 0

        /// The fields of the next line that is neither blank nor a comment.
        public mutating func next() -> [String]? {
            while position < bytes.count {
                let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
                let line = bytes[position..<end]
                position = end + 1
                guard let first = line.first, first != 0x23 else { continue }
                return line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                    String(decoding: $0, as: UTF8.self)
                }
            }
            return nil
        }
    }

    /// An iterator over the lines.
    public func makeIterator() -> Iterator {
        Iterator(bytes: bytes)
    }
}
