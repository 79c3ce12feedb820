import JSON

/// A schema as JSON: `{"name": "figures", "fields": [{"name": "value", "type": "double", "nullable": true}, …]}`.
///
/// A type is one of `boolean`, `int32`, `int64`, `double`, `string`, `binary`, `uuid`, `date`, `time_us`,
/// `timestamp_us_utc`, `timestamp_us`, or an object: `{"decimal": [18, 2]}` (precision and scale),
/// `{"list": {"type": …, "nullable": …}}`, `{"struct": [fields]}`. A field may have a `documentation`; without
/// `nullable` it is nullable.
public struct SchemaFile: Sendable, Hashable {
    /// The name of the table; empty when the file has none.
    public let name: String
    /// The fields.
    public let schema: Schema

    /// What becomes of the type `uuid`.
    public enum UUIDs: Sendable {
        /// Strings, which every reader of Parquet takes: Spark refuses a whole file that has a uuid.
        case asStrings
        /// 16 bytes.
        case asUUIDs
    }

    /// Lists and structs within each other.
    public static let maximumDepth = 64

    /// A file of its parts.
    public init(name: String, schema: Schema) {
        (self.name, self.schema) = (name, schema)
    }

    /// Reads a file.
    ///
    /// - Throws: `SchemaFileError`.
    public init(parsing json: [UInt8], uuids: UUIDs = .asStrings) throws(SchemaFileError) {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: json)
        } catch {
            throw SchemaFileError(path: "", problem: "not JSON: \(error)")
        }
        let reader = SchemaReader(uuids: uuids)
        name = document.root["name"]?.string ?? ""
        schema = Schema(try reader.fields(document.root["fields"], "fields", depth: 0))
    }

    /// The file, a field a line.
    public var json: [UInt8] {
        var name = JSONWriter()
        name.string(self.name)
        let fields = schema.fields.map { field in
            var writer = JSONWriter()
            Self.write(field, to: &writer)
            return "  " + String(decoding: writer.bytes, as: UTF8.self)
        }
        let head = "{\"name\": \(String(decoding: name.bytes, as: UTF8.self)), \"fields\": [\n"
        return Array((head + fields.joined(separator: ",\n") + "\n]}\n").utf8)
    }

    private static func write(_ field: Field, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", field.name)
        writer.key("type")
        write(field.type, to: &writer)
        writer.member("nullable", field.isNullable)
        if !field.documentation.isEmpty { writer.member("documentation", field.documentation) }
        writer.endObject()
    }

    private static func write(_ type: DataType, to writer: inout JSONWriter) {
        if let name = names.first(where: { $0.type == type })?.name { return writer.string(name) }
        writer.beginObject()
        switch type {
        case .decimal(let precision, let scale):
            writer.key("decimal")
            writer.beginArray()
            writer.int(precision)
            writer.int(scale)
            writer.endArray()
        case .list(let element):
            writer.key("list")
            writer.beginObject()
            writer.key("type")
            write(element.type, to: &writer)
            writer.member("nullable", element.isNullable)
            writer.endObject()
        case .structure(let fields):
            writer.key("struct")
            writer.beginArray()
            for field in fields { write(field, to: &writer) }
            writer.endArray()
        default: break
        }
        writer.endObject()
    }

    fileprivate static let names: [(name: String, type: DataType)] = [
        ("boolean", .boolean), ("int32", .int32), ("int64", .int64), ("double", .double), ("string", .string),
        ("binary", .binary), ("uuid", .uuid), ("date", .date), ("time_us", .time), ("timestamp_us_utc", .timestamp),
        ("timestamp_us", .localTimestamp),
    ]
}

/// Why a file is no schema.
public struct SchemaFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The part of the file, such as `fields[3].type`; empty for the whole.
    public let path: String
    /// What is wrong with it.
    public let problem: String

    /// A sentence with the place.
    public var description: String { (path.isEmpty ? "" : "\(path): ") + problem }
}

/// Fields and types from JSON.
private struct SchemaReader {
    let uuids: SchemaFile.UUIDs

    func fields(_ value: JSONValue?, _ path: String, depth: Int) throws(SchemaFileError) -> [Field] {
        guard let value, value.kind == .array else {
            throw SchemaFileError(path: path, problem: "a list of fields is expected")
        }
        var fields: [Field] = []
        for (index, element) in value.elements.enumerated() {
            let path = "\(path)[\(index)]"
            guard let name = element["name"]?.string else {
                throw SchemaFileError(path: path, problem: "a field with a \"name\" is expected")
            }
            guard !fields.contains(where: { $0.name == name }) else {
                throw SchemaFileError(path: path, problem: "the name '\(name)' stands twice")
            }
            fields.append(try field(name, element, path, depth: depth))
        }
        guard !fields.isEmpty else { throw SchemaFileError(path: path, problem: "at least one field is expected") }
        return fields
    }

    private func field(
        _ name: String, _ value: JSONValue, _ path: String, depth: Int
    ) throws(SchemaFileError) -> Field {
        Field(
            name, try type(value["type"], path + ".type", depth: depth), isNullable: value["nullable"]?.bool ?? true,
            documentation: value["documentation"]?.string ?? "")
    }

    private func type(_ value: JSONValue?, _ path: String, depth: Int) throws(SchemaFileError) -> DataType {
        guard depth < SchemaFile.maximumDepth else {
            throw SchemaFileError(path: path, problem: "more than \(SchemaFile.maximumDepth) types within each other")
        }
        if let name = value?.string {
            if name == "uuid", uuids == .asStrings { return .string }
            if let type = SchemaFile.names.first(where: { $0.name == name })?.type { return type }
            let known = SchemaFile.names.map(\.name).joined(separator: ", ")
            throw SchemaFileError(
                path: path,
                problem: "no type '\(name)'; there are \(known), and {\"decimal\"}, {\"list\"}, {\"struct\"}")
        }
        if let parts = value?["decimal"] { return try decimal(parts, path) }
        if let element = value?["list"] {
            return .list(try field("element", element, path + ".list", depth: depth + 1))
        }
        if let members = value?["struct"] {
            return .structure(try fields(members, path + ".struct", depth: depth + 1))
        }
        throw SchemaFileError(path: path, problem: "the name of a type, or {\"decimal\"}, {\"list\"} or {\"struct\"}")
    }

    private func decimal(_ value: JSONValue, _ path: String) throws(SchemaFileError) -> DataType {
        let numbers = value.elements.compactMap(\.int)
        guard numbers.count == 2, (1...38).contains(numbers[0]), (0...numbers[0]).contains(numbers[1]) else {
            throw SchemaFileError(
                path: path, problem: "[precision, scale] is expected, with 1–38 digits and a scale within them")
        }
        return .decimal(precision: numbers[0], scale: numbers[1])
    }
}
