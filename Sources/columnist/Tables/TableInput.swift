import Columns
import CSV
import FileSystem
import NDJSON
import Pipeline
import SystemPackage

/// A table that is read, whatever its form.
protocol TableInput: AnyObject {
    var schema: Schema { get }
    func next() throws(RunError) -> ColumnBatch?
    /// What the user should know once all rows have been read.
    var remarks: [String] { get }
}

/// A file or standard input, and its first bytes.
struct InputFile {
    let path: String
    let descriptor: FileDescriptor
    private(set) var head: [UInt8] = []
    /// Whether the head is all of the file.
    private(set) var isWhole = false

    init(_ path: String) throws(RunError) {
        self.path = path
        guard path != "-" else {
            descriptor = .standardInput
            return
        }
        do {
            if FilePath(path).isDirectory { throw FileError(.open, FilePath(path), .isDirectory) }
            descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
        } catch {
            throw RunError(error as? FileError ?? FileError(.open, FilePath(path), error as? Errno ?? .ioError))
        }
    }

    /// What messages call it.
    var name: String { path == "-" ? "standard input" : path }

    /// Reads the head, up to about some bytes.
    mutating func readHead(_ size: Int) throws(RunError) {
        var bytes: [UInt8] = []
        while bytes.count < size, !isWhole {
            do {
                let block = try [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
                    count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
                }
                isWhole = block.isEmpty
                bytes += block
            } catch {
                throw RunError(table: error, name)
            }
        }
        head = bytes
    }
}

/// How a table is read.
struct InputOptions {
    var schema: Schema?
    var dialect = CSVDialect()
    /// The columns that are wanted; nil for all.
    var columns: Set<String>?
    /// The text of a condition: its columns are wanted too.
    var condition: String?
    /// CSV without a schema: all columns are text.
    var readsText = false
    /// The bytes of the head from which a schema is inferred.
    var sampleSize = 4 << 20
    /// Says what was inferred.
    var note: (String) -> Void = { _ in }
}

extension InputOptions {
    /// The condition on rows of a schema.
    func filter(_ schema: Schema) throws(RunError) -> RowFilter? {
        guard let condition else { return nil }
        do throws(FilterError) {
            return try RowFilter(condition, schema: schema)
        } catch {
            throw RunError(.usage, "--where: \(error)", underlying: error)
        }
    }
}

/// Rows of JSON lines or CSV.
final class TextTableInput: TableInput {
    let schema: Schema
    private let known: Set<String>
    private let name: String
    private var ndjson: NDJSONReader?
    private var csv: CSVReader?
    private(set) var remarks: [String] = []

    init(_ file: InputFile, _ form: TableForm, _ options: InputOptions) throws(RunError) {
        var file = file
        name = file.name
        let isCSV = form != .ndjson
        var whole = options.schema
        if whole == nil, !(isCSV && options.readsText) { whole = try Self.inferred(&file, form, options) }
        known = Set((whole?.fields ?? []).map(\.name))
        // What nobody wants is not read; CSV without a header needs all.
        if let all = whole, let wanted = options.columns, !isCSV || options.dialect.hasHeader {
            let needed = wanted.union(try options.filter(all)?.columns ?? [])
            let places = all.fields.indices.filter { needed.contains(all.fields[$0].name) }
            if !places.isEmpty { whole = all.selecting(places) }
        }
        if isCSV {
            let reader = try Self.csvReader(file, whole, options.dialect)
            schema = reader.schema
            if !known.isEmpty {
                remarks = reader.unknownColumns.filter { [known] in !known.contains($0) }.map { [name] in
                    "\(name): the schema has no column '\($0)', which is left out"
                }
            }
            csv = consume reader
        } else {
            schema = whole ?? Schema([])
            ndjson = NDJSONReader(file.descriptor, schema: schema, name: name, head: file.head)
        }
    }

    private static func csvReader(
        _ file: InputFile, _ schema: Schema?, _ dialect: CSVDialect
    ) throws(RunError) -> CSVReader {
        try accessingTable(file.name) {
            try CSVReader(file.descriptor, schema: schema, dialect: dialect, name: file.name, head: file.head)
        }
    }

    private static func inferred(
        _ file: inout InputFile, _ form: TableForm, _ options: InputOptions
    ) throws(RunError) -> Schema {
        try file.readHead(options.sampleSize)
        let file = file
        let inferred = try accessingTable(file.name) {
            form == .ndjson
                ? try InferredSchema(ndjson: file.head, isWhole: file.isWhole, name: file.name)
                : try InferredSchema(csv: file.head, isWhole: file.isWhole, dialect: options.dialect, name: file.name)
        }
        let rows = file.isWhole ? "all \(inferred.rowCount) rows" : "the first \(inferred.rowCount) rows"
        let fields = inferred.schema.fields.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
        options.note("\(file.name): schema inferred from \(rows): \(fields)")
        return inferred.schema
    }

    func next() throws(RunError) -> ColumnBatch? {
        try accessingTable(name) {
            guard csv == nil else { return try csv?.next() }
            let batch = try ndjson?.next()
            for key in ndjson?.takeUnknownKeys() ?? [] where !known.contains(key) {
                remarks.append("\(name): the schema has no field '\(key)', which is left out")
            }
            return batch
        }
    }
}
