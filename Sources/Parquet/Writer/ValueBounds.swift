import Columns

/// The least and the greatest of some values, in the order that the logical type defines (Parquet format, "Column
/// orders"): signed numbers, unsigned bytes; NaN counts for nothing, and zeros are taken for -0.0 and +0.0.
struct ValueBounds: Sendable {
    /// How stored values compare.
    enum Order: Sendable, Hashable {
        case signed, floating, unsignedBytes, signedBytes
    }

    /// Longer byte strings are shortened.
    static let maxLength = 64

    let order: Order
    private let layout: PhysicalLayout
    private let isText: Bool
    private var low: Int64 = 0
    private var high: Int64 = 0
    private var lowBytes: [UInt8] = []
    private var highBytes: [UInt8] = []
    /// Whether there is a value that compares.
    private(set) var hasValues = false
    /// Whether there is a NaN.
    private(set) var hasNaN = false

    init(_ leaf: LeafColumn) {
        order = Order(leaf.type)
        layout = leaf.layout
        isText = leaf.type == .string
    }

    mutating func include(_ values: LeafValues) {
        if values.isBytes {
            includeBytes(values)
        } else if order == .floating {
            for bits in values.integers { includeDouble(Double(bitPattern: UInt64(bitPattern: bits))) }
        } else if let first = values.integers.first {
            if !hasValues { (low, high) = (first, first) }
            for value in values.integers {
                if value < low { low = value }
                if value > high { high = value }
            }
            hasValues = true
        }
    }

    mutating func merge(_ other: ValueBounds) {
        hasNaN = hasNaN || other.hasNaN
        guard other.hasValues else { return }
        guard hasValues else {
            let sawNaN = hasNaN
            self = other
            hasNaN = sawNaN
            return
        }
        switch order {
        case .signed: (low, high) = (min(low, other.low), max(high, other.high))
        case .floating:
            includeDouble(Double(bitPattern: UInt64(bitPattern: other.low)))
            includeDouble(Double(bitPattern: UInt64(bitPattern: other.high)))
        case .unsignedBytes, .signedBytes:
            if order.isLess(other.lowBytes, lowBytes) { lowBytes = other.lowBytes }
            if order.isLess(highBytes, other.highBytes) { highBytes = other.highBytes }
        }
    }

    private mutating func includeDouble(_ value: Double) {
        guard !value.isNaN else {
            hasNaN = true
            return
        }
        let (least, greatest) = value == 0 ? (-0.0, 0.0) : (value, value)
        if !hasValues || least < Double(bitPattern: UInt64(bitPattern: low)) {
            low = Int64(bitPattern: least.bitPattern)
        }
        if !hasValues || greatest > Double(bitPattern: UInt64(bitPattern: high)) {
            high = Int64(bitPattern: greatest.bitPattern)
        }
        hasValues = true
    }

    private mutating func includeBytes(_ values: LeafValues) {
        guard values.count > 0 else { return }
        var (least, greatest) = (0, 0)
        values.bytes.withUnsafeBufferPointer { bytes in
            func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
                UnsafeBufferPointer(rebasing: bytes[values.offsets[index]..<values.offsets[index + 1]])
            }
            for index in 1..<max(1, values.count) {
                if order.isLess(value(index), value(least)) {
                    least = index
                } else if order.isLess(value(greatest), value(index)) {
                    greatest = index
                }
            }
        }
        let lowest = values.bytes[values.offsets[least]..<values.offsets[least + 1]]
        let highest = values.bytes[values.offsets[greatest]..<values.offsets[greatest + 1]]
        if !hasValues || order.isLess(lowest, lowBytes) { lowBytes = Array(lowest) }
        if !hasValues || order.isLess(highBytes, highest) { highBytes = Array(highest) }
        hasValues = true
    }

    /// The bounds as they are stored; nil without values.
    var stored: (min: [UInt8], max: [UInt8], isMinExact: Bool, isMaxExact: Bool)? {
        guard hasValues else { return nil }
        switch order {
        case .signed, .floating:
            return (PlainEncoder.bytes(of: low, layout), PlainEncoder.bytes(of: high, layout), true, true)
        case .signedBytes: return (lowBytes, highBytes, true, true)
        case .unsignedBytes:
            let least = lowBytes.count <= Self.maxLength ? lowBytes : shortened(lowBytes)
            let greatest =
                highBytes.count <= Self.maxLength ? highBytes : incremented(shortened(highBytes)) ?? highBytes
            return (least, greatest, least == lowBytes, greatest == highBytes)
        }
    }

    /// The first bytes, cut before a character that would be split.
    private func shortened(_ bytes: [UInt8]) -> [UInt8] {
        var end = Self.maxLength
        if isText { while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 } }
        return Array(bytes[..<end])
    }

    /// The least text, or byte string, that is greater than all that begin with `prefix`; nil when there is none.
    private func incremented(_ prefix: [UInt8]) -> [UInt8]? {
        var bytes = prefix
        while let last = bytes.last {
            if !isText {
                bytes.removeLast()
                if last < 0xFF { return bytes + [last + 1] }
                continue
            }
            var start = bytes.count - 1
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            let scalar = String(decoding: bytes[start...], as: UTF8.self).unicodeScalars.first
            bytes.removeSubrange(start...)
            // The surrogates between these two are no scalars.
            let next = scalar?.value == 0xD7FF ? 0xE000 : (scalar?.value ?? 0x10FFFF) + 1
            if let next = Unicode.Scalar(next) { return bytes + Array(String(next).utf8) }
        }
        return nil
    }
}

extension ValueBounds.Order {
    init(_ type: DataType) {
        self =
            switch type {
            case .double: .floating
            case .string, .binary, .uuid: .unsignedBytes
            case .decimal(let precision, _) where precision > DataType.int64Precision: .signedBytes
            default: .signed
            }
    }

    /// Whether one byte string comes before another.
    func isLess(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
        let isDone = left.withContiguousStorageIfAvailable { left in
            right.withContiguousStorageIfAvailable { isLess(left, $0) } ?? false
        }
        return isDone ?? false
    }

    private func isLess(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        let flip: UInt8 = self == .signedBytes ? 0x80 : 0
        let count = min(left.count, right.count)
        for index in 0..<count where left[index] != right[index] {
            guard index == 0 else { return left[index] < right[index] }
            return left[index] ^ flip < right[index] ^ flip
        }
        return left.count < right.count
    }

    /// Whether one stored bound comes before another.
    func isStoredLess(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        switch self {
        case .unsignedBytes, .signedBytes: isLess(left, right)
        case .signed: Self.integer(left) < Self.integer(right)
        case .floating:
            Double(bitPattern: UInt64(bitPattern: Self.integer(left)))
                < Double(bitPattern: UInt64(bitPattern: Self.integer(right)))
        }
    }

    private static func integer(_ bytes: [UInt8]) -> Int64 {
        let unsigned = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return bytes.count == 4 ? Int64(Int32(truncatingIfNeeded: unsigned)) : Int64(bitPattern: unsigned)
    }
}
