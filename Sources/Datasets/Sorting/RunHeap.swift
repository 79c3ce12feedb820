import Columns

/// The next row of a run.
struct RunCursor {
    private let run: SortedRun
    /// The run's place in the order of arrival, which decides ties.
    private let number: Int
    private(set) var rows: KeyedRows
    private(set) var row = 0
    private var prefix: UInt64

    /// The first row, or nil when there is none.
    init?(_ run: SortedRun, number: Int, _ encoder: KeyEncoder) throws(DatasetError) {
        guard let batch = try run.file.next() else { return nil }
        self.run = run
        self.number = number
        rows = KeyedRows(batch, encoder)
        prefix = rows.keyPrefix(0)
    }

    /// Goes to the next row.
    ///
    /// - Returns: Whether there is one.
    mutating func advance(_ encoder: KeyEncoder) throws(DatasetError) -> Bool {
        row += 1
        if row == rows.batch.rowCount {
            guard let batch = try run.file.next() else { return false }
            rows = KeyedRows(batch, encoder)
            row = 0
        }
        prefix = rows.keyPrefix(row)
        return true
    }

    static func < (left: RunCursor, right: RunCursor) -> Bool {
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        let order = compare(left.rows.key(left.row), right.rows.key(right.row))
        return order == 0 ? left.number < right.number : order < 0
    }
}

/// A binary heap of runs (J. W. J. Williams, 1964): the run with the next row is the first.
struct RunHeap {
    private var cursors: [RunCursor] = []

    var first: RunCursor? { cursors.first }

    mutating func insert(_ cursor: RunCursor) {
        cursors.append(cursor)
        var child = cursors.count - 1
        while child > 0, cursors[child] < cursors[(child - 1) / 2] {
            cursors.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Goes to the next row of the first run.
    ///
    /// - Returns: Whether it has one; otherwise it is still the first.
    mutating func advanceFirst(_ encoder: KeyEncoder) throws(DatasetError) -> Bool {
        guard try cursors[0].advance(encoder) else { return false }
        siftDown()
        return true
    }

    mutating func removeFirst() {
        cursors.swapAt(0, cursors.count - 1)
        cursors.removeLast()
        siftDown()
    }

    private mutating func siftDown() {
        var parent = 0
        while case let left = 2 * parent + 1, left < cursors.count {
            let right = left + 1
            let child = right < cursors.count && cursors[right] < cursors[left] ? right : left
            guard cursors[child] < cursors[parent] else { return }
            cursors.swapAt(parent, child)
            parent = child
        }
    }
}
