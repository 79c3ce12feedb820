import Columns

/// The rows of one stored column: its levels, and its values where there are rows for them.
struct LeafRows {
    /// Empty when no definition level is above 0.
    var definitions: [UInt8] = []
    /// Empty when no repetition level is above 0.
    var repetitions: [UInt8] = []
    /// The column, one row for each place in the innermost list.
    var column: Column
}

/// Puts lists and structs together from the levels (Dremel's record assembly, on columns).
///
/// Source: Melnik et al., "Dremel: Interactive Analysis of Web-Scale Datasets", VLDB 2010, section 4.2.
enum Assembly {
    /// The column of a plan.
    ///
    /// - Parameter rows: By the index of the stored column.
    /// - Throws: `ParquetError` when the levels of stored columns contradict each other.
    static func column(_ plan: ReadPlan, _ rows: [Int: LeafRows]) throws(ParquetError) -> Column {
        switch plan.kind {
        case .leaf(let index, _):
            guard let leaf = rows[index] else { throw ParquetError(.invalidArgument, "a column was not read") }
            return leaf.column
        case .structure(let children): return try structure(plan, children, rows)
        case .list(let element, let elementDefinition):
            return try list(plan, element, elementDefinition, rows)
        }
    }

    private static func structure(
        _ plan: ReadPlan, _ children: [ReadPlan], _ rows: [Int: LeafRows]
    ) throws(ParquetError) -> Column {
        var columns: [Column] = []
        for child in children { columns.append(try column(child, rows)) }
        let count = columns[0].count
        var validity: [Bool] = []
        if plan.definition > plan.slotDefinition, let levels = rows[plan.firstLeaf] {
            validity.reserveCapacity(count)
            for (index, level) in levels.definitions.enumerated()
            where level >= plan.slotDefinition
                && (levels.repetitions.isEmpty || levels.repetitions[index] <= plan.repetition)
            {
                validity.append(level >= plan.definition)
            }
        }
        guard columns.allSatisfy({ $0.count == count }), validity.isEmpty || validity.count == count else {
            throw ParquetError(
                .inconsistent, "the fields of a struct have different numbers of values",
                at: .init(column: plan.field.name))
        }
        return Column(plan.field.type, count: count, validity: validity, children: columns)
    }

    private static func list(
        _ plan: ReadPlan, _ element: ReadPlan, _ elementDefinition: UInt8, _ rows: [Int: LeafRows]
    ) throws(ParquetError) -> Column {
        let elements = try column(element, rows)
        guard let levels = rows[plan.firstLeaf], levels.definitions.count == levels.repetitions.count else {
            throw ParquetError(.inconsistent, "a list has no levels", at: .init(column: plan.field.name))
        }
        var offsets: [Int] = []
        var validity: [Bool] = []
        var count = 0
        // Whether the last place of this list has an element, which others may follow.
        var isOpen = false
        for (definition, repetition) in zip(levels.definitions, levels.repetitions) {
            if repetition <= plan.repetition {
                isOpen = definition >= elementDefinition
                guard definition >= plan.slotDefinition else { continue }
                offsets.append(count)
                validity.append(definition >= plan.definition)
                if isOpen { count += 1 }
            } else if repetition == plan.repetition + 1 {
                guard isOpen, definition >= elementDefinition else {
                    throw ParquetError(
                        .malformed, "a list goes on where it has no element", at: .init(column: plan.field.name))
                }
                count += 1
            }
        }
        guard count == elements.count, (offsets.first ?? 0) == 0 else {
            throw ParquetError(
                .inconsistent, "a list has \(elements.count) elements where its levels say \(count)",
                at: .init(column: plan.field.name))
        }
        offsets.append(count)
        if !plan.field.isNullable { validity = [] }
        return Column(
            plan.field.type, count: offsets.count - 1, validity: validity, offsets: offsets, children: [elements])
    }
}
