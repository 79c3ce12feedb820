/// A text after repair, with the way back to the original.
public struct RepairedText: Sendable, Equatable {
    /// The repaired text as UTF-8.
    public internal(set) var utf8: [UInt8] = []
    /// The places where the two texts stop running side by side; empty when nothing changed.
    var anchors: [Anchor] = []
    /// The length of the original.
    var originalCount = 0

    /// From `repaired` on, bytes stand at `original` of the original; side by side up to the next anchor, unless
    /// `isFixed`: then all of them come from the same characters.
    struct Anchor: Sendable, Equatable {
        var repaired: Int, original: Int
        var isFixed: Bool
    }

    /// Whether the repair changed anything.
    public var isChanged: Bool { !anchors.isEmpty }

    /// The offsets of the repaired text at which the two texts part or run side by side again, ascending.
    public var changedOffsets: [Int] { anchors.map(\.repaired) }

    /// Where in the original a byte of the repaired text comes from. The end maps to the end.
    ///
    /// A byte that took the place of several characters maps to the first of them. Ascending offsets give ascending
    /// results.
    public func originalOffset(of offset: Int) -> Int {
        guard offset < utf8.count else { return originalCount }
        var (low, high) = (0, anchors.count)
        while low < high {
            let middle = (low + high) / 2
            if anchors[middle].repaired <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return offset }
        let anchor = anchors[low - 1]
        return anchor.isFixed ? anchor.original : anchor.original + offset - anchor.repaired
    }

    /// The bytes of the original that became `range` of the repaired text.
    public func originalRange(of range: Range<Int>) -> Range<Int> {
        let start = originalOffset(of: range.lowerBound)
        return start..<max(start, originalOffset(of: range.upperBound))
    }
}

/// Builds a repaired text from runs of the original and from repaired characters.
struct RepairedTextBuilder {
    private(set) var result = RepairedText()
    /// Where the next byte of the original stands when the texts run side by side; nil behind a repaired character.
    private var next: Int? = 0

    init(originalCount: Int) {
        result.originalCount = originalCount
        result.utf8.reserveCapacity(originalCount)
    }

    /// Appends bytes of the original as they are.
    mutating func copy(_ text: [UInt8], _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        anchor(at: range.lowerBound)
        result.utf8.append(contentsOf: text[range])
        next = range.upperBound
    }

    /// Appends a character that comes from `origin`.
    mutating func append(_ character: RepairCharacter, of text: [UInt8]) {
        let scalar = Unicode.Scalar(character.scalar) ?? "\u{FFFD}"
        let origin = character.origin
        let length = UTF8.width(scalar)
        if length == origin.count, UTF8.encode(scalar)?.elementsEqual(text[origin]) == true {
            copy(text, origin)
            return
        }
        result.anchors.append(
            .init(repaired: result.utf8.count, original: origin.lowerBound, isFixed: true))
        result.utf8.append(contentsOf: String(scalar).utf8)
        next = nil
    }

    private mutating func anchor(at original: Int) {
        guard next != original else { return }
        result.anchors.append(.init(repaired: result.utf8.count, original: original, isFixed: false))
    }

    /// The text; the original's end is where it ends.
    consuming func finish() -> RepairedText {
        if next != result.originalCount, result.anchors.isEmpty {
            // Only the end was dropped.
            result.anchors.append(
                .init(repaired: result.utf8.count, original: result.originalCount, isFixed: true))
        }
        return result
    }
}
