import Columns
import FileSystem
import JSON
public import SystemPackage

/// What a dataset consists of: `_manifest.json` in its directory. Readers of datasets skip names with an underscore.
///
/// It has nothing that changes from run to run: the same rows give the same bytes.
public struct Manifest: Sendable, Hashable {
    /// The name in the dataset's directory.
    public static let fileName = "_manifest.json"
    /// The version of the manifest's form.
    public static let version = 1

    /// A column of the files, or of the directories.
    public struct Column: Sendable, Hashable {
        /// Its name, its type as `DataType` describes it, and what it holds.
        public let name: String, type: String, meaning: String
        /// Whether a value may be missing.
        public let isNullable: Bool

        init(_ field: Field) {
            (name, type, meaning) = (field.name, field.type.description, field.documentation)
            isNullable = field.isNullable
        }
    }

    /// The program that wrote the dataset, with its version.
    public let producer: String
    /// The name of the table.
    public let table: String
    /// The format of the files.
    public let format: String
    /// The columns of the files, and those that are in the directories' names.
    public let columns: [Column], partitionColumns: [Column]
    /// What the rows are sorted by, the most important first; a minus for the largest first.
    public let sortedBy: [String]
    /// The files in the order of their rows.
    public let files: [DatasetFile]

    /// The rows of all files.
    public var rows: Int { files.reduce(0) { $0 + $1.rows } }
    /// The bytes of all files.
    public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }

    init(_ description: DatasetDescription, _ shape: RowShape, layout: DatasetLayout, files: [DatasetFile]) {
        producer = description.producer
        table = description.table
        format = description.format.name
        columns = shape.files.fields.map { Column($0) }
        partitionColumns = shape.partitionFields.map { Column($0) }
        sortedBy = layout.order.map(\.description)
        self.files = files
    }
}

extension Manifest {
    /// The manifest as JSON.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("manifest_version", Self.version)
        writer.member("producer", producer)
        writer.member("table", table)
        writer.member("format", format)
        writer.member("rows", rows)
        writer.member("bytes", bytes)
        writer.key("columns")
        Self.write(columns, to: &writer)
        writer.key("partitioned_by")
        Self.write(partitionColumns, to: &writer)
        writer.member("sorted_by", sortedBy)
        writer.key("files")
        writer.beginArray()
        for file in files { file.write(to: &writer) }
        writer.endArray()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    private static func write(_ columns: [Column], to writer: inout JSONWriter) {
        writer.beginArray()
        for column in columns {
            writer.beginObject()
            writer.member("name", column.name)
            writer.member("type", column.type)
            writer.member("nullable", column.isNullable)
            writer.member("meaning", column.meaning)
            writer.endObject()
        }
        writer.endArray()
    }

    /// Reads a manifest.
    ///
    /// - Throws: `DatasetError` with the code `.manifest`.
    public init(parsing json: [UInt8]) throws(DatasetError) {
        func wrong(_ what: String, _ error: (any Error)? = nil) -> DatasetError {
            DatasetError(.manifest, "\(Self.fileName) is no manifest of a dataset: \(what)", underlying: error)
        }
        let root: JSONValue
        do throws(JSONError) {
            root = try JSONDocument(parsing: json).root
        } catch {
            throw wrong(error.description, error)
        }
        guard let version = root["manifest_version"]?.int else { throw wrong("it has no 'manifest_version'") }
        guard version == Self.version else { throw wrong("version \(version) is not known") }
        guard let producer = root["producer"]?.string, let table = root["table"]?.string,
            let format = root["format"]?.string, let files = root["files"]
        else { throw wrong("'producer', 'table', 'format' or 'files' is missing") }
        (self.producer, self.table, self.format) = (producer, table, format)
        columns = (root["columns"]?.elements ?? []).compactMap { Column($0) }
        partitionColumns = (root["partitioned_by"]?.elements ?? []).compactMap { Column($0) }
        sortedBy = (root["sorted_by"]?.elements ?? []).compactMap(\.string)
        self.files = files.elements.compactMap { DatasetFile($0) }
        guard self.files.count == files.elements.count else { throw wrong("a file lacks its path, rows or bytes") }
    }

    /// The manifest of the dataset in a directory; nil when it has none.
    ///
    /// - Throws: `DatasetError`.
    public static func read(from directory: FilePath) throws(DatasetError) -> Manifest? {
        let json: [UInt8]
        do throws(FileError) {
            json = try directory.appending(fileName).readBytes()
        } catch {
            if error.errno == .noSuchFileOrDirectory { return nil }
            throw DatasetError(error)
        }
        return try Manifest(parsing: json)
    }
}

extension Manifest.Column {
    fileprivate init?(_ value: JSONValue) {
        guard let name = value["name"]?.string, let type = value["type"]?.string else { return nil }
        (self.name, self.type) = (name, type)
        meaning = value["meaning"]?.string ?? ""
        isNullable = value["nullable"]?.bool ?? true
    }
}

extension DatasetFile {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("path", path)
        writer.key("partition")
        writer.beginObject()
        for value in partition { writer.member(value.name, value.text) }
        writer.endObject()
        writer.member("rows", rows)
        writer.member("bytes", bytes)
        writer.member("sha256", sha256)
        writer.endObject()
    }

    fileprivate init?(_ value: JSONValue) {
        guard let path = value["path"]?.string, let rows = value["rows"]?.int, let bytes = value["bytes"]?.int else {
            return nil
        }
        (self.path, self.rows, self.bytes) = (path, rows, bytes)
        sha256 = value["sha256"]?.string ?? ""
        partition = (value["partition"]?.members ?? []).compactMap { member in
            member.name.string.map { PartitionValue(name: $0, text: member.value.string) }
        }
    }
}
