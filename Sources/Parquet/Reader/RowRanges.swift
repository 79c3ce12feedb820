/// Rows of a row group: ascending ranges that do not touch.
struct RowRanges: Equatable {
    private(set) var ranges: [Range<Int>] = []

    /// No rows.
    init() {}

    /// All rows of a range.
    init(_ range: Range<Int>) {
        append(range)
    }

    var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// Adds rows that are not before those that are there.
    mutating func append(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if let last = ranges.last, range.lowerBound <= last.upperBound {
            ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
            ranges.append(range)
        }
    }

    func union(_ other: RowRanges) -> RowRanges {
        var result = RowRanges()
        for range in (ranges + other.ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) { result.append(range) }
        return result
    }

    func intersection(_ other: RowRanges) -> RowRanges {
        var result = RowRanges()
        var (left, right) = (ranges[...], other.ranges[...])
        while let first = left.first, let second = right.first {
            result.append(first.clamped(to: second))
            if first.upperBound < second.upperBound { left.removeFirst() } else { right.removeFirst() }
        }
        return result
    }
}
