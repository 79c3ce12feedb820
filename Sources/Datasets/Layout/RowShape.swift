import Columns

/// Where the columns of incoming rows go: to the files, to the names of directories, to the sort keys.
///
/// Between arrival and file, rows have the columns of the files, then the values of the directories, then those columns
/// that are only sorted by.
struct RowShape: Sendable {
    /// The columns of the files.
    let files: Schema
    /// The columns of waiting rows.
    let waiting: Schema
    /// The partition keys with the places of their columns among the incoming ones.
    private let partitions: [(key: PartitionKey, source: Int)]
    /// The places of the files' columns, and of those only sorted by, among the incoming ones.
    private let fileSources: [Int]
    private let extraSources: [Int]
    /// The places of the sort keys among the waiting columns.
    private let order: [KeyEncoder.Part]

    /// - Throws: `DatasetError` with the code `.column`.
    init(_ layout: DatasetLayout, _ schema: Schema) throws(DatasetError) {
        func place(_ name: String) throws(DatasetError) -> Int {
            guard let index = schema.index(of: name) else {
                throw DatasetError(.column, "there is no column '\(name)'")
            }
            return index
        }
        var partitions: [(key: PartitionKey, source: Int)] = []
        var partitionFields: [Field] = []
        for key in layout.partitions {
            let source = try place(key.column)
            partitions.append((key, source))
            partitionFields.append(try key.field(of: schema.fields[source]))
        }
        let names = layout.columns.isEmpty ? schema.fields.map(\.name) : layout.columns
        let isLeftOut: (String) -> Bool = { name in
            !layout.keepsPartitionColumns && layout.partitions.contains { $0.part == nil && $0.column == name }
        }
        var fileSources: [Int] = []
        for name in names where !isLeftOut(name) { fileSources.append(try place(name)) }
        try Self.check(partitionFields, files: fileSources.map { schema.fields[$0].name }, layout)

        var extraSources: [Int] = []
        var order: [KeyEncoder.Part] = []
        for key in layout.order {
            let source = try place(key.column)
            guard !schema.fields[source].type.isNested else {
                throw DatasetError(.column, "cannot sort by '\(key.column)', a \(schema.fields[source].type)")
            }
            var index = fileSources.firstIndex(of: source)
            if index == nil {
                index = fileSources.count + partitionFields.count + extraSources.count
                extraSources.append(source)
            }
            order.append(KeyEncoder.Part(column: index ?? 0, isDescending: key.isDescending))
        }
        (self.partitions, self.fileSources, self.extraSources, self.order) = (
            partitions, fileSources, extraSources, order
        )
        files = Schema(fileSources.map { schema.fields[$0] })
        waiting = Schema(files.fields + partitionFields + extraSources.map { schema.fields[$0] })
    }

    private static func check(_ partitions: [Field], files: [String], _ layout: DatasetLayout) throws(DatasetError) {
        if files.isEmpty { throw DatasetError(.column, "every column is partitioned by: none is left for the files") }
        for (index, key) in layout.partitions.enumerated() {
            if partitions[..<index].contains(where: { $0.name == key.name }) {
                throw DatasetError(.column, "two levels of directories would be named '\(key.name)'")
            }
            if key.part != nil, files.contains(key.name) {
                throw DatasetError(
                    .column, "the directories of '\(key)' would have the name of the column '\(key.name)'")
            }
        }
    }

    /// What waiting rows are sorted by: directories first, then the order that was asked for.
    var keys: KeyEncoder {
        let directories = partitions.indices.map {
            KeyEncoder.Part(column: fileSources.count + $0, isDescending: false)
        }
        return KeyEncoder(parts: directories + order, groupingParts: partitions.count)
    }

    /// Whether rows have to wait for others.
    var isSorted: Bool { !partitions.isEmpty || !order.isEmpty }

    /// The names and types of the directories' values.
    var partitionFields: ArraySlice<Field> { waiting.fields[fileSources.count..<fileSources.count + partitions.count] }

    /// Incoming rows as they wait.
    func waiting(_ batch: ColumnBatch) -> ColumnBatch {
        let columns =
            fileSources.map { batch.columns[$0] } + partitions.map { $0.key.values(of: batch.columns[$0.source]) }
            + extraSources.map { batch.columns[$0] }
        return ColumnBatch(schema: waiting, columns: columns)
    }

    /// Waiting rows as files have them.
    func files(_ batch: ColumnBatch) -> ColumnBatch {
        ColumnBatch(schema: files, columns: Array(batch.columns[..<fileSources.count]))
    }

    /// The values of a waiting row's directories; nil for a missing one.
    func partition(of row: Int, in batch: ColumnBatch) -> [PartitionValue] {
        partitions.enumerated().map { index, partition in
            PartitionValue(
                name: partition.key.name, text: partition.key.text(batch.columns[fileSources.count + index], row))
        }
    }
}
