import Inputs
package import Pipeline

/// Reads tables with a column of text, HTML or XML; see `TableColumns`.
package final class TableStage: FormatStage {
    /// What a table is kept in.
    package enum Format: String, OptionChoice, CaseIterable {
        case ndjson, csv, tsv, parquet, sqlite
    }

    /// The columns of an article.
    package struct Columns: OptionRecord {
        /// The name of each role's column; empty for none.
        package var names: [String: String] = [:]

        /// No column.
        package init() {}

        /// The column of a role, or an empty string.
        package subscript(role: String) -> String {
            get { names[role] ?? "" }
            set { names[role] = newValue }
        }

        private static func field(_ role: TableColumns.Role, _ meaning: String) -> OptionField<Self> {
            .init(role.rawValue, \.[role.rawValue], meaning)
        }

        /// The options.
        package static let fields: [OptionField<Self>] = [
            field(.text, "Plain text."), field(.html, "A page; its article is extracted."),
            field(.xml, "XML of one of the formats, such as NITF or JATS."), field(.id, "The id."),
            field(.url, "The address."), field(.title, "The title."), field(.subtitle, "The line under the title."),
            field(.author, "Names, joined by `; `."), field(.published, "The moment of publication."),
            field(.modified, "The moment of the last change."), field(.language, "The language, BCP 47."),
            field(.section, "The section."), field(.site, "The name of the publisher."),
            field(.tags, "Keywords, joined by `; `."), field(.description, "A description."),
            field(.image, "The address of the lead image."),
        ]
    }

    /// What is read.
    package struct Options: OptionRecord {
        /// Files, directories and patterns.
        package var paths: [String] = []
        /// What the tables are kept in.
        package var format = Format.ndjson
        /// The columns of an article.
        package var columns = Columns()
        /// Columns that are passed on.
        package var pass: [String] = []
        /// The table of a database.
        package var table = ""

        /// The defaults.
        package init() {}

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init("paths", \.paths, required: true, InputPaths.documentation),
            .init("format", \.format, required: true, "What the tables are kept in."),
            .init(
                "columns", \.columns, required: true,
                "Which columns an article is made of: `text`, `html` or `xml`, and its metadata. In NDJSON, `a.b` is a member of a member."
            ),
            .init("pass", \.pass, "Other columns that go to the output under their names, as text."),
            .init("table", \.table, "The table of an SQLite database that has several."),
        ]

        /// There is a text to read.
        package func validate(at place: Place) throws(PipelineFileError) {
            if paths.isEmpty { throw PipelineFileError(place, "'paths' is empty: nothing would be read") }
            let texts = ["text", "html", "xml"].filter { !columns[$0].isEmpty }
            if texts.count != 1 {
                throw PipelineFileError(
                    place, "'columns' needs one of 'text', 'html' and 'xml': the column with the articles")
            }
        }

        var documentFormat: any DocumentFormat {
            var names: [TableColumns.Role: String] = [:]
            for role in TableColumns.Role.allCases {
                let name = columns[role.rawValue]
                if !name.isEmpty { names[role] = name }
            }
            let columns = TableColumns(names, passed: pass)
            switch format {
            case .ndjson: return NDJSONTableFormat(columns)
            case .csv: return BatchTableFormat(.csv(delimiter: UInt8(ascii: ",")), columns)
            case .tsv: return BatchTableFormat(.csv(delimiter: UInt8(ascii: "\t")), columns)
            case .parquet: return BatchTableFormat(.parquet, columns)
            case .sqlite: return BatchTableFormat(.sqlite(table: table.isEmpty ? nil : table), columns)
            }
        }
    }

    package static let name = "table"
    package static let summary =
        "Reads tables (NDJSON, CSV, Parquet, SQLite) with a column of text, HTML or XML, a row a document."
    package static let example = """
        table: {paths: ["pages/*.parquet"], format: parquet, columns: {html: html, url: url}, pass: [crawl_id]}
        """
    static let library = "own, libcsv, SQLite"

    package static func passedColumns(of options: Options) -> [String] { options.pass }

    let queue: InputQueue

    package init(_ options: Options) { queue = InputQueue(options.paths, format: options.documentFormat) }
}
