import Columns

/// The rows of one leaf that will be a page: levels, and the values that are there.
struct LeafPage: Sendable {
    var values: LeafValues
    /// One a level; empty where the greatest level is 0.
    var definitionLevels: [UInt8] = []
    var repetitionLevels: [UInt8] = []
    /// Values, nulls and empty lists.
    var levelCount = 0
    var rowCount = 0

    init(_ leaf: LeafColumn) {
        values = LeafValues(leaf.layout)
    }

    /// The uncompressed size, without what runs of levels save.
    var byteCount: Int { values.plainByteCount + (definitionLevels.count + repetitionLevels.count) / 8 }

    mutating func removeAll() {
        values.removeAll()
        definitionLevels.removeAll(keepingCapacity: true)
        repetitionLevels.removeAll(keepingCapacity: true)
        levelCount = 0
        rowCount = 0
    }
}

extension LeafPage {
    /// Where a level comes from: a row of the column that is reached, or none where something on the way is missing.
    private struct Slot {
        var repetition: UInt8
        var definition: UInt8
        var row: Int32
    }

    private static let missing: Int32 = -1

    /// Appends rows of a field, shredded into levels and values (S. Melnik et al., "Dremel", VLDB 2010).
    ///
    /// - Throws: `ParquetError` with `.invalidArgument` for a null where the schema has none.
    mutating func append(_ column: Column, rows: Range<Int>, of leaf: LeafColumn) throws(ParquetError) {
        rowCount += rows.count
        if leaf.steps == [.required] || leaf.steps == [.optional] {
            try appendFlat(column, rows: rows, of: leaf)
        } else {
            try appendNested(column, rows: rows, of: leaf)
        }
    }

    private mutating func appendFlat(_ column: Column, rows: Range<Int>, of leaf: LeafColumn) throws(ParquetError) {
        levelCount += rows.count
        let isOptional = leaf.steps == [.optional]
        guard column.nullCount > 0 else {
            if isOptional { definitionLevels.append(contentsOf: repeatElement(1, count: rows.count)) }
            values.append(column, rows: rows, of: leaf)
            return
        }
        var row = rows.lowerBound
        while row < rows.upperBound {
            let isValid = column.validity[row]
            var end = row + 1
            while end < rows.upperBound, column.validity[end] == isValid { end += 1 }
            if !isValid, !isOptional { throw Self.missingValue(leaf, row) }
            if isOptional {
                definitionLevels.append(contentsOf: repeatElement(isValid ? 1 : 0, count: end - row))
            }
            if isValid { values.append(column, rows: row..<end, of: leaf) }
            row = end
        }
    }

    private mutating func appendNested(_ column: Column, rows: Range<Int>, of leaf: LeafColumn) throws(ParquetError) {
        var slots = rows.map { Slot(repetition: 0, definition: 0, row: Int32(truncatingIfNeeded: $0)) }
        // A column and the way to it; columns are copied by reference.
        var current = column
        var depth: UInt8 = 0
        for step in leaf.steps {
            switch step {
            case .child(let index): current = current.children[index]
            case .required:
                guard current.nullCount > 0 else { continue }
                if let slot = slots.first(where: { $0.row >= 0 && !current.validity[Int($0.row)] }) {
                    throw Self.missingValue(leaf, Int(slot.row))
                }
            case .optional: Self.define(&slots, current)
            case .list:
                depth += 1
                slots = Self.expand(slots, current, depth)
                current = current.children[0]
            }
        }
        append(slots, current, of: leaf)
    }

    private static func define(_ slots: inout [Slot], _ column: Column) {
        let hasNulls = column.nullCount > 0
        for index in slots.indices where slots[index].row >= 0 {
            if hasNulls, !column.validity[Int(slots[index].row)] {
                slots[index].row = missing
            } else {
                slots[index].definition += 1
            }
        }
    }

    private static func expand(_ slots: [Slot], _ column: Column, _ depth: UInt8) -> [Slot] {
        var expanded: [Slot] = []
        expanded.reserveCapacity(slots.count * 2)
        for slot in slots {
            guard slot.row >= 0 else {
                expanded.append(slot)
                continue
            }
            let elements = column.offsets[Int(slot.row)]..<column.offsets[Int(slot.row) + 1]
            if elements.isEmpty {
                expanded.append(Slot(repetition: slot.repetition, definition: slot.definition, row: missing))
            }
            for element in elements {
                let repetition = element == elements.lowerBound ? slot.repetition : depth
                expanded.append(
                    Slot(
                        repetition: repetition, definition: slot.definition + 1,
                        row: Int32(truncatingIfNeeded: element)))
            }
        }
        return expanded
    }

    private mutating func append(_ slots: [Slot], _ column: Column, of leaf: LeafColumn) {
        levelCount += slots.count
        if leaf.maxRepetitionLevel > 0 { repetitionLevels += slots.map(\.repetition) }
        if leaf.maxDefinitionLevel > 0 { definitionLevels += slots.map(\.definition) }
        var run = 0..<0
        for slot in slots where slot.row >= 0 {
            let row = Int(slot.row)
            if row == run.upperBound, !run.isEmpty {
                run = run.lowerBound..<row + 1
            } else {
                values.append(column, rows: run, of: leaf)
                run = row..<row + 1
            }
        }
        values.append(column, rows: run, of: leaf)
    }

    private static func missingValue(_ leaf: LeafColumn, _ row: Int) -> ParquetError {
        ParquetError(
            .invalidArgument, "row \(row) of the batch has no value, and the schema says that every row has one",
            at: .init(column: leaf.dottedPath))
    }
}

extension LeafValues {
    /// Appends the values of consecutive rows without nulls.
    mutating func append(_ column: Column, rows: Range<Int>, of leaf: LeafColumn) {
        guard !rows.isEmpty else { return }
        switch column.layout {
        case .integers: integers.append(contentsOf: column.integers[rows])
        case .doubles:
            for value in column.doubles[rows] { integers.append(Int64(bitPattern: value.bitPattern)) }
        case .wideIntegers:
            guard let width = leaf.layout.width else { return }
            for value in column.wideIntegers[rows] {
                withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0.suffix(width)) }
                offsets.append(bytes.count)
            }
        case .bytes:
            let start = column.offsets[rows.lowerBound]
            let shift = bytes.count - start
            bytes.append(contentsOf: column.bytes[start..<column.offsets[rows.upperBound]])
            for end in column.offsets[(rows.lowerBound + 1)...rows.upperBound] { offsets.append(end + shift) }
        case .list, .structure: break
        }
    }
}
