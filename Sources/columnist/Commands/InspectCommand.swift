import ArgumentParser
import Columns
import CSV
import FileSystem
import Parquet
import Pipeline
import SystemPackage

struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Show the rows of a table file, its schema, or what it says of itself.",
        discussion: """
            Examples:
              columnist inspect out/figures.csv -n 20 --select value,noun,event
              columnist inspect out/figures.parquet --metadata
              columnist inspect out/figures.parquet --where "value >= 1000" --format ndjson
              columnist inspect out/figures.parquet --schema > figures.schema.json

            The form is that of the file's name unless --from says otherwise. --verify reads a Parquet file as a whole and
            compares its checksums, statistics and indexes with the data; the exit status is 65 when one is wrong.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, ndjson, csv }

    /// How values without a JSON type of their own are shown.
    enum Values: String, ExpressibleByArgument, CaseIterable { case iso, raw }

    @Argument(help: "A Parquet, CSV or NDJSON file.", completion: .file())
    var file: String

    @Option(help: "The form of the file: parquet, csv, tsv or ndjson.")
    var from: TableForm?

    @Option(name: .shortAndLong, help: "How many rows; without it 20 as a table, else all.")
    var number: Int?

    @Option(help: "The most characters of a cell.")
    var width = 40

    @Option(help: "The columns, in this order, separated by commas.")
    var select: String?

    @Option(help: "The condition on the rows, as for convert.")
    var `where`: String?

    @Option(help: "table, ndjson or csv.")
    var format = Format.table

    @Option(help: "iso, or raw: integer microseconds and day numbers, lower-case hexadecimal (ndjson).")
    var values = Values.iso

    @Flag(help: "Print the schema, as convert --schema reads it.")
    var schema = false

    @Flag(help: "Print a Parquet file's row groups, encodings, sizes and statistics.")
    var metadata = false

    @Flag(help: "Compare what a Parquet file says of itself with its data.")
    var verify = false

    @OptionGroup(title: "CSV") var csv: CSVOptions

    func validate() throws {
        guard number.map({ $0 >= 0 }) ?? true else { throw ValidationError("-n must not be negative.") }
        guard width >= 2 else { throw ValidationError("--width must be at least 2.") }
        guard [schema, metadata, verify].count(where: { $0 }) <= 1 else {
            throw ValidationError("--schema, --metadata and --verify exclude each other.")
        }
        guard values == .iso || format == .ndjson else { throw ValidationError("--values raw needs --format ndjson.") }
    }

    func run() async throws {
        try await reporting {
            let form = try TableForm.of(file, asked: from, option: "--from")
            if metadata || verify { return try inspectParquet(form) }
            var options = InputOptions()
            options.dialect = csv.dialect(for: form)
            options.readsText = !schema && `where` == nil
            let query = try TableQuery(file, form, options, select: select, condition: `where`)
            if schema { return try printSchema(query.schema) }
            switch format {
            case .table: try printTable(query)
            case .ndjson:
                let style: Column.JSONStyle = values == .raw ? .raw : .readable
                try write(query, to: StandardTableOutput(ndjson: query.schema, style: style))
            case .csv: try write(query, to: StandardTableOutput(csv: query.schema, csv.dialect()))
            }
        }
    }

    private func printSchema(_ schema: Schema) throws(RunError) {
        let name = FilePath(file).stem ?? ""
        var output = StandardOutput()
        try output.write(SchemaFile(name: name, schema: schema).json)
        try output.flush()
    }

    private func printTable(_ query: TableQuery) throws(RunError) {
        let limit = number ?? 20
        var shown = ColumnBatch(schema: query.schema)
        var count = 0
        while let batch = try query.next() {
            let missing = max(0, limit - shown.rowCount)
            if missing > 0 { shown.append(batch.selecting(rows: Array(0..<min(missing, batch.rowCount)))) }
            count += batch.rowCount
        }
        print(table(of: shown).description)
        if count > shown.rowCount { print("… \(count - shown.rowCount) more rows") }
    }

    /// Columns of text whose cells all are numbers, as those of CSV may be, stand to the right too.
    private func table(of batch: ColumnBatch) -> TextTable {
        let cells = batch.columns.map { column in (0..<batch.rowCount).map { column.text(at: $0) } }
        let isNumeric = zip(batch.schema.fields, cells).map { field, cells in
            field.type.isNumeric || field.type == .string && cells.allSatisfy { $0.map { Double($0) != nil } ?? true }
        }
        var table = TextTable(header: batch.schema.fields.map(\.name), numeric: isNumeric, cellWidth: width)
        for row in 0..<batch.rowCount { table.append(cells.map { $0[row] ?? "" }) }
        return table
    }

    private func write(_ query: TableQuery, to output: StandardTableOutput) throws(RunError) {
        var missing = number ?? .max
        while missing > 0, let batch = try query.next() {
            try output.append(
                batch.rowCount <= missing ? batch : batch.selecting(rows: Array(0..<missing)))
            missing -= min(missing, batch.rowCount)
        }
        try output.close()
        for remark in query.remarks { Console().warning(remark) }
    }

    private func inspectParquet(_ form: TableForm) throws(RunError) {
        guard form == .parquet else { throw RunError(.usage, "--metadata and --verify are for Parquet") }
        let reader = try accessingTable(file) { try ParquetFileReader(path: FilePath(file)) }
        if metadata { return print(MetadataReport(metadata: reader.metadata, width: width).text) }
        let findings = try accessingTable(file) { try reader.verify() }
        for finding in findings { Console().error(finding.description) }
        guard findings.isEmpty else {
            throw RunError(.errorBudgetExceeded, "\(file): \(findings.count) statements of the file are wrong")
        }
        print("\(file): \(reader.rowCount) rows in \(reader.rowGroupCount) row groups agree with what the file says")
    }
}
