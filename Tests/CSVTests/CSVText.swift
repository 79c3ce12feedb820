import CSV
import Columns
import SystemPackage

typealias CSVRows = [CSVReader.Record]

/// A CSV file in memory.
struct CSVText {
    let text: [UInt8]
    var dialect = CSVDialect()

    init(_ text: String, _ change: (inout CSVDialect) -> Void = { _ in }) {
        self.text = Array(text.utf8)
        change(&dialect)
    }

    init(_ text: [UInt8], dialect: CSVDialect) { (self.text, self.dialect) = (text, dialect) }

    func records() throws -> CSVRows { try CSVReader.records(of: text, dialect: dialect, name: "t.csv") }

    /// All rows as one batch, and the columns that the schema lacks.
    func read(
        _ schema: Schema?, options: CSVReader.Options = CSVReader.Options()
    ) throws -> (rows: ColumnBatch, unknown: [String]) {
        let descriptor = try FileDescriptor.open("/dev/null", .readOnly)
        defer { try? descriptor.close() }
        var reader = try CSVReader(
            descriptor, schema: schema, dialect: dialect, name: "t.csv", options: options, head: text)
        var rows = ColumnBatch(schema: reader.schema)
        while let batch = try reader.next() { rows.append(batch) }
        return (rows, reader.unknownColumns)
    }

    static func encode(_ batch: ColumnBatch, _ dialect: CSVDialect = CSVDialect()) -> [UInt8] {
        var encoder = CSVEncoder(dialect)
        if dialect.hasHeader { encoder.appendHeader(batch.schema) }
        encoder.append(batch)
        return encoder.take()
    }
}

extension ColumnBatch {
    /// Rows of strings.
    init(_ rows: [[String?]], names: [String]) {
        self.init(schema: Schema(names.map { Field($0, .string) }))
        for row in rows {
            for (index, cell) in row.enumerated() {
                append(to: index) { column in
                    if let cell { column.append(utf8: cell.utf8) } else { column.appendNull() }
                }
            }
        }
    }

    /// The cells as text.
    var cells: [[String?]] { (0..<rowCount).map { row in columns.map { $0.text(at: row) } } }
}
