import Columns

/// How a column of the table is put together from the stored columns.
///
/// Source: LogicalTypes.md of the format, "Nested Types" with its rules for older files.
struct ReadPlan: Sendable {
    indirect enum Kind: Sendable {
        /// A stored column, by its index.
        case leaf(Int, LeafType)
        case structure([ReadPlan])
        /// An element is there from `elementDefinition` on.
        case list(ReadPlan, elementDefinition: UInt8)
    }

    /// The column's name and type.
    let field: Field
    let kind: Kind
    /// The definition level from which there is a value, not null.
    let definition: UInt8
    /// The definition level from which there is a row for this column: that of the innermost list around it.
    let slotDefinition: UInt8
    /// The number of lists around it.
    let repetition: UInt8

    /// The first stored column below, whose levels give the shape.
    var firstLeaf: Int {
        switch kind {
        case .leaf(let index, _): index
        case .structure(let children): children[0].firstLeaf
        case .list(let element, _): element.firstLeaf
        }
    }

    /// The stored columns below.
    var leaves: [(index: Int, type: LeafType, slotDefinition: UInt8)] {
        switch kind {
        case .leaf(let index, let type): [(index, type, slotDefinition)]
        case .structure(let children): children.flatMap(\.leaves)
        case .list(let element, _): element.leaves
        }
    }
}

extension ReadPlan {
    /// The plan of a node: a repeated node that no list wraps is a list of required elements.
    ///
    /// - Parameter slotDefinition: That of the innermost list around the node.
    init(_ node: SchemaNode, slotDefinition: UInt8 = 0) throws(ParquetError) {
        if node.isRepeated {
            self = try Self.list(node.element.name, isNullable: false, repeated: node, slotDefinition: slotDefinition) {
                (slot) throws(ParquetError) in
                try Self.value(node, name: "element", isNullable: false, slotDefinition: slot)
            }
        } else {
            self = try Self.value(
                node, name: node.element.name, isNullable: node.isOptional, slotDefinition: slotDefinition)
        }
    }

    /// The plan of a node's value, its own repetition left aside.
    private static func value(
        _ node: SchemaNode, name: String, isNullable: Bool, slotDefinition: UInt8
    ) throws(ParquetError) -> ReadPlan {
        let place = ParquetError.Place(column: node.dottedPath)
        let logical = node.element.logicalType ?? LogicalType(node.element)
        if logical == .variant { throw ParquetError(.unsupported, "VARIANT columns are not read", at: place) }
        let repetition = node.repetition
        if let physical = node.element.type {
            let leaf = try locating(place) { () throws(ParquetError) in try LeafType(node.element, physical) }
            return ReadPlan(
                field: Field(name, leaf.type, isNullable: isNullable), kind: .leaf(node.leaves.lowerBound, leaf),
                definition: node.definition, slotDefinition: slotDefinition, repetition: repetition)
        }
        if let repeated = node.children.first, node.children.count == 1, repeated.isRepeated {
            if logical == .list {
                return try list(name, isNullable: isNullable, repeated: repeated, slotDefinition: slotDefinition) {
                    (slot) throws(ParquetError) in
                    try element(of: repeated, listName: node.element.name, slotDefinition: slot)
                }
            }
            if logical == .map, !repeated.isLeaf {
                return try list(name, isNullable: isNullable, repeated: repeated, slotDefinition: slotDefinition) {
                    (slot) throws(ParquetError) in
                    try entry(repeated, slotDefinition: slot)
                }
            }
        }
        guard !node.leaves.isEmpty else {
            throw ParquetError(.unsupported, "a group without columns is not read", at: place)
        }
        var children: [ReadPlan] = []
        for child in node.children where !child.leaves.isEmpty {
            children.append(try ReadPlan(child, slotDefinition: slotDefinition))
        }
        return ReadPlan(
            field: Field(name, .structure(children.map(\.field)), isNullable: isNullable), kind: .structure(children),
            definition: node.definition, slotDefinition: slotDefinition, repetition: repetition)
    }

    /// A list whose elements are a repeated node's.
    private static func list(
        _ name: String, isNullable: Bool, repeated: SchemaNode, slotDefinition: UInt8,
        _ element: (_ slotDefinition: UInt8) throws(ParquetError) -> ReadPlan
    ) throws(ParquetError) -> ReadPlan {
        let element = try element(repeated.definition)
        return ReadPlan(
            field: Field(name, .list(element.field), isNullable: isNullable),
            kind: .list(element, elementDefinition: repeated.definition), definition: repeated.definition - 1,
            slotDefinition: slotDefinition, repetition: repeated.repetition - 1)
    }

    /// The element of a LIST: the only child of the repeated node, unless the rules for older files make it the repeated
    /// node itself.
    private static func element(
        of repeated: SchemaNode, listName: String, slotDefinition: UInt8
    ) throws(ParquetError) -> ReadPlan {
        let name = repeated.element.name
        guard repeated.children.count == 1, let child = repeated.children.first, !child.isRepeated, name != "array",
            name != listName + "_tuple"
        else {
            return try value(repeated, name: "element", isNullable: false, slotDefinition: slotDefinition)
        }
        return try value(child, name: "element", isNullable: child.isOptional, slotDefinition: slotDefinition)
    }

    /// The entry of a MAP: a struct of key and value, whatever the file names them.
    private static func entry(_ repeated: SchemaNode, slotDefinition: UInt8) throws(ParquetError) -> ReadPlan {
        var children: [ReadPlan] = []
        for (index, child) in repeated.children.enumerated() where !child.leaves.isEmpty {
            guard !child.isRepeated, repeated.children.count <= 2 else {
                return try value(repeated, name: "key_value", isNullable: false, slotDefinition: slotDefinition)
            }
            children.append(
                try value(
                    child, name: index == 0 ? "key" : "value", isNullable: child.isOptional,
                    slotDefinition: slotDefinition))
        }
        guard !children.isEmpty else {
            throw ParquetError(
                .unsupported, "a group without columns is not read", at: .init(column: repeated.dottedPath))
        }
        return ReadPlan(
            field: Field("key_value", .structure(children.map(\.field)), isNullable: false),
            kind: .structure(children), definition: repeated.definition, slotDefinition: slotDefinition,
            repetition: repeated.repetition)
    }
}
