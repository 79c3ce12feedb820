/// A growable run of plain values: what `[Element]` is, without copies on write and reference counts.
///
/// Indices are checked, as those of an array are.
public struct Column<Element: BitwiseCopyable>: ~Copyable {
    @usableFromInline package private(set) var base: UnsafeMutablePointer<Element>?
    /// The number of elements.
    public private(set) var count = 0
    @usableFromInline private(set) var capacity = 0

    /// An empty column, which owns no memory yet.
    public init() {}

    deinit { base?.deallocate() }

    /// The element at an index in `0..<count`.
    @inlinable public subscript(index: Int) -> Element {
        get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index out of range")
            return base.unsafelyUnwrapped[index]
        }
        set {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index out of range")
            base.unsafelyUnwrapped[index] = newValue
        }
    }

    /// The element at an index in `0..<count`.
    @inlinable public subscript(index: Int32) -> Element {
        get { self[Int(index)] }
        set { self[Int(index)] = newValue }
    }
}

extension Column {
    /// Adds an element.
    @inline(__always) package mutating func append(_ element: Element) {
        if count == capacity { grow(by: 1) }
        base.unsafelyUnwrapped[count] = element
        count += 1
    }

    /// Adds `amount` elements from memory that is not this column's own.
    @inline(__always) package mutating func append(_ elements: UnsafePointer<Element>, count amount: Int) {
        if capacity - count < amount { grow(by: amount) }
        guard amount > 0 else { return }
        (base.unsafelyUnwrapped + count).update(from: elements, count: amount)
        count += amount
    }

    /// Adds a copy of elements of this column.
    package mutating func append(contentsAt range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "range out of bounds")
        if capacity - count < range.count { grow(by: range.count) }
        guard !range.isEmpty, let base else { return }
        (base + count).update(from: base + range.lowerBound, count: range.count)
        count += range.count
    }

    /// Drops the elements from index `newCount` on, and keeps the memory.
    package mutating func truncate(to newCount: Int) {
        precondition(newCount >= 0 && newCount <= count, "cannot truncate to a greater count")
        count = newCount
    }

    /// Drops all elements; memory is kept for the next page unless it is more than one page in thousands needs.
    package mutating func empty() {
        count = 0
        guard capacity * MemoryLayout<Element>.stride > retainedBytes else { return }
        base?.deallocate()
        base = nil
        capacity = 0
    }

    /// Makes the column hold `newCount` elements whose values the caller sets at once.
    package mutating func resetUninitialized(count newCount: Int) {
        count = 0
        if capacity < newCount { grow(by: newCount) }
        count = newCount
    }

    /// The last element, or nil.
    var last: Element? { count > 0 ? self[count - 1] : nil }

    /// Removes the last element of a column that is not empty.
    @discardableResult
    mutating func removeLast() -> Element {
        let element = self[count - 1]
        count -= 1
        return element
    }

    /// Inserts an element before `index`.
    mutating func insert(_ element: Element, at index: Int) {
        precondition(index >= 0 && index <= count, "index out of range")
        append(element)
        guard let base, index < count - 1 else { return }
        (base + index + 1).update(from: base + index, count: count - 1 - index)
        base[index] = element
    }

    /// Removes the element at an index.
    mutating func remove(at index: Int) {
        precondition(index >= 0 && index < count, "index out of range")
        guard let base else { return }
        (base + index).update(from: base + index + 1, count: count - 1 - index)
        count -= 1
    }

    @inline(never) private mutating func grow(by amount: Int) {
        let newCapacity = max(capacity + capacity / 2, count + amount, 64)
        let newBase = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
        if let base {
            newBase.update(from: base, count: count)
            base.deallocate()
        }
        base = newBase
        capacity = newCapacity
    }
}

/// The memory that an empty column keeps, at most.
let retainedBytes = 4 << 20

// Unchecked only because of the pointer: it is the one reference to memory that this value alone owns and frees.
extension Column: @unchecked Sendable where Element: Sendable {}
