/// A batch under construction as a flat array of nodes: the row as a struct first, then, level by level, the fields of
/// structs and the elements of lists, siblings side by side.
package struct BatchBuilder: ~Copyable {
    package let schema: Schema
    /// The nodes; number 0 is the row.
    package let nodes: UnsafeMutablePointer<BuilderNode>
    /// The field of each node.
    package let fields: [Field]
    /// The node that each node is a part of; 0 for the columns and for the row itself.
    package let parents: [Int]

    package init(_ schema: Schema) {
        self.schema = schema
        var fields = [Field("", .structure(schema.fields), isNullable: false)]
        var parents = [0]
        var firstChildren: [Int] = []
        var next = 0
        while next < fields.count {
            firstChildren.append(fields.count)
            switch fields[next].type {
            case .list(let element):
                fields.append(element)
                parents.append(next)
            case .structure(let members):
                fields += members
                parents += members.map { _ in next }
            default: break
            }
            next += 1
        }
        nodes = .allocate(capacity: fields.count)
        for (index, field) in fields.enumerated() {
            (nodes + index).initialize(to: BuilderNode(field, firstChild: firstChildren[index]))
        }
        self.fields = fields
        self.parents = parents
    }

    deinit {
        for index in fields.indices { nodes[index].deallocate() }
        nodes.deallocate()
    }

    /// Complete rows.
    package var rowCount: Int { nodes[0].count }

    /// The memory that the values take, in bytes.
    package var byteCount: Int {
        fields.indices.reduce(0) { $0 + 9 * nodes[$1].count + nodes[$1].byteCount }
    }

    /// The names from the row to a node, such as `figures[].unit`.
    package func path(of node: Int) -> String {
        var names: [String] = []
        var node = node
        while node != 0 {
            let parent = parents[node]
            if nodes[parent].kind == .list {
                names.append("[]")
            } else {
                names.append((parent == 0 ? "" : ".") + fields[node].name)
            }
            node = parent
        }
        return names.reversed().joined()
    }

    /// Hands out the complete rows and goes on with none.
    package mutating func take() -> ColumnBatch {
        let columns = (0..<nodes[0].childCount).map { column(nodes[0].firstChild + $0) }
        for index in fields.indices { nodes[index].removeAll() }
        return ColumnBatch(schema: schema, columns: columns)
    }

    private func column(_ index: Int) -> Column {
        let node = nodes[index]
        let type = fields[index].type
        let layout = Column.Layout(type)
        return Column(
            type, count: node.count, nullCount: node.nullCount,
            validity: node.nullCount == 0 ? [] : Self.array(node.validity, node.count),
            integers: layout == .integers ? Self.array(node.values, node.count) : [],
            wideIntegers: layout == .wideIntegers ? Self.array(node.values, node.count) : [],
            doubles: layout == .doubles ? Self.array(node.values, node.count) : [],
            offsets: layout == .bytes || layout == .list ? Self.array(node.values, node.count + 1) : [],
            bytes: layout == .bytes ? Self.array(node.bytes, node.byteCount) : [],
            children: (0..<node.childCount).map { column(node.firstChild + $0) })
    }

    private static func array<Value: BitwiseCopyable>(_ start: UnsafeMutableRawPointer, _ count: Int) -> [Value] {
        [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let target = buffer.baseAddress {
                UnsafeMutableRawPointer(target).copyMemory(
                    from: start, byteCount: count * MemoryLayout<Value>.stride)
            }
            initialized = count
        }
    }
}

extension UnsafeMutablePointer<BuilderNode> {
    /// Appends a null to a node of this builder, and to the fields of a struct.
    package func appendNull(to node: Int) {
        self[node].appendOwnNull()
        guard self[node].kind == .structure else { return }
        for child in self[node].firstChild..<self[node].firstChild + self[node].childCount { appendNull(to: child) }
    }
}
