public import ArgumentParser
import Columns
public import Compression
import CSV
import FileSystem
import JSON
import NDJSON
import Parquet
import Pipeline
import SystemPackage

extension CompressionCodec: ExpressibleByArgument {}

struct ConvertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Convert a table between Parquet, CSV, NDJSON and SQLite.",
        discussion: """
            Examples:
              columnist convert figures.csv figures.parquet
              columnist convert figures.ndjson figures.parquet --schema figures.schema.json --row-group 32MiB
              columnist convert figures.parquet - --to csv --select value,noun --where "value >= 100 and noun = 'child'"
              columnist convert figures.csv tables.sqlite --table figures --key article_id,seq

            The forms are those of the files' names (.parquet, .csv, .tsv, .ndjson, .jsonl, .sqlite, .db) unless --from and
            --to say otherwise; - is standard input or output. The output appears complete or not at all.

            A schema file is JSON: {"name": "t", "fields": [{"name": "a", "type": "int64", "nullable": true}]}, with the
            types boolean, int32, int64, double, string, binary, uuid, date, time_us, timestamp_us_utc, timestamp_us,
            {"decimal": [18, 2]}, {"list": {"type": ...}} and {"struct": [fields]}. Without one, the schema of NDJSON and
            CSV is inferred from the start of the input and said on standard error.

            --where compares columns with literals (=, !=, <, <=, >, >=; text and times in single quotes), asks for
            'is null', and joins with and, or, not and brackets.
            """)

    @Argument(help: "The table that is read, or -.", completion: .file())
    var input: String

    @Argument(help: "The file that is written, or -.", completion: .file())
    var output: String

    @Option(help: "The form of the input: parquet, csv, tsv or ndjson.")
    var from: TableForm?

    @Option(help: "The form of the output: parquet, csv, tsv, ndjson, sqlite, or arrays (a CSV's records as JSON).")
    var to: TableForm?

    @Option(help: "The schema file of the input.", completion: .file(extensions: ["json"]))
    var schema: String?

    @Flag(help: "Keep the type uuid of a schema file; without it uuids are strings, which every reader takes.")
    var uuids = false

    @Option(help: "How much of the input a schema is inferred from.")
    var sample = ByteSize(4 << 20)

    @Option(help: "The columns that are written, in this order, separated by commas.")
    var select: String?

    @Option(help: "The condition on the rows that are written.")
    var `where`: String?

    @OptionGroup(title: "CSV") var csv: CSVOptions
    @OptionGroup(title: "Parquet") var parquet: ParquetOptions

    @Option(help: "SQLite: the table; without it the name in the schema file, else that of the input file.")
    var table: String?

    @Option(help: "SQLite: the columns of the key; rows whose key is there are replaced.")
    var key: String?

    @Option(help: "Rows are read and written on one thread; other values are kept for later.")
    var jobs = 1

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be between 1 and 256.") }
    }

    func run() async throws {
        try await reporting {
            let sourceForm = try TableForm.of(input, asked: from, option: "--from")
            let targetForm = try TableForm.of(output, asked: to, option: "--to")
            if targetForm == .arrays { return try writeArrays(sourceForm) }
            let conversion = try openInput(sourceForm)
            let target = try openOutput(targetForm, conversion)
            while let batch = try conversion.next() { try target.append(batch) }
            try target.close()
            for remark in conversion.remarks { Console().warning(remark) }
        }
    }

    private func openInput(_ form: TableForm) throws(RunError) -> TableQuery {
        var options = InputOptions()
        options.dialect = csv.dialect(for: form)
        options.sampleSize = sample.bytes
        options.note = { Console().notice($0) }
        options.schema = try schemaFile()?.schema
        return try TableQuery(input, form, options, select: select, condition: `where`)
    }

    private func schemaFile() throws(RunError) -> SchemaFile? {
        guard let schema else { return nil }
        do {
            return try SchemaFile(parsing: try FilePath(schema).readBytes(), uuids: uuids ? .asUUIDs : .asStrings)
        } catch let error as FileError {
            throw RunError(error)
        } catch {
            throw RunError(.usage, "\(schema): \(error)", underlying: error)
        }
    }

    private func openOutput(_ form: TableForm, _ query: TableQuery) throws(RunError) -> any TableOutput {
        var options = OutputOptions()
        options.dialect = csv.dialect(for: form)
        options.properties = parquet.properties
        let name = try schemaFile()?.name ?? ""
        options.table = table ?? (name.isEmpty ? FilePath(input).stem : name)
        options.key = key?.split(separator: ",").map(String.init) ?? []
        return try options.open(output, form, query.schema)
    }

    /// A CSV's records as JSON arrays of strings, the header first: what its reader sees, without types.
    private func writeArrays(_ form: TableForm) throws(RunError) {
        guard form == .csv || form == .tsv, output == "-" else {
            throw RunError(.usage, "arrays are made of CSV and written to standard output")
        }
        let file = try InputFile(input)
        var records = CSVRecords(file.descriptor, dialect: csv.dialect(for: form), name: file.name)
        var standardOutput = StandardOutput()
        var json = JSONWriter()
        while true {
            let record: CSVRecords.Record?
            do {
                record = try records.nextRecord()
            } catch {
                try standardOutput.flush()
                throw RunError(table: error, file.name)
            }
            guard let record else { break }
            json.beginArray()
            for field in record { json.string(field ?? "") }
            json.endArray()
            json.newline()
            try standardOutput.write(json.bytes)
            json.removeAll()
        }
        try standardOutput.flush()
    }
}

/// How Parquet is written.
struct ParquetOptions: ParsableArguments {
    @Option(help: "Parquet: zstd, snappy, gzip, lz4_raw or uncompressed.")
    var compression = CompressionCodec.zstd

    @Option(help: "Parquet: the level of zstd (-7 to 22) or gzip (1 to 12).")
    var level: Int?

    @Option(help: "Parquet: the bytes of values, uncompressed, after which a row group ends.")
    var rowGroup = ByteSize(64 << 20)

    @Option(help: "Parquet: the bytes of values, uncompressed, after which a page ends.")
    var page = ByteSize(4 << 20)

    func validate() throws {
        guard compression.canCompress else { throw ValidationError("--compression \(compression.rawValue) is read only.") }
        guard let level else { return }
        guard let levels = compression.levels, levels.contains(level) else {
            throw ValidationError(
                compression.levels.map { "--level must be between \($0.lowerBound) and \($0.upperBound)." }
                    ?? "--compression \(compression.rawValue) has no levels.")
        }
    }

    var properties: WriterProperties {
        var properties = WriterProperties()
        properties.compression = compression
        properties.compressionLevel = level
        properties.rowGroupSize = rowGroup.bytes
        properties.pageSize = page.bytes
        return properties
    }
}
