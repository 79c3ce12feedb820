extension ParquetFileReader {
    /// What the footer says. Nothing but the footer is read.
    public var metadata: ParquetMetadata {
        let metaData = footer.metaData
        return ParquetMetadata(
            version: Int(metaData.version), createdBy: metaData.createdBy, rowCount: rowCount, byteCount: source.count,
            footerByteCount: footer.byteCount,
            keyValues: (metaData.keyValueMetadata ?? []).map { .init(key: $0.key, value: $0.value) },
            columns: tree.leaves.map(ParquetMetadata.ColumnDescription.init),
            rowGroups: metaData.rowGroups.map(description))
    }

    private func description(of group: RowGroup) -> ParquetMetadata.RowGroupDescription {
        let columns = zip(tree.leaves, group.columns).enumerated().map { index, pair in
            description(of: pair.1, pair.0, index)
        }
        let sorting = (group.sortingColumns ?? []).map { column in
            let index = Int(column.columnIndex)
            let name = tree.leaves.indices.contains(index) ? tree.leaves[index].dottedPath : "column \(index)"
            return name + (column.isDescending ? " descending" : " ascending")
                + (column.nullsFirst ? ", nulls first" : ", nulls last")
        }
        return ParquetMetadata.RowGroupDescription(
            rowCount: Int(group.numRows),
            compressedByteCount: columns.reduce(0) { $0.addingSaturating($1.compressedByteCount) },
            uncompressedByteCount: Int(group.totalByteSize), sorting: sorting, columns: columns)
    }

    private func description(
        of chunk: ColumnChunk, _ leaf: SchemaNode, _ index: Int
    ) -> ParquetMetadata.ColumnChunkDescription {
        let metaData = chunk.metaData ?? ColumnMetaData()
        let statistics = metaData.statistics
        let bounds = bounds(of: metaData, leaf, index)
        let dictionary = metaData.dictionaryPageOffset.flatMap { $0 > 0 && $0 < metaData.dataPageOffset ? $0 : nil }
        let dataPages = metaData.encodingStats?.filter { $0.pageType == .dataPage || $0.pageType == .dataPageV2 }
        let encodings = dataPages?.map(\.encoding) ?? metaData.encodings
        return ParquetMetadata.ColumnChunkDescription(
            path: leaf.dottedPath, codec: metaData.codec.description, encodings: encodings.map(\.description).unique,
            dataPageCount: dataPages?.reduce(0) { $0 + Int($1.count) }, valueCount: Int(metaData.numValues),
            nullCount: statistics?.nullCount.map { Int($0) }, distinctCount: statistics?.distinctCount.map { Int($0) },
            minimum: bounds.minimum.map { .init(text: $0, isExact: statistics?.isMinValueExact) },
            maximum: bounds.maximum.map { .init(text: $0, isExact: statistics?.isMaxValueExact) },
            compressedByteCount: Int(metaData.totalCompressedSize),
            uncompressedByteCount: Int(metaData.totalUncompressedSize),
            offset: Int(dictionary ?? metaData.dataPageOffset), hasDictionary: dictionary != nil,
            hasColumnIndex: chunk.columnIndexOffset != nil, hasOffsetIndex: chunk.offsetIndexOffset != nil,
            bloomFilterByteCount: metaData.bloomFilterOffset.map { _ in Int(metaData.bloomFilterLength ?? 0) })
    }

    private func bounds(
        of metaData: ColumnMetaData, _ leaf: SchemaNode, _ index: Int
    ) -> (minimum: String?, maximum: String?) {
        guard let statistics = metaData.statistics, let physical = leaf.element.type,
            let type = try? LeafType(leaf.element, physical)
        else { return (nil, nil) }
        let known = LeafStatistics(statistics, type, order: columnOrder(index), valueCount: metaData.numValues)
        return (known.minimum.flatMap { type.text(of: $0) }, known.maximum.flatMap { type.text(of: $0) })
    }

    /// How the bounds of a column compare; nil when the file does not say.
    func columnOrder(_ leaf: Int) -> ColumnOrder? {
        let orders = footer.metaData.columnOrders
        return orders?.count == tree.leaves.count ? orders?[leaf] : nil
    }
}

extension ParquetMetadata.ColumnDescription {
    init(_ leaf: SchemaNode) {
        let element = leaf.element
        path = leaf.dottedPath
        let name = element.type?.name ?? ""
        physicalType = element.typeLength.map { element.type == .fixedLenByteArray ? "\(name)(\($0))" : name } ?? name
        logicalType = (element.logicalType ?? LogicalType(element))?.description ?? element.convertedType?.description
        maximumDefinitionLevel = Int(leaf.definition)
        maximumRepetitionLevel = Int(leaf.repetition)
    }
}

extension LogicalType: CustomStringConvertible {
    /// The name and parameters in the format's writing.
    var description: String {
        switch self {
        case .string: "STRING"
        case .map: "MAP"
        case .list: "LIST"
        case .enumeration: "ENUM"
        case .decimal(let scale, let precision): "DECIMAL(\(precision), \(scale))"
        case .date: "DATE"
        case .time(let isUTC, let unit): "TIME(\(unit)\(isUTC ? ", UTC" : ""))"
        case .timestamp(let isUTC, let unit): "TIMESTAMP(\(unit)\(isUTC ? ", UTC" : ""))"
        case .integer(let bitWidth, let isSigned): "INTEGER(\(bitWidth), \(isSigned ? "signed" : "unsigned"))"
        case .unknown: "UNKNOWN"
        case .json: "JSON"
        case .bson: "BSON"
        case .uuid: "UUID"
        case .float16: "FLOAT16"
        case .variant: "VARIANT"
        case .geometry: "GEOMETRY"
        case .geography: "GEOGRAPHY"
        case .other(let id): "unknown \(id)"
        }
    }
}

extension Array where Element: Hashable {
    /// Each element once, in the order of the first.
    fileprivate var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Int {
    fileprivate func addingSaturating(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}
