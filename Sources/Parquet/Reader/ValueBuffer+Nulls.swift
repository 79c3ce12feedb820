import Columns

extension ValueBuffer {
    /// The number of values in the buffer of a layout.
    func count(_ layout: Column.Layout) -> Int {
        switch layout {
        case .integers: integers.count
        case .wideIntegers: wideIntegers.count
        case .doubles: doubles.count
        case .bytes, .list, .structure: offsets.count - 1
        }
    }

    /// Makes room for nulls among the values from an index on.
    ///
    /// - Parameter validity: Which places of the result have a value; there are as many values as that.
    mutating func spread(_ layout: Column.Layout, from start: Int, validity: ArraySlice<Bool>) {
        switch layout {
        case .integers: Self.spread(&integers, from: start, validity, null: 0)
        case .wideIntegers: Self.spread(&wideIntegers, from: start, validity, null: 0)
        case .doubles: Self.spread(&doubles, from: start, validity, null: 0)
        case .bytes, .list, .structure: Self.spread(&offsets, from: start + 1, validity, null: nil)
        }
    }

    /// From the back, so that every value moves once.
    ///
    /// - Parameter null: What stands for null; nil for what is before it: a null ends where the value before it ends.
    private static func spread<Value: Numeric>(
        _ values: inout [Value], from start: Int, _ validity: ArraySlice<Bool>, null: Value?
    ) {
        var read = values.count
        var write = start + validity.count
        values.append(contentsOf: repeatElement(0, count: write - read))
        values.withUnsafeMutableBufferPointer { values in
            for isValid in validity.reversed() {
                write -= 1
                if isValid {
                    read -= 1
                    values[write] = values[read]
                } else {
                    values[write] = null ?? values[read - 1]
                }
            }
        }
    }
}
