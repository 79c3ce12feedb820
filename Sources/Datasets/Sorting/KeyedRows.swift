import Columns

/// Rows with their sort keys.
struct KeyedRows: Sendable {
    let batch: ColumnBatch
    private var keys: [UInt8] = []
    /// Key `i` is `keys[bounds[i]..<bounds[i + 1]]`.
    private var bounds: [Int] = [0]
    private var groupLengths: [Int32] = []

    init(_ batch: ColumnBatch, _ encoder: KeyEncoder) {
        self.batch = batch
        bounds.reserveCapacity(batch.rowCount + 1)
        for row in 0..<batch.rowCount {
            groupLengths.append(Int32(truncatingIfNeeded: encoder.append(row, of: batch, to: &keys)))
            bounds.append(keys.count)
        }
    }

    /// The memory that rows and keys take, in bytes.
    var byteCount: Int { batch.byteCount + keys.count + 12 * bounds.count }

    /// The key of a row.
    func key(_ row: Int) -> ArraySlice<UInt8> { keys[bounds[row]..<bounds[row + 1]] }

    /// The part of the key that says which rows belong together.
    func group(_ row: Int) -> ArraySlice<UInt8> { keys[bounds[row]..<bounds[row] + Int(groupLengths[row])] }

    /// The first eight bytes of the key as a number: enough to tell most rows apart.
    func keyPrefix(_ row: Int) -> UInt64 {
        var prefix: UInt64 = 0
        for index in 0..<8 {
            let position = bounds[row] + index
            prefix = prefix << 8 | (position < bounds[row + 1] ? UInt64(keys[position]) : 0)
        }
        return prefix
    }
}

/// Where two keys differ, as unsigned bytes: negative, zero or positive.
func compare(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
    left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
            for index in 0..<min(left.count, right.count) where left[index] != right[index] {
                return left[index] < right[index] ? -1 : 1
            }
            return left.count - right.count
        }
    }
}
