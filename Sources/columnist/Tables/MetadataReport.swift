import Columns
import Parquet

/// What a Parquet file says of itself, as text.
struct MetadataReport {
    let metadata: ParquetMetadata
    /// The most characters of a bound.
    let width: Int

    var text: String {
        var lines = [
            "format version \(metadata.version), written by \(metadata.createdBy ?? "an unnamed writer")",
            "\(metadata.rowCount) rows in \(metadata.rowGroups.count) row groups, \(metadata.columns.count) columns, "
                + "\(metadata.byteCount) bytes (footer \(metadata.footerByteCount))",
        ]
        lines += metadata.keyValues.map { "\($0.key): \($0.value ?? "(no value)")" }
        lines += ["", columns.description]
        for (index, group) in metadata.rowGroups.enumerated() {
            let sorting = group.sorting.isEmpty ? "" : ", sorted by \(group.sorting.joined(separator: "; "))"
            lines += [
                "",
                "row group \(index): \(group.rowCount) rows, \(group.compressedByteCount) bytes "
                    + "(\(group.uncompressedByteCount) before compression)\(sorting)",
                chunks(of: group).description,
            ]
        }
        return lines.joined(separator: "\n")
    }

    private var columns: TextTable {
        var table = TextTable(
            header: ["column", "physical type", "logical type", "levels"], cellWidth: max(width, 40))
        for column in metadata.columns {
            table.append([
                column.path, column.physicalType, column.logicalType ?? "",
                "\(column.maximumDefinitionLevel)/\(column.maximumRepetitionLevel)",
            ])
        }
        return table
    }

    private func chunks(of group: ParquetMetadata.RowGroupDescription) -> TextTable {
        var table = TextTable(
            header: [
                "column", "codec", "encodings", "bytes", "before", "pages", "values", "nulls", "min", "max", "index",
                "bloom",
            ],
            numeric: [false, false, false, true, true, true, true, true, false, false, false, true], cellWidth: width)
        for chunk in group.columns {
            let index = [chunk.hasColumnIndex ? "column" : nil, chunk.hasOffsetIndex ? "offset" : nil]
            table.append([
                chunk.path, chunk.codec, chunk.encodings.joined(separator: " "), String(chunk.compressedByteCount),
                String(chunk.uncompressedByteCount), chunk.dataPageCount.map(String.init) ?? "",
                String(chunk.valueCount), chunk.nullCount.map(String.init) ?? "", bound(chunk.minimum),
                bound(chunk.maximum), index.compactMap { $0 }.joined(separator: "+"),
                chunk.bloomFilterByteCount.map(String.init) ?? "",
            ])
        }
        return table
    }

    /// A bound that is no value of the data has a mark.
    private func bound(_ bound: ParquetMetadata.Bound?) -> String {
        bound.map { ($0.isExact == false ? "~" : "") + $0.text } ?? ""
    }
}
