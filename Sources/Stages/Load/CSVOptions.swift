public import CSV
package import Datasets
public import Pipeline

extension CSVEncoder.LineEnding: OptionChoice {}

/// Writes a table to CSV files.
package typealias CSVStage = FileStage<CSVOptions>

/// What is written, and how.
package struct CSVOptions: FileLoadOptions {
    package static let description = (
        name: "csv", summary: "Writes CSV files (RFC 4180): text quoted, numbers bare, nulls empty.",
        example: """
        csv: {path: out/figures.csv, rows: figures, columns: [article_id, value, bound, noun, event, sentence]}
        """
    )

    package var destination = FileDestination()
    /// What stands between cells.
    package var delimiter = ","
    /// What ends a row.
    package var lineEnding = CSVEncoder.LineEnding.crlf
    /// Whether the first row has the names of the columns.
    package var header = true

    /// The defaults.
    package init() {}

    package static let fields: [OptionField<Self>] =
        destinationFields + [
            .init("delimiter", \.delimiter, "One ASCII character between cells."),
            .init("line_ending", \.lineEnding, "What ends a row; RFC 4180 has `crlf`."),
            .init("header", \.header, "Whether the first row has the names of the columns."),
        ]

    /// The delimiter is one that libcsv can write, and the path is one.
    package func validate(at place: Place) throws(PipelineFileError) {
        try destination.validate(at: place)
        guard delimiter.utf8.count == 1, let byte = delimiter.utf8.first, byte < 0x80, byte != 0x22, byte != 0x0A,
            byte != 0x0D
        else {
            throw PipelineFileError(place, "'delimiter' must be one ASCII character, no quote and no line break")
        }
    }

    package var format: PartFormat {
        let encoder = CSVEncoder(delimiter: delimiter.utf8.first ?? UInt8(ascii: ","), lineEnding: lineEnding)
        let header = header
        return PartFormat(CSVOptions.description.name, byteCount: { $0.byteCount }) { path, schema in
            var encoder = encoder
            if header { encoder.appendHeader(schema) }
            return try CSVFileWriter(path, encoder)
        }
    }
}
