public import CSV
package import Datasets
public import Pipeline

extension CSVDialect.LineEnding: OptionChoice {}
extension CSVDialect.Quoting: OptionChoice {}
extension CSVDialect.Lists: OptionChoice {}

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
    package var lineEnding = CSVDialect.LineEnding.crlf
    /// Whether the first row has the names of the columns.
    package var header = true
    /// Which cells are quoted.
    package var quoting = CSVDialect.Quoting.text
    /// What stands for a missing value.
    package var nullText = ""
    /// How lists are written.
    package var lists = CSVDialect.Lists.joined
    /// Whether files start with a byte order mark.
    package var byteOrderMark = false
    /// Whether spreadsheets are kept from taking text for formulas.
    package var guardFormulas = false

    /// The defaults.
    package init() {}

    package static let fields: [OptionField<Self>] =
        destinationFields + [
            .init("delimiter", \.delimiter, "One ASCII character between cells."),
            .init("line_ending", \.lineEnding, "What ends a row; RFC 4180 has `crlf`."),
            .init("header", \.header, "Whether the first row of a file has the names of the columns."),
            .init("quoting", \.quoting, "Which cells are quoted: all `text`, or as few as can be (`minimal`)."),
            .init("null", \.nullText, "What stands, unquoted, for a missing value. Empty text is `\"\"`."),
            .init("lists", \.lists, "Lists of single values `joined` by `; `, or as `json`."),
            .init("byte_order_mark", \.byteOrderMark, "Whether files start with the mark that Excel asks for."),
            .init(
                "guard_formulas", \.guardFormulas,
                "Whether text that a spreadsheet would take for a formula gets an apostrophe in front. It changes the "
                    + "data."),
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
        var dialect = CSVDialect()
        dialect.delimiter = delimiter.utf8.first ?? dialect.delimiter
        dialect.lineEnding = lineEnding
        dialect.hasHeader = header
        dialect.quoting = quoting
        dialect.nullText = nullText
        dialect.lists = lists
        dialect.hasByteOrderMark = byteOrderMark
        dialect.guardsFormulas = guardFormulas
        return PartFormat(CSVOptions.description.name, byteCount: { $0.byteCount }) { [dialect] path, schema in
            try CSVWriter(path: path, schema: schema, dialect: dialect)
        }
    }
}
