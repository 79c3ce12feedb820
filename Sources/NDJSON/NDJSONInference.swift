public import Columns
import JSON

extension InferredSchema {
    /// The schema of JSON lines: whole numbers are `int64`, others `double`; strings that all are dates or times are
    /// those; lists and objects are lists and structs.
    ///
    /// - Parameters:
    ///   - sample: The start of a file.
    ///   - isWhole: Whether the sample is all of it; otherwise its last line may be cut and is left out.
    ///   - name: What errors call the input.
    /// - Throws: `NDJSONError` for a line that is no object, `InferenceError` for values that no one type holds.
    public init(ndjson sample: [UInt8], isWhole: Bool, name: String = "-") throws {
        var members = InferredMembers()
        var rows = 0
        var line = 0
        var start = sample.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < sample.count {
            let feed = sample[start...].firstIndex(of: 0x0A)
            guard feed != nil || isWhole else { break }
            let end = feed ?? sample.count
            line += 1
            defer { start = end + 1 }
            guard !sample[start..<end].allSatisfy({ $0 <= 0x20 }) else { continue }
            let document: JSONDocument
            do {
                document = try JSONDocument(parsing: Array(sample[start..<end]))
            } catch {
                throw NDJSONError(
                    code: .syntax, file: name, line: line, offset: start + error.offset, path: "", expected: nil,
                    found: "byte \(error.offset) of the line")
            }
            guard document.root.kind == .object else {
                throw NDJSONError(
                    code: .notAnObject, file: name, line: line, offset: start, path: "", expected: nil,
                    found: "'" + String(decoding: sample[start..<min(end, start + 40)], as: UTF8.self) + "'")
            }
            for (key, value) in document.root.members {
                members.merge(key.string ?? "", InferredType(value, depth: 0))
            }
            rows += 1
        }
        let schema = try members.schema()
        guard !schema.fields.isEmpty else { throw InferenceError("\(name) has no rows to make a schema of") }
        self.init(schema: schema, rowCount: rows)
    }
}

extension InferredType {
    fileprivate init(_ value: JSONValue, depth: Int) {
        guard depth < SchemaFile.maximumDepth else {
            self = .conflict("more than \(SchemaFile.maximumDepth) lists and objects within each other")
            return
        }
        switch value.kind {
        case .null: self = .unknown
        case .bool: self = .boolean
        case .number: self = value.int == nil ? .double : .integer
        case .string: self = (value.utf8 ?? []).withUnsafeBufferPointer { InferredType(text: $0) }
        case .array:
            self = .list(
                value.elements.reduce(.unknown) { $0.merged(with: InferredType($1, depth: depth + 1)) })
        case .object:
            var members = InferredMembers()
            for (key, value) in value.members {
                members.merge(key.string ?? "", InferredType(value, depth: depth + 1))
            }
            self = .structure(members)
        }
    }
}
