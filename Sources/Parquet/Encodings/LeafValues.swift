/// How the values of a leaf column are stored: a physical type of the format.
enum PhysicalLayout: Sendable, Hashable {
    case boolean, int32, int64, double
    case byteArray
    /// Byte strings of one length.
    case fixed(Int)

    /// The bytes of a PLAIN value; nil where that depends on the value.
    var width: Int? {
        switch self {
        case .boolean, .byteArray: nil
        case .int32: 4
        case .int64, .double: 8
        case .fixed(let length): length
        }
    }
}

/// Values of one leaf without nulls, as encodings take them.
///
/// Booleans (0 or 1), integers and the bit patterns of doubles are in `integers`; byte strings in `bytes` between
/// consecutive `offsets`.
struct LeafValues: Sendable {
    let layout: PhysicalLayout
    var integers: [Int64] = []
    var offsets: [Int] = [0]
    var bytes: [UInt8] = []

    init(_ layout: PhysicalLayout) {
        self.layout = layout
    }

    var isBytes: Bool {
        switch layout {
        case .byteArray, .fixed: true
        default: false
        }
    }

    var count: Int { isBytes ? offsets.count - 1 : integers.count }

    /// The bytes that PLAIN takes.
    var plainByteCount: Int {
        switch layout {
        case .boolean: (integers.count + 7) / 8
        case .int32: 4 * integers.count
        case .int64, .double: 8 * integers.count
        case .byteArray: bytes.count + 4 * count
        case .fixed: bytes.count
        }
    }

    mutating func removeAll() {
        integers.removeAll(keepingCapacity: true)
        offsets.removeSubrange(1...)
        bytes.removeAll(keepingCapacity: true)
    }

    /// The first values, as many as fit into `limit` bytes, at least one if there is one.
    func prefix(maxBytes limit: Int) -> LeafValues {
        var part = LeafValues(layout)
        if isBytes {
            let end = offsets.partitioningIndex { $0 > limit }
            let taken = max(min(1, count), min(count, end - 1))
            part.offsets = Array(offsets[...taken])
            part.bytes = Array(bytes[..<offsets[taken]])
        } else {
            part.integers = Array(integers.prefix(max(1, limit / 8)))
        }
        return part
    }
}

extension [Int] {
    /// The first index whose element satisfies `predicate`, in an array where all such elements are at the end.
    func partitioningIndex(where predicate: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
